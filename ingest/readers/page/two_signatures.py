"""Signatures side by side: of secretary and chair, of the parties to a contract."""

import re
from collections.abc import Sequence
from itertools import pairwise

from ingest.readers.page.rows import Row, row_height, row_text
from schemas.spelling.alphabet import CAPITALS, SMALL_LETTERS

_MOST_BETWEEN = 6  # rows between positions and names: further lines, "(Đã ký)"
_APART = 1.5  # heights of a letter between the two halves of a row, at least
_WORD = rf"[{CAPITALS}][{SMALL_LETTERS}]*"
_NAME = re.compile(rf"(?:\W*\w{{2,4}}\.)*\s*{_WORD}(?: {_WORD}){{1,5}}")


def signatures_start(rows: Sequence[Row]) -> int | None:
    """Return the index of the last row with two positions, two names below it."""
    halves = [_halves(row) for row in rows]
    for index in range(len(rows) - 1, -1, -1):
        if not all(map(str.isupper, halves[index] or ("",))):
            continue
        below = halves[index + 1 : index + 2 + _MOST_BETWEEN]
        if any(both and all(map(_NAME.fullmatch, both)) for both in below):
            return index
    return None


def _halves(row: Row) -> tuple[str, str] | None:
    """Return what is on either side of the widest gap of a row, if it is wide."""
    gaps = [right.left - left.right for left, right in pairwise(row)]
    widest = max(gaps, default=0.0)
    if widest < _APART * row_height(row):
        return None
    cut = gaps.index(widest) + 1
    return row_text(row[:cut]), row_text(row[cut:])
