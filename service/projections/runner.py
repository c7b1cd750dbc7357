"""Brings the projections up to date with the events, in batches, and rebuilds them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import nullcontext, suppress

from eventsourcing.persistence import Notification

from schemas.errors import SearchUnavailableError
from service.document_log import DocumentLog
from service.projections.failed_events import FailedEvents
from service.projections.garbage import collecting_seldom
from service.projections.lock import ProjectionLock
from service.projections.port import FailedEvent, LoggedEvent, Projection

BATCH = 2000
"""Events applied at a time."""


def _silent(_done: int, _total: int) -> None:
    """Report nothing."""


class Projections:
    """All projections of the archive; each catches up after those before it."""

    def __init__(
        self,
        log: DocumentLog,
        projections: Sequence[Projection],
        failures: FailedEvents,
        lock: ProjectionLock,
    ) -> None:
        self._log = log
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
        with self._lock.take(wait=wait) as ours:
            if not ours:
                return 0
            try:
                new = self._run(_silent)
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
        with self._lock.take(wait=True):
            for projection in self._projections:
                projection.clear()
            events = self._run(report)
            for projection in self._projections:
                projection.show()
            return events

    def behind(self) -> int:
        """Return how many events the projection furthest behind has yet to apply."""
        last = self._log.last_position()
        return last - min(_positions(self._projections), default=last)

    def failures(self) -> tuple[FailedEvent, ...]:
        """Return the failed events, in order."""
        return self._failures.find()

    def _run(self, report: Callable[[int, int], None]) -> int:
        total = self._log.last_position()
        start = min(_positions(self._projections), default=total)
        steps = len(self._projections)
        with collecting_seldom() if total - start > BATCH else nullcontext():
            for done, projection in enumerate(self._projections):
                for last in self._project(projection, total):
                    report((done * total + last) // steps, total)
        return max(0, total - start)

    def _project(self, projection: Projection, total: int) -> Iterator[int]:
        """Let *projection* apply what is new to it; yield how far it has come.

        It does not go beyond *total*, like those before it: others write meanwhile.
        """
        while stored := self._events_until(total, projection.position()):
            last = stored[-1].id
            failures, events = decode_events(self._log, stored)
            failures += projection.apply(events, last)
            if failures:
                self._failures.put(projection.name, failures)
            yield last
        projection.flush()

    def _events_until(self, last: int, position: int) -> list[Notification]:
        """Return a batch of what comes after *position*, up to *last*."""
        stored = self._log.events_after(position, BATCH)
        return [each for each in stored if each.id <= last]


def decode_events(
    log: DocumentLog, stored: Iterable[Notification]
) -> tuple[list[FailedEvent], list[LoggedEvent]]:
    """Return which of the *stored* events failed, and the others decoded."""
    failures: list[FailedEvent] = []
    events: list[LoggedEvent] = []
    for each in stored:
        try:
            event = log.event_of(each)
        except Exception as error:  # noqa: BLE001  # one bad event stops no others
            failures.append(FailedEvent(each.id, each.topic, repr(error)))
        else:
            events.append(LoggedEvent(each.id, each.topic, event))
    return failures, events


def _positions(projections: Iterable[Projection]) -> Iterator[int]:
    """Yield the position of each projection; an index out of reach has none."""
    for each in projections:
        with suppress(SearchUnavailableError):
            yield each.position()
