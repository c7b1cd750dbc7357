"""Text → citations: which documents it names, where, and in what relation."""

from dataclasses import replace
from datetime import date
from typing import NamedTuple

from ingest.citing.back_references import find_recalls
from ingest.citing.cited_title import with_title
from ingest.citing.defined_terms import find_short_names
from ingest.citing.lists import share_in_lists
from ingest.citing.merge import merge
from ingest.citing.named import find_named
from ingest.citing.nested import mark_nested
from ingest.citing.numbered import find_numbered
from ingest.citing.reference import Reference, in_order
from ingest.citing.relations import relate
from ingest.citing.short_forms import find_dated, find_short
from schemas.citation import Citation
from schemas.document import Header, Text
from schemas.number import DocumentNumber
from schemas.span import Span

_HEADS = frozenset(
    {
        *("Ban", "Bệnh viện", "Bộ", "Chi cục", "Công ty", "Cục", "Hội", "Học viện"),
        *("Phòng", "Sở", "Trung tâm", "Trường", "Tổng cục", "Viện", "Văn phòng"),
    }
)
"""Head words that alone name no office but that of who speaks."""


def find_citations(text: Text, header: Header) -> tuple[Citation, ...]:
    """Return the cited documents in the order of their first mention.

    The document's own number, as *header* has it, is not a citation, unless it stands
    with another date (numbering restarts each year).
    """
    content = text.content
    numbered = share_in_lists(content, list(find_numbered(content)))
    short = [*find_short(content, numbered), *find_dated(content, numbered)]
    numbered = in_order([*numbered, *short])
    named = find_named(content, numbered)
    references = mark_nested(content, in_order([*numbered, *named]))
    references = _titled(content, relate(content, references, header))
    references = [_with_own_issuer(each, header) for each in references]
    own = _Own.of(header)
    others = [each for each in references if not own.is_meant(each)]
    return merge(text, _with_recalls(content, others), header.issued_on)


def _titled(content: str, references: list[Reference]) -> list[Reference]:
    """Return the references with titles, each up to the next that is not nested."""
    titled: list[Reference] = []
    limit = len(content)
    for each in reversed(references):
        titled.append(with_title(content, each, limit))
        limit = limit if each.nested else each.lead
    return titled[::-1]


def _with_own_issuer(reference: Reference, header: Header) -> Reference:
    """Return the reference, ``Sở`` alone as the office whose document this is."""
    head, own = reference.issuer, header.issuer
    if head not in _HEADS:
        return reference
    is_own = own is not None and own.startswith(f"{head} ")
    return reference._replace(issuer=own if is_own else None)


def _with_recalls(content: str, references: list[Reference]) -> list[Reference]:
    """Return the references, with the places that recall them without a number."""
    recalls = [
        *find_recalls(content, references),
        *find_short_names(content, references),
    ]
    starts = {each.span.start for each in recalls}  # where a law was found by its name
    return in_order([*(x for x in references if x.span.start not in starts), *recalls])


class _Own(NamedTuple):
    """What tells the citing document itself from those it cites.

    ``line`` is that of its number; above ``top`` stands only what a site prints.
    """

    keys: frozenset[str]
    line: Span
    top: int
    issued_on: date | None

    @classmethod
    def of(cls, header: Header) -> "_Own":
        """Return that of the document with this *header*."""
        keys = _keys(header.number) if header.number else frozenset[str]()
        line = header.spans.get("number")
        if line is None:
            return cls(keys, Span(0, 0), _dated_top(header), header.issued_on)
        return cls(keys, line, _top(header), header.issued_on)

    def is_meant(self, reference: Reference) -> bool:
        """Return whether *reference* names the document itself."""
        span, number = reference.span, reference.number
        if self.line.start <= span.start < self.line.end or span.end <= self.top:
            return True  # even if OCR was unsure of it
        if number is None or number.key not in self.keys:
            return False
        given, own = reference.issued_on, self.issued_on
        return given is None or own is None or given == own


def _keys(number: DocumentNumber) -> frozenset[str]:
    """Return the keys of a number with and without its year, which annexes omit."""
    return frozenset({number.key, replace(number, year=None).key})


def _dated_top(header: Header) -> int:
    """Return where a document without a number begins: at its date above the kind."""
    day, doc_type = header.spans.get("issued_on"), header.spans.get("doc_type")
    return day.start if day and doc_type and day.start < doc_type.start else 0


def _top(header: Header) -> int:
    """Return where the document begins: its letterhead, its kind or its subject."""
    places = ("number", "issued_on", "doc_type", "subject")
    return min(header.spans[each].start for each in places if each in header.spans)
