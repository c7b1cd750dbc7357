"""The picture of one printed line, prepared in several ways and cut at its signs.

Handwriting that is read alike in every pass was not read by chance.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from PIL import Image, ImageDraw

from ingest.programs import Column, HandwritingReader
from ingest.readers.ocr.picture_frames import tiff_of
from schemas.spelling.folding import fold_accents

# Of the height of a strip, which holds one line with half a line above and below
_TIGHTER = (0.08, 0.04)
_LOOSER = (0.08, 0.12)
_MARGINS = ((0.2, 0.0), (0.36, 0.1), (0.12, -0.08))  # beside, above and below
_STROKE = 0.04  # half of the width of a printed stroke, and of the paper beside it
_SLANTS = tuple(step / 40 for step in range(8, 19))  # of a slash: 11 to 25 degrees
_NEARLY = 0.82  # as much ink as the blackest stroke that may be the slash
_BEFORE_SYMBOL = (2.6, 0.1)  # columns: how far before the symbol a slash may cross
_INK = 0.45  # of the way from black to paper
_BLACK, _BACKGROUND = (
    0.01,
    0.5,
)  # shares of a strip that are darker than its ink, its paper


@dataclass(frozen=True)
class Seen:
    """A strip as the reader of handwriting sees it."""

    strip: Image.Image
    columns: tuple[Column, ...]

    @cached_property
    def signs(self) -> tuple[tuple[str, int, int], ...]:
        """The likeliest signs without marks, the first and last column of each."""
        found: list[tuple[str, int, int]] = []
        before = ""
        for place, column in enumerate(self.columns):
            sign = column.signs[0][0] if column.signs else ""
            if sign and sign == before:
                found[-1] = (*found[-1][:2], place)
            elif sign:
                found.append((fold_accents(sign)[:1], place, place))
            before = sign
        return tuple(found)

    @cached_property
    def text(self) -> str:
        """The likeliest signs, a letter each."""
        return "".join(sign for sign, _, _ in self.signs)

    @property
    def column_width(self) -> float:
        """Pixels a column."""
        return self.strip.width / max(1, len(self.columns))

    def gap(self, span: tuple[int, int]) -> tuple[int, int]:
        """Return the columns between the neighbours of a piece of the text."""
        start, end = span
        first = self.signs[start - 1][2] + 1 if start else 0
        last = self.signs[end][1] if end < len(self.signs) else len(self.columns)
        return first, max(first, last)


def looked_at(strip: Image.Image, read: HandwritingReader) -> Iterator[Seen]:
    """Yield a grey strip as it is, and with less and more paper around it."""
    height, background = strip.height, _shade(strip, _BACKGROUND)
    less_above, less_below = (round(share * height) for share in _TIGHTER)
    tighter = strip.crop((0, less_above, strip.width, height - less_below))
    looser = _on_background(strip, _LOOSER, background)
    for each in (strip, tighter, looser):
        yield see(each, read)


def alone(
    handwriting: Image.Image, read: HandwritingReader, background: int
) -> list[Seen]:
    """Return a piece of a strip with more and with less paper around it."""
    return [
        see(_on_background(handwriting, each, background), read) for each in _MARGINS
    ]


def see(strip: Image.Image, read: HandwritingReader) -> Seen:
    """Return a strip with what the reader of handwriting sees in it."""
    return Seen(strip, tuple(read(tiff_of(strip))))


def background_of(strip: Image.Image) -> int:
    """Return the shade of the paper."""
    return _shade(strip, _BACKGROUND)


def ink_of(strip: Image.Image) -> Image.Image:
    """Return a strip as a mask: 255 where there is ink, else 0."""
    black, background = _shade(strip, _BLACK), _shade(strip, _BACKGROUND)
    faintest = background - _INK * (background - black)
    return strip.point([255 * (shade < faintest) for shade in range(256)])


def before_slash(seen: Seen, start: int, symbol: int) -> Image.Image:
    """Return the piece from the column *start* to the slash, without the slash.

    The slash is the printed one right before the column *symbol*. A digit that runs
    into it would otherwise be lost in it: 932 becomes 93.
    """
    strip, width, height = seen.strip, seen.column_width, seen.strip.height
    low, high = ((symbol - before) * width for before in _BEFORE_SYMBOL)
    place, slant = _slash(strip, int(low), int(high))
    lean, beside = slant * height / 2, max(3, _STROKE * height)
    cut = strip.copy()
    left_of_it = [(place - beside + lean, 0), (place - beside - lean, height)]
    behind = [(strip.width, height), (strip.width, 0)]
    ImageDraw.Draw(cut).polygon([*left_of_it, *behind], fill=background_of(strip))
    left = max(0, int((start - 0.8) * width))
    return cut.crop((left, 0, max(left + 1, int(place + lean) + 4), height))


def _slash(strip: Image.Image, low: int, high: int) -> tuple[int, float]:
    """Return where the slash crosses the middle of the line, and how it leans."""
    found = list(_strokes(strip, max(1, low), min(strip.width - 1, high)))
    if not found:
        return high, _SLANTS[0]
    blackest = max(found)[0]
    last = max(place for ink, place, _ in found if ink >= _NEARLY * blackest)
    _, place, slant = max(each for each in found if last - 3 <= each[1] <= last)
    return place, slant


def _strokes(
    strip: Image.Image, low: int, high: int
) -> Iterator[tuple[int, int, float]]:
    """Yield, for each slant and place, how much ink is along that line."""
    ink = ink_of(strip)
    for slant in _SLANTS:
        upright = ink.transform(
            ink.size,
            Image.Transform.AFFINE,
            (1, -slant, slant * ink.height / 2, 0, 1, 0),
        )
        columns = upright.resize((ink.width, 1), Image.Resampling.BOX).tobytes()
        for place in range(low, high):
            around = columns[place - 1 : place + 2]
            yield around[0] + 2 * around[1] + around[2], place, slant


def _on_background(
    picture: Image.Image, margin: tuple[float, float], background: int
) -> Image.Image:
    """Return a picture with margins: fractions of its height, beside and above."""
    beside, above = (round(share * picture.height) for share in margin)
    size = (picture.width + 2 * beside, max(8, picture.height + 2 * above))
    sheet = Image.new("L", size, background)
    sheet.paste(picture, (beside, above))
    return sheet


def _shade(strip: Image.Image, share: float) -> int:
    """Return the shade than which a given share of the strip is darker."""
    darker, wanted = 0, share * strip.width * strip.height
    for shade, count in enumerate(strip.histogram()):
        darker += count
        if darker >= wanted:
            return shade
    return 255
