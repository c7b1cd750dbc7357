"""A second pass of OCR over the signature, where seal and pen cover the letters.

Because of the seal OCR takes the whole signature for a picture, or mixes it with the
recipients beside it. So those are painted over, pale ink is removed, and the rest is
read separately.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from PIL import Image, ImageDraw

from ingest.programs import RecognisedLine, Recogniser
from ingest.readers.ocr.picture_frames import tiff_of, without_colours
from ingest.readers.page.layout_tables import RECIPIENTS
from schemas.spelling.alphabet import CAPITALS

Box = tuple[int, int, int, int]  # left, top, right, bottom in pixels

# as fractions of the width of the page
_LEFT_COLUMN = 0.35  # where lines of the recipients begin
_RIGHT_COLUMN = 0.4  # where the signature begins at the earliest
_ABOVE = 0.07  # how far above the recipients it may begin
_BELOW = 0.34  # and how far below them it may end

_WHITE = 255
# strokes that were read as signs, before and after words
_SCRIBBLE = re.compile(r"^(?:(?![(“\"])[\W_])+|(?:(?![)”\".])[\W_])+$")
_PALE = 170  # of 255: what a seal leaves once its colour is removed
_SURE = 0.8  # lines that are certainly not part of the scribble
_CLEAR = 0.92  # each line of an uncovered signature
_DIRT = 0.3  # OCR's confidence in stains and strokes, at most
_NAME = re.compile(rf"[{CAPITALS}]\w+ (?:[{CAPITALS}]\w* ?){{1,4}}\Z")
_DOUBTFUL = 0.5  # OCR's confidence in the scribble itself
_LOST = 0.5  # fraction of letters that a second pass may lose: many were scribble


def with_signature(
    picture: Image.Image,
    found: Sequence[RecognisedLine],
    recognise: Recogniser,
    coloured: Image.Image | None = None,
) -> tuple[RecognisedLine, ...]:
    """Return the lines of a grey page, those of the signature from a second pass.

    *coloured* is the page as it was scanned: a blue signature over the name is seen.

    Raises:
        UnreadableFileError: OCR failed or took too long.

    """
    start = next((line for line in found if _begins_end(line, picture.width)), None)
    if start is None:
        return tuple(found)
    box = _place(start, found, picture)
    seen = [line for line in found if _is_beside(line, box) and line.left >= box[0]]
    if _is_clear(seen):
        return tuple(found)
    place = (
        picture.crop(box) if coloured is None else without_colours(coloured.crop(box))
    )
    again = _look_again(place, found, box, recognise, picture.width)
    if _letters(again) < _LOST * _letters(seen):
        return tuple(found)
    kept = (line for line in found if not _is_beside(line, box) or _is_left(line, box))
    return (*kept, *again)


def _begins_end(line: RecognisedLine, width: int) -> bool:
    return line.left < _LEFT_COLUMN * width and bool(RECIPIENTS.match(line.text))


def _place(
    start: RecognisedLine, found: Sequence[RecognisedLine], picture: Image.Image
) -> Box:
    """Return the box in which the signature must be."""
    width = picture.width
    above = (
        line.bottom
        for line in found
        if line.left < _LEFT_COLUMN * width and line.bottom <= start.top
    )
    top = max(start.top - int(_ABOVE * width), *above, 0)
    bottom = min(picture.height, start.top + int(_BELOW * width))
    return int(_RIGHT_COLUMN * width), top, width, bottom


def _is_clear(seen: Sequence[RecognisedLine]) -> bool:
    """Return whether a signature was read well: a position, a name, nothing else.

    What OCR is very unsure of is dirt or scribble.
    """
    lines = [line for line in seen if line.confidence >= _DIRT]
    surely = all(line.confidence >= _CLEAR for line in lines)
    below = [line for line in lines if not line.text.isupper()]
    return surely and len(below) == 1 < len(lines) and bool(_NAME.search(below[0].text))


def _is_beside(line: RecognisedLine, box: Box) -> bool:
    """Return whether a line is as far down the page as the signature."""
    return box[1] <= (line.top + line.bottom) / 2 <= box[3]


def _is_left(line: RecognisedLine, box: Box) -> bool:
    """Return whether a line beside the signature is read well enough to stay."""
    return line.left < box[0] and line.confidence >= _DOUBTFUL


def _look_again(
    place: Image.Image,
    found: Sequence[RecognisedLine],
    box: Box,
    recognise: Recogniser,
    width: int,
) -> list[RecognisedLine]:
    """Return what OCR sees at the place of the signature, on a page of that *width*."""
    left, top = box[:2]
    place = place.point(lambda shade: _WHITE if shade > _PALE else shade)
    pen = ImageDraw.Draw(place)
    for line in found:
        if line.left < _LEFT_COLUMN * width and line.confidence > _SURE:
            there = _moved(line, -left, -top)
            edges = (there.left, there.top, there.right, there.bottom)
            pen.rectangle(edges, fill=_WHITE)
    return [
        _moved(_without_scribble(line), left, top)
        for line in recognise(tiff_of(place))
        if line.confidence >= _DOUBTFUL
    ]


def _without_scribble(line: RecognisedLine) -> RecognisedLine:
    return replace(line, text=_SCRIBBLE.sub("", line.text))


def _moved(line: RecognisedLine, left: int, top: int) -> RecognisedLine:
    return replace(
        line,
        left=line.left + left,
        right=line.right + left,
        top=line.top + top,
        bottom=line.bottom + top,
    )


def _letters(lines: Sequence[RecognisedLine]) -> float:
    """Return how many letters were read, weighted by OCR's confidence."""
    sure = (line for line in lines if line.confidence >= _DOUBTFUL)
    return sum(line.confidence * len(line.text) for line in sure)
