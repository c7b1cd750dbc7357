"""Read models and an index of the events that some readers may know of."""

from contextlib import ExitStack, closing
from functools import cached_property, partial
from shutil import rmtree
from threading import RLock
from typing import TYPE_CHECKING

from schemas.clearance import Clearance
from schemas.errors import BusyError, DamagedViewsError
from service.bootstrap.read_side import ReadSide
from service.engines import open_index, open_meanings, open_views
from service.graph.catalogue import Catalogue
from service.graph.curated import CuratedRows
from service.graph.secrecy_labels import Labels, StoredLabels
from service.projections.derived_generations import DerivedGenerations
from service.projections.lock import ProjectionLock
from service.projections.runner import HURRY, Projections
from service.projections.visible_log import Horizon, VisibleLog
from service.settings import Settings

if TYPE_CHECKING:
    from service.bootstrap.archive_shape import WholeArchive
    from service.graph.view_generations import ViewGenerations
    from service.projections.port import FailedEvent
    from service.search.meanings import Meanings
    from service.search.port import SearchIndex


class PartialView:
    """What is derived from the events of *opened* that *clearance* admits.

    *settings* say where it is kept. Once *labels* have other ``changes`` than at first
    it stands still: what follows them is another view, derived from the first event on.
    """

    def __init__(
        self,
        opened: "WholeArchive",
        settings: Settings,
        labels: StoredLabels,
        clearance: Clearance,
    ) -> None:
        self._opened = opened
        self._settings = settings
        self._labels = labels
        self._clearance = clearance
        self._begun = labels.read()
        self._seen = self._horizon_of(self._begun)
        self._reached: Horizon | None = None
        self._lock = RLock()
        self._resources = ExitStack()
        self.log = VisibleLog(opened.log, self._horizon)
        self.read_side = ReadSide(opened, self, lambda: self._horizon().hidden)

    @property
    def following(self) -> "PartialView":
        """What brings it up to the events: itself."""
        return self

    @cached_property
    def graph(self) -> Catalogue:
        """The read models."""
        return Catalogue(self._views.engine)

    @cached_property
    def curated(self) -> CuratedRows:
        """Baskets and saved searches."""
        return CuratedRows(self._views.engine)

    @cached_property
    def index(self) -> "SearchIndex":
        """The search index."""
        return self._resources.enter_context(closing(open_index(self._settings)))

    @cached_property
    def meanings(self) -> "Meanings":
        """What documents are about."""
        return open_meanings(self._settings)

    def refresh(self) -> None:
        """Bring it up to what the read models of all documents have.

        Raises:
            BusyError: it is being built, or brought up, and that takes a while.

        """
        if not self._lock.acquire(timeout=HURRY):
            raise BusyError
        try:
            horizon = self._horizon()
            if horizon != self._reached:
                self._projections.catch_up()
                if isinstance(self._projections.delay, BusyError):
                    raise BusyError  # another process is still at it
                self._reached = horizon
        finally:
            self._lock.release()

    def catch_up(self, *, wait: bool = True, hurry: bool = False) -> int:
        """Bring up to the events what all documents are in, and then this."""
        new = self._opened.following.catch_up(wait=wait, hurry=hurry)
        self.refresh()
        return new

    def behind(self) -> int:
        """Return whether there are events that it has not applied: 1, or 0."""
        return min(1, max(0, self._projections.behind()))

    def failures(self) -> "tuple[FailedEvent, ...]":
        """Return the failed events."""
        return self._projections.failures()

    def close(self) -> None:
        """Release files and connections."""
        self.read_side.close()
        self._resources.close()

    def _horizon(self) -> Horizon:
        labels = self._labels.read()
        if labels.changes == self._begun.changes:
            self._seen = self._horizon_of(labels)
        return self._seen

    def _horizon_of(self, labels: Labels) -> Horizon:
        hidden = labels.hidden_from(self._clearance)
        if self._settings.admits_secrets:
            hidden |= labels.unread
        return Horizon(labels.position, hidden)

    @cached_property
    def _views(self) -> "ViewGenerations":
        try:
            views = open_views(self._settings, self._settings.home.name)
        except DamagedViewsError:  # it is derived from the first event on
            rmtree(self._settings.home)
            self._settings.home.mkdir()
            views = open_views(self._settings, self._settings.home.name)
        self._resources.callback(views.engine.dispose)
        return views

    @cached_property
    def _projections(self) -> Projections:
        generations = DerivedGenerations(
            self._views,
            partial(open_index, self._settings),
            self._opened.files,
            self.meanings,
        )
        current = generations.answering(self.index)
        lock = ProjectionLock(self._views.engine)
        parts = self.log, current.projections, current.failures, lock
        return Projections(*parts, generations=generations)
