"""Running heads and feet: lines in the margins of pages that do not belong to the text.

NĐ 30/2020/NĐ-CP (phụ lục I) leaves margins of at least 20 mm above and below the text.
What is printed there repeats from page to page, names the place of the file, or is
smaller than the text of a page that continues the one before.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from schemas.document import Method, Page, Part
from schemas.layout import Box

_MARGIN = 66.0  # points; 23 mm, in which a line of the text does not end
_HEAD = 54.0  # points; 19 mm, in which no text begins
_APART = 1.3  # times the usual distance of lines; running heads are further away
_SMALLER = 0.9  # of the usual height of lines
_FEWEST_LETTERS = 3
_DIGITS = re.compile(r"\d+")
_PLACE_OF_FILE = re.compile(
    r"(?:https?://|file:|about:|[A-Z]:\\|\\\\)\S*(?:\s+\d+\s*/\s*\d+)?"
    r"|\S+\.(?:docx?|xlsx?|pdf)",
    re.IGNORECASE,
)


def mark_running_heads(pages: Sequence[Page]) -> tuple[Page, ...]:
    """Return the pages with the lines of running heads and feet marked as such."""
    found = [list(_in_margins(page)) for page in pages]
    seen = Counter(key for lines in found for key in {line.key for line in lines})
    return tuple(
        _marked(page, {line.index for line in lines if _is_running(line, page, seen)})
        for page, lines in zip(pages, found, strict=True)
    )


@dataclass(frozen=True, slots=True)
class _Printed:
    """A line of a page: its index there, its box and its text."""

    index: int
    box: Box
    text: str

    @property
    def height(self) -> float:
        """The height of its letters."""
        return self.box.bottom - self.box.top

    @property
    def key(self) -> str:
        """What of it is the same on each page: all but numbers."""
        return _DIGITS.sub("0", self.text.casefold())


def _marked(page: Page, running: set[int]) -> Page:
    if not running:
        return page
    lines = (
        replace(line, part=Part.RUNNING) if index in running else line
        for index, line in enumerate(page.lines)
    )
    return replace(page, lines=tuple(lines))


def _is_running(line: _Printed, page: Page, seen: Counter[str]) -> bool:
    if _PLACE_OF_FILE.fullmatch(line.text):
        return True
    if sum(map(str.isalpha, line.text)) < _FEWEST_LETTERS:
        return False
    return seen[line.key] > 1 or _is_small_head(line, page)


def _is_small_head(line: _Printed, page: Page) -> bool:
    """Return whether a line is above the text of a later page, and smaller.

    OCR gives the height of the ink, which says little of the size of letters.
    """
    if page.number == 1 or page.method is Method.OCR or line.box.bottom > _HEAD:
        return False
    usual = median(each.height for each in _printed(page))
    return line.height < _SMALLER * usual


def _in_margins(page: Page) -> Iterator[_Printed]:
    """Yield the lines of a page that are in a margin, away from the text."""
    lines = sorted(_printed(page), key=lambda line: line.box.top)
    steps = [below.box.top - above.box.top for above, below in pairwise(lines)]
    if not steps or page.height is None:
        return
    foot, usual = page.height - _MARGIN, median(steps)
    yield from _outermost(lines, lambda box: box.bottom < _MARGIN, _APART * usual)
    yield from _outermost(lines[::-1], lambda box: box.top > foot, _APART * usual)


def _outermost(
    lines: Sequence[_Printed], is_in_margin: Callable[[Box], bool], apart: float
) -> Sequence[_Printed]:
    """Return the first lines if they are in a margin and a gap follows them."""
    for count, (line, following) in enumerate(pairwise(lines), 1):
        if not is_in_margin(line.box):
            return ()
        if abs(following.box.top - line.box.top) > apart:
            return lines[:count]
    return ()


def _printed(page: Page) -> Iterator[_Printed]:
    for index, line in enumerate(page.lines):
        if line.box is not None and line.part is not Part.STAMP:
            yield _Printed(index, line.box, line.text.strip())
