"""Read models and index: those of the archive, and others built beside them."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager

from sqlalchemy import Engine

from schemas.errors import (
    DamagedIndexError,
    SearchUnavailableError,
    ServerUnavailableError,
)
from service.files.port import FileStore
from service.graph.catalogue import Catalogue
from service.graph.view_generations import (
    ViewGenerations,
    are_outdated,
    are_readable,
)
from service.projections.differences import differing_entries, differing_rows
from service.projections.failed_events import FailedEvents
from service.projections.port import Derived, Difference
from service.projections.read_models import ViewsProjection
from service.projections.search_index import SearchProjection
from service.projections.stale_entries import StaleEntries
from service.search.meanings import Meanings
from service.search.port import SearchIndex

_INTERRUPTIONS = (KeyboardInterrupt, SearchUnavailableError, ServerUnavailableError)
"""After these, the next rebuild goes on with what there is."""


class DerivedGenerations:
    """What follows the events in *views* and in the index that *open_index* gives."""

    def __init__(
        self,
        views: ViewGenerations,
        open_index: Callable[[], SearchIndex],
        files: FileStore,
        meanings: Meanings,
    ) -> None:
        self._views = views
        self._open_index = open_index
        self._files = files
        self._meanings = meanings
        self._is_current = False
        self._answering: SearchIndex | None = None
        self._next: tuple[Engine, SearchIndex] | None = None

    def answering(self, index: SearchIndex) -> Derived:
        """Return what follows the events where they are asked."""
        self._answering = index
        return self._derived(self._views.engine, index)

    def are_outdated(self) -> bool:
        """Return whether an earlier version made the read models that answer."""
        # it costs a query for each table, and stays so
        self._is_current = self._is_current or not are_outdated(self._views)
        return not self._is_current

    def are_readable(self) -> bool:
        """Return whether this version can answer from them all the same."""
        return self._is_current or are_readable(self._views)

    @contextmanager
    def beside(self) -> Iterator[Derived]:
        """Give the next ones, empty or as a killed process left them.

        What was not shown in the end is dropped, but stays after an interruption.
        """
        with closing(self._open_index()) as index:
            engine, left = self._views.begin(), False
            try:
                self._next = engine, index
                yield self._derived(engine, index)
            except _INTERRUPTIONS as error:
                left = not isinstance(error, DamagedIndexError)
                raise
            finally:
                self._next = None
                engine.dispose()
                if not left:
                    index.discard()
                    self._views.discard()

    def discard(self) -> None:
        """Drop what a killed process left of the next read models."""
        self._views.discard()

    def differences(self) -> Iterator[Difference]:
        """Yield what answers otherwise than the next ones, while these are there."""
        if self._next is None or self._answering is None:
            return
        engine, index = self._next
        yield from differing_rows(self._views.engine, engine)
        yield from differing_entries(self._answering, index)

    def _derived(self, engine: Engine, index: SearchIndex) -> Derived:
        graph, stale = Catalogue(engine), StaleEntries(engine)
        views = ViewsProjection(engine, self._files, self._views.publish)
        search = SearchProjection(
            index, graph, self._files, stale, meanings=self._meanings
        )
        return Derived((views, search), FailedEvents(engine))
