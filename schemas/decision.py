"""What people decide about citations and headers, and the history of a document."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from schemas.citation import Relation


def said_by(by: str, decided_at: datetime, why: str) -> str:
    """Return who decided something, when, and why, as reasons and messages have it."""
    return f"{by}, {decided_at:%d/%m/%Y}: {why}"


class Verdict(StrEnum):
    """What a person decided about a link."""

    CONFIRMED = "confirmed"
    REJECTED = "rejected"
    DISMISSED = "dismissed"  # what was read as a citation is none
    NOT_HELD = "not_held"  # what is cited is none of what the archive holds


@dataclass(frozen=True, slots=True)
class DecidedBy:
    """Who decides, and why.

    ``version`` is that of the document as they saw it; None: as it is, whatever it is.
    """

    by: str
    why: str
    version: int | None = None


@dataclass(frozen=True, slots=True)
class DecidedSoFar:
    """How often a document has changed, and the decisions on it that still stand.

    ``version`` is the number of its last event, ``standing`` are those of decisions.
    """

    version: int
    standing: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class CitedAt:
    """A citation of a document by its ``place``, where a name might mean several."""

    place: int


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's decision on a citation of *document* (an id).

    ``key`` and ``day`` identify the cited document, so that the decision outlives a new
    run of the parser. ``target`` is the document that a confirmed citation means, or
    that a rejected one does not mean (None: none of those in the archive then).
    ``seen`` are the documents (ids) that fitted when a person said that what is cited
    is not held: what fits later is not among them.
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
    seen: tuple[str, ...] = ()

    @property
    def reason(self) -> str:
        """Who decided, when, and why."""
        return said_by(self.by, self.decided_at, self.why)


@dataclass(frozen=True, slots=True)
class RelationDecision:
    """A person's decision on what *document* (an id) does with one that it cites.

    ``key`` and ``day`` identify the cited document, as in a ``Decision``.
    """

    document: str
    key: str
    day: date | None
    relation: Relation
    by: str
    why: str
    decided_at: datetime

    @property
    def reason(self) -> str:
        """Who decided, when, and why."""
        return said_by(self.by, self.decided_at, self.why)


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
class Withdrawal:
    """By whom a document was taken out of search and links, and why.

    ``number`` is that of the decision in the history of the document.
    """

    number: int
    by: str
    why: str
    decided_at: datetime

    @property
    def words(self) -> str:
        """Return it as reasons and messages have it."""
        return said_by(self.by, self.decided_at, self.why)


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
