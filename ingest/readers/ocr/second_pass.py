"""Numbers and dates in a scan that OCR was unsure of, read a second time.

tesseract loses slashes and doubles letters: ``132- KL TW``, ``6050/BTP-BTTTP``. The
reader of handwriting reads print well, too, but few Vietnamese accents; so only numbers
and dates are taken from it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from PIL import Image

from ingest.programs import HandwritingReader, RecognisedLine
from ingest.readers.ocr.handwriting.letterhead_blanks import agreed, strip_of
from ingest.readers.ocr.handwriting.line_image import Seen, looked_at, see
from schemas.span import Span
from schemas.spelling.folding import fold_accents

_UNSURE = 0.85  # OCR is surer of words of numbers that it reads correctly
_NEAR = 4  # letters from such a word to what looks like a number
_AROUND = 8  # letters beside possible numbers that are read with them
_SURE = 0.8  # each sign of what is taken from the second pass
_SURE_OF_YEAR = 0.9  # two readers who agree, or one who sees it in every pass
_DIRT = " _.,-"
_YEAR_ALONE = re.compile(r"\W?[12][\dOIl]{2,4}\W?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_ENDS_BEFORE_YEAR = re.compile(r"tháng \d{1,2} năm\W?\Z")
_LIKE_A_NUMBER = re.compile(r"\d ?[-/]|[-/] ?\d|\d[A-Z]{2}")
_NUMBER = re.compile(
    r"(?<![^\s(])(?:\d{1,5}[a-z]?(?:/(?:19|20)\d\d)?[-/][A-Z][A-Za-z]{0,5}"
    r"(?:[-/&][A-Z]{1,10}\d{0,2})*|\d{1,5}/(?:19|20)\d\d/QH\d\d|\d{1,2}/\d{1,2}/\d{4})"
    r"(?![^\s,;.)])"
)


def with_second_look(
    page: Image.Image,
    dpi: float,
    found: Sequence[RecognisedLine],
    read: HandwritingReader,
) -> list[RecognisedLine]:
    """Return the lines of a page, unsure numbers replaced by a second pass."""
    lines = (_with_year(page, dpi, line, found, read) for line in found)
    return [_looked_at(page, dpi, line, read) for line in lines]


def _with_year(
    page: Image.Image,
    dpi: float,
    line: RecognisedLine,
    found: Sequence[RecognisedLine],
    read: HandwritingReader,
) -> RecognisedLine:
    """Return a year that stands alone below its date as the second reader sees it.

    OCR misreads four digits without a word beside them: 2025 as 2022, or 2070.
    """
    alone = _YEAR_ALONE.fullmatch(line.text)
    if alone is None or not any(_goes_on_in(line, above) for above in found):
        return line
    looks = looked_at(strip_of(page, dpi, [line]), read)
    year, *others = {look.text.strip(_DIRT) for look in looks}
    if others or not _YEAR.fullmatch(year):
        return line
    return replace(line, text=year, confidence=max(line.confidence, _SURE_OF_YEAR))


def _goes_on_in(line: RecognisedLine, above: RecognisedLine) -> bool:
    """Return whether a line is right below another that ends in ``năm``."""
    height = above.bottom - above.top
    is_below = -height / 2 <= line.top - above.bottom <= 2 * height
    is_within = above.left <= line.left and line.right <= above.right
    return is_below and is_within and bool(_ENDS_BEFORE_YEAR.search(above.text))


def _looked_at(
    page: Image.Image, dpi: float, line: RecognisedLine, read: HandwritingReader
) -> RecognisedLine:
    """Return the line, its numbers replaced by a second pass over their part."""
    text, unsure = line.text, _unsure_part(line)
    if unsure is None:
        return line
    start, end = max(0, unsure.start - _AROUND), min(len(text), unsure.end + _AROUND)
    wide = (line.right - line.left) / len(text)  # letters have similar widths
    piece = replace(
        line,
        text=text[start:end],
        left=int(line.left + start * wide),
        right=int(line.left + end * wide),
    )
    cut = (start > 0, end < len(text))
    seen = see(strip_of(page, dpi, [piece]), read)
    mended = _mended(piece.text, seen, cut)
    whole = f"{text[:start]}{mended}{text[end:]}"
    return line if whole == text else replace(line, text=whole)


def _unsure_part(line: RecognisedLine) -> Span | None:
    """Return the letters from the first to the last word that may be misread numbers.

    Letters have similar widths, so that a word's place nearly determines them.
    """
    unsure = [each for each in line.number_words if each.confidence < _UNSURE]
    if not unsure or line.by_hand:
        return None
    length = len(line.text)
    numbers = [
        Span(*each.span()) for each in _LIKE_A_NUMBER.finditer(fold_accents(line.text))
    ]
    parts = [Span(int(x.start * length), round(x.end * length)) for x in unsure]
    near = [
        part
        for part in parts
        if any(Span(part.start - _NEAR, part.end + _NEAR).overlaps(n) for n in numbers)
    ]
    if not near:
        return None
    return Span(min(x.start for x in near), max(x.end for x in near))


def _mended(text: str, seen: Seen, cut: tuple[bool, bool]) -> str:
    same = SequenceMatcher(None, fold_accents(text), seen.text, autojunk=False)
    codes = same.get_opcodes()
    for start, end, number in reversed(list(_numbers(seen, cut))):
        left = _in_line(codes, start, at_end=False)
        right = _in_line(codes, end, at_end=True)
        left = text.rfind(" ", 0, left + 1) + 1
        right = min(len(text), right)
        by_ocr = text[left:right]
        if fold_accents(by_ocr) != number and _is_near(by_ocr, number):
            text = f"{text[:left]}{agreed(by_ocr, number)}{text[right:]}"
    return text


def _numbers(seen: Seen, cut: tuple[bool, bool]) -> Iterator[tuple[int, int, str]]:
    """Yield where the second pass shows numbers and dates without a doubt.

    What touches an end at which the line was *cut* may be half a number.
    """
    for match in _NUMBER.finditer(seen.text):
        if (cut[0] and match.start() == 0) or (
            cut[1] and match.end() == len(seen.text)
        ):
            continue
        signs = seen.signs[match.start() : match.end()]
        if all(seen.columns[place].signs[0][1] >= _SURE for _, place, _ in signs):
            yield match.start(), match.end(), match.group()


def _in_line(
    codes: Sequence[tuple[str, int, int, int, int]], place: int, *, at_end: bool
) -> int:
    """Return where in the line of OCR a *place* of the second pass is."""
    for how, i1, i2, j1, j2 in codes:
        if j1 <= place < j2 or (at_end and j1 < place <= j2):
            if how == "equal":
                return i1 + place - j1
            return i2 if at_end else i1
    return codes[-1][2] if codes else 0


def _is_near(by_ocr: str, number: str) -> bool:
    """Return whether a piece of the line may be the number, misread."""
    if not 0 < len(by_ocr) <= len(number) + 3:  # blanks, doubled signs
        return False
    same = SequenceMatcher(None, fold_accents(by_ocr), number, autojunk=False)
    return same.ratio() >= 0.6  # noqa: PLR2004
