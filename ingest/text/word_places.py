"""Where each word of the joined text is printed."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from itertools import pairwise

from schemas.document import Page, Text
from schemas.layout import Layout, PageLayout, PrintedWord, Sheet

_TOKEN = re.compile(r"\S+")


@dataclass(slots=True)
class _Places:
    """The words of a page so far."""

    spans: list[tuple[int, int]] = field(default_factory=list)
    edges: list[tuple[float, float, float, float]] = field(default_factory=list)


def layout_of(text: Text, pages: Sequence[Page]) -> Layout | None:
    """Return where the words of *text* are printed; None if no page is printed."""
    if not any(line.words for page in pages for line in page.lines):
        return None
    places = _places_by_page(text, pages)
    return Layout(tuple(_page_layout(page, places[page.number]) for page in pages))


def _page_layout(page: Page, places: _Places) -> PageLayout:
    size = page.number, page.width or 0.0, page.height or 0.0
    sheet = page.sheet or Sheet(page.number)
    return PageLayout.of(size, sheet, places.spans, places.edges)


def without_words(page: Page) -> Page:
    """Return the page without the words of its lines, once a layout has them."""
    return replace(page, lines=tuple([line.without_words() for line in page.lines]))


def _places_by_page(text: Text, pages: Sequence[Page]) -> dict[int, _Places]:
    """Return where the words of *text* are printed, by the number of the page."""
    lines = {page.number: page.lines for page in pages}
    starts = [segment.start for segment in text.segments]
    found = defaultdict[int, _Places](_Places)
    ends = pairwise([*starts, len(text.content)])
    for segment, (start, end) in zip(text.segments, ends, strict=True):
        if words := lines[segment.page][segment.line].words:
            places = found[segment.page]
            tokens = list(_TOKEN.finditer(text.content, start, end))
            places.spans += [token.span() for token in tokens]
            places.edges += [word[1:5] for word in _words(tokens, words)]
    return found


def _words(
    tokens: Sequence[re.Match[str]], pieces: Sequence[PrintedWord]
) -> Sequence[PrintedWord]:
    """Return the printed words that *tokens* of the text are, one for each."""
    if len(tokens) == len(pieces):
        return pieces
    words = [word for piece in pieces for word in piece.apart()]
    return words if len(tokens) == len(words) else list(_matched(tokens, words))


def _matched(
    tokens: Sequence[re.Match[str]], words: Sequence[PrintedWord]
) -> Iterator[PrintedWord]:
    """Yield the word that each of *tokens* is; of those that differ, all around them.

    A line is changed after it was put together where its letters stood apart, or where
    OCR was corrected.
    """
    texts = [token[0] for token in tokens], [word.text for word in words]
    for tag, start, end, first, last in SequenceMatcher(
        None, *texts, autojunk=False
    ).get_opcodes():
        if tag == "equal":
            yield from words[first:last]
            continue
        near = words[first:last] or words[max(0, first - 1) : first + 1]
        yield from [_around(near)] * (end - start)


def _around(words: Sequence[PrintedWord]) -> PrintedWord:
    return PrintedWord(
        "",
        min(word.left for word in words),
        min(word.top for word in words),
        max(word.right for word in words),
        max(word.bottom for word in words),
    )
