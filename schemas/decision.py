"""What a person decided of a citation, and everything that happened to a document."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


class Verdict(StrEnum):
    """What a person said of a link."""

    CONFIRMED = "confirmed"
    REJECTED = "rejected"
    DISMISSED = "dismissed"  # what was read as a citation is none


@dataclass(frozen=True, slots=True)
class DecidedBy:
    """Who decides, and why."""

    by: str
    why: str


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's word on a citation of *document* (an id).

    ``key`` and ``day`` are what is cited, so that the word outlives a new run of the
    parser. ``target`` is the document that is meant, of a confirmed one, or not meant,
    of a rejected one (None: none of those that were there).
    """

    document: str
    number: int
    key: str
    day: date | None
    verdict: Verdict
    target: str | None
    by: str
    why: str
    decided_at: datetime


@dataclass(frozen=True, slots=True)
class HeaderCorrection:
    """A person's word on one field of a header; ``value`` is written as one reads it.

    ``printed`` is what the parser had read, None if nothing.
    """

    number: int
    field: str
    value: str
    printed: str | None
    by: str
    why: str


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One event of a document: what, when, by whom and why, and its particulars.

    ``number`` counts the document's events from 1; by it a decision is taken back.
    """

    number: int
    what: str
    when: datetime
    by: str | None = None
    why: str | None = None
    details: dict[str, str] = field(default_factory=dict)
