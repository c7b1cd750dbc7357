"""Numbers in clean print, which OCR reads rightly though it is unsure or contradicted.

``66-NQ/ĐU`` is like no word that OCR knows; the reader of handwriting is misled by a
point of resolution. Print stands on one line, digits as high as capitals.
"""

import re
from collections.abc import Iterator, Sequence
from statistics import median

from PIL import Image

from ingest.programs import HandwritingReader, RecognisedLine
from ingest.readers.ocr.handwriting.line_image import ink_of, looked_at
from schemas.spelling.folding import fold_accents

SURE_OF_PRINT = 0.9
"""How sure of it are two readers who see the same; also OCR by itself, of print."""

_NUMBER = re.compile(
    r"(?:\W{0,3}S.{0,2}?[:.;]? )?(?P<number>(?P<serial>\d{1,5})[a-z]?"
    r"(?:/(?:19|20)\d\d)?[-/][A-Z][A-Za-z&]*(?:[-/][A-Z][A-Za-z&]*)*)\Z"
)
_AROUND = 3  # pixels
_UNEVEN = 0.12  # of the height of a capital: by so much print may be out of line
_TALL = 0.45  # of the tallest sign: lower ones are hyphens

Span = tuple[int, int]


def is_clean_print(page: Image.Image, line: RecognisedLine) -> bool:
    """Return whether the digits of a line's number are printed as its capitals are."""
    number = _NUMBER.search(fold_accents(line.text))
    if number is None or len(line.number_words) != 1:
        return False
    word, width = line.number_words[0], line.right - line.left
    box = (
        max(0, line.left + round(word.start * width) - _AROUND),
        max(0, line.top - _AROUND),
        min(page.width, line.left + round(word.end * width) + _AROUND),
        min(page.height, line.bottom + _AROUND),
    )
    signs = list(_signs(ink_of(page.crop(box).convert("L"))))
    tallest = max((bottom - top for top, bottom in signs), default=0)
    tall = [each for each in signs if each[1] - each[0] >= _TALL * tallest]
    digits = len(number["serial"])
    return len(tall) > digits and _are_level(tall[:digits], tall[digits:])


def shows_same(
    strip: Image.Image, read: HandwritingReader, line: RecognisedLine
) -> bool:
    """Return whether every pass over a line's strip shows the number that OCR saw."""
    number = _NUMBER.search(fold_accents(line.text))
    if number is None:
        return False
    looks = (_NUMBER.search(look.text) for look in looked_at(strip, read))
    return all(look and look["number"] == number["number"] for look in looks)


def _are_level(digits: Sequence[Span], letters: Sequence[Span]) -> bool:
    """Return whether digits begin and end where most letters do."""
    top = median(each[0] for each in letters)
    bottom = median(each[1] for each in letters)
    most = max(1.5, _UNEVEN * (bottom - top))
    return all(
        abs(each[0] - top) <= most and abs(each[1] - bottom) <= most for each in digits
    )


def _signs(ink: Image.Image) -> Iterator[Span]:
    """Yield top and bottom of each sign, from left to right."""
    columns = ink.resize((ink.width, 1), Image.Resampling.BOX).tobytes()
    start = None
    for place, inked in enumerate([*columns, 0]):
        if inked and start is None:
            start = place
        elif not inked and start is not None:
            box = ink.crop((start, 0, place, ink.height)).getbbox()
            if box is not None:
                yield box[1], box[3]
            start = None
