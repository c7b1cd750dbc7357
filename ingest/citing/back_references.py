"""Documents referred to again without their number: ``Công văn nêu trên``.

They are not mentions, since a mention identifies its document; and none is guessed:
where two documents of the kind may be meant, nothing is recalled.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from ingest.citing.reference import Reference
from ingest.grammar.doc_type import doc_type_before
from ingest.grammar.word_patterns import NO_WORD_AFTER
from schemas.citation import Relation
from schemas.span import Span

_ABOVE = re.compile("trên")
_STATED = re.compile(r"(?:(?:đã|vừa)\s+)?(?:nêu|nói|dẫn|kể)(?:\s+ở)?\s+\Z")
# Without such a word it may begin a place: "Kế hoạch trên địa bàn tỉnh"
_ALONE = re.compile(r"trên(?:[.,;:)]|\s+(?:và|đã|được|theo|là|có|thì|để|nhằm)\s|\Z)")
_THIS = re.compile(rf"này{NO_WORD_AFTER}")
_SEVERAL = re.compile(r"(?:[Cc]ác|[Nn]hững|[Hh]ai|[Bb]a)\s+\Z")
_QUOTATION = re.compile(r"“[^”]*")

ByDocType = dict[str | None, list[Reference]]


def find_recalls(text: str, references: Iterable[Reference]) -> Iterator[Reference]:
    """Yield where *text* refers back to one of the *references*, in order.

    Each is the reference that is meant, with the span of the words that refer to it.
    """
    known = [each for each in references if each.number and not each.nested]
    if not known or not ("trên" in text or "“" in text):
        return
    quotations = [Span(*each.span()) for each in _QUOTATION.finditer(text)]
    own = [each for each in known if not _is_quoted(each.span.start, quotations)]
    yield from _above(text, _by_doc_type(own), quotations)
    amended = _by_doc_type(each for each in own if each.relation is Relation.AMENDS)
    for quotation in quotations if amended else ():
        yield from _amended_in(text, quotation, amended)


def recalled(meant: Reference, span: Span) -> Reference:
    """Return *meant* as it is referred to again by the words at *span*."""
    return meant._replace(span=span, lead=span.start, recall=True)


def _by_doc_type(references: Iterable[Reference]) -> ByDocType:
    found: ByDocType = defaultdict(list)
    for each in references:
        found[each.doc_type].append(each)
    return found


def _above(
    text: str, known: ByDocType, quotations: Sequence[Span]
) -> Iterator[Reference]:
    """Yield what ``nêu trên`` means, outside quotations."""
    for above in _ABOVE.finditer(text):
        stated = _STATED.search(text, max(0, above.start() - 20), above.start())
        doc_type = doc_type_before(text, stated.start() if stated else above.start())
        if doc_type is None or not (stated or _ALONE.match(text, above.start())):
            continue
        span = Span(doc_type.span.start, above.end())
        if not _is_quoted(span.start, quotations):
            meant = _last_of_doc_type(text, span, known.get(doc_type.name, []))
            yield from (recalled(each, span) for each in meant)


def _last_of_doc_type(
    text: str, span: Span, known: Sequence[Reference]
) -> Sequence[Reference]:
    """Return what the last paragraph that cites any of *known* cites, if only one.

    ``Các Công văn nêu trên`` means all of them, within the same paragraph.
    """
    end = bisect_right(known, span.start, key=_end)
    if not end:
        return ()
    paragraph = text.rfind("\n", 0, known[end - 1].span.start)
    first = bisect_left(known, paragraph, key=_start)
    meant = {each.number: each for each in known[first:end]}
    if _SEVERAL.search(text, max(0, span.start - 8), span.start):
        same = text.find("\n", paragraph + 1, span.start) < 0
        return tuple(meant.values()) if same else ()
    return tuple(meant.values()) if len(meant) == 1 else ()


def _amended_in(text: str, quotation: Span, amended: ByDocType) -> Iterator[Reference]:
    """Yield what ``này`` means in a *quotation*: new text of the act *amended*."""
    for this in _THIS.finditer(text, quotation.start, quotation.end):
        doc_type = doc_type_before(text, this.start(), quotation.start)
        known = amended.get(doc_type.name, []) if doc_type else []
        end = bisect_right(known, quotation.start, key=_end)
        if doc_type and end:
            yield recalled(known[end - 1], Span(doc_type.span.start, this.end()))


def _is_quoted(position: int, quotations: Sequence[Span]) -> bool:
    before = bisect_right(quotations, position, key=_opening) - 1
    return before >= 0 and position < quotations[before].end


def _opening(quotation: Span) -> int:
    return quotation.start


def _start(reference: Reference) -> int:
    return reference.span.start


def _end(reference: Reference) -> int:
    return reference.span.end
