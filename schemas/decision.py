"""What people decide about citations and headers, and the history of a document."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


class Verdict(StrEnum):
    """What a person decided about a link."""

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
    """A person's decision on a citation of *document* (an id).

    ``key`` and ``day`` identify the cited document, so that the decision outlives a new
    run of the parser. ``target`` is the document that a confirmed citation means, or
    that a rejected one does not mean (None: none of those in the archive then).
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
    """A person's correction of one field of a header.

    ``value`` is written as people read it, ``printed`` is what the parser had read, if
    anything.
    """

    number: int
    field: str
    value: str
    printed: str | None
    by: str
    why: str


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One event of a document: what, when, by whom and why, and its details.

    ``number`` counts the document's events from 1; decisions are undone by it.
    """

    number: int
    what: str
    when: datetime
    by: str | None = None
    why: str | None = None
    details: dict[str, str] = field(default_factory=dict)
