"""Settings to an open archive: everything is opened once, and handed on."""

from types import TracebackType
from typing import Self

from ingest.programs import Programs
from service.answers.queries import Queries
from service.archive import Archive, DocumentLog
from service.checking.checker import Checker
from service.curation.baskets import BasketKeeper
from service.curation.decisions import Decisions
from service.curation.saved_searches import SavedSearchKeeper
from service.engines import (
    event_store,
    open_database,
    open_files,
    open_index,
    open_parsers,
)
from service.graph.catalogue import Catalogue
from service.graph.views import alone
from service.intake.importer import Importer
from service.intake.parsers import LocalParsers
from service.intake.programs import installed_programs
from service.intake.reparser import Reparser
from service.projections.failed_events import FailedEvents
from service.projections.lock import ProjectionLock
from service.projections.read_models import ViewsProjection
from service.projections.runner import Projections
from service.projections.search_index import SearchProjection
from service.projections.stale_entries import StaleEntries
from service.search.port import SearchIndex
from service.settings import Settings


class OpenArchive:
    """An archive that is open: its write side, its read side, its import."""

    def __init__(
        self, settings: Settings, index: SearchIndex, programs: Programs
    ) -> None:
        self.settings = settings
        self.files = files = open_files(settings)
        self.index = index
        self._engine = open_database(settings)
        self.graph = graph = Catalogue(self._engine)
        with alone(self._engine):  # the library makes its tables, unlocked
            self.log = DocumentLog(event_store(settings))
        self.archive = Archive(self.log, files)
        views = (
            ViewsProjection(self._engine),
            SearchProjection(index, graph, files, StaleEntries(self._engine)),
        )
        self.projections = Projections(
            self.archive,
            views,
            FailedEvents(self._engine),
            ProjectionLock(self._engine),
        )
        self.queries = Queries(self.archive, graph, index, files, self.projections)
        self._drafts = LocalParsers(settings.workers, programs, settings.limits)
        self.checker = Checker(graph, self._drafts.read)
        self.decisions = Decisions(self.archive, graph, files, self.projections)
        self.baskets = BasketKeeper(self.log, graph)
        self.searches = SavedSearchKeeper(self.log, index)
        parsers = open_parsers(settings, programs)
        self.reparser = Reparser(self.archive, graph, files, self.projections, parsers)
        self.importer = Importer(self.archive, self.projections, parsers)

    def close(self) -> None:
        """Let go of files, locks, processes and databases."""
        self._drafts.close()
        self.queries.close()
        self.index.close()
        self._engine.dispose()
        self.archive.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def open_archive(settings: Settings) -> OpenArchive:
    """Open the archive at ``settings.home``, which is made where it is missing.

    Raises:
        SearchUnavailableError: the index cannot be opened.
        ServerUnavailableError: the database or the object storage cannot be reached.

    """
    settings.home.mkdir(parents=True, exist_ok=True)
    return OpenArchive(
        settings, open_index(settings), installed_programs(settings.workers)
    )
