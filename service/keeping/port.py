"""What keeping needs of an open archive; ``bootstrap.OpenArchive`` is one."""

from collections.abc import Sequence
from typing import Protocol

from schemas.account import KeptAccounts
from schemas.audit import KeptPerson
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
    """Accounts, tokens and feeds as they are backed up; sessions are not."""

    def kept(self) -> KeptAccounts:
        """Return all of them."""

    def restore(self, kept: KeptAccounts) -> bool:
        """Put them back where nobody has an account; return whether all are there."""


class Accounts(Protocol):
    """Who may use the archive, as far as that is backed up."""

    @property
    def copies(self) -> AccountCopies:
        """What copies accounts, tokens and feeds."""


class AuditRows(Protocol):
    """The rows about persons that the events of the audit name by their digests."""

    def kept(self, digests: Sequence[str]) -> tuple[KeptPerson, ...]:
        """Return those of these digests."""

    def restore(self, persons: Sequence[KeptPerson]) -> None:
        """Put rows back as they were; those that are there stay."""


class KeptAudit(Protocol):
    """Who used the archive, as far as that is backed up."""

    @property
    def log(self) -> DocumentLog:
        """The events."""

    @property
    def details(self) -> AuditRows:
        """The rows about persons."""

    def store(self) -> None:
        """Store what was noted and is in no event yet."""

    def seal(self) -> None:
        """Extend the chain by what came into the log from elsewhere."""


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

    @property
    def audit(self) -> KeptAudit:
        """Who used the archive."""
