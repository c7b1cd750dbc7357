"""An act that is known without being held: a row of the catalogue of acts."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from schemas.link import DocumentSummary, LinkState

LISTED_STATES = (LinkState.EXACT, LinkState.STRONG)


@dataclass(frozen=True, slots=True)
class KnownAct:
    """What is known of an act, from ``source``, as that said on ``source_day``.

    ``ended_by`` is the number of what ended it, as the source gives it.
    """

    number: str
    doc_type: str
    source: str
    issued_on: date | None = None
    issuer: str | None = None
    title: str | None = None
    effective_from: date | None = None
    ended_on: date | None = None
    ended_by: str | None = None
    source_day: date | None = None

    @property
    def summary(self) -> DocumentSummary:
        """The act as a document, without an id: no file of it is held."""
        return DocumentSummary(
            id="",
            filename="",
            number=self.number,
            doc_type=self.doc_type,
            issuer=self.issuer,
            issued_on=self.issued_on,
            subject=self.title,
            effective_from=self.effective_from,
        )

    @property
    def origin(self) -> str:
        """The source and its day, in words: ``vbpl.vn, 27/11/2026``."""
        day = f"{self.source_day:%d/%m/%Y}" if self.source_day else ""
        return ", ".join(filter(None, (self.source, day)))


@dataclass(frozen=True, slots=True)
class ListedAct:
    """An act of the catalogue that a citation may mean, and how sure that is.

    ``state`` is exact or strong where they agree, conflict where they contradict.
    """

    act: KnownAct
    state: LinkState
    reasons: tuple[str, ...] = ()

    @property
    def agrees(self) -> bool:
        """Whether what is cited is this act, and nothing contradicts."""
        return self.state in LISTED_STATES

    @property
    def words(self) -> str:
        """What is to be said of it: that it is listed, or what contradicts it."""
        if self.agrees:
            return f"có trong danh mục (nguồn: {self.act.origin})"
        reasons = "; ".join(self.reasons)
        return f"mâu thuẫn với danh mục (nguồn: {self.act.origin}): {reasons}"


class ActChange(StrEnum):
    """What adding a row to the catalogue did."""

    ADDED = "added"
    CORRECTED = "corrected"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class ActEntry:
    """What somebody said of an act of the catalogue, and when.

    ``why`` is that of a removal, where ``act`` is what was listed till then.
    """

    when: datetime
    by: str
    act: KnownAct
    removed: bool = False
    why: str | None = None
