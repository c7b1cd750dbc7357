"""What a whole rebuild, with the search index, spends its time on.

Seconds of reading and decoding the events, of the read models, and of the index (which
reads the record of each document, prepares its fields and writes them).
"""

import json
import time
from argparse import ArgumentParser
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.samples import documents
from bench.samples.parsed import parsed_of
from bench.samples.writers.text import write_text
from schemas.document import Text
from schemas.record import Received
from service.bootstrap import OpenArchive, open_archive
from service.engines import open_views
from service.projections.failed_events import FailedEvents
from service.projections.lock import ProjectionLock
from service.projections.logged_events import BATCH
from service.projections.port import FailedEvent, LoggedEvent, Projection
from service.projections.read_models import ViewsProjection
from service.projections.runner import Projections
from service.projections.search_index import SearchProjection
from service.projections.stale_entries import StaleEntries
from service.settings import Settings

COUNT = 10_000
SEED = 3
Figures = dict[str, float]


class Timed:
    """A projection, and the seconds that it takes."""

    def __init__(self, projection: Projection) -> None:
        self._projection = projection
        self.name = projection.name
        self.seconds = 0.0

    def position(self) -> int:
        """Return up to which event the view is complete."""
        return self._projection.position()

    def apply(
        self, events: Sequence[LoggedEvent], position: int, digest: str = ""
    ) -> list[FailedEvent]:
        """Take in *events*, timed."""
        start = time.perf_counter()
        failures = self._projection.apply(events, position, digest)
        self.seconds += time.perf_counter() - start
        return failures

    def flush(self) -> None:
        """Finish what is open, timed."""
        start = time.perf_counter()
        self._projection.flush()
        self.seconds += time.perf_counter() - start

    def clear(self) -> None:
        """Begin with nothing."""
        self._projection.clear()

    def digest(self) -> str:
        """Return the digest of the event at its position."""
        return self._projection.digest()

    def resume(self) -> bool:
        """Go on with nothing."""
        return False

    def show(self) -> None:
        """Let everyone see what was made."""
        self._projection.show()


def main() -> None:
    """Measure, and print a line a figure."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=COUNT)
    parser.add_argument("--json", action="store_true", help="one line of JSON")
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        figures = measure(options.count, Path(folder) / "home")
    lines = (f"{name}\t{value:,.3g}" for name, value in figures.items())
    print(json.dumps(figures) if options.json else "\n".join(lines))


def measure(count: int, home: Path) -> Figures:
    """Return the seconds of each part of a rebuild of *count* documents."""
    settings = Settings(home)
    with open_archive(settings) as opened:
        _fill(opened, count)
        engine = open_views(settings).engine
        stale = StaleEntries(engine)
        views = Timed(ViewsProjection(engine, opened.files))
        index = Timed(SearchProjection(opened.index, opened.graph, opened.files, stale))
        projections = Projections(
            opened.log, [views, index], FailedEvents(engine), ProjectionLock(engine)
        )
        start = time.perf_counter()
        projections.rebuild()
        whole = time.perf_counter() - start
        engine.dispose()
        return {
            "documents": count,
            "events read and decoded, twice": _decoding(opened),
            "views": views.seconds,
            "index": index.seconds,
            "rebuild": whole,
        }


def _fill(opened: OpenArchive, count: int) -> None:
    for number, sample in enumerate(documents(count, SEED), start=1):
        text = Text(write_text(sample).decode())
        parsed = replace(parsed_of(sample), text=text)
        data = parsed.checksum.encode()
        received = Received(parsed.filename, parsed.checksum, data)
        opened.archive.register(received, parsed)
        if number % BATCH == 0:
            opened.archive.commit()
    opened.archive.commit()


def _decoding(opened: OpenArchive) -> float:
    """Return the seconds of reading all events for both projections."""
    start = time.perf_counter()
    for _ in range(2):
        position = 0
        while stored := opened.archive.log.events_after(position, BATCH):
            position = stored[-1].id
            for each in stored:
                opened.archive.log.event_of(each)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
