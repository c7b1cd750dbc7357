"""What a backup holds, and what the archive remembers of its backups."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Segment:
    """A file of events in a backup, each a line of JSON.

    ``position`` is that of its last event in the archive, ``count`` how many events
    the chain has up to it, ``digest`` the last digest of that chain. ``checksum`` is
    the SHA-256 of the file.
    """

    name: str
    checksum: str
    position: int
    count: int
    digest: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup holds: events up to one position, and imports.

    The audit of a backup has one of its own.

    Those that are ``unfinished`` had not ended; they are copied again by each backup.
    ``missing`` are the checksums of stored files that the archive had lost, or that
    were damaged in it, so that the backup has none of them.
    """

    taken_at: datetime
    segments: tuple[Segment, ...] = ()
    imports: tuple[int, ...] = ()
    unfinished: tuple[int, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def position(self) -> int:
        """The position of the last event that it holds; 0: it holds none."""
        return self.segments[-1].position if self.segments else 0

    @property
    def count(self) -> int:
        """How many events it holds."""
        return self.segments[-1].count if self.segments else 0

    @property
    def digest(self) -> str:
        """The last digest of their chain."""
        return self.segments[-1].digest if self.segments else ""


@dataclass(frozen=True, slots=True)
class Backup:
    """A line in the archive's list of backups: where it is, and what it holds.

    ``position``, ``count`` and ``digest`` are those of its ``Manifest``; ``files`` were
    new in it. ``checked_at`` is None until all of it was read again.
    """

    place: str
    taken_at: datetime
    position: int
    count: int
    digest: str
    files: int
    checked_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put back and found equal: events, with their chain's last digest.

    ``imports`` are those that are as they were: an archive may have had its own.
    ``accounts`` is None where the backup has none, or the archive had its own, which
    stayed; so is ``audit``, the events of the audit, which say of ``persons`` accesses
    who it was. ``missing`` are the checksums of stored files that the backup has not.
    What was erased or revoked after ``taken_at`` is back.
    """

    count: int
    digest: str
    files: int
    imports: int = 0
    accounts: int | None = None
    audit: int | None = None
    persons: int = 0
    taken_at: datetime | None = None
    missing: tuple[str, ...] = ()
