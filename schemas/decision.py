"""What a person decided of a citation, and everything that happened to a document."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


class Verdict(StrEnum):
    """What a person said of a link."""

    CONFIRMED = "confirmed"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Word:
    """What a person says of what is cited (``key`` and ``day``), and why."""

    key: str
    day: date | None
    by: str
    why: str


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's word on a citation of *document* (an id).

    ``key`` and ``day`` are what is cited, so that the word outlives a new run of the
    parser. ``target`` is the document that is meant, of a confirmed one.
    """

    document: str
    key: str
    day: date | None
    verdict: Verdict
    target: str | None
    by: str
    why: str
    decided_at: datetime


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One event of a document: what, when, by whom and why, and its particulars."""

    what: str
    when: datetime
    by: str | None = None
    why: str | None = None
    details: dict[str, str] = field(default_factory=dict)
