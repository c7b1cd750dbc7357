"""Which document a citation means, and the chains of citations."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from schemas.citation import Citation, Relation
from schemas.spelling.abbreviations import spell_out
from schemas.spelling.folding import fold_name, fold_symbol


class LinkState(StrEnum):
    """How sure the archive is of what a citation means."""

    EXACT = "exact"  # number, date and issuer agree
    STRONG = "strong"  # one document alone has that number, or that name and date
    PROBABLE = "probable"  # one candidate, something not given
    CONFLICT = "conflict"  # the number agrees, the date or the issuer contradicts
    AMBIGUOUS = "ambiguous"  # several candidates
    MISSING = "missing"  # cited, not in the archive
    CONFIRMED = "confirmed"  # a person said so
    NOT_HELD = "not_held"  # a person said: an act that the archive does not hold
    REJECTED = "rejected"  # a person said no
    DISMISSED = "dismissed"  # a person said that it is no citation

    @property
    def is_unheld(self) -> bool:
        """Whether the archive lacks what is cited, as far as it or a person knows."""
        return self in (LinkState.MISSING, LinkState.NOT_HELD)

    @property
    def is_certain(self) -> bool:
        """Whether the archive relies on the link without asking a person."""
        return self in (LinkState.EXACT, LinkState.STRONG, LinkState.CONFIRMED)


@dataclass(frozen=True, slots=True)
class DocumentSummary:
    """A document of the archive in one line.

    ``hinted_number`` is suggested by the file's name, where the page has none.
    ``effective_from`` and ``effective_until`` are its first and last day in force, by
    its own words. ``issuer`` is the letterhead; it may be cited as being of its
    ``signing_organ``, too. ``is_draft``: it says that it is a draft, and no person has
    said that it is a document of its own.
    """

    id: str
    filename: str
    number: str | None = None
    hinted_number: str | None = None
    doc_type: str | None = None
    issuer: str | None = None
    issued_on: date | None = None
    subject: str | None = None
    signer: str | None = None
    effective_from: date | None = None
    effective_until: date | None = None
    signing_organ: str | None = None
    is_draft: bool = False

    def is_draft_of(self, other: "DocumentSummary") -> bool:
        """Return whether it is evidently a draft of *other*, which is none.

        It says so, or has neither a date nor a signer. What contradicts the other one
        is no draft of it.
        """
        if other.is_evident_draft or not self.is_evident_draft:
            return False
        names = (self.doc_type, other.doc_type), (self.issuer, other.issuer)
        if any(x and y and spell_out(x) != spell_out(y) for x, y in names):
            return False
        if self.issued_on not in {None, other.issued_on}:
            return False
        return self._has_number_or_subject_of(other)

    @property
    def is_evident_draft(self) -> bool:
        """Whether it says that it is a draft, or nobody has dated and signed it."""
        return self.is_draft or (self.issued_on is None and self.signer is None)

    def _has_number_or_subject_of(self, other: "DocumentSummary") -> bool:
        ours = self.number or self.hinted_number
        if ours:
            theirs = other.number or ""
            return fold_symbol(ours).lstrip("0") == fold_symbol(theirs).lstrip("0")
        return bool(self.subject) and fold_name(self.subject or "") == fold_name(
            other.subject or ""
        )


def without_drafts(documents: Iterable[DocumentSummary]) -> list[DocumentSummary]:
    """Return *documents* without those that are drafts of others among them.

    A draft is not the text of its document, and so is not meant by its number.
    """
    found = list(documents)
    if len(found) == 1:  # as nearly always
        return found
    return [e for e in found if not any(e.is_draft_of(other) for other in found)]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A document that a citation may mean, and what speaks for or against it.

    ``score`` sums that up: 100 if all agrees, 0 or less if something contradicts.
    """

    document: DocumentSummary
    state: LinkState
    reasons: tuple[str, ...] = ()
    score: int = 0


@dataclass(frozen=True, slots=True)
class Link:
    """A citation, the document it is taken to mean, and why.

    ``place`` is that of the citation in its document, where the archive stored it.
    """

    citation: Citation
    state: LinkState
    reasons: tuple[str, ...] = ()
    target: DocumentSummary | None = None
    candidates: tuple[Candidate, ...] = ()
    place: int | None = field(default=None, compare=False)

    @property
    def possible(self) -> tuple[DocumentSummary, ...]:
        """The documents of which nothing says which is meant; none if that is known.

        Those that fit worse than the best one are left out.
        """
        if self.target or self.state not in {LinkState.AMBIGUOUS, LinkState.CONFLICT}:
            return ()
        best = {each.state for each in self.candidates[:1]}
        return tuple(each.document for each in self.candidates if each.state in best)


@dataclass(frozen=True, slots=True)
class TracedLink:
    """A link, and what its target cites in turn; None if that was not followed."""

    link: Link
    below: tuple["TracedLink", ...] | None = None
    repeated: bool = False  # the target is followed elsewhere in the tree
    cut: bool = False  # the target is not followed: there are too many


@dataclass(frozen=True, slots=True)
class CitedBy:
    """A document that cites the one asked for."""

    document: DocumentSummary
    link: Link
    relation: Relation


@dataclass(frozen=True, slots=True)
class Trace:
    """What a document rests on, and who rests on it.

    ``document`` is None where the number is cited but not in the archive:
    then ``wanted`` is that number, and only ``cited_by`` is filled.
    """

    document: DocumentSummary | None
    wanted: str | None = None
    cites: tuple[TracedLink, ...] = ()
    cited_by: tuple[CitedBy, ...] = ()
