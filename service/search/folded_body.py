"""The words of a body as passages are looked for in them: folded, in one row.

Folding takes long, so the row is kept in the index with its entry.
"""

from array import array
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from schemas.search import BodyWords, SearchEntry
from schemas.span import Span
from schemas.spelling.characters import compose
from schemas.spelling.folding import WORD, fold_text
from schemas.spelling.rhymes import normalise_rhyme

_PACKED: Final = "I"  # as each place is kept: four bytes


def with_body_words(entry: SearchEntry) -> SearchEntry:
    """Return *entry* with the words of its body, to be kept in an index."""
    return replace(entry, body_words=body_words(compose(entry.body)))


def body_words(text: str) -> BodyWords:
    """Return the folded words of *text*, which is NFC."""
    row, places, shifts = [""], array(_PACKED), array(_PACKED)
    at, shift = 1, -1
    for found in WORD.finditer(normalise_rhyme(fold_text(text))):
        ahead = found.start() + 1 - at
        if ahead != shift:
            shift = ahead
            places.append(at)
            shifts.append(shift)
        row.append(found[0])
        at += len(found[0]) + 1
    return BodyWords(" ".join([*row, ""]), places.tobytes(), shifts.tobytes())


class FoldedBody:
    """The words of a body, and the way back to its text."""

    def __init__(self, kept: BodyWords) -> None:
        self.row = kept.row
        self._places = memoryview(kept.places).cast(_PACKED)
        self._shifts = memoryview(kept.shifts).cast(_PACKED)

    def find(self, words: tuple[str, ...], area: Span) -> Iterator[Span]:
        """Yield where the folded *words* follow each other in the row, in *area*."""
        sought = f" {' '.join(words)} "
        at = self.row.find(sought, area.start, area.end)
        while at >= 0:
            end = at + len(sought) - 1
            yield Span(at + 1, end)
            at = self.row.find(sought, end, area.end)

    def in_text(self, place: Span) -> Span:
        """Return where in the text the words at *place* of the row stand."""
        return Span(self._in_text(place.start), self._in_text(place.end - 1) + 1)

    def _in_text(self, at: int) -> int:
        return at - 1 + self._shifts[bisect_right(self._places, at) - 1]
