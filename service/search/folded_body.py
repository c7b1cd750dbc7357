"""The words of a body as passages are looked for in them: folded, in one row.

Folding takes long, so the row is kept in the index with its entry.
"""

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from schemas.search import BodyWords, SearchEntry
from schemas.spelling.characters import compose
from schemas.spelling.folding import fold_text, spaced_words
from schemas.spelling.rhymes import normalise_rhyme
from service.search import fields
from service.search.formal_parts import BLANK

_PACKED: Final = "I"  # as each place is kept: four bytes
Place = tuple[int, int]
"""Where words begin and end; thousands are looked at, so they are no ``Span``."""
_RUN = re.compile(r"[^ ]++(?: [^ ]++)*+")
"""Words with a single space between them, which stand so in the row too."""


def with_body_words(entry: SearchEntry) -> SearchEntry:
    """Return *entry* with its body in NFC and its words, to be kept in an index."""
    return replace(entry, body=composed_body(entry), body_words=words_of(entry))


def composed_body(entry: SearchEntry) -> str:
    """Return the body in NFC; one that is kept with its words is so already."""
    return entry.body if entry.body_words else compose(entry.body)


def words_of(entry: SearchEntry) -> BodyWords:
    """Return the words of the body as they are kept, or else as they would be."""
    return entry.body_words or body_words(fields.body_text(entry))


def body_words(text: str) -> BodyWords:
    """Return the folded words of *text*; a blank of form adds a space to the row."""
    folded = normalise_rhyme(fold_text(compose(text)))
    row, places, shifts = [""], array(_PACKED), array(_PACKED)
    at, shift, end = 1, -1, 0
    is_formal = BLANK in folded
    for found in _RUN.finditer(spaced_words(folded)):
        start, stop = found.span()
        ahead = start + 1 - at
        if is_formal and ahead > shift and end and BLANK in folded[end:start]:
            row.append("")
            at, ahead = at + 1, ahead - 1
        if ahead != shift:
            shift = ahead
            places.append(at)
            shifts.append(shift)
        row.append(found[0])
        at, end = at + stop - start + 1, stop
    return BodyWords(" ".join([*row, ""]), places.tobytes(), shifts.tobytes())


class FoldedBody:
    """The words of a body, and the way back to its text."""

    def __init__(self, kept: BodyWords) -> None:
        self.row = kept.row
        self._places = memoryview(kept.places).cast(_PACKED)
        self._shifts = memoryview(kept.shifts).cast(_PACKED)

    def find(self, words: tuple[str, ...], area: Place) -> Iterator[Place]:
        """Yield where the folded *words* follow each other in the row, in *area*."""
        row, written = self.row, f" {' '.join(words)} "
        start, end = area
        # Python searches backwards several times as fast as forwards
        last = row.rfind(written, start, end)
        if last < 0:
            return
        after = last + len(written)
        at = row.find(written, start, after)
        while at >= 0:
            until = at + len(written) - 1
            yield at + 1, until
            at = row.find(written, until, after)

    @property
    def whole(self) -> Place:
        """The place of all words."""
        return 0, len(self.row)

    @property
    def start(self) -> int:
        """Where in the text the first word stands; 0 if there is none."""
        return self.in_text((1, 2))[0] if self._places else 0

    def in_text(self, place: Place) -> Place:
        """Return where in the text the words at *place* of the row stand."""
        start, end = place
        places, shifts = self._places, self._shifts
        first = bisect_right(places, start) - 1
        last = first
        if first + 1 < len(places) and places[first + 1] < end:
            last = bisect_right(places, end - 1, first + 1) - 1
        return start - 1 + shifts[first], end - 1 + shifts[last]
