"""Queries, and what the search index finds."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from schemas.digital_signature import SignatureState
from schemas.record import MissingDocument
from schemas.span import Span
from schemas.standing import Force
from schemas.work_file import WorkFile


class SortOrder(StrEnum):
    """How hits are ordered."""

    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """A query as it was typed, with its filters.

    ``text`` may be empty: then the filters alone decide. Of several values of a filter
    one has to match: ``doc_types``, ``issuers`` and ``signers`` are display names,
    compared without case and accents, ``standings`` those at the time of indexing.
    ``cites`` is a number in any spelling. Dates are inclusive. ``arrived_after`` keeps
    only what came in after the event of that position. ``after`` is the ``next`` of the
    page before; ``offset`` counts from there. ``linked`` are, for the keys of numbers
    that the filters ask for, the ids of the documents whose citations mean what has
    that number: in another spelling, by name, by the number of another file.
    """

    text: str = ""
    doc_types: tuple[str, ...] = ()
    issuers: tuple[str, ...] = ()
    signers: tuple[str, ...] = ()
    issued_from: date | None = None
    issued_to: date | None = None
    standings: tuple[Force, ...] = ()
    cites: str | None = None
    sort: SortOrder = SortOrder.RELEVANCE
    limit: int = 20
    offset: int = 0
    arrived_after: int | None = None
    after: str | None = None
    linked: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Stretch:
    """From the character ``start`` on, a text is printed on ``page``.

    ``note`` is the mark of the footnote that it is in, if any.
    """

    start: int
    page: int
    note: str | None = None


@dataclass(frozen=True, slots=True)
class BodyWords:
    """The words of a body as folded for passages, kept because folding takes long.

    ``row`` has one space before and after each. From each of ``places`` in it on, the
    text is one of ``shifts`` ahead: so many characters more are not kept before it.
    Both are rows of packed numbers.
    """

    row: str = ""
    places: bytes = b""
    shifts: bytes = b""


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """One document as the index keeps it.

    ``number_key`` and ``cited_keys`` are ``DocumentNumber.key`` values.
    ``hinted_number`` is suggested by the file's name, where the page has none.
    ``stretches`` are where the ``body`` is printed, in its order. ``arrived`` is the
    position of the event by which it came in. ``signature`` is the state of the digital
    signatures of its own file together; None: it has none. ``files`` are all files of
    its văn bản, the main one first: it is found by their names, numbers and signatures
    too. ``body_words`` are those of the body, where an index has kept them; None: not
    yet. ``formal`` are the parts of the body that are no words of its text: letterhead,
    motto, signature. ``parent_issuer`` is the body above the issuer, as the letterhead
    names it. ``archived_as`` is the number under which an archive keeps it, and which.
    """

    id: str
    filename: str
    number: str | None = None
    number_key: str | None = None
    hinted_number: str | None = None
    doc_type: str | None = None
    issuer: str | None = None
    issued_on: date | None = None
    subject: str | None = None
    signer: str | None = None
    body: str = ""
    cited_keys: tuple[str, ...] = ()
    stretches: tuple[Stretch, ...] = ()
    formal: tuple[Span, ...] = ()
    parent_issuer: str | None = None
    standing: Force | None = None
    signature: SignatureState | None = None
    arrived: int = 0
    files: tuple[WorkFile, ...] = ()
    archived_as: str | None = None
    body_words: BodyWords | None = field(default=None, compare=False)

    @property
    def other_files(self) -> tuple[WorkFile, ...]:
        """The files beside the main one."""
        return tuple(each for each in self.files if each.id != self.id)


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a document, escaped; what matched is marked with ``<b>…</b>``.

    ``page`` counts from 1; None: not known, or it is the subject. ``note`` is the mark
    of the footnote in which it stands.
    """

    text: str
    page: int | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A document found, and the passages that match, the best one first.

    ``files`` are all files of its văn bản, the main one first.
    """

    id: str
    score: float
    filename: str
    number: str | None = None
    doc_type: str | None = None
    issuer: str | None = None
    issued_on: date | None = None
    subject: str | None = None
    passages: tuple[Passage, ...] = ()
    files: tuple[WorkFile, ...] = ()

    @property
    def snippet(self) -> str:
        """The text of the best passage."""
        return self.passages[0].text if self.passages else ""


@dataclass(frozen=True, slots=True)
class FacetValue:
    """How many of the documents found have this value."""

    value: str
    count: int


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A query saved under a name, and how many documents are new to it."""

    name: str
    text: str
    new: int


class CompletionKind(StrEnum):
    """What a query may be completed to."""

    NUMBER = "number"
    ISSUER = "issuer"
    SUBJECT = "subject"


@dataclass(frozen=True, slots=True)
class Completion:
    """A number, issuer or subject of the archive that starts with what was typed.

    ``document`` is the first that has it; an issuer has none.
    """

    kind: CompletionKind
    text: str
    document: SearchHit | None = None


@dataclass(frozen=True, slots=True)
class SearchPage:
    """One page of hits; ``facets`` are over all hits, by their names.

    ``read_as`` is what was searched instead, if the query as typed finds nothing, or
    little: the same with its misspelt words corrected (*ý bạn là*); ``as_typed`` are
    the first documents that have all or most words as typed. ``with_all_words``
    is how many have all words as typed, if others follow that have them with other
    accents, or most of them; None: all have. ``next`` is what the query for the next
    page has as ``after``; None on the last page. ``unheld`` are documents that the
    query cites and the archive does not hold. ``order_changed``: documents came in
    since the page before, so that scores are others. ``near`` are a few documents that
    are not among the hits but about nearly the same, in other words.
    """

    total: int
    hits: tuple[SearchHit, ...] = ()
    facets: dict[str, tuple[FacetValue, ...]] = field(default_factory=dict)
    read_as: str | None = None
    as_typed: tuple[SearchHit, ...] = ()
    with_all_words: int | None = None
    unheld: tuple[MissingDocument, ...] = ()
    next: str | None = None
    order_changed: bool = False
    near: tuple[SearchHit, ...] = ()
