"""What OCR sees on an upright sheet, in points, as lines in reading order."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.programs import RecognisedLine
from ingest.readers.ocr.upright import Leaf, UprightSheet
from ingest.readers.page.reading_order import lines_of
from ingest.readers.page.rows import Word
from schemas.document import Line

_SPECK = 0.5  # how sure OCR is of dirt, at most
_SIGNS_OF_DIRT = "`~|^¬¦"  # alone, or before or behind a line, where none is printed
_DIRT = re.compile(rf"^[{_SIGNS_OF_DIRT}] ?(?=\w)|(?<=[^\W_]) ?[_{_SIGNS_OF_DIRT}]$")


@dataclass(frozen=True, slots=True)
class SheetLayout:
    """A sheet in points, *scale* to a pixel; *came_as*: its size before it was turned.

    A sheet that was straightened has gained edges, which do not count.
    """

    sheet: UprightSheet
    came_as: tuple[float, float]
    scale: float

    @property
    def size(self) -> tuple[float, float]:
        """Its width and height once it is upright."""
        return self.sheet.turn.size(*self.came_as)

    def lines(
        self, seen: Sequence[Sequence[RecognisedLine]], stamps: Iterable[Word]
    ) -> Iterator[Line]:
        """Yield the lines *seen* on each leaf, with the stamps put on the sheet."""
        width, height = self.size
        left, top = self._gained()
        words = [
            list(self._words(leaf, found, left, top))
            for leaf, found in zip(self.sheet.leaves, seen, strict=True)
        ]
        inner = [leaf.left * self.scale - left for leaf in self.sheet.leaves[1:]]
        for stamp in stamps:
            turned = self.sheet.turn.word(stamp, *self.came_as)
            words[bisect_right(inner, turned.left)].append(turned)
        starts = [0.0, *inner, width]
        for page, (start, end) in zip(words, pairwise(starts), strict=True):
            placed = [_beside(word, start) for word in page]
            for line in lines_of(placed, end - start, height):
                yield line.moved(start) if start else line

    def _gained(self) -> tuple[float, float]:
        """Return by how much a straightened sheet is wider on the left and above."""
        width, height = self.size
        return (
            (self.sheet.width * self.scale - width) / 2,
            (self.sheet.height * self.scale - height) / 2,
        )

    def _words(
        self, leaf: Leaf, found: Iterable[RecognisedLine], left: float, top: float
    ) -> Iterator[Word]:
        for line in found:
            if not _is_speck(line):
                yield Word(
                    _DIRT.sub("", line.text),
                    (leaf.left + line.left) * self.scale - left,
                    line.top * self.scale - top,
                    (leaf.left + line.right) * self.scale - left,
                    line.bottom * self.scale - top,
                    sure=round(line.confidence, 2),
                    by_hand=line.by_hand,
                    inner=line.words,
                )


def _beside(word: Word, start: float) -> Word:
    """Return a word of a sheet on its page, which begins at *start*."""
    return word._replace(left=word.left - start, right=word.right - start)


def _is_speck(line: RecognisedLine) -> bool:
    """Return whether OCR mistook dirt for signs, without a letter or digit."""
    if any(map(str.isalnum, line.text)):
        return False
    return line.confidence < _SPECK or line.text in _SIGNS_OF_DIRT
