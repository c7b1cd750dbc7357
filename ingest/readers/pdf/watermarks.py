"""Watermarks that run along the lines of a page: large words under its text.

Those at an angle are left out with all letters that do not stand upright.
"""

from collections.abc import Sequence
from statistics import median

from ingest.readers.page.rows import Word

_LARGE = 24.0  # points; the letters of a text are lower
_LARGER = 2.5  # times the usual height of words
_INK = 0.15  # of the height of a word, above and below which there is no ink


def without_watermarks(words: Sequence[Word]) -> list[Word]:
    """Return the words of a page but for large ones that others are printed on."""
    large = [word for word in words if word.bottom - word.top > _LARGE]
    if not large:
        return list(words)
    least = _LARGER * median(word.height for word in words)
    marks = {
        id(word) for word in large if word.height > least and _is_under(word, words)
    }
    return [word for word in words if id(word) not in marks]


def _is_under(mark: Word, words: Sequence[Word]) -> bool:
    """Return whether smaller words are printed on a large one."""
    top, bottom = mark.top + _INK * mark.height, mark.bottom - _INK * mark.height
    return any(
        mark.left < (word.left + word.right) / 2 < mark.right
        and top < word.middle < bottom
        and word.height * _LARGER < mark.height
        for word in words
    )
