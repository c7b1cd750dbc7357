"""Documents appended to the archive a second, against the event store alone.

Ours looks whether the document is there, keeps the original and the text as files, and
appends three events; the others append the facts once: through an application of
eventsourcing, and as rows of an SQLite table.
"""

import sqlite3
from collections.abc import Callable, Iterator
from itertools import count as numbers
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import UUID, uuid4

import msgspec
from eventsourcing.application import Application
from eventsourcing.domain import Aggregate, event

from bench.measuring import Measure, arguments, compare, report
from bench.samples import documents
from bench.samples.writers.text import write_text
from ingest import parse
from schemas.codec import report_of
from schemas.document import ParsedDocument
from service.archive import Archive, DocumentLog, Received
from service.files.directory import DirectoryFiles

COUNT = 500
SEED = 5
BATCH = 100
"""Documents in one transaction."""
CREATE = "CREATE TABLE events (id BLOB, version INTEGER, topic TEXT, state BLOB)"
Sample = tuple[Received, ParsedDocument]


class Paper(Aggregate):
    """A document as the library alone would keep it."""

    @event("Registered")
    def __init__(self, facts: dict[str, Any]) -> None:
        """Remember what was read."""
        self.facts = facts


def main() -> None:
    """Measure, and print what came out."""
    options = arguments(__doc__, COUNT)
    report(measure(options.count), as_json=options.json)


def measure(count: int) -> list[Measure]:
    """Measure *count* new documents, each time into an empty archive."""
    samples = list(samples_of(count))
    with TemporaryDirectory() as folder:
        places = (Path(folder) / str(number) for number in numbers())

        def into_new(append: Callable[[list[Sample], Path], None]) -> None:
            place = next(places)
            place.mkdir()
            append(samples, place)

        return compare(
            "append",
            count,
            lambda: into_new(register),
            eventsourcing=lambda: into_new(save),
            sqlite3=lambda: into_new(insert),
        )


def samples_of(count: int) -> Iterator[Sample]:
    """Make *count* documents, and read them."""
    for document in documents(count, SEED):
        data, name = write_text(document), f"{document.name}.txt"
        parsed = parse(data, name)
        yield Received(name, parsed.checksum, data), parsed


def register(samples: list[Sample], folder: Path) -> None:
    """Take the documents into an archive."""
    log = DocumentLog(env=_sqlite(folder))
    archive = Archive(log, DirectoryFiles(folder / "files"))
    for batch in _batches(samples):
        for received, parsed in batch:
            if not archive.has(received.checksum):
                archive.register(received, parsed)
        archive.commit()
    archive.close()


def save(samples: list[Sample], folder: Path) -> None:
    """Save an aggregate of each document with eventsourcing."""
    application: Application[UUID] = Application(env=_sqlite(folder))
    for batch in _batches(samples):
        application.save(*(Paper(report_of(parsed)) for _, parsed in batch))
    application.close()


def insert(samples: list[Sample], folder: Path) -> None:
    """Insert a row of each document with sqlite3."""
    connection = sqlite3.connect(folder / "events.db")
    connection.execute(CREATE)
    for batch in _batches(samples):
        rows = [
            (uuid4().bytes, 1, "Registered", msgspec.json.encode(report_of(parsed)))
            for _, parsed in batch
        ]
        with connection:
            connection.executemany("INSERT INTO events VALUES (?, ?, ?, ?)", rows)
    connection.close()


def _batches(samples: list[Sample]) -> Iterator[list[Sample]]:
    for start in range(0, len(samples), BATCH):
        yield samples[start : start + BATCH]


def _sqlite(folder: Path) -> dict[str, str]:
    return {
        "PERSISTENCE_MODULE": "eventsourcing.sqlite",
        "SQLITE_DBNAME": str(folder / "events.db"),
    }


if __name__ == "__main__":
    main()
