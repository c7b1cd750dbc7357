"""Where the words of a document are printed: the way from its text to its pages."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from struct import Struct, pack
from typing import NamedTuple

from schemas.span import Span

_SPAN, _BOX = Struct("<2I"), Struct("<4f")
_TOKEN = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in points (1/72 inch) from its top left corner."""

    left: float
    top: float
    right: float
    bottom: float

    def around(self, other: "Box") -> "Box":
        """Return the smallest box that holds both."""
        return Box(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )


@dataclass(frozen=True, slots=True)
class Sheet:
    """The page of the file that a page was read from, and how it was turned for that.

    *number* counts from 1. It was turned *quarters* times clockwise, then back by
    *skew* degrees around its middle; the page begins *left* points from its edge, if
    two pages lie side by side on it.
    """

    number: int
    quarters: int = 0
    skew: float = 0.0
    left: float = 0.0


class PrintedWord(NamedTuple):
    """A piece of a row that stays together, in points from the top left corner.

    OCR gives the pieces of a row with all their words; *inner* says where each of them
    begins and ends, as shares of the width, if that is known.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    sure: float = 1.0  # 0 to 1, by OCR
    by_hand: bool = False
    inner: tuple[tuple[float, float], ...] = ()

    @property
    def height(self) -> float:
        """The height of its letters' box."""
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """The distance of its middle from the top."""
        return (self.top + self.bottom) / 2

    def moved(self, by: float) -> "PrintedWord":
        """Return the word so many points further to the right."""
        return self._replace(left=self.left + by, right=self.right + by)

    def apart(self) -> Iterator["PrintedWord"]:
        """Yield its words; where they begin, their letters say, of similar width."""
        found = list(_TOKEN.finditer(self.text))
        shares: Iterable[tuple[float, float]] = self.inner
        if len(self.inner) != len(found):
            length = len(self.text)
            shares = ((each.start() / length, each.end() / length) for each in found)
        width = self.right - self.left
        for each, (start, end) in zip(found, shares, strict=True):
            left, right = self.left + start * width, self.left + end * width
            yield PrintedWord(each[0], left, self.top, right, self.bottom)


class PlacedWord(NamedTuple):
    """A word of the text, and where it is printed."""

    span: Span
    box: Box


@dataclass(frozen=True, slots=True)
class PageLayout:
    """A page of that size in points, and its words in the order of the text.

    A page has hundreds of words, and as values of their own they would cost a good
    part of what reading does. So *spans* has the start and the end of each, and *boxes*
    its edges, as numbers of 32 bits, the lowest byte first.
    """

    number: int
    width: float
    height: float
    sheet: Sheet
    spans: bytes = b""
    boxes: bytes = b""

    @classmethod
    def of(
        cls,
        size: tuple[int, float, float],
        sheet: Sheet,
        spans: Iterable[tuple[int, int]],
        edges: Iterable[tuple[float, float, float, float]],
    ) -> "PageLayout":
        """Return the layout of the page of that number, width and height."""
        starts_and_ends = tuple(chain.from_iterable(spans))
        numbers = tuple(chain.from_iterable(edges))
        return cls(
            *size,
            sheet,
            pack(f"<{len(starts_and_ends)}I", *starts_and_ends),
            pack(f"<{len(numbers)}f", *numbers),
        )

    def words(self) -> Iterator[PlacedWord]:
        """Yield the words, each with its place."""
        places = zip(
            _SPAN.iter_unpack(self.spans), _BOX.iter_unpack(self.boxes), strict=True
        )
        for span, box in places:
            yield PlacedWord(Span(*span), Box(*box))


@dataclass(frozen=True, slots=True)
class Drawing:
    """A page of a file that is to be drawn, *pixels* wide.

    ``size``: of the page in points, as it lies on its *sheet*; None: it is all of it.
    """

    data: bytes
    is_pdf: bool
    sheet: Sheet
    pixels: int
    size: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """The pages of a document with their words; only printed pages have one."""

    pages: tuple[PageLayout, ...]

    def page(self, number: int) -> PageLayout | None:
        """Return the page of that number; None: there is none."""
        return next((page for page in self.pages if page.number == number), None)
