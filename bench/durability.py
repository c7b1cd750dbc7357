"""Importing so that a power cut takes nothing, against not waiting for the disk.

Both ways import the same texts, which are read faster than any other format, so that
the disk counts most.
"""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import count as numbers
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.measuring import Measure, arguments, compare, report
from bench.samples import documents
from bench.samples.writers.text import write_text
from service.bootstrap import open_archive
from service.files import unsynced_files
from service.settings import Settings

COUNT = 400
SEED = 7


def main() -> None:
    """Measure, and print the results."""
    options = arguments(__doc__, COUNT)
    report(measure(options.count), as_json=options.json)


def measure(count: int) -> list[Measure]:
    """Measure *count* documents, each time into an empty archive."""
    with TemporaryDirectory(dir=Path.cwd()) as folder:  # /tmp may be in memory
        inbox = Path(folder) / "inbox"
        inbox.mkdir()
        for document in documents(count, SEED):
            (inbox / f"{document.name}.txt").write_bytes(write_text(document))
        homes = (Path(folder) / str(number) for number in numbers())
        return compare(
            "durable import",
            count,
            lambda: _import(inbox, next(homes)),
            without_waiting=lambda: _import_without_waiting(inbox, next(homes)),
        )


def _import(inbox: Path, home: Path) -> None:
    settings = Settings(home, workers=2, admits_secrets=True)
    with closing(open_archive(settings)) as archive:
        archive.importer.run([inbox], lambda _: None)


def _import_without_waiting(inbox: Path, home: Path) -> None:
    with _no_waiting():
        _import(inbox, home)


@contextmanager
def _no_waiting() -> Iterator[None]:
    waiting = unsynced_files._sync_all  # noqa: SLF001  # there is no setting for it
    unsynced_files._sync_all = lambda *_: None  # noqa: SLF001
    try:
        yield
    finally:
        unsynced_files._sync_all = waiting  # noqa: SLF001


if __name__ == "__main__":
    main()
