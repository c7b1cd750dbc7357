"""Signs that the words of a page are not those that are printed on it.

Text is put together from pieces that a file may draw in any order. Words that stand
over one another, without a gap between them or across the rule of a table were put
together wrongly.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ingest.readers.page.rows import Edges, Word, group_rows
from ingest.readers.page.table_cells import Grid

_OVERLAP = 0.2  # of a word's height; letters of neighbours touch, but not so far
_NO_GAP = 0.08  # of a word's height; a space is at least three times as wide
_SAME_LINE = 0.3  # of a word's height
_ACROSS = 0.25  # of a word's height that a word reaches over a rule


def count_faults(words: Sequence[Word], grids: Sequence[Grid] = ()) -> int:
    """Return how often words, given in the order of the file, cannot be right."""
    close = [
        (left, right)
        for row in group_rows(words)
        for left, right in pairwise(row)
        if right.left - left.right < _NO_GAP * (left.bottom - left.top)
    ]
    place = {id(word): index for index, word in enumerate(words)} if close else {}
    wrong = sum(
        _overlap(left, right) or _is_torn(left, right, place) for left, right in close
    )
    return wrong + sum(1 for _ in _across_rules(words, grids))


def _overlap(left: Word, right: Word) -> bool:
    """Return whether two words are printed over one another."""
    height = min(left.height, right.height)
    down = min(left.bottom, right.bottom) - max(left.top, right.top)
    return left.right - right.left > _OVERLAP * height and down > height / 2


def _is_torn(left: Word, right: Word, place: dict[int, int]) -> bool:
    """Return whether two words without a gap are one, whose parts are drawn apart.

    Words that follow each other in the file may stand close: spaces get narrow where a
    line is squeezed.
    """
    same_line = abs(left.bottom - right.bottom) < _SAME_LINE * left.height
    return same_line and place[id(right)] != place[id(left)] + 1


def _across_rules(words: Sequence[Word], grids: Sequence[Grid]) -> Iterator[Word]:
    """Yield the words that reach from one cell of a table into the next."""
    for grid in grids:
        for row in grid:
            for cell, following in pairwise(row):
                if cell and following:
                    yield from (word for word in words if _crosses(word, cell))


def _crosses(word: Word, cell: Edges) -> bool:
    left, top, right, bottom = cell
    over = _ACROSS * word.height
    return (
        left < word.left < right - over
        and word.right > right + over
        and top < word.middle < bottom
    )
