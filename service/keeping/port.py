"""What keeping needs of an open archive; ``bootstrap.OpenArchive`` is one."""

from typing import Protocol

from schemas.account import KeptAccounts
from schemas.record import ArchiveStatus
from service.domain.document_log import DocumentLog
from service.files.port import FileStore
from service.graph.ledger import Ledger
from service.projections.runner import Projections


class Countable(Protocol):
    """The read side, as far as it counts."""

    def status(self) -> ArchiveStatus:
        """Return how much the archive holds."""


class AccountCopies(Protocol):
    """Accounts and tokens as they are backed up; sessions are not."""

    def kept(self) -> KeptAccounts:
        """Return all accounts and tokens."""

    def restore(self, kept: KeptAccounts) -> bool:
        """Put them back where nobody has an account; return whether all are there."""


class Accounts(Protocol):
    """Who may use the archive, as far as that is backed up."""

    @property
    def copies(self) -> AccountCopies:
        """What copies accounts and tokens."""


class KeptArchive(Protocol):
    """Events, files, what is derived from them, and what is beside them."""

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

    @property
    def ledger(self) -> Ledger:
        """What became of every file that was ever imported."""

    @property
    def accounts(self) -> Accounts:
        """Who may use the archive."""
