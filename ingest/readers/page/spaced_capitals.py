"""Capitals set apart by blanks: ``K Ế  H O Ạ C H`` is ``KẾ HOẠCH``."""

import re
from collections.abc import Iterator
from functools import cache

from schemas.spelling.alphabet import CAPITALS
from schemas.vocabulary import document_types

_BLANK = "[ \u00a0]"
_FEWEST = 4  # letters; "A B C" may be a list
_SPACED = re.compile(
    rf"(?<!\S)[{CAPITALS}](?:{_BLANK}{{1,6}}[{CAPITALS}]){{{_FEWEST - 1},}}(?!\S)"
)
_GAP = re.compile(f"{_BLANK}+")


def kept_ranges(text: str) -> list[tuple[int, int]]:
    """Return which ranges of a line are left when spaced capitals are closed up.

    Wider blanks are those between words; where all are alike, the words are known only
    if they name a kind of document.
    """
    ranges: list[tuple[int, int]] = []
    start = 0
    for found in _SPACED.finditer(text):
        for gap_start, gap_end in _gaps(found):
            ranges.append((start, gap_start))
            start = gap_end
    return [*ranges, (start, len(text))]


def closed_up(text: str) -> str:
    """Return a line with its spaced capitals closed up."""
    return "".join(text[start:end] for start, end in kept_ranges(text))


def _gaps(spaced: re.Match[str]) -> Iterator[tuple[int, int]]:
    """Yield what is to be left out of a run of spaced capitals."""
    gaps = list(_GAP.finditer(spaced[0]))
    widths = [len(gap[0]) for gap in gaps]
    before_words = _words_after(_GAP.sub("", spaced[0]))
    if min(widths) == max(widths) and before_words is None:
        return
    for number, gap in enumerate(gaps, 1):
        if before_words is None:
            is_between_words = widths[number - 1] > min(widths)
        else:
            is_between_words = number in before_words
        first, last = spaced.start() + gap.start(), spaced.start() + gap.end()
        yield (first + 1 if is_between_words else first), last


def _words_after(letters: str) -> frozenset[int] | None:
    """Return behind how many letters words of a kind's name end; None of no kind."""
    return _kinds().get(letters)


@cache
def _kinds() -> dict[str, frozenset[int]]:
    return {
        name.replace(" ", "").upper(): frozenset(_ends(name))
        for kind in document_types()
        if len((name := kind.name).replace(" ", "")) >= _FEWEST
    }


def _ends(name: str) -> Iterator[int]:
    length = 0
    for word in name.split(" ")[:-1]:
        length += len(word)
        yield length
