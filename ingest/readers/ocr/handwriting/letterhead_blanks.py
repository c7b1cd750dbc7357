"""The lines of number and date that may be filled in by hand, read as handwriting.

OCR misreads handwriting, sometimes without a doubt: 22 as 11. So what it has read well
is kept only if a quick pass of the reader of handwriting shows the same.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from difflib import SequenceMatcher
from statistics import median

from PIL import Image

from ingest.programs import HandwritingReader, RecognisedLine
from ingest.readers.ocr.handwriting.clean_print import (
    SURE_OF_PRINT,
    is_clean_print,
    shows_same,
)
from ingest.readers.ocr.handwriting.decoder import (
    contradicts_date,
    contradicts_number,
    read_date,
    read_number,
)
from schemas.spelling.folding import fold_accents

SURE_OF_HANDWRITING = 0.85
"""How sure handwritten digits are at best; print is read with more certainty."""

_TOP = 0.45  # fraction of a page that may hold its letterhead
_STRIP = 0.3  # inches: one line of 14 points, with half a line above and below
_BESIDE = 0.02  # inches
_LONGEST_NUMBER = 40  # characters of a line that is but a number, and what it is of
_SURE_OF_NUMBER, _SURE_OF_DATE = 0.8, 0.65  # as in ``ingest.heading.header``
_DISAGREED = 0.5
_ABBREVIATED = re.compile(r"\W{0,3}S[o0ó6]\s?[:.;]", re.IGNORECASE)
_NUMBER = re.compile(
    r"\W{0,3}So\s?[:.;] ?(?P<serial>\d{1,6}[a-z]?) ?/ ?(?:\d{4} ?/ ?)?[A-Z]{2}",
    re.IGNORECASE,
)
_SYMBOL = re.compile(r"/\s*(?P<symbol>(?:(?:19|20)\d\d\s*/\s*)?[^/]*)\Z")
_DAY = re.compile(r"\bng[aà]y(?![a-z])", re.IGNORECASE)
_DATE = re.compile(
    r"\bngay ?(?P<day>\d{1,2}) ?thang ?(?P<month>\d{1,2}) ?nam ?\d{4}", re.IGNORECASE
)
_IN_DIGITS = re.compile(r"\bngay: ?\d\d? ?[-/.] ?\d\d? ?[-/.] ?\d{4}", re.IGNORECASE)
"""As courts write the date, who print it with the rest."""
_YEAR = re.compile(r"(?:19|20)\d\d\b")

Lines = Sequence[RecognisedLine]


def with_handwriting(
    page: Image.Image,
    dpi: float,
    found: Lines,
    read: HandwritingReader,
    latest: date | None = None,
) -> Lines:
    """Return the lines of a page, number and date replaced by their handwriting.

    *page* is in colour, since pens are often blue. *latest* is a date by which the page
    existed.
    """
    found = [_believed(page, dpi, line, read) for line in found]
    found = _with_number(page, dpi, found, read)
    return _with_date(page, dpi, found, read, latest)


def _believed(
    page: Image.Image, dpi: float, line: RecognisedLine, read: HandwritingReader
) -> RecognisedLine:
    """Return a line, no longer unsure where two readers see the same clean print."""
    is_head = line.top < _TOP * page.height and len(line.text) <= _LONGEST_NUMBER
    if line.confidence >= _SURE_OF_NUMBER or line.by_hand or not is_head:
        return line
    if not is_clean_print(page, line):
        return line
    same = shows_same(strip_of(page, dpi, [line]), read, line)
    return replace(line, confidence=SURE_OF_PRINT) if same else line


def _with_number(
    page: Image.Image, dpi: float, found: Lines, read: HandwritingReader
) -> Lines:
    row = _row(page, found, _ABBREVIATED, until=_SYMBOL)
    printed = _SYMBOL.search(_text(row))
    if not printed:
        return found
    strip = strip_of(page, dpi, row)
    by_ocr = _well_read(row, _NUMBER, _SURE_OF_NUMBER)
    if by_ocr and (
        _is_sure_print(page, row)
        or not contradicts_number(strip, read, by_ocr["serial"])
    ):
        return found
    written = read_number(strip, read)
    if written is None:
        return _doubted(found, row)
    symbol = agreed(printed["symbol"].strip(), written.symbol.strip())
    return _replaced(found, row, f"Số: {written.serial}/{symbol}")


def _with_date(
    page: Image.Image,
    dpi: float,
    found: Lines,
    read: HandwritingReader,
    latest: date | None,
) -> Lines:
    row = _row(page, found, _DAY, until=_YEAR)
    text = _text(row)
    begins = _DAY.search(fold_accents(text))
    if (
        not begins
        or not _YEAR.search(text)
        or _well_read(row, _IN_DIGITS, SURE_OF_PRINT)
    ):
        return found
    strip = strip_of(page, dpi, row)
    by_ocr = _well_read(row, _DATE, _SURE_OF_DATE)
    if by_ocr and not contradicts_date(strip, read, by_ocr["day"], by_ocr["month"]):
        return found
    day = read_date(strip, read, latest)
    if day is None:
        return _doubted(found, row)
    place = text[: begins.start()]
    return _replaced(found, row, f"{place}ngày {day:%d tháng %m năm %Y}")


def _row(
    page: Image.Image, found: Lines, begins: re.Pattern[str], until: re.Pattern[str]
) -> Lines:
    """Return the first line of the letterhead that *begins* so, and what continues it.

    OCR splits a line at handwriting that it does not see.
    """
    for line in found:
        if line.top < _TOP * page.height and begins.search(fold_accents(line.text)):
            beside = (each for each in found if _goes_on(line, each))
            rest = sorted(beside, key=lambda each: each.left)
            return [line, *_up_to(line, rest, until)]
    return []


def _up_to(
    line: RecognisedLine, rest: Lines, until: re.Pattern[str]
) -> Iterator[RecognisedLine]:
    text = line.text
    for each in rest:
        if until.search(fold_accents(text)):
            return
        if _DAY.search(fold_accents(each.text)) and until is _SYMBOL:
            return  # of the other column
        yield each
        text += f" {each.text}"


def _goes_on(line: RecognisedLine, other: RecognisedLine) -> bool:
    middle = (other.top + other.bottom) / 2
    return other.left >= line.right and line.top <= middle <= line.bottom


def _text(row: Lines) -> str:
    return " ".join(line.text for line in row)


def _well_read(row: Lines, form: re.Pattern[str], sure: float) -> re.Match[str] | None:
    """Return what OCR has read in the row, if it is sure of it."""
    well = min(line.confidence for line in row) >= sure
    return form.search(fold_accents(_text(row))) if well else None


def _is_sure_print(page: Image.Image, row: Lines) -> bool:
    """Return whether a number looks like print, and OCR is as sure of it."""
    sure = len(row) == 1 and row[0].confidence >= SURE_OF_PRINT
    return sure and is_clean_print(page, row[0])


def _doubted(found: Lines, row: Lines) -> Lines:
    """Return the lines, those of the row unsure, as two readers disagree on them."""
    return [
        replace(line, confidence=min(line.confidence, _DISAGREED))
        if line in row
        else line
        for line in found
    ]


def strip_of(page: Image.Image, dpi: float, row: Lines) -> Image.Image:
    """Return the part of the page that shows the row, in grey."""
    middle = median((line.top + line.bottom) / 2 for line in row)
    half, beside = _STRIP * dpi / 2, _BESIDE * dpi
    box = (
        max(0, row[0].left - beside),
        max(0, middle - half),
        min(page.width, max(line.right for line in row) + beside),
        min(page.height, middle + half),
    )
    return page.crop(box).convert("L")


def agreed(by_ocr: str, by_hand_reader: str) -> str:
    """Return the symbol with the marks that OCR saw, and the letters of the other.

    OCR doubles letters beside handwriting (``QĐĐ``), the other knows no ``Đ``.
    """
    marked, plain = by_ocr, fold_accents(by_hand_reader)
    same = SequenceMatcher(None, fold_accents(marked), plain, autojunk=False)
    parts = [
        marked[i1:i2] if how == "equal" else plain[j1:j2]
        for how, i1, i2, j1, j2 in same.get_opcodes()
    ]
    return "".join(parts)


def _replaced(found: Lines, row: Lines, text: str) -> Lines:
    whole = RecognisedLine(
        text,
        min(line.left for line in row),
        min(line.top for line in row),
        max(line.right for line in row),
        max(line.bottom for line in row),
        SURE_OF_HANDWRITING,
        by_hand=True,
    )
    first, *others = (found.index(line) for line in row)
    kept = enumerate(found)
    return [whole if i == first else line for i, line in kept if i not in others]
