"""The memory that one very large file takes, in the main process and in the readers.

The same PDF is imported as a file, in a zip archive and attached to a mail, then
verified, backed up, restored and read again; each in a process of its own.
"""

import json
import os
import subprocess
import sys
from argparse import ArgumentParser
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from zipfile import ZipFile

from bench.samples import documents
from bench.samples.writers.pdf import write_pdf

MEGABYTES = 300
SEED = 17
_MEBIBYTE = 1024 * 1024
_RUN = """
import atexit, resource
from cli.main import main

def tell():
    ours = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    readers = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    print(ours // 1024, readers // 1024)

atexit.register(tell)
main()
"""
Figures = dict[str, tuple[int, int]]


def main() -> None:
    """Measure, and print a line for each command."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--megabytes", type=int, default=MEGABYTES)
    parser.add_argument("--json", action="store_true", help="one line of JSON")
    options = parser.parse_args()
    with TemporaryDirectory(dir=Path.cwd()) as folder:  # /tmp may be in memory
        figures = measure(Path(folder), options.megabytes)
    lines = (
        f"{what}\tmain process {ours} MB\treaders {readers} MB"
        for what, (ours, readers) in figures.items()
    )
    print(json.dumps(figures) if options.json else "\n".join(lines))


def measure(folder: Path, megabytes: int) -> Figures:
    """Return the most megabytes that main process and readers had, by command."""
    folder.mkdir(exist_ok=True)
    figures: Figures = {}
    for path in _files(folder, megabytes):
        home = folder / f"home-{path.suffix[1:]}"
        figures[f"import {path.suffix}"] = _run(home, "import", path)
        path.unlink()
    home, backup = folder / "home-pdf", folder / "backup"
    figures["verify"] = _run(home, "verify")
    figures["backup"] = _run(home, "backup", "--check", backup)
    figures["restore"] = _run(folder / "restored", "restore", backup)
    figures["reparse"] = _run(home, "reparse", "--all")
    return figures


def _files(folder: Path, megabytes: int) -> Iterator[Path]:
    (document,) = documents(1, SEED)
    pdf = folder / "large.pdf"
    noise = Random(SEED).randbytes(_MEBIBYTE)  # no secret
    _write_pdf(pdf, write_pdf(document), noise, megabytes)
    packed, mail = folder / "large.zip", folder / "large.eml"
    with ZipFile(packed, "w") as archive:
        archive.write(pdf, pdf.name)
    _write_mail(mail, pdf)
    yield from (pdf, packed, mail)


def _write_pdf(path: Path, data: bytes, noise: bytes, megabytes: int) -> None:
    """Write a PDF with a stream that no page has, of so many megabytes."""
    size = len(noise) * megabytes
    place = len(data)
    begun = data.rpartition(b"startxref")[2].split()[0].decode()
    root = data.rpartition(b"/Root")[2].split(b"R")[0].decode()
    with path.open("wb") as file:
        file.write(data)
        file.write(f"9999 0 obj\n<</Length {size}>>stream\n".encode())
        for _ in range(megabytes):
            file.write(noise)
        file.write(b"\nendstream\nendobj\n")
        table = file.tell()
        file.write(f"xref\n9999 1\n{place:010} 00000 n \n".encode())
        trailer = f"trailer\n<</Size 10000/Root{root}R/Prev {begun}>>\n"
        file.write(f"{trailer}startxref\n{table}\n%%EOF\n".encode())


def _write_mail(path: Path, attached: Path) -> None:
    head = (
        "From: a@b\nTo: c@d\nSubject: Gui van ban\nMIME-Version: 1.0\n"
        'Content-Type: multipart/mixed; boundary="x"\n\n'
        "--x\nContent-Type: text/plain\n\nKem theo van ban.\n"
        "--x\nContent-Type: application/pdf\nContent-Transfer-Encoding: base64\n"
        f'Content-Disposition: attachment; filename="{attached.name}"\n\n'
    )
    with path.open("wb") as file, attached.open("rb") as source:
        file.write(head.encode())
        while piece := source.read(57 * 1000):
            file.write(b64encode(piece) + b"\n")
        file.write(b"--x--\n")


def _run(home: Path, *arguments: str | Path) -> tuple[int, int]:
    """Run a command; return the most megabytes of its process, and of its readers."""
    environment = {
        **os.environ,
        "VANKHO_HOME": str(home),
        "VANKHO_WORKERS": "1",
        "VANKHO_SECRECY": "allow",
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    done = subprocess.run(  # noqa: S603  # our own words
        [sys.executable, "-c", _RUN, *map(str, arguments)],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    ours, readers = done.stdout.split()[-2:]
    return int(ours), int(readers)


if __name__ == "__main__":
    main()
