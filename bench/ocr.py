"""Pages of scans read per second, all cores busy, against tesseract alone.

Ours is the importer's way, from PDF files to parsed documents: one file per process,
the pages of a file in parallel. Tesseract alone gets the same pages as finished grey
pictures, one process per core. That needs an idle machine; on a busy one, processor
time still shows what ours does besides.
"""

import io
import os
import subprocess
import sys
from argparse import ArgumentParser
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

import pikepdf
from PIL import Image

from bench.measuring import Measure, add_arguments, compare, report
from bench.samples import documents
from bench.samples.writers.scan import write_scan
from ingest.pipeline import parse
from ingest.programs import Programs
from schemas.errors import NoTextError
from schemas.record import Received
from service.intake.parsers import LocalParsers
from service.intake.programs import installed_programs

COUNT = 6
SEED = 5
CORES = os.cpu_count() or 1


def main() -> None:
    """Measure scans of our own or of a folder, and print what came out."""
    parser = ArgumentParser(description=__doc__)
    add_arguments(parser, COUNT)
    parser.add_argument("--files", type=Path, help="a folder of PDFs to read instead")
    parser.add_argument(
        "--times", type=int, default=1, help="so often over: starting counts less"
    )
    options = parser.parse_args()
    if installed_programs().recognise is None:
        sys.exit("tesseract with Vietnamese is not installed")
    scans = _scans(options.files, options.count) * options.times
    report(measure(scans), as_json=options.json)


def measure(scans: Sequence[bytes]) -> list[Measure]:
    """Measure scans each by itself, and all their pages in one file."""
    with TemporaryDirectory() as folder:
        pictures = _pictures(scans, Path(folder))
        one, count = [_joined(scans)], len(pictures)

        def tesseract() -> object:
            return _tesseract(pictures)

        return [
            *compare(f"{len(scans)} scans", count, _ours(scans), tesseract=tesseract),
            *compare(f"{count} pages in one", count, _ours(one), tesseract=tesseract),
            *compare(
                f"{count} pages in one, processors",
                count,
                _here(one),
                clock=_of_the_processors,
                tesseract=tesseract,
            ),
        ]


def _ours(files: Sequence[bytes]) -> Callable[[], object]:
    received = [Received("scan.pdf", sha256(file).hexdigest(), file) for file in files]
    parsers = LocalParsers(CORES, installed_programs(CORES))
    return lambda: list(parsers.parse_all(received))


def _here(files: Sequence[bytes]) -> Callable[[], object]:
    """Read in this process, which has been started, as it is for most files."""
    programs = installed_programs(CORES)
    return lambda: [parse(file, "scan.pdf", programs) for file in files]


def _of_the_processors() -> float:
    """Return the seconds that this process and the programs it ran have taken."""
    return sum(os.times()[:4])


def _tesseract(pictures: Sequence[Path]) -> list[bytes]:
    with ThreadPoolExecutor(CORES) as threads:
        return list(threads.map(_read, pictures))


def _read(picture: Path) -> bytes:
    return subprocess.run(  # noqa: S603  # our own words
        ["tesseract", str(picture), "stdout", "-l", "vie", "tsv"],  # noqa: S607
        env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        capture_output=True,
        check=True,
    ).stdout


def _scans(folder: Path | None, count: int) -> list[bytes]:
    if folder is None:
        return [write_scan(document) for document in documents(count, SEED)]
    files = [path.read_bytes() for path in sorted(folder.glob("*.pdf"))]
    return [file for file in files if any(_seen_by_ocr(file))]


def _seen_by_ocr(file: bytes) -> Iterator[bytes]:
    """Yield the pictures of a file that are given to OCR."""
    seen: list[bytes] = []

    def look(picture: bytes) -> tuple[()]:
        seen.append(picture)
        return ()

    with suppress(NoTextError):
        parse(file, "scan.pdf", Programs(look))
    yield from seen


def _pictures(scans: Sequence[bytes], folder: Path) -> list[Path]:
    """Write what OCR is given as pictures, and return where."""
    paths: list[Path] = []
    for picture in (each for scan in scans for each in _seen_by_ocr(scan)):
        paths.append(folder / f"{len(paths)}.png")
        Image.open(io.BytesIO(picture)).save(paths[-1])
    return paths


def _joined(scans: Sequence[bytes]) -> bytes:
    """Return one PDF of all pages."""
    joined, file = pikepdf.Pdf.new(), io.BytesIO()
    for scan in scans:
        joined.add_pages_from(pikepdf.open(io.BytesIO(scan)))
    joined.save(file)
    return file.getvalue()


if __name__ == "__main__":
    main()
