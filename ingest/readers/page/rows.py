"""From words to rows to lines: the geometry that PDF and OCR share."""

from collections.abc import Iterable
from itertools import pairwise
from operator import attrgetter

from schemas.document import Line, Part
from schemas.layout import Box, PrintedWord

_WIDE_GAP = 2.0  # heights of a letter; a gap that wide says something
Edges = tuple[float, float, float, float]  # left, top, right, bottom


Word = PrintedWord
Row = list[Word]

_by_left = attrgetter("left")


def group_rows(words: Iterable[Word]) -> list[Row]:
    """Return the rows of words that are on one line, from top to bottom.

    They are if the middle of the smaller is within the larger: so are raised digits.
    """
    rows: list[Row] = []
    top = bottom = 0.0  # of the tallest word of the last row
    for word in sorted(words, key=_twice_middle):
        middle, height = (word.top + word.bottom) / 2, word.bottom - word.top
        is_taller = height > bottom - top
        if is_taller:
            same = word.top < (top + bottom) / 2 < word.bottom
        else:
            same = top < middle < bottom
        if same and rows:
            rows[-1].append(word)
        else:
            rows.append([word])
        if is_taller or not same:
            top, bottom = word.top, word.bottom
    return [sorted(row, key=_by_left) for row in rows]


def _twice_middle(word: Word) -> float:
    return word.top + word.bottom


def row_height(row: Row) -> float:
    """Return the height of the letters of a row: that of its tallest word."""
    return max([word.bottom - word.top for word in row])


def row_text(row: Row) -> str:
    """Return the words of a row as text; a wide gap stays wide."""
    if len(row) == 1:
        return row[0].text
    wide = _WIDE_GAP * row_height(row)
    parts = [row[0].text]
    for before, word in pairwise(row):
        parts += ["   " if word.left - before.right > wide else " ", word.text]
    return "".join(parts)


def row_box(row: Row) -> Box:
    """Return the box around a row."""
    return Box(
        min([word.left for word in row]),
        min([word.top for word in row]),
        max([word.right for word in row]),
        max([word.bottom for word in row]),
    )


def row_line(row: Row, part: Part = Part.BODY, edge: float | None = None) -> Line:
    """Return the line of a row; *edge* is that of its column, if there are several."""
    sure = min(word.sure for word in row)
    by_hand = any(word.by_hand for word in row)
    return Line(row_text(row), row_box(row), part, sure, by_hand, edge, tuple(row))
