"""The archive as it knew things at the end of a day.

The events until then are replayed into views of their own, so that what it knew is
what it would have answered: the documents that had come in, what the parser of that
time read of them, and what people had said. That takes as long as a rebuild without
the search index; the day that was asked last is kept.
"""

from datetime import date, datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Engine

from service.archive import Archive
from service.graph.catalogue import Catalogue
from service.graph.views import open_views
from service.projections.events import decode_events
from service.projections.garbage import collecting_seldom
from service.projections.read_models import ViewsProjection
from service.projections.runner import BATCH

_Asked = tuple[date, int]  # a day, and for one that is not over the last event


class Past:
    """Answers what *archive* knew; one day at a time is held, in a temporary folder."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._held: tuple[_Asked, Engine, TemporaryDirectory[str]] | None = None

    def graph(self, day: date) -> Catalogue:
        """Return who cited whom, as it was known at the end of *day*, local time."""
        # of a day that is not over, more may come to be known
        is_over = day < date.today()  # noqa: DTZ011  # local day
        asked = (day, 0 if is_over else self._archive.last_position())
        if self._held is None or self._held[0] != asked:
            self.close()
            folder = TemporaryDirectory(prefix="vankho-past-")
            engine = open_views(f"sqlite:///{Path(folder.name) / 'views.db'}")
            self._replay(engine, _end_of(day))
            self._held = (asked, engine, folder)
        return Catalogue(self._held[1])

    def close(self) -> None:
        """Let go of what is held."""
        if self._held is not None:
            _, engine, folder = self._held
            engine.dispose()
            folder.cleanup()
            self._held = None

    def _replay(self, engine: Engine, end: datetime) -> None:
        views, position = ViewsProjection(engine), 0
        views.clear()
        with collecting_seldom():
            while stored := self._archive.events_after(position, BATCH):
                position = stored[-1].id
                _, events = decode_events(self._archive, stored)
                views.apply([e for e in events if e.event.timestamp < end], position)
            views.flush()


def _end_of(day: date) -> datetime:
    return datetime.combine(day + timedelta(days=1), time()).astimezone()
