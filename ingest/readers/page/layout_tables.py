"""Tables: those that only lay out a page, and those with content.

NĐ 30/2020/NĐ-CP (phụ lục I) sets the head of a document and its end in two columns,
which word processors make with a table without borders.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Generic, TypeAlias, TypeVar

from ingest.readers.page.number_columns import between, is_number, serial_columns
from schemas.document import Line, Part
from schemas.vocabulary import table_rows

AnyLine = TypeVar("AnyLine", bound=Line)


def _beginning(pattern: str, *words: str) -> re.Pattern[str]:
    """Return a pattern for lines that begin so, or with *words* in an old font.

    Tables are read before the letters of old fonts are repaired.
    """
    old = "|".join(_in_old_letters(each) for each in words)
    return re.compile(rf"\s*(?:{pattern}|{old})", re.IGNORECASE)


def _in_old_letters(words: str) -> str:
    rows = table_rows("ingest.readers", "legacy_letters")
    tables: dict[str, dict[str, str]] = defaultdict(dict)
    for row in rows:
        tables[row["encoding"]][row["letter"]] = row["code"]
    written = (
        "".join(codes.get(x) or codes.get(x.lower(), x) for x in words)
        for codes in tables.values()
    )
    return "|".join(re.escape(each).replace(r"\ ", r"\s+") for each in written)


HEAD = _beginning(
    r"CỘNG\s+H[OÒ][AÀ]\s+XÃ\s+HỘI|ĐẢNG\s+CỘNG\s+SẢN"
    r"|ĐOÀN\s+(?:TNCS|THANH\s+NIÊN\s+CỘNG\s+SẢN)",
    *("CỘNG HÒA XÃ HỘI", "CỘNG HOÀ XÃ HỘI", "ĐẢNG CỘNG SẢN"),
)
"""What begins the right column of a head."""

RECIPIENTS = _beginning(r"Nơi\s+nhận", "Nơi nhận")
"""How the left column of the end begins."""

ADDRESSEES = _beginning(r"Kính\s+gửi", "Kính gửi")
"""The line after the head of a letter."""

_MOST_LAYOUT_COLUMNS = 3
_MOST_BORDERLESS_ROWS = 6  # a longer table is one, even without borders


@dataclass(frozen=True, slots=True)
class Cell(Generic[AnyLine]):
    """A cell of a table: its lines, none where a merged cell continues."""

    lines: tuple[AnyLine, ...]


TableRow: TypeAlias = tuple[Cell[AnyLine], ...]
Join: TypeAlias = Callable[[str, Iterable[AnyLine]], AnyLine]
"""A separator and lines to one line that has the separator between them."""


def join_lines(separator: str, lines: Iterable[Line]) -> Line:
    """Return one line with the texts of *lines*, *separator* between them."""
    return Line(separator.join(line.text for line in lines))


def table_lines(
    rows: Sequence[TableRow[AnyLine]],
    join: Join[AnyLine],
    *,
    borderless: bool = False,
) -> list[AnyLine]:
    """Return the lines of a table: by column if it is layout, else by row."""
    if is_layout(rows, borderless=borderless):
        return list(_by_column(rows))
    return row_lines(rows, join)


def row_lines(rows: Sequence[TableRow[AnyLine]], join: Join[AnyLine]) -> list[AnyLine]:
    """Return a line for each row of a table that is no layout."""
    return list(_by_row(rows, join))


def row_line(
    cells: Sequence[AnyLine], serials: frozenset[int], join: Join[AnyLine]
) -> AnyLine:
    """Return the line of a row, its *cells* apart but for the halves of a number.

    *serials* are the columns that have the first half.
    """
    apart: list[AnyLine] = []
    for at, cell in enumerate(cells):
        serial = cells[at - 1].text if at - 1 in serials else ""
        if is_number(serial, cell.text):
            apart[-1] = join(between(serial, cell.text), (apart[-1], cell))
        else:
            apart.append(cell)
    return join(" | ", apart)


def is_layout(rows: Sequence[TableRow[AnyLine]], *, borderless: bool = False) -> bool:
    """Return whether the table only holds the head or the end of a document."""
    columns = max(map(len, rows), default=0)
    if columns > _MOST_LAYOUT_COLUMNS:
        return False
    if _says_nothing_across(rows) or (
        borderless and len(rows) <= _MOST_BORDERLESS_ROWS
    ):
        return True
    texts = (line.text for row in rows for cell in row for line in cell.lines)
    return any(HEAD.match(text) or RECIPIENTS.match(text) for text in texts)


def _says_nothing_across(rows: Sequence[TableRow[AnyLine]]) -> bool:
    """Return whether there is one row only, or text in one column only."""
    filled = [{i for i, cell in enumerate(row) if cell.lines} for row in rows]
    return len(rows) == 1 or len(set().union(*filled)) <= 1


def _by_column(rows: Sequence[TableRow[AnyLine]]) -> Iterator[AnyLine]:
    for column in zip_longest(*rows):
        for cell in filter(None, column):
            yield from (replace(line, part=Part.BODY) for line in cell.lines)


def _by_row(
    rows: Sequence[TableRow[AnyLine]], join: Join[AnyLine]
) -> Iterator[AnyLine]:
    joined = [[join(" ", cell.lines).stripped() for cell in row] for row in rows]
    serials = serial_columns([[cell.text for cell in row] for row in joined])
    for cells in joined:
        if any(cell.text for cell in cells):
            yield replace(row_line(cells, serials, join), part=Part.TABLE)
