"""A document as it was printed: one of its pages, with what was read marked on it."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from urllib.parse import urlencode

from starlette.datastructures import QueryParams

from schemas.document import Text
from schemas.document_names import citation_text
from schemas.layout import Box, PageLayout, PlacedWord
from schemas.link import Link
from schemas.record import DocumentRecord
from schemas.span import Span
from schemas.state_words import STATES
from service.web.highlights import anchor_of, row_anchor
from service.web.labels import FIELDS

ZOOMS = {1: 900, 2: 1350, 3: 1800}
"""How wide the picture of a page is in pixels, by how far it is enlarged."""
_NUMBER = re.compile(r"[1-9][0-9]{0,5}")
_SAME_LINE = 0.5  # of the height of a word
_NEXT = 2.0  # heights of a word between words that are marked together


@dataclass(frozen=True, slots=True)
class Marked:
    """Something that was read: where in the text, what it is, and where it leads to.

    ``anchor`` is its place in the text; ``look`` says how it is drawn.
    """

    anchor: str
    span: Span
    look: str
    title: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Outline:
    """Something marked on the picture: its boxes on the page."""

    marked: Marked
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the address chooses: the words looked for, the hit, page and enlargement."""

    query: str = ""
    hit: int = 1
    page: int | None = None
    zoom: int = 1

    def address(self, anchor: str = "", **changed: int | None) -> str:
        """Return the address of this document with these choices *changed*."""
        usual = {"hit": 1, "page": None, "zoom": 1}
        numbers = {"hit": self.hit, "page": self.page, "zoom": self.zoom} | changed
        pairs = [("q", self.query)] if self.query else []
        pairs += [(k, str(v)) for k, v in numbers.items() if v and v != usual[k]]
        fragment = f"#{anchor}" if anchor else ""
        return f"?{urlencode(pairs)}{fragment}"


def read_choice(parameters: QueryParams) -> Chosen:
    """Return what an address chooses; what cannot be is not chosen."""
    page, zoom = _number(parameters, "page"), _number(parameters, "zoom")
    return Chosen(
        query=parameters.get("q", "").strip(),
        hit=_number(parameters, "hit") or 1,
        page=page,
        zoom=zoom if zoom in ZOOMS else 1,
    )


def _number(parameters: QueryParams, name: str) -> int | None:
    text = parameters.get(name, "")
    return int(text) if _NUMBER.fullmatch(text) else None


@dataclass(frozen=True, slots=True)
class PrintedView:
    """The page that is shown, of how many, with the outlines on it."""

    chosen: Chosen
    page: PageLayout
    count: int
    outlines: tuple[Outline, ...]
    page_at: Callable[[int], int]

    def turned(self, by: int) -> str | None:
        """Return the address of the page that many further on, if there is one."""
        number = self.page.number + by
        is_page = 1 <= number <= self.count
        return self.chosen.address("printed", page=number) if is_page else None

    def zoomed(self, zoom: int) -> str:
        """Return the address of the same page, enlarged so far."""
        return self.chosen.address("printed", page=self.page.number, zoom=zoom)

    def to_box(self, marked: Marked) -> str:
        """Return the address of what is marked on the picture of its page."""
        page = self.page_at(marked.span.start)
        return self.chosen.address(f"o-{marked.anchor}", page=page)


def view_of(
    pages: Sequence[PageLayout], text: Text, marks: Sequence[Marked], chosen: Chosen
) -> PrintedView | None:
    """Return the page *chosen*, else that of the hit; None: none is printed."""
    if not pages:
        return None
    hits = [each for each in marks if each.look == "hit"]
    numbers = {page.number: page for page in pages}
    number = chosen.page
    if number not in numbers and hits:
        number = text.page_at(hits[min(chosen.hit, len(hits)) - 1].span.start)
    page = numbers.get(number or 0, pages[0])
    outlines = tuple(_outlines(list(page.words()), marks))
    return PrintedView(chosen, page, len(pages), outlines, text.page_at)


def marks_of(
    record: DocumentRecord, links: Sequence[Link], hits: Sequence[Span]
) -> tuple[Marked, ...]:
    """Return all that is marked: fields, doubts, citations and hits, in this order."""
    return tuple(
        chain(_fields(record), _doubts(record), _citations(links), _hits(hits))
    )


def _fields(record: DocumentRecord) -> Iterator[Marked]:
    for name, span in record.header.spans.items():
        if name in FIELDS:
            yield Marked(f"tt-{name}", span, "field", FIELDS[name])


def _doubts(record: DocumentRecord) -> Iterator[Marked]:
    for at, doubt in enumerate(record.doubts, 1):
        if doubt.span:
            title = f"Nghi vấn: {doubt.message}"
            yield Marked(f"nv-{at}", doubt.span, "doubt", title)


def _citations(links: Sequence[Link]) -> Iterator[Marked]:
    for place, link in enumerate(links, 1):
        title = f"{citation_text(link.citation)} – {STATES[link.state]}"
        address = f"#{row_anchor(place)}"
        if link.target:
            address = f"/documents/{link.target.id}"
        for mention in link.citation.mentions:
            span = Span(mention.start, mention.end)
            look = f"citation state-{link.state.value}"
            yield Marked(anchor_of(mention), span, look, title, address)


def _hits(hits: Sequence[Span]) -> Iterator[Marked]:
    for at, span in enumerate(hits, 1):
        yield Marked(f"hit-{at}", span, "hit", f"Chỗ khớp {at}")


def _outlines(
    words: Sequence[PlacedWord], marks: Iterable[Marked]
) -> Iterator[Outline]:
    for marked in marks:
        inside = [word.box for word in words if word.span.overlaps(marked.span)]
        if inside:
            yield Outline(marked, tuple(boxes_of_lines(inside)))


def boxes_of_lines(boxes: Iterable[Box]) -> Iterator[Box]:
    """Yield the boxes around words that follow one another on a line."""
    line: Box | None = None
    for box in boxes:
        if line is None:
            line = box
        elif _goes_on(line, box):
            line = line.around(box)
        else:
            yield line
            line = box
    if line:
        yield line


def _goes_on(line: Box, box: Box) -> bool:
    height = box.bottom - box.top
    apart = abs((line.top + line.bottom) / 2 - (box.top + box.bottom) / 2)
    return apart < _SAME_LINE * height and abs(box.left - line.right) < _NEXT * height
