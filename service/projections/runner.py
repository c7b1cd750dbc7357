"""Brings the views up to the events, in batches, and makes them anew."""

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
"""Events that are taken in at a time."""


def _silent(_done: int, _total: int) -> None:
    """Report nothing."""


class Projections:
    """All views of the archive; each is brought up after those before it."""

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
        """Why the search index could not be brought up the last time, if so."""
        return self._delay

    def catch_up(self, *, wait: bool = True) -> int:
        """Bring all views up to the last event; return how many events were new.

        While another process does so, *wait* for it; else leave it at that: the
        views are then a little behind. A search index that cannot be reached costs
        no event: it is brought up the next time, and ``delay`` says why not now.
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
        """Drop all views and make them again; return the number of events.

        Args:
            report: told now and then how many events of how many are done.

        """
        with self._lock.take(wait=True), collecting_seldom():
            for projection in self._projections:
                projection.clear()
            events = self._run(report)
            for projection in self._projections:
                projection.show()
            return events

    def behind(self) -> int:
        """Return how many events the view that is furthest behind has yet to see."""
        last = self._archive.last_position()
        return last - min(_positions(self._projections), default=last)

    def failures(self) -> tuple[FailedEvent, ...]:
        """Return the events that were set aside, in their order."""
        return self._failures.find()

    def _run(self, report: Callable[[int, int], None]) -> int:
        total = self._archive.last_position()
        start = min(_positions(self._projections), default=total)
        steps = len(self._projections)
        for done, projection in enumerate(self._projections):
            # none goes beyond what those before it have seen: others write meanwhile
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
    """Yield how far each view has come; a search index out of reach cannot say."""
    for each in projections:
        with suppress(SearchUnavailableError):
            yield each.position()
