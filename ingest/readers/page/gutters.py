"""Gutters: upright strips of a page that words leave free, between two columns."""

from collections.abc import Iterable, Sequence
from itertools import chain

from ingest.readers.page.rows import Word

Strip = tuple[float, float]
"""The left and the right edge of an upright strip of the page, in points."""

NARROWEST = 7.0
"""Points that a gutter is wide at least; words of one line are about 4 apart."""


def free_strips(strips: Iterable[Strip], words: Sequence[Word]) -> list[Strip]:
    """Return the parts of strips that words, given from left to right, leave free."""
    return list(chain.from_iterable(_free_parts(strip, words) for strip in strips))


def _free_parts(strip: Strip, words: Sequence[Word]) -> list[Strip]:
    free = []
    start, end = strip
    for word in words:
        if word.right <= start or word.left >= end:
            continue
        free.append((start, word.left))
        start = word.right
    free.append((start, end))
    return [(left, right) for left, right in free if right - left >= NARROWEST]


def is_left(word: Word, gutter: Strip) -> bool:
    """Return whether a word is to the left of a gutter."""
    return word.right <= gutter[0] + 1
