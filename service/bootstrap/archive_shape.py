"""What the read side needs of an open archive."""

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from service.domain.document_log import DocumentLog
    from service.domain.event_log import EventLog
    from service.files.page_cache import PageCache
    from service.files.port import FileStore
    from service.graph.catalogue import Catalogue
    from service.graph.curated import CuratedRows
    from service.graph.ledger import Ledger
    from service.intake.draft_reader import DraftReader
    from service.intake.page_images import PageImages
    from service.projections.port import CatchesUp
    from service.search.meanings import Meanings
    from service.search.port import SearchIndex
    from service.settings import Settings


class Derived(Protocol):
    """Events, and what is derived from them."""

    @property
    def log(self) -> "EventLog":
        """The events."""

    @property
    def graph(self) -> "Catalogue":
        """The read models."""

    @property
    def index(self) -> "SearchIndex":
        """The search index."""

    @property
    def curated(self) -> "CuratedRows":
        """Baskets and saved searches."""

    @property
    def meanings(self) -> "Meanings":
        """What documents are about."""

    @property
    def following(self) -> "CatchesUp":
        """What brings all of that up to the events."""


class Shared(Protocol):
    """What all readers share: the log that is written to, files, heavy machinery."""

    @property
    def log(self) -> "DocumentLog":
        """The events."""

    @property
    def files(self) -> "FileStore":
        """Originals and texts."""

    @property
    def ledger(self) -> "Ledger":
        """What became of every file that was ever imported."""

    @property
    def draft_reader(self) -> "DraftReader":
        """What reads drafts that are to be checked."""

    @property
    def page_images(self) -> "PageImages":
        """What draws pages."""

    @property
    def page_cache(self) -> "PageCache":
        """Pictures of pages that were drawn."""


class WholeArchive(Shared, Derived, Protocol):
    """An open archive, with all documents."""

    settings: "Settings"

    @property
    def log(self) -> "DocumentLog":
        """The events."""

    @property
    def views_engine(self) -> "Engine":
        """The database of the read models of all documents."""
