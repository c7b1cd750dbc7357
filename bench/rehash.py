"""What verifying stored files costs beside ``sha256sum`` of the same files."""

import subprocess
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.measuring import Measure, arguments, compare, report
from bench.samples import documents
from bench.samples.writers.pdf import write_pdf
from service.bootstrap import OpenArchive, open_archive
from service.settings import Settings

COUNT = 400
SEED = 11


def main() -> None:
    """Measure, and print the results."""
    options = arguments(__doc__, COUNT)
    report(measure(options.count), as_json=options.json)


def measure(count: int) -> list[Measure]:
    """Measure the originals and texts of *count* documents."""
    with TemporaryDirectory() as folder:
        inbox, home = Path(folder) / "inbox", Path(folder) / "home"
        inbox.mkdir()
        for document in documents(count, SEED):
            (inbox / f"{document.name}.pdf").write_bytes(write_pdf(document))
        settings = Settings(home, workers=2, admits_secrets=True)
        with open_archive(settings) as opened:
            opened.importer.run([inbox], lambda _: None)
            stored = list(map(str, _stored(home)))
            return compare(
                "stored files read again",
                len(stored),
                lambda: _verify(opened, len(stored)),
                sha256sum=lambda: _sha256sum(stored),
            )


def _stored(home: Path) -> Iterator[Path]:
    return (path for path in (home / "files").rglob("*") if path.is_file())


def _verify(opened: OpenArchive, count: int) -> None:
    checksums = opened.verification.files()
    faults = list(filter(None, map(opened.verification.check, checksums)))
    assert (len(checksums), faults) == (count, [])  # noqa: S101  # else it measures less


def _sha256sum(paths: list[str]) -> None:
    command = ["sha256sum", "--", *paths]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603  # our own words


if __name__ == "__main__":
    main()
