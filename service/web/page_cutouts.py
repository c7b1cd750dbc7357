"""Cut-outs of printed pages: the lines around what is to be decided on."""

from collections.abc import Sequence
from dataclasses import dataclass

from fastapi import Request

from schemas.document import Text
from schemas.layout import Box, PageLayout
from schemas.span import Span
from service.web.archive_parts import printed_pages_of, queries_of
from service.web.printed_view import boxes_of_lines

_AROUND = 70.0
"""Points shown above and below: some four lines."""
_HEAD = 0.36
"""The share of a page that letterhead and title take."""
_BEFORE, _AFTER, _OPENING = 200, 300, 800


@dataclass(frozen=True, slots=True)
class Cutout:
    """A strip of a page of a document (an id), and the boxes marked on it."""

    document: str
    page: PageLayout
    top: float
    bottom: float
    boxes: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """What stands in the text where something is to be decided on."""

    before: str
    words: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """A place of a document: its cut-out, where it was printed, and its passage."""

    passage: Passage
    cutout: Cutout | None = None


def shown_at(request: Request, document: str, *spans: Span | None) -> tuple[Shown, ...]:
    """Return the places of a document (an id); None: its head."""
    pages = printed_pages_of(request).pages(document)
    text = queries_of(request).text(document)
    return tuple(
        Shown(_passage(text, each), cut_out(document, pages, text, each))
        for each in spans
    )


def cut_out(
    document: str, pages: Sequence[PageLayout], text: Text, span: Span | None
) -> Cutout | None:
    """Return the lines around *span*, None: the head of the first page.

    None where it was not printed, or nobody knows where on the page.
    """
    number = text.page_at(span.start) if span else 1
    page = next((each for each in pages if each.number == number), None)
    if page is None or not page.width:
        return None
    if span is None:
        return Cutout(document, page, 0.0, page.height * _HEAD)
    inside = [word.box for word in page.words() if word.span.overlaps(span)]
    if not inside:
        return None
    top = max(min(each.top for each in inside) - _AROUND, 0.0)
    bottom = min(max(each.bottom for each in inside) + _AROUND, page.height)
    return Cutout(document, page, top, bottom, tuple(boxes_of_lines(inside)))


def _passage(text: Text, span: Span | None) -> Passage:
    content = text.content
    if span is None:
        return Passage(content[:_OPENING])
    return Passage(
        content[max(span.start - _BEFORE, 0) : span.start],
        content[span.start : span.end],
        content[span.end : span.end + _AFTER],
    )
