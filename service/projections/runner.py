"""Brings the projections up to date with the events, in batches, and rebuilds them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress

from eventsourcing.persistence import Notification

from schemas.errors import SearchUnavailableError
from service.archive import Archive
from service.projections.events import decode_events
from service.projections.failed_events import FailedEvents
from service.projections.garbage import collecting_seldom
from service.projections.lock import ProjectionLock
from service.projections.port import FailedEvent, Projection

BATCH = 2000
"""Events applied at a time."""


def _silent(_done: int, _total: int) -> None:
    """Report nothing."""


class Projections:
    """All projections of the archive; each catches up after those before it."""

    def __init__(
        self,
        archive: Archive,
        projections: Sequence[Projection],
        failures: FailedEvents,
        lock: ProjectionLock,
    ) -> None:
        self._archive = archive
        self._lock = lock
        self._projections = tuple(projections)
        self._failures = failures
        self._delay: SearchUnavailableError | None = None

    @property
    def delay(self) -> SearchUnavailableError | None:
        """Why the search index could not catch up the last time, if so."""
        return self._delay

    def catch_up(self, *, wait: bool = True) -> int:
        """Apply all new events to all projections; return how many there were.

        While another process does so, *wait* for it, or else return at once: the
        projections are then a little behind. A search index that cannot be reached
        loses no event: it catches up the next time, and ``delay`` says why not now.
        """
        with self._lock.take(wait=wait) as ours, collecting_seldom():
            try:
                new = self._run(_silent) if ours else 0
            except SearchUnavailableError as error:
                self._delay = error
                return 0
            self._delay = None
            return new

    def rebuild(self, report: Callable[[int, int], None] = _silent) -> int:
        """Drop and rebuild all projections; return the number of events.

        Args:
            report: called now and then with the number of events done, and of all.

        """
        with self._lock.take(wait=True), collecting_seldom():
            for projection in self._projections:
                projection.clear()
            events = self._run(report)
            for projection in self._projections:
                projection.show()
            return events

    def behind(self) -> int:
        """Return how many events the projection furthest behind has yet to apply."""
        last = self._archive.last_position()
        return last - min(_positions(self._projections), default=last)

    def failures(self) -> tuple[FailedEvent, ...]:
        """Return the failed events, in order."""
        return self._failures.find()

    def _run(self, report: Callable[[int, int], None]) -> int:
        total = self._archive.last_position()
        start = min(_positions(self._projections), default=total)
        steps = len(self._projections)
        for done, projection in enumerate(self._projections):
            # none goes beyond those before it, as other processes write meanwhile
            while stored := self._events_until(total, projection.position()):
                last = stored[-1].id
                failures, events = decode_events(self._archive, stored)
                failures += projection.apply(events, last)
                self._failures.put(projection.name, failures)
                report((done * total + last) // steps, total)
            projection.flush()
        return max(0, total - start)

    def _events_until(self, last: int, position: int) -> list[Notification]:
        """Return a batch of what comes after *position*, up to *last*."""
        stored = self._archive.events_after(position, BATCH)
        return [each for each in stored if each.id <= last]


def _positions(projections: Iterable[Projection]) -> Iterator[int]:
    """Yield the position of each projection; an index out of reach has none."""
    for each in projections:
        with suppress(SearchUnavailableError):
            yield each.position()
