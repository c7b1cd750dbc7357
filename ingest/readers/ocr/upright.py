"""Pages that lie on their side, upside down or askew: turned so that they can be read.

How askew a page is, and whether it lies on its side, its picture shows; which end is up
only OCR says: it reads letters that are upside down, but is hardly sure of any.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from math import cos, radians, sin

from PIL import Image

from ingest.programs import RecognisedLine, Recogniser
from ingest.readers.ocr.leaves import fold_of
from ingest.readers.ocr.line_direction import (
    Direction,
    direction_across,
    direction_down,
)
from ingest.readers.ocr.paper_light import in_even_light
from ingest.readers.ocr.picture_frames import black_ink, tiff_of
from ingest.readers.page.rows import Word

_LEVEL = 1.0  # degrees askew that do no harm to OCR or to the order of lines
_TRUSTED = 0.65  # as sure as OCR is of a bad scan; of letters upside down .5 at most
_FEWEST_LETTERS = 20  # with fewer, how sure OCR is means nothing
_TURNED = {  # Pillow counts the other way round
    1: Image.Transpose.ROTATE_270,
    2: Image.Transpose.ROTATE_180,
    3: Image.Transpose.ROTATE_90,
}


@dataclass(frozen=True, slots=True)
class Turn:
    """How a page is turned: *quarters* times clockwise, then back by *skew* degrees."""

    quarters: int = 0
    skew: float = 0.0

    def picture(self, page: Image.Image) -> Image.Image:
        """Return the picture of a page turned, with white in its new corners."""
        if self.quarters:
            page = page.transpose(_TURNED[self.quarters])
        if self.skew:
            if page.mode == "P":
                page = page.convert("RGB")
            bilinear = Image.Resampling.BILINEAR
            page = page.rotate(self.skew, bilinear, expand=True, fillcolor="white")
        return page

    def size(self, width: float, height: float) -> tuple[float, float]:
        """Return the size of a page of that size once it is turned."""
        return (height, width) if self.quarters % 2 else (width, height)

    def word(self, word: Word, width: float, height: float) -> Word:
        """Return a word of a page of that size where it is on the page turned."""
        left, top, right, bottom = word.left, word.top, word.right, word.bottom
        for _ in range(self.quarters):
            left, top, right, bottom = height - bottom, left, height - top, right
            width, height = height, width
        across, down = self._move(
            (left + right - width) / 2, (top + bottom - height) / 2
        )
        return word._replace(
            left=left + across,
            top=top + down,
            right=right + across,
            bottom=bottom + down,
        )

    def _move(self, x: float, y: float) -> tuple[float, float]:
        """Return how far a point moves that is so far from the middle of the page."""
        along, away = cos(radians(self.skew)), sin(radians(self.skew))
        return x * along + y * away - x, y * along - x * away - y


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page as OCR sees it: its picture in colour and as ink, and its lines.

    *left*: where it begins on a sheet of two, in pixels.
    """

    left: int
    picture: Image.Image
    ink: Image.Image
    lines: Sequence[RecognisedLine]


@dataclass(frozen=True, slots=True)
class UprightSheet:
    """A picture turned so that its lines are level, and the one or two pages on it."""

    turn: Turn
    width: int
    height: int
    leaves: tuple[Leaf, ...]

    @property
    def lines(self) -> tuple[RecognisedLine, ...]:
        """All that OCR sees on it."""
        return tuple(chain.from_iterable(leaf.lines for leaf in self.leaves))

    @property
    def is_read(self) -> bool:
        """Whether it is the right way up, or has too little text to know."""
        letters = sum(len(line.text) for line in self.lines)
        return trust_in(self.lines) >= _TRUSTED or letters < _FEWEST_LETTERS


def read_upright(picture: Image.Image, recognise: Recogniser) -> UprightSheet:
    """Return a picture turned to where OCR is surest of it, and what it sees there.

    Raises:
        UnreadableFileError: OCR failed or took too long.

    """
    ink = in_even_light(black_ink(picture))
    tries: list[UprightSheet] = []
    for turn in _turns(ink):
        turned = turn.picture(ink)
        leaves = tuple(_leaves(turn.picture(picture), turned, recognise))
        tries.append(UprightSheet(turn, *turned.size, leaves))
        if tries[-1].is_read:
            return tries[-1]
    return max(tries, key=lambda each: trust_in(each.lines))


def _leaves(
    picture: Image.Image, ink: Image.Image, recognise: Recogniser
) -> Iterator[Leaf]:
    """Yield the page that a picture shows, or the two that lie side by side on it."""
    fold = fold_of(ink)
    ends = [0, ink.width] if fold is None else [0, fold, ink.width]
    for left, right in pairwise(ends):
        box = left, 0, right, ink.height
        part = ink if fold is None else ink.crop(box)
        coloured = picture if fold is None else picture.crop(box)
        yield Leaf(left, coloured, part, recognise(tiff_of(part)))


def trust_in(lines: Sequence[RecognisedLine]) -> float:
    """Return how sure OCR is, from 0 to 1, weighted by the letters of each line."""
    letters = sum(len(line.text) for line in lines)
    if not letters:
        return 0.0
    sureness = sum(line.confidence * len(line.text) for line in lines)
    return round(sureness / letters, 2)


def _turns(ink: Image.Image) -> Iterator[Turn]:
    """Yield the ways to turn a page, the likeliest first.

    An upright page costs no more than a look at its lines.
    """
    across = direction_across(ink)
    if across.is_certain:
        yield Turn(0, _harmful(across))
    down = direction_down(ink)
    if down.is_clear and down.unevenness > across.unevenness:
        yield Turn(1, _harmful(down))
        yield Turn(3, _harmful(down))
    if not across.is_certain:
        yield Turn(0, _harmful(across))
    yield Turn(2, _harmful(across))


def _harmful(direction: Direction) -> float:
    """Return by how much a page is to be straightened."""
    is_askew = direction.is_clear and abs(direction.skew) >= _LEVEL
    return direction.skew if is_askew else 0.0
