"""Brings the projections up to date with the events, in batches, and rebuilds them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import nullcontext, suppress

from eventsourcing.persistence import Notification

from schemas.errors import (
    ArchiveError,
    DamagedDatabaseError,
    DamagedIndexError,
    DiskError,
    SearchUnavailableError,
    ServerUnavailableError,
)
from schemas.record import Notice
from service.document_log import DocumentLog
from service.projections.failed_events import FailedEvents
from service.projections.garbage import collecting_seldom
from service.projections.lock import ProjectionLock
from service.projections.port import FailedEvent, LoggedEvent, Projection

BATCH = 2000
"""Events applied at a time."""
_OUTAGES = (SearchUnavailableError, ServerUnavailableError, DiskError)
"""What delays the projections: it is not the fault of any event."""
_NO_EVENTS = (
    "không còn sự kiện nào, mà kho đã có văn bản; hãy khôi phục events.db từ bản sao"
    " lưu (muốn bắt đầu một kho trống: xóa cả views.db)"
)


def _silent(*_: object) -> None:
    """Report nothing."""


class Projections:
    """All projections of the archive; each catches up after those before it."""

    def __init__(
        self,
        log: DocumentLog,
        projections: Sequence[Projection],
        failures: FailedEvents,
        lock: ProjectionLock,
        notify: Callable[[Notice], object] = _silent,
    ) -> None:
        self._log = log
        self._lock = lock
        self._projections = tuple(projections)
        self._failures = failures
        self._notify = notify
        self._delay: ArchiveError | None = None

    @property
    def delay(self) -> ArchiveError | None:
        """Why the projections could not catch up the last time, if so."""
        return self._delay

    def catch_up(self, *, wait: bool = True) -> int:
        """Apply all new events to all projections; return how many there were.

        While another process does so, *wait* for it, or else return at once: the
        projections are then a little behind. A search index that cannot be reached
        loses no event: it catches up the next time, and ``delay`` says why not now. So
        it is with a full disk, and with files that are out of reach. Where a projection
        has applied more events than there are, because the log was restored from an
        older copy, it starts over.

        Raises:
            DamagedDatabaseError: there are no events any more.

        """
        with self._lock.take(wait=wait) as ours:
            if not ours:
                return 0
            try:
                self._start_over_if_ahead()
                new = self._run(_silent)
            except DamagedIndexError:
                new = self._start_over(self._projections[-1:], "index_damaged")
            except _OUTAGES as error:
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

    def try_again(self) -> int:
        """Apply the failed events of the index again; return how many succeeded.

        What was missing of their documents may be there by now. The read models depend
        on the order of the events: a failed one is applied to them by a rebuild alone.
        """
        with self._lock.take(wait=True):
            return sum(map(self._try_again, self._projections[1:]))

    def _try_again(self, projection: Projection) -> int:
        failed = self._failures.positions(projection.name)
        stored = [
            each
            for position in failed
            for each in self._log.events_after(position - 1, 1)
        ]
        again, events = decode_events(self._log, stored)
        again += projection.apply(events, projection.position())
        self._failures.forget(projection.name)
        self._failures.put(projection.name, again)
        return len(failed) - len(again)

    def _start_over_if_ahead(self) -> None:
        """Clear the first projection that is ahead of the log, and those after it."""
        last = self._log.last_position()
        ahead = [position > last for position in _positions(self._projections)]
        if not any(ahead):
            return
        if ahead[0] and not last:
            raise DamagedDatabaseError(_NO_EVENTS)
        self._start_over(self._projections[ahead.index(True) :], "views_ahead")

    def _start_over(self, projections: Iterable[Projection], why: str) -> int:
        """Rebuild some of the projections; return the number of events."""
        total = self._log.last_position()
        for projection in projections:
            projection.clear()
            for _ in self._project(projection, total):
                pass
            projection.show()
        self._notify(Notice(why))
        return total

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
        except MemoryError:  # of this machine, not of the event
            raise
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
