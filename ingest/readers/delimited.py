"""Registers saved as text: the values of a row between commas, semicolons or tabs."""

import csv
from collections.abc import Iterator

from ingest.programs import Programs
from ingest.readers.spreadsheet import MOST_ROWS, sheet_lines
from ingest.readers.typed.plain import decode
from schemas.document import Doubt, Method, Page, Reading
from schemas.errors import UnsupportedFormatError

_DELIMITERS = ";\t,"
_FEWEST_ROWS = 2  # with the names of the columns
_FEWEST_VALUES = 3
_MOST_LOOKED_AT = 65_536  # bytes


def is_delimited(data: bytes) -> bool:
    """Return whether each line of a text has as many values as the first.

    No running text has, where these are several.
    """
    whole = data[:_MOST_LOOKED_AT].rpartition(b"\n")[0] if _is_long(data) else data
    try:
        text = decode(whole, "")[0]
        return _delimiter_of(text) is not None
    except (UnsupportedFormatError, csv.Error):
        return False


def read_delimited(data: bytes, filename: str, programs: Programs) -> Reading:
    """Read a text file for which ``is_delimited`` is true as a spreadsheet.

    Raises:
        UnsupportedFormatError: the bytes are not text.

    """
    del programs
    text, doubts = decode(data, filename)
    rows = list(_rows(text, _delimiter_of(text) or _DELIMITERS[0]))
    if len(rows) > MOST_ROWS:
        message = f"Chỉ đọc {MOST_ROWS} dòng đầu của bảng tính"
        doubts = (*doubts, Doubt("rows_unread", message))
    lines = tuple(sheet_lines(rows[:MOST_ROWS]))
    return Reading("text/csv", (Page(1, lines, Method.SHEET),), doubts)


def _is_long(data: bytes) -> bool:
    return len(data) > _MOST_LOOKED_AT


def _delimiter_of(text: str) -> str | None:
    """Return what stands between the values of each line, None for running text."""
    return next((each for each in _DELIMITERS if _fits(text, each)), None)


def _fits(text: str, delimiter: str) -> bool:
    if text.partition("\n")[0].count(delimiter) < _FEWEST_VALUES - 1:
        return False
    counts = [len(row) for row in _rows(text, delimiter)]
    return len(counts) >= _FEWEST_ROWS and len(set(counts)) == 1


def _rows(text: str, delimiter: str) -> Iterator[list[str]]:
    """Yield the values of each line that has any."""
    for row in csv.reader(text.splitlines(), delimiter=delimiter):
        if any(row):
            yield row
