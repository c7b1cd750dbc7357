"""Spreadsheets (XLSX, XLS, ODS): registers and lists, each sheet as one page."""

import io
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from itertools import groupby

from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    PasswordError,
    SheetMetadata,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from ingest.programs import Programs
from ingest.readers.page.layout_tables import (
    Cell,
    TableRow,
    join_lines,
    row_lines,
    table_lines,
)
from ingest.readers.wordml.package import Package
from schemas.document import Doubt, Line, Method, Page, Reading
from schemas.errors import EncryptedFileError, UnreadableFileError

MOST_ROWS = 100_000
"""Rows that are read of one file; registers have fewer."""
KIND = "bảng tính"
_ZIP = b"PK"
_MOST_COLUMNS = 200
_ROW_OF_TABLE = 3  # filled cells; a head or an end has no more than two side by side

Value = str | float | bool | date | datetime | time | timedelta


def read_spreadsheet(data: bytes, filename: str, programs: Programs) -> Reading:
    """Read the visible sheets of a spreadsheet.

    Raises:
        EncryptedFileError: it is locked by a password.
        UnreadableFileError: it is damaged or unpacks to too much.

    """
    del programs
    if data.startswith(_ZIP):
        Package(data, filename, KIND)  # refuses bombs
    left, pages = MOST_ROWS, list[Page]()
    for rows in _sheets(data, filename):
        lines = tuple(sheet_lines(rows[:left]))
        pages.append(Page(len(pages) + 1, lines, Method.SHEET))
        left = max(0, left - len(rows))
    message = f"Chỉ đọc {MOST_ROWS} dòng đầu của bảng tính"
    doubts = () if left else (Doubt("rows_unread", message),)
    return Reading("application/vnd.ms-excel", tuple(pages), doubts)


def _sheets(data: bytes, filename: str) -> Iterator[list[list[Value]]]:
    """Yield the rows of each visible sheet, as they are calculated."""
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            for sheet in book.sheets_metadata:
                if _is_shown(sheet):
                    found = book.get_sheet_by_name(sheet.name)
                    yield found.to_python(skip_empty_area=True, nrows=MOST_ROWS + 1)
    except PasswordError as error:
        raise EncryptedFileError(f"{filename}: {KIND} bị khóa bằng mật khẩu") from error
    except (CalamineError, ValueError, OSError) as error:
        raise UnreadableFileError(f"{filename}: {KIND} bị hỏng") from error


def _is_shown(sheet: SheetMetadata) -> bool:
    is_sheet = sheet.typ == SheetTypeEnum.WorkSheet  # and no chart
    return is_sheet and sheet.visible == SheetVisibleEnum.Visible


def sheet_lines(rows: Sequence[Sequence[Value]]) -> Iterator[Line]:
    """Yield the lines of a sheet: of its tables, and of the head and end around."""
    cells = [[_text(value) for value in row[:_MOST_COLUMNS]] for row in rows]
    width = max(map(_width, cells), default=0)
    for is_table, block in groupby(cells, key=_is_row_of_table):
        if is_table:
            table = [tuple(map(_cell, row[:width])) for row in block]
            yield from row_lines(table, join_lines)
        else:
            yield from _beside_each_other(list(block), width)


def _is_row_of_table(row: Sequence[str]) -> bool:
    return sum(map(bool, row)) >= _ROW_OF_TABLE


def _beside_each_other(rows: Sequence[Sequence[str]], width: int) -> list[Line]:
    """Return the lines of a head or an end, those of the left half first."""
    middle = width / 2
    halves: list[TableRow[Line]] = [
        (
            Cell(tuple(Line(x) for at, x in enumerate(row) if x and at < middle)),
            Cell(tuple(Line(x) for at, x in enumerate(row) if x and at >= middle)),
        )
        for row in rows
    ]
    return table_lines(halves, join_lines, borderless=True)


def _cell(text: str) -> Cell[Line]:
    return Cell((Line(text),) if text else ())


def _width(row: Sequence[str]) -> int:
    return max((at for at, text in enumerate(row, 1) if text), default=0)


def _text(value: Value) -> str:
    """Return what a cell shows; of a date what is written in Vietnam."""
    if isinstance(value, date):  # a moment is one too
        return f"{value:%d/%m/%Y}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return " ".join(str(value).split())
