"""What the archive knew at the end of a day.

The events until then are replayed into read models of their own, so that what it knew
is what it would have answered: the documents that had arrived, what the parser of that
time had read, and what people had decided. That takes as long as a rebuild without the
search index; the days that were read last are kept.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Condition, Lock

from sqlalchemy import Engine

from service.domain.event_log import EventLog
from service.files.port import FileStore
from service.graph.catalogue import Catalogue
from service.graph.views import open_views
from service.lanes import Lane, held, require_demand
from service.projections.garbage import collecting_seldom
from service.projections.logged_events import BATCH, decode_events
from service.projections.read_models import ViewsProjection

READERS, WAITING = 8, 20
"""Who may ask about the past at a time, and who may wait; other threads are left."""
MOST_KEPT = 4
"""Days kept on disk at a time, including those being read."""
_CONNECTIONS, _CACHE = 2, 8 * 1024
"""How many read one day side by side, and the KiB that each may keep in memory."""

_GLANCE = 0.5
"""Seconds after which whoever waits for room sees whether it is still wanted."""

_Known = tuple[date, int]  # a day, and for one that is not over the last event


@dataclass(slots=True, eq=False)
class _Replay:
    """The read models of one day, and how many are reading them."""

    engine: Engine
    folder: TemporaryDirectory[str]
    readers: int = 0

    def close(self) -> None:
        self.engine.dispose()
        self.folder.cleanup()


class Past:
    """Gives what the archive of *log* and *files* knew, to any number of threads.

    At most *most* days are kept, in temporary folders, and one is replayed at a time.
    A reader of one more day waits until one of these is no longer read.
    """

    def __init__(self, log: EventLog, files: FileStore, most: int = MOST_KEPT) -> None:
        self._log = log
        self._files = files
        self._most = most
        self._lane = Lane(READERS, WAITING)
        self._kept: dict[_Known, _Replay] = {}  # the one that was read last comes last
        self._changed = Condition()
        self._replaying = Lock()

    @contextmanager
    def graph(self, day: date) -> Iterator[Catalogue]:
        """Give the graph as it was known at the end of *day*, local time.

        Raises:
            BusyError: too many are asking.
            AbandonedError: whoever asked has left.

        """
        with self._lane.entered(), self._read(day) as graph:
            yield graph

    @contextmanager
    def _read(self, day: date) -> Iterator[Catalogue]:
        # more may become known on a day that is not over
        is_over = day < date.today()  # noqa: DTZ011  # local day
        known = (day, 0 if is_over else self._log.last_position())
        replay = self._find(known) or self._make(known)
        try:
            yield Catalogue(replay.engine)
        finally:
            with self._changed:
                replay.readers -= 1
                self._changed.notify_all()

    def close(self) -> None:
        """Remove everything; nobody may be reading it."""
        with self._changed:
            for replay in self._kept.values():
                replay.close()
            self._kept.clear()

    def _find(self, known: _Known) -> _Replay | None:
        """Return the kept replay of the day for one more reader, or None."""
        with self._changed:
            replay = self._kept.pop(known, None)
            if replay is not None:
                replay.readers += 1
                self._kept[known] = replay
            return replay

    def _make(self, known: _Known) -> _Replay:
        """Replay a day for one reader, unless another thread has just done so."""
        with held(self._replaying):
            found = self._find(known)
            if found is not None:
                return found
            self._make_room()
            replay = _replay(self._log, self._files, known[0])
            replay.readers = 1
            with self._changed:
                self._kept[known] = replay
            return replay

    def _make_room(self) -> None:
        """Drop what was read longest ago, if necessary once nobody reads it."""
        with self._changed:
            while len(self._kept) >= self._most:
                idle = (known for known, each in self._kept.items() if not each.readers)
                oldest = next(idle, None)
                if oldest is None:
                    self._changed.wait(_GLANCE)
                    require_demand()
                else:
                    self._kept.pop(oldest).close()


def _replay(log: EventLog, files: FileStore, day: date) -> _Replay:
    folder = TemporaryDirectory(prefix="vankho-past-")
    try:
        url = f"sqlite:///{Path(folder.name) / 'views.db'}"
        filled = open_views(url)
        _fill(filled, log, files, _end_of(day))
        filled.dispose()
        return _Replay(open_views(url, _CONNECTIONS, _CACHE), folder)
    except BaseException:
        folder.cleanup()
        raise


def _fill(engine: Engine, log: EventLog, files: FileStore, end: datetime) -> None:
    views, position = ViewsProjection(engine, files), 0
    views.clear()
    with collecting_seldom():
        while stored := log.events_after(position, BATCH):
            require_demand()
            position = stored[-1].id
            _, events = decode_events(log, stored)
            views.apply([e for e in events if e.event.timestamp < end], position)
        views.flush()


def _end_of(day: date) -> datetime:
    return datetime.combine(day + timedelta(days=1), time()).astimezone()
