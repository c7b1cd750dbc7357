"""Sheets that were folded in the middle, with four pages each.

Scanned flat, pages 4 and 1 are on one side, 2 and 3 on the other: the last page comes
first, to the left of the letterhead.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from ingest.readers.page.layout_tables import HEAD
from schemas.document import Line, Page, Part
from schemas.layout import Sheet

_WIDE = 1.2  # times as wide as high
_ABOVE = 0.3  # of the height, where a letterhead stands
_PAGES_OF_SHEET = 4
_NUMBER = re.compile(r"\s*Số\s*:", re.IGNORECASE)  # in the left column of a letterhead


@dataclass(frozen=True, slots=True)
class _Half:
    """One page of a side of a sheet; *place*: which it is in a booklet."""

    page: Page
    place: int

    @property
    def printed_number(self) -> int | None:
        """The number that is printed on it."""
        running = (
            line.text.strip(" -–")
            for line in self.page.lines
            if line.part is Part.RUNNING
        )
        return next((int(text) for text in running if text.isdecimal()), None)


def unfolded(pages: Sequence[Page]) -> tuple[Page, ...]:
    """Return the pages; those of folded sheets each apart, in the order of reading."""
    if not pages or not _is_outside(pages[0]):
        return tuple(pages)
    sides = list(takewhile(_has_two_pages, pages))
    halves = _in_order(list(_halves(sides)))
    others = map(_with_sheet, pages[len(sides) :])
    found = [*(half.page for half in halves), *others]
    return tuple(replace(page, number=at) for at, page in enumerate(found, 1))


def _with_sheet(page: Page) -> Page:
    """Return a page, which is to have another number, with its place in the file."""
    return replace(page, sheet=page.sheet or Sheet(page.number))


def _is_outside(page: Page) -> bool:
    """Return whether the letterhead is on the right one of two pages."""
    if not _has_two_pages(page):
        return False
    left, right = _parted(page)
    return _has_above(HEAD, right) and not (
        _has_above(HEAD, left) or _has_above(_NUMBER, left)
    )


def _has_above(beginning: re.Pattern[str], page: Page) -> bool:
    """Return whether a line that begins so stands where a letterhead does."""
    return any(
        beginning.match(line.text)
        for line in page.lines
        if line.box and line.box.top < _ABOVE * (page.height or 0)
    )


def _has_two_pages(page: Page) -> bool:
    """Return whether a page is wide, with lines on either side of its middle alone."""
    if not page.width or not page.height or page.width < _WIDE * page.height:
        return False
    sides = {_side(line, page.width / 2) for line in page.lines}
    return sides == {-1, 1}


def _side(line: Line, middle: float) -> int:
    """Return -1 for a line on the left, 1 on the right, 0 for any other."""
    if line.box is None or line.box.left < middle < line.box.right:
        return 0
    return -1 if line.box.right <= middle else 1


def _halves(sides: Sequence[Page]) -> Iterator[_Half]:
    """Yield the pages of all sides, with the places that they have in a booklet."""
    last = _PAGES_OF_SHEET * ((len(sides) + 1) // 2)
    for at, side in enumerate(sides, 1):
        left, right = _parted(side)
        places = (last - at + 1, at) if at % 2 else (at, last - at + 1)
        yield _Half(left, places[0])
        yield _Half(right, places[1])


def _in_order(halves: list[_Half]) -> list[_Half]:
    """Return the pages as their numbers say, else as in a booklet."""
    numbers = {half.place: half.printed_number for half in halves}
    numbers[1] = 1  # on the first page none is printed
    if sorted(map(int, filter(None, numbers.values()))) == [*range(1, len(halves) + 1)]:
        return sorted(halves, key=lambda half: numbers[half.place] or 0)
    return sorted(halves, key=lambda half: half.place)


def _parted(page: Page) -> tuple[Page, Page]:
    """Return the two pages of a side of a sheet."""
    middle = (page.width or 0) / 2
    left = tuple(line for line in page.lines if _side(line, middle) < 0)
    right = tuple(line.moved(-middle) for line in page.lines if _side(line, middle) > 0)
    sheet = page.sheet or Sheet(page.number)
    return replace(page, lines=left, width=middle, sheet=sheet), replace(
        page, lines=right, width=middle, sheet=replace(sheet, left=middle)
    )
