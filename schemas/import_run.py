"""What the ledger of imports says: each run, and every file that it saw."""

from dataclasses import dataclass
from datetime import datetime

from schemas.record import Outcome


@dataclass(frozen=True, slots=True)
class ImportRun:
    """One import; ``ended_at`` is None while it runs, or if it was cut off.

    ``interrupted`` says that a person ended it. ``seen`` is the sum of the next four.
    """

    id: int
    begun_at: datetime
    ended_at: datetime | None
    interrupted: bool
    paths: tuple[str, ...]
    parser_version: str
    seen: int = 0
    archived: int = 0
    duplicates: int = 0
    quarantined: int = 0
    skipped: int = 0


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """A file that a run saw: ``path`` (in a zip: ``a.zip/b.pdf``), what became of it.

    ``file`` is the file on the disk that it is, or lies in (none, if it was taken from
    the archive to be read again); ``file_size`` and
    ``modified`` (nanoseconds since 1970) are those of that, ``size`` its own.
    ``document`` is the archived one, or the one it repeats. ``stage`` says how far it
    came: found, opened, read; ``seconds`` how long that took.
    """

    path: str
    outcome: Outcome
    stage: str
    seconds: float = 0.0
    file: str | None = None
    file_size: int | None = None
    modified: int | None = None
    size: int | None = None
    checksum: str | None = None
    document: str | None = None
    code: str | None = None
    reason: str | None = None
