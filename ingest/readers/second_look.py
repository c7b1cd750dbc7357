"""Numbers and days in a line of a scan that OCR was not sure of, read a second time.

tesseract loses slashes and doubles letters: ``132- KL TW``, ``6050/BTP-BTTTP``. The
reader of handwriting sees what is printed well, too, but few marks of Vietnamese; so
only numbers and days are taken from it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from PIL import Image

from ingest.grammar.folding import folded
from ingest.programs import HandReader, RecognisedLine
from ingest.readers.handwriting.letterhead import agreed, strip_of
from ingest.readers.handwriting.strip import Seen, see

_UNSURE = 0.85  # words of numbers that OCR reads right are surer
_SURE = 0.8  # each sign of what is taken from the second look
_LIKE_A_NUMBER = re.compile(r"\d ?[-/]|[-/] ?\d|\d[A-Z]{2}")
_NUMBER = re.compile(
    r"(?<![^\s(])(?:\d{1,5}[a-z]?(?:/(?:19|20)\d\d)?[-/][A-Z][A-Za-z]{0,5}"
    r"(?:[-/&][A-Z]{1,10}\d{0,2})*|\d{1,5}/(?:19|20)\d\d/QH\d\d|\d{1,2}/\d{1,2}/\d{4})"
    r"(?![^\s,;.)])"
)


def with_second_look(
    page: Image.Image, dpi: float, found: Sequence[RecognisedLine], read: HandReader
) -> list[RecognisedLine]:
    """Return the lines of a page, their unsure numbers as a second look shows them."""
    return [
        _mended(line, see(strip_of(page, dpi, [line]), read))
        if _is_unsure(line)
        else line
        for line in found
    ]


def _is_unsure(line: RecognisedLine) -> bool:
    doubted = line.least < _UNSURE and not line.by_hand
    return doubted and bool(_LIKE_A_NUMBER.search(folded(line.text)))


def _mended(line: RecognisedLine, seen: Seen) -> RecognisedLine:
    text = line.text
    same = SequenceMatcher(None, folded(text), seen.text, autojunk=False)
    codes = same.get_opcodes()
    for start, end, number in reversed(list(_numbers(seen))):
        left = _in_line(codes, start, at_end=False)
        right = _in_line(codes, end, at_end=True)
        left = text.rfind(" ", 0, left + 1) + 1
        right = min(len(text), right)
        by_ocr = text[left:right]
        if folded(by_ocr) != number and _is_near(by_ocr, number):
            text = f"{text[:left]}{agreed(by_ocr, number)}{text[right:]}"
    return line if text == line.text else replace(line, text=text)


def _numbers(seen: Seen) -> Iterator[tuple[int, int, str]]:
    """Yield where the second look shows numbers and days without a doubt."""
    for match in _NUMBER.finditer(seen.text):
        signs = seen.signs[match.start() : match.end()]
        if all(seen.columns[place].signs[0][1] >= _SURE for _, place, _ in signs):
            yield match.start(), match.end(), match.group()


def _in_line(
    codes: Sequence[tuple[str, int, int, int, int]], place: int, *, at_end: bool
) -> int:
    """Return where in the line of OCR a *place* of the second look is."""
    for how, i1, i2, j1, j2 in codes:
        if j1 <= place < j2 or (at_end and j1 < place <= j2):
            if how == "equal":
                return i1 + place - j1
            return i2 if at_end else i1
    return codes[-1][2] if codes else 0


def _is_near(by_ocr: str, number: str) -> bool:
    """Tell whether a piece of the line can be the number, badly read."""
    if not 0 < len(by_ocr) <= len(number) + 3:  # blanks, doubled signs
        return False
    same = SequenceMatcher(None, folded(by_ocr), number, autojunk=False)
    return same.ratio() >= 0.6  # noqa: PLR2004
