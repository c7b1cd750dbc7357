"""Lines across a PDF page by which words may be struck out."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from ctypes import byref
from operator import attrgetter
from typing import Any, NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from ingest.readers.page.rows import Edges, Word

_HIGHEST, _LOWEST = 0.3, 0.8  # of a word's height; where its letters have their middle
_LEVEL = 0.5  # points that a line may fall
_MIDDLE = 0.45  # of the height of a note, where it strikes words out
_FILLED = 0.8  # share of a line that is in words, if it strikes them out

_by_level = attrgetter("level")


class Stroke(NamedTuple):
    """A line across the page, in points from its top and its left edge."""

    level: float
    left: float
    right: float

    def is_over(self, left: float, right: float) -> bool:
        """Return whether the middle between two places is on it."""
        return self.left <= (left + right) / 2 <= self.right

    def is_filled_by(self, boxes: Iterable[Edges]) -> bool:
        """Return whether letters of these boxes take up most of it."""
        edges = [(left, right) for left, _, right, _ in boxes]
        width = max(right for _, right in edges) - min(left for left, _ in edges)
        return width >= _FILLED * (self.right - self.left)


class Strokes:
    """The lines across a page, by their level."""

    def __init__(self, lines: Iterable[Edges]) -> None:
        strokes = (
            Stroke((top + bottom) / 2, left, right)
            for left, top, right, bottom in lines
            if bottom - top <= _LEVEL and right > left
        )
        self._strokes = sorted(strokes, key=_by_level)

    def through(self, word: Word) -> Iterator[Stroke]:
        """Yield those that run through a word."""
        if not self._strokes:
            return
        highest = word.top + _HIGHEST * word.height
        lowest = word.top + _LOWEST * word.height
        start = bisect_left(self._strokes, highest, key=_by_level)
        end = bisect_right(self._strokes, lowest, key=_by_level)
        for stroke in self._strokes[start:end]:
            if stroke.left < word.right and stroke.right > word.left:
                yield stroke


def lines_of_notes(page: pdfium.PdfPage) -> Iterator[Edges]:
    """Yield the lines by which a reader has struck words out, in PDF coordinates."""
    for index in range(pdfium_c.FPDFPage_GetAnnotCount(page)):
        with _note(page, index) as note:
            if pdfium_c.FPDFAnnot_GetSubtype(note) == pdfium_c.FPDF_ANNOT_STRIKEOUT:
                yield from _lines_of(note)


@contextmanager
def _note(page: pdfium.PdfPage, index: int) -> Iterator[Any]:
    note = pdfium_c.FPDFPage_GetAnnot(page, index)
    try:
        yield note
    finally:
        pdfium_c.FPDFPage_CloseAnnot(note)


def _lines_of(note: Any) -> Iterator[Edges]:
    """Yield the line through the middle of each of the places that a note marks."""
    points = pdfium_c.FS_QUADPOINTSF()
    for index in range(pdfium_c.FPDFAnnot_CountAttachmentPoints(note)):
        if pdfium_c.FPDFAnnot_GetAttachmentPoints(note, index, byref(points)):
            across = points.x1, points.x2, points.x3, points.x4
            up = points.y1, points.y2, points.y3, points.y4
            left, right, bottom, top = min(across), max(across), min(up), max(up)
            if right - left > top - bottom:
                level = bottom + _MIDDLE * (top - bottom)
                yield left, level, right, level
            else:
                yield (left + right) / 2, top, (left + right) / 2, bottom
