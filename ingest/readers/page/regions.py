"""What the rows of a printed page belong to: body, notes, running heads, stamps."""

import re
from itertools import chain, pairwise
from statistics import median

from ingest.readers.page.layout_tables import RECIPIENTS
from ingest.readers.page.note_marks import starts_note
from ingest.readers.page.rows import Row, Word, row_height, row_text
from ingest.readers.page.stamped_blanks import is_value
from schemas.document import Part
from schemas.spelling.superscripts import SUPERSCRIPTS, superscript

_PAGE_NUMBER = re.compile(
    r"(?:[Tt]rang\s*)?[-–]?\s*\d{1,4}\s*(?:(?:/|trên|của|of)\s*\d{1,4})?\s*[-–]?"
    r"|[ivxl]{1,6}|[-–]\s*(?:[ivxl]{1,6}|[IVXL]{1,6})\s*[-–]"
)
_MARKS_OF_SIGNING = re.compile(
    r"\s*(?:SAO\s+Y\s*;|Ký\s+bởi\s*:|Người\s+ký\s*:|Thời\s+gian\s+ký\s*:|Ngày\s+ký\s*:"
    r"|Cơ\s+quan\s+phát\s+hành\s*:|Signature\s+Not\s+Verified|Signature\s+Valid"
    r"|Digitally\s+signed\s+by|Được\s+ký\s+bởi)",
    re.IGNORECASE,
)
# OCR sees signs of its own before it, where the emblem is
_ISSUED_BY = re.compile(r"Cơ\s+quan\s+phát\s+hành\s*:", re.IGNORECASE)
_MARGIN = 0.12  # fraction of the page's height where page numbers are
_NOTES_BELOW = 0.3  # notes do not begin above this share of the page
_SMALLER = 0.97  # letters of notes against those of the body
_RAISED = 0.8
_GAP = "   "  # as ``row_text`` has it between columns
_LONGEST_MARK = 3  # digits; in a skewed line a year may be raised, too


def parts_of(rows: list[Row], height: float) -> list[Part]:
    """Return the part of each row of a page of that height (points)."""
    texts = [row_text(row) for row in rows]
    parts = [
        _part_alone(row, text, height) for row, text in zip(rows, texts, strict=True)
    ]
    start = _first_note(rows, texts, height)
    for index in range(start, len(rows)):
        if parts[index] is Part.BODY:
            parts[index] = Part.FOOTNOTE
    return parts


def raise_marks(row: Row) -> Row:
    """Write as superscripts lone numbers that are smaller and higher than their row."""
    if not any(word.text.isdecimal() for word in row):
        return row
    tall = max(row, key=lambda word: word.height)
    before = chain((None,), row)
    return [
        _raised(word) if _is_mark(word, tall, left) else word
        for left, word in zip(before, row, strict=False)
    ]


def _is_mark(word: Word, tall: Word, before: Word | None) -> bool:
    """Return whether a number is smaller and higher than its row, and no value."""
    return (
        word.text.isdecimal()
        and len(word.text) <= _LONGEST_MARK
        and word.height < _RAISED * tall.height
        and word.middle < tall.middle
        and (before is None or not is_value(word, before))
    )


def _raised(word: Word) -> Word:
    return word._replace(text=superscript(word.text))


def _part_alone(row: Row, text: str, height: float) -> Part:
    text = text.strip()
    if is_stamp(text):
        return Part.STAMP
    at_edge = row[0].middle < _MARGIN * height or row[0].middle > (1 - _MARGIN) * height
    return Part.RUNNING if at_edge and _PAGE_NUMBER.fullmatch(text) else Part.BODY


def _first_note(rows: list[Row], texts: list[str], height: float) -> int:
    """Return the index of the first row of the notes, the number of rows if none."""
    for index, (row, text) in enumerate(zip(rows, texts, strict=True)):
        if row[0].top < _NOTES_BELOW * height or not starts_note(text):
            continue
        if _is_of_table(text) or any(map(RECIPIENTS.match, texts[index + 1 :])):
            continue
        if _is_smaller(row, rows) or _stands_apart(rows, index):
            return index
    return len(rows)


def _is_of_table(text: str) -> bool:
    """Return whether a row belongs to a table with small numbers in its first column.

    Behind its mark, a note is running text, without a gap.
    """
    return _GAP in text.lstrip().lstrip(SUPERSCRIPTS).lstrip()


def _is_smaller(row: Row, rows: list[Row]) -> bool:
    """Return whether a row has smaller letters than most rows."""
    return row_height(row) < _SMALLER * median(map(row_height, rows))


def _stands_apart(rows: list[Row], index: int) -> bool:
    """Return whether a row is further from the one above than most rows."""
    if index == 0:
        return False
    gaps = [below[0].middle - above[0].middle for above, below in pairwise(rows)]
    return gaps[index - 1] > 1.2 * median(gaps)


def is_stamp(text: str) -> bool:
    """Return whether a line was stamped on the page after signing: ``SAO Y; …``."""
    return bool(_MARKS_OF_SIGNING.match(text) or _ISSUED_BY.search(text))
