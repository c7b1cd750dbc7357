"""Brings the projections up to date with the events, in batches, and rebuilds them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext, suppress
from math import inf
from time import monotonic

from schemas.errors import (
    ArchiveError,
    BusyError,
    DamagedDatabaseError,
    DamagedIndexError,
    DiskError,
    SearchUnavailableError,
    ServerUnavailableError,
)
from schemas.record import Notice
from service.domain.document_log import identity_of
from service.domain.event_log import EventLog
from service.projections.garbage import collecting_seldom
from service.projections.in_place import InPlace
from service.projections.lock import ProjectionLock
from service.projections.logged_events import BATCH, decode_events, stored_between
from service.projections.port import (
    Derived,
    Difference,
    FailedEvent,
    Failures,
    Generations,
    Projection,
    positions_of,
)
from service.search.hurry import hurried

MANY = 3000
"""Events, of a thousand documents, that take seconds to be applied."""
PATIENCE, HURRY = 120.0, 5.0
"""Seconds that others are waited for, by imports and by somebody before a form."""
_OUTAGES = (SearchUnavailableError, ServerUnavailableError, DiskError)
"""What delays the projections: it is not the fault of any event."""
_OUTDATED = "views_outdated"
_OTHERS = "một tiến trình khác đang cập nhật"
_NO_EVENTS = (
    "không còn sự kiện nào, mà kho đã có văn bản; hãy khôi phục events.db từ bản sao"
    " lưu (muốn bắt đầu một kho trống: xóa cả views.db)"
)


def _silent(*_: object) -> None:
    """Report nothing."""


def _yes() -> bool:
    """Want what was built, whatever it is."""
    return True


class _StartOver(Exception):  # noqa: N818  # no error, once all is rebuilt
    """The projections from *first* on (an index) cannot go on; *why* is a notice."""

    def __init__(self, first: int, why: str) -> None:
        super().__init__(why)
        self.first, self.why = first, why


class Projections:
    """All projections of the archive; each catches up after those before it.

    They are rebuilt in *generations* beside those that answer; None: in place. New
    events are sealed by *seal* before they are applied.
    """

    def __init__(  # noqa: PLR0913, PLR0917  # what they follow, are, and report to
        self,
        log: EventLog,
        projections: Sequence[Projection],
        failures: Failures,
        lock: ProjectionLock,
        notify: Callable[[Notice], object] = _silent,
        generations: Generations | None = None,
        seal: Callable[[], object] = _silent,
    ) -> None:
        self._log = log
        self._seal = seal
        self._lock = lock
        self._rebuilds = lock.of_rebuilds()
        self._derived = Derived(tuple(projections), failures)
        self._generations = generations or InPlace(self._derived)
        self._notify = notify
        self._delay: ArchiveError | None = None
        self._was_in_step = False

    @property
    def delay(self) -> ArchiveError | None:
        """Why the projections could not catch up the last time, if so."""
        return self._delay

    def catch_up(self, *, wait: bool = True, hurry: bool = False) -> int:
        """Apply all new events to all projections; return how many there were.

        While another process does so, *wait* for it, or else return at once: the
        projections are then a little behind. So they are if that takes too long;
        whoever applies events goes on until there are no new ones. In a *hurry* no
        more than seconds go by, also where the index hangs. A search index that cannot
        be reached loses no event: it catches up the next time, and ``delay`` says why
        not now. So it is with a full disk, and with files that are out of reach. Where
        a projection has applied more events than there are, or others, because the log
        was restored from an older copy, it starts over; so do all where an earlier
        version made them.

        Raises:
            DamagedDatabaseError: there are no events any more.

        """
        try:
            try:
                with hurried() if hurry else nullcontext():
                    new = self._apply_new(HURRY if hurry else PATIENCE, wait=wait)
            except _StartOver as found:
                new = self._start_over(found, HURRY if hurry else inf, wait=wait)
        except (*_OUTAGES, BusyError) as error:
            self._delay = error
            return 0
        if new is not None:
            self._delay = None
        return new or 0

    def rebuild(
        self,
        report: Callable[[int, int], None] = _silent,
        waiting: Callable[[], object] = _silent,
    ) -> int:
        """Build all projections again beside those that answer, and exchange them.

        Others go on to apply new events to those that answer; what they applied
        meanwhile follows before the exchange.

        Args:
            report: called now and then with the number of events done, and of all.
            waiting: called where another process rebuilds, which we wait for.

        Returns:
            The number of events.

        """
        with self._rebuilding(waiting):
            return self._rebuild(report)

    def compare(
        self,
        report: Callable[[int, int], None] = _silent,
        waiting: Callable[[], object] = _silent,
        *,
        repair: bool = False,
    ) -> tuple[Difference, ...]:
        """Build all projections again, and return where those that answer differ.

        With *repair*, what was built takes their place if they do. *report* and
        *waiting* are those of ``rebuild``.
        """
        found: list[Difference] = []

        def is_wanted() -> bool:
            found.extend(self._generations.differences())
            return repair and bool(found)

        if self._generations.are_outdated():  # they lack columns, perhaps
            self.catch_up()
        with self._rebuilding(waiting):
            self._rebuild(report, is_wanted)
        return tuple(found)

    @contextmanager
    def _rebuilding(self, waiting: Callable[[], object]) -> Iterator[None]:
        """Let nobody else rebuild."""
        with self._rebuilds.take(wait=False) as ours:
            if ours:
                yield
                return
        waiting()
        with self._rebuilds.take(wait=True):
            yield

    def _rebuild(
        self, report: Callable[[int, int], None], is_wanted: Callable[[], bool] = _yes
    ) -> int:
        """Build all beside, and exchange it if *is_wanted* once all are in step."""
        self._seal()
        with self._generations.beside() as built:
            self._begin(built)
            self._run(built, report)
            with self._lock.take(wait=True):
                total = self._log.last_position()
                if is_wanted is not _yes:
                    self._run(self._derived, _silent, total)
                self._run(built, _silent, total)
                if is_wanted():
                    # a new index follows the old read models, if we are killed between
                    for projection in reversed(built.projections):
                        projection.show()
        return total

    def _begin(self, built: Derived) -> None:
        """Let each begin with nothing, or go on where a killed rebuild has stopped.

        What that could not apply, this one tries from the beginning.
        """
        goes_on = not built.failures.find()
        for projection in built.projections:
            goes_on = goes_on and projection.resume() and self._is_in_step(projection)
            if not goes_on:
                projection.clear()

    def _apply_new(self, patience: float, *, wait: bool) -> int | None:
        """Apply what is new; return how much that was, None if others do so.

        Raises:
            _StartOver: that is not enough.
            BusyError: others still do so after waiting for them with *patience*.

        """
        with self._lock.take(wait=wait, patience=patience) as ours:
            if ours:
                self._require_in_step()
                return self._apply_all_new(waits=wait)
        if wait:
            raise BusyError(_OTHERS)
        return None

    def _apply_all_new(self, *, waits: bool) -> int:
        """Apply what is new; return how much that was.

        Those that wait for us in a hurry give up after a while, and what they wrote
        may have come in since: once more then, unless it was done sooner.
        """
        done, begun = 0, -HURRY
        try:
            while monotonic() - begun >= HURRY:
                begun = monotonic()
                if behind := self.behind():
                    if behind > MANY and not waits:  # of an import that was cut off
                        self._notify(Notice("catching_up"))
                    self._seal()
                done += self._run(self._derived, _silent)
        except DamagedIndexError as error:
            index = len(self._derived.projections) - 1
            raise _StartOver(index, "index_damaged") from error
        except SearchUnavailableError:
            views = self._derived.projections[:1]
            self._run(Derived(views, self._derived.failures), _silent)
            raise
        return done

    def _require_in_step(self) -> None:
        """Require that the projections can go on where they are.

        Raises:
            _StartOver: an earlier version made them, or they are ahead of the log.
            DamagedDatabaseError: there are no events any more.

        """
        last = self._log.last_position()
        positions = tuple(positions_of(self._derived.projections))
        ahead = [each > last for each in positions]
        if ahead and ahead[0] and not last:
            raise DamagedDatabaseError(_NO_EVENTS)
        if self._generations.are_outdated():
            raise _StartOver(0, _OUTDATED)
        if any(ahead):
            raise _StartOver(ahead.index(True), "views_ahead")
        if not self._was_in_step or min(positions, default=last) < last:
            self._require_same_events()

    def _require_same_events(self) -> None:
        """Require that the events are those that the projections have applied.

        Raises:
            _StartOver: the log is another one, which has become as long meanwhile.

        """
        for number, projection in enumerate(self._derived.projections):
            with suppress(SearchUnavailableError):
                if not self._is_in_step(projection):
                    raise _StartOver(number, "views_of_others")
        self._seal()  # also what was applied: the chain may be new, or was lost
        self._was_in_step = True

    def _is_in_step(self, projection: Projection) -> bool:
        """Return whether the last event that *projection* applied is in the log."""
        digest = projection.digest()
        return not digest or digest == self._log.identity_at(projection.position())

    def _start_over(
        self, found: _StartOver, patience: float, *, wait: bool
    ) -> int | None:
        """Rebuild what *found* says, unless another process does so, or just did.

        Where that is the index alone, nothing is applied meanwhile, as it is made of
        the read models that answer. Those that cannot are worth waiting *patience* for.
        """
        wait = wait or not self._generations.are_readable()
        with self._rebuilds.take(wait=wait, patience=patience) as ours:
            if not ours:
                if wait:
                    raise BusyError(_OTHERS)
                return None
            with self._lock.take(wait=True), suppress(_StartOver):
                if found.why != "index_damaged":
                    self._require_in_step()
                    return self._run(self._derived, _silent)
            if found.why == _OUTDATED:  # which takes a while, and is no damage
                self._notify(Notice(found.why))
                return self._rebuild_from(found.first)
            events = self._rebuild_from(found.first)
            self._notify(Notice(found.why))
            return events

    def _rebuild_from(self, first: int) -> int:
        if not first:
            return self._rebuild(_silent)
        # what was begun may go together with an index that is now begun again
        self._generations.discard()
        with self._lock.take(wait=True):
            return self._refill(self._derived.projections[first:])

    def _refill(self, projections: Iterable[Projection]) -> int:
        """Rebuild some of the projections in place; return the number of events."""
        total = self._log.last_position()
        for projection in projections:
            projection.clear()
            for _ in self._project(projection, total, self._derived.failures):
                pass
            projection.show()
        return total

    def behind(self) -> int:
        """Return how many events the projection furthest behind has yet to apply."""
        last = self._log.last_position()
        return last - min(positions_of(self._derived.projections), default=last)

    def failures(self) -> tuple[FailedEvent, ...]:
        """Return the failed events, in order."""
        return self._derived.failures.find()

    def try_again(self) -> int:
        """Apply the failed events of the index again; return how many succeeded.

        What was missing of their documents may be there by now. The read models depend
        on the order of the events: a failed one is applied to them by a rebuild alone.
        """
        with self._lock.take(wait=True):
            return sum(map(self._try_again, self._derived.projections[1:]))

    def _try_again(self, projection: Projection) -> int:
        failures = self._derived.failures
        failed = failures.positions(projection.name)
        stored = [
            each
            for position in failed
            for each in self._log.events_after(position - 1, 1)
        ]
        again, events = decode_events(self._log, stored)
        reached = projection.position(), projection.digest()
        again += projection.apply(events, *reached)
        failures.forget(projection.name)
        failures.put(projection.name, again)
        return len(failed) - len(again)

    def _run(
        self,
        derived: Derived,
        report: Callable[[int, int], None],
        until: int | None = None,
    ) -> int:
        total = self._log.last_position() if until is None else until
        start = min(positions_of(derived.projections), default=total)
        steps = len(derived.projections)
        with collecting_seldom() if total - start > BATCH else nullcontext():
            for done, projection in enumerate(derived.projections):
                for last in self._project(projection, total, derived.failures):
                    report((done * total + last) // steps, total)
        return max(0, total - start)

    def _project(
        self, projection: Projection, total: int, kept: Failures
    ) -> Iterator[int]:
        """Let *projection* apply what is new to it; yield how far it has come.

        It does not go beyond *total*, like those before it: others write meanwhile.
        """
        while stored := stored_between(self._log, projection.position(), total):
            last = stored[-1].id
            failures, events = decode_events(self._log, stored)
            failures += projection.apply(events, last, identity_of(stored[-1]))
            if failures:
                kept.put(projection.name, failures)
            yield last
        projection.flush()
