"""What keeping needs of an open archive; ``bootstrap.OpenArchive`` is one."""

from typing import Protocol

from schemas.record import ArchiveStatus
from service.domain.document_log import DocumentLog
from service.files.port import FileStore
from service.projections.runner import Projections


class Countable(Protocol):
    """The read side, as far as it counts."""

    def status(self) -> ArchiveStatus:
        """Return how much the archive holds."""


class KeptArchive(Protocol):
    """Events, files, and what is derived from them."""

    @property
    def log(self) -> DocumentLog:
        """The events."""

    @property
    def files(self) -> FileStore:
        """Originals and texts."""

    @property
    def projections(self) -> Projections:
        """What brings read models and index up to the events."""

    @property
    def queries(self) -> Countable:
        """The read side."""
