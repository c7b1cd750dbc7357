"""Documents appended to the archive per second, against the library alone.

The library gets the same three events of each document, with the same payload, through
an application of its own in batches of the same size. Ours is measured in three parts:
appending the events of documents that were registered already; registering them as well
(is it a duplicate, what of it becomes an event); and storing original and text too.
"""

import time
from collections.abc import Callable, Iterable, Iterator
from itertools import count as numbers
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench.measuring import ROUNDS, Measure, arguments, report
from bench.samples import documents
from bench.samples.writers.text import write_text
from ingest.pipeline import parse
from schemas.document import ParsedDocument
from schemas.record import Received
from service.archive import Archive
from service.domain.document import Document
from service.domain.document_log import DocumentLog
from service.files.directory import DirectoryFiles
from service.files.in_memory import MemoryFiles
from service.files.port import FileStore

COUNT = 500
SEED = 5
BATCH = 100
"""Documents in one transaction."""
LIBRARY = "eventsourcing"
_LIBRARYS = {"originator_id", "originator_version", "timestamp", "originator_topic"}
"""What the library itself puts into every event."""
Sample = tuple[Received, ParsedDocument]
Payload = tuple[dict[str, Any], ...]


def main() -> None:
    """Measure, and print the results."""
    options = arguments(__doc__, COUNT)
    report(measure(options.count), as_json=options.json)


def measure(count: int) -> list[Measure]:
    """Measure *count* documents, each time into an empty archive."""
    samples = list(samples_of(count))
    payloads = list(payloads_of(samples))
    ways: dict[str, Callable[[Path], float]] = {
        "append": lambda place: take_in(samples, place, MemoryFiles())[1],
        "take in": lambda place: sum(take_in(samples, place, MemoryFiles())),
        "with files": lambda place: sum(
            take_in(samples, place, DirectoryFiles(place / "files"))
        ),
        LIBRARY: lambda place: save(payloads, place),
    }
    seconds = dict.fromkeys(ways, float("inf"))
    with TemporaryDirectory() as folder:
        places = (Path(folder) / str(number) for number in numbers())
        for _ in range(ROUNDS):
            for name, way in ways.items():
                place = next(places)
                place.mkdir()
                seconds[name] = min(seconds[name], way(place))
    theirs = count / seconds.pop(LIBRARY)
    return [Measure(n, count / each, LIBRARY, theirs) for n, each in seconds.items()]


def samples_of(count: int) -> Iterator[Sample]:
    """Make *count* documents, and read them."""
    for document in documents(count, SEED):
        data, name = write_text(document), f"{document.name}.txt"
        parsed = parse(data, name)
        yield Received(name, parsed.checksum, data), parsed


def payloads_of(samples: Iterable[Sample]) -> Iterator[Payload]:
    """Return what the events of each document hold, in their order."""
    archive = Archive(DocumentLog(), MemoryFiles())
    for received, parsed in samples:
        ident = archive.register(received, parsed)
        archive.commit()
        yield tuple(
            {name: each for name, each in vars(event).items() if name not in _LIBRARYS}
            for event in archive.log.events_of(ident)
        )


def take_in(
    samples: list[Sample], folder: Path, files: FileStore
) -> tuple[float, float]:
    """Register the documents; return the seconds before appending, and of appending."""
    archive = Archive(DocumentLog(env=_sqlite(folder)), files)
    before = appending = 0.0
    for batch in _batches(samples):
        start = time.process_time()
        for received, parsed in batch:
            if not archive.has(received.checksum):
                archive.register(received, parsed)
        between = time.process_time()
        archive.commit()
        before += between - start
        appending += time.process_time() - between
    archive.log.close()
    return before, appending


def save(payloads: list[Payload], folder: Path) -> float:
    """Save the same events with the library; return the seconds."""
    log = DocumentLog(env=_sqlite(folder))
    start = time.process_time()
    for batch in _batches(payloads):
        log.save(*map(_document, batch))
    seconds = time.process_time() - start
    log.close()
    return seconds


def _document(payload: Payload) -> Document:
    received, read, parsed = payload
    document = Document(**received)
    document.record_reading(read, parsed)
    return document


def _batches(things: list[Any]) -> Iterator[list[Any]]:
    for start in range(0, len(things), BATCH):
        yield things[start : start + BATCH]


def _sqlite(folder: Path) -> dict[str, str]:
    return {
        "PERSISTENCE_MODULE": "eventsourcing.sqlite",
        "SQLITE_DBNAME": str(folder / "events.db"),
    }


if __name__ == "__main__":
    main()
