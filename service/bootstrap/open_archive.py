"""Settings → an open archive, whose parts are opened on first use.

Most commands need few of them, and some take long to load: SQLAlchemy,
the parser with its readers, the index. So each part is imported where it is opened.
"""

from collections.abc import Callable
from contextlib import ExitStack, closing
from functools import cached_property, partial
from types import TracebackType
from typing import TYPE_CHECKING, Self

from schemas.errors import DamagedViewsError
from schemas.record import Notice
from service.bootstrap.intake_side import IntakeSide
from service.bootstrap.read_here import ReadHere
from service.bootstrap.read_side import ReadSide
from service.bootstrap.sight import Sight
from service.engines import (
    AUDIT,
    event_store,
    open_accounts,
    open_documents_file,
    open_files,
    open_index,
    open_intact_ledger,
    open_meanings,
    open_parsers,
    open_views,
    put_views_aside,
)
from service.files.port import FileStore
from service.lanes import Lane, wanted
from service.settings import Settings

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from ingest.programs import Programs
    from service.accounts.audit_keeper import AuditKeeper
    from service.accounts.registry import Registry
    from service.answers.document_queries import DocumentQueries
    from service.archive import Archive
    from service.domain.document_log import DocumentLog
    from service.files.page_cache import PageCache
    from service.graph.catalogue import Catalogue
    from service.graph.curated import CuratedRows
    from service.graph.ledger import Ledger
    from service.graph.sqlite_documents import SqliteDocuments
    from service.graph.view_generations import ViewGenerations
    from service.intake.draft_reader import DraftReader
    from service.intake.importer import Importer
    from service.intake.page_images import PageImages
    from service.intake.parsers import Parsers
    from service.intake.quarantined_files import QuarantinedFiles
    from service.intake.reparser import Reparser
    from service.intake.second_reading import SecondReading
    from service.keeping.backups import Backups
    from service.keeping.chain import Chain
    from service.keeping.restoration import Restoration
    from service.keeping.verification import Verification
    from service.projections.runner import Projections
    from service.search.meanings import Meanings
    from service.search.port import SearchIndex

Notify = Callable[[Notice], object]


def _tell_nobody(_notice: Notice) -> None:
    """Leave what was found damaged unsaid."""


class OpenArchive(ReadHere):
    """An open archive: its write side, its read side, its import."""

    def __init__(self, settings: Settings, notify: Notify = _tell_nobody) -> None:
        self.settings = settings
        self._notify = notify
        self._opened = ExitStack()

    @cached_property
    def files(self) -> FileStore:
        """Originals and texts."""
        return open_files(self.settings)

    @cached_property
    def index(self) -> "SearchIndex":
        """The search index."""
        return self._opened.enter_context(closing(open_index(self.settings)))

    @cached_property
    def graph(self) -> "Catalogue":
        """The read models; their tables are made where they are missing."""
        from service.graph.catalogue import Catalogue

        return Catalogue(self.views_engine)

    @cached_property
    def log(self) -> "DocumentLog":
        """The events."""
        from service.domain.document_log import DocumentLog

        if self._views_file:  # there are events, so the tables are there
            log = DocumentLog(event_store(self.settings))
        else:
            from service.graph.views import alone

            with alone(self.views_engine):  # the library makes its tables, unlocked
                log = DocumentLog(event_store(self.settings))
        self._opened.callback(log.close)
        return log

    @cached_property
    def archive(self) -> "Archive":
        """The write side."""
        from service.archive import Archive

        return Archive(self.log, self.files)

    @cached_property
    def projections(self) -> "Projections":
        """What brings the read models and the index up to the events."""
        from service.projections.derived_generations import DerivedGenerations
        from service.projections.lock import ProjectionLock
        from service.projections.runner import Projections

        open_other = partial(open_index, self.settings)
        generations = DerivedGenerations(
            self._views, open_other, self.files, self.meanings
        )
        current = generations.answering(self.index)
        return Projections(
            self.log,
            current.projections,
            current.failures,
            ProjectionLock(self.views_engine),
            self._notify,
            generations,
            lambda: self.chain.seal(),  # noqa: PLW0108  # opens the ledger when called
        )

    @property
    def following(self) -> "Projections":
        """What brings up to the events what all documents are in."""
        return self.projections

    @cached_property
    def sight(self) -> Sight:
        """What each reader sees."""
        return self._opened.enter_context(closing(Sight(self)))

    @property
    def here(self) -> ReadSide:
        """What the person sees who works at this machine."""
        return self.sight.seen_by(self.settings.clearance)

    @property
    def documents(self) -> "DocumentQueries | None":
        """What answers about single documents at once, without opening more.

        None where it cannot: a server has the read models, or they are behind the
        events. ``queries`` answers the same after ``projections.catch_up()``.
        """
        from service.answers.document_queries import DocumentQueries
        from service.graph.sqlite_origins import LEDGER, SqliteOrigins

        views = self._views_file
        if views is None or not self.settings.clearance.sees_everything:
            return None
        position = views.hold()
        if (position, views.digest()) != self._last_event:
            views.release()
            return None
        origins = SqliteOrigins(self.settings.home / LEDGER)
        return DocumentQueries(self.log, views, self.files, origins)

    @cached_property
    def draft_reader(self) -> "DraftReader":
        """What reads drafts that are to be checked."""
        from service.intake.draft_reader import DraftReader
        from service.intake.parsers import lasting_parsers

        workers, limits = self.settings.workers, self.settings.limits_of_drafts
        parsers = lasting_parsers(workers, self._programs, limits, wanted)
        self._opened.enter_context(closing(parsers))
        convert = self._programs.convert_to_docx
        return DraftReader(parsers, Lane(workers).entered, convert)

    @cached_property
    def page_images(self) -> "PageImages":
        """What draws pages."""
        from service.intake.page_images import PageImages

        return self._opened.enter_context(closing(PageImages(Lane(1).entered)))

    @cached_property
    def page_cache(self) -> "PageCache":
        """Pictures of pages that were drawn."""
        from service.files.page_cache import PageCache

        return PageCache(self.settings.home / "pages")

    @cached_property
    def quarantined_files(self) -> "QuarantinedFiles":
        """What people do with the files that could not be read."""
        from service.intake.quarantined_files import QuarantinedFiles

        return QuarantinedFiles(
            self.archive, self.graph, self.files, self.projections, self.ledger
        )

    @cached_property
    def second_reading(self) -> "SecondReading":
        """What reads files of the quarantine again."""
        from service.intake.second_reading import SecondReading

        return SecondReading(
            self.archive, self.files, self.projections, self._parsers, self.ledger
        )

    @cached_property
    def reparser(self) -> "Reparser":
        """What reads documents of the archive again."""
        from service.intake.reparser import Reparser

        return Reparser(
            self.archive, self.graph, self.files, self.projections, self._parsers
        )

    @cached_property
    def importer(self) -> "Importer":
        """What takes files in."""
        from service.intake.importer import Importer
        from service.intake.incoming_file import Exclusions
        from service.intake.unpackers import UnpackerProcess

        without = Exclusions(self.settings.home, self.settings.quiet)
        unpacker = UnpackerProcess(self.settings.limits)
        return Importer(
            self.archive,
            self.projections,
            self._parsers,
            unpacker,
            self.ledger,
            without,
        )

    @cached_property
    def intake(self) -> IntakeSide:
        """What takes files in for the service."""
        return IntakeSide(self)

    @cached_property
    def ledger(self) -> "Ledger":
        """What became of every file that was ever imported."""
        ledger, aside = open_intact_ledger(self.settings)
        if aside:
            self._notify(Notice("ledger_damaged", aside))
        return self._opened.enter_context(closing(ledger))

    @cached_property
    def accounts(self) -> "Registry":
        """Who may use the archive over HTTP."""
        from service.accounts.registry import Registry

        return Registry(self._accounts_engine)

    @cached_property
    def audit(self) -> "AuditKeeper":
        """Who used the archive, over HTTP or by commands."""
        from service.accounts.audit_keeper import AuditKeeper
        from service.accounts.command_notes import CommandNotes
        from service.domain.audit_log import AuditLog
        from service.keeping.chain import AUDIT_SEALS, Chain

        log = AuditLog(event_store(self.settings, AUDIT))
        chain = Chain(log, self._accounts_engine, AUDIT_SEALS)
        audit = AuditKeeper(log, chain, self._accounts_engine, self.settings.audit_days)
        audit.commands = CommandNotes(self.settings.home)
        return self._opened.enter_context(closing(audit))

    @cached_property
    def chain(self) -> "Chain":
        """The hash chain over the events, beside the ledger."""
        from service.keeping.chain import Chain

        return Chain(self.log, self.ledger.engine)

    @cached_property
    def verification(self) -> "Verification":
        """What compares files and events with what they were."""
        from service.intake.sources import find_contents
        from service.keeping.verification import Verification

        contents_of = partial(find_contents, self.settings.limits)
        return Verification(self, self.chain, self.ledger, contents_of)

    @cached_property
    def backups(self) -> "Backups":
        """What takes backups, and checks them."""
        from service.keeping.backups import Backups

        return Backups(self, self.chain, self.ledger)

    @cached_property
    def restoration(self) -> "Restoration":
        """What fills an empty archive from a backup."""
        from service.keeping.restoration import Restoration

        return Restoration(self, self.chain, self.ledger)

    def close(self) -> None:
        """Release the files, locks, processes and databases that were opened."""
        if "intake" in vars(self):  # before what it works with
            self.intake.close()
        self._opened.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def _last_event(self) -> tuple[int, str]:
        position = self.log.last_position()
        return position, self.log.identity_at(position)

    @cached_property
    def _accounts_engine(self) -> "Engine":
        engine = open_accounts(self.settings)
        self._opened.callback(engine.dispose)
        return engine

    @property
    def views_engine(self) -> "Engine":
        """The database of the read models of all documents."""
        return self._views.engine

    @cached_property
    def _views(self) -> "ViewGenerations":
        try:
            views = open_views(self.settings)
        except DamagedViewsError:
            aside = put_views_aside(self.settings)
            if aside is None:
                raise
            self._notify(Notice("views_damaged", aside))
            views = open_views(self.settings)
        self._opened.callback(views.engine.dispose)
        return views

    @cached_property
    def meanings(self) -> "Meanings":
        """What documents are about."""
        return open_meanings(self.settings)

    @cached_property
    def curated(self) -> "CuratedRows":
        """Baskets and saved searches."""
        from service.graph.curated import CuratedRows

        return CuratedRows(self.views_engine)

    @cached_property
    def _views_file(self) -> "SqliteDocuments | None":
        """The read models of a folder, where some event is in them, else None."""
        views = open_documents_file(self.settings)
        if views:
            self._opened.callback(views.close)
        return views

    @cached_property
    def _programs(self) -> "Programs":
        from service.intake.programs import installed_programs

        return installed_programs(self.settings.workers)

    @cached_property
    def _parsers(self) -> "Parsers":
        return open_parsers(self.settings, self._programs)


def open_archive(settings: Settings, notify: Notify = _tell_nobody) -> OpenArchive:
    """Open the archive at ``settings.home``, which is made where it is missing.

    *notify* is called with what is found damaged and mends itself.

    Its parts raise when they are opened: SearchUnavailableError where it is the index,
    ServerUnavailableError where a database or an object storage cannot be reached.
    """
    settings.home.mkdir(parents=True, exist_ok=True)
    return OpenArchive(settings, notify)
