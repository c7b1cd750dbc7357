"""Tables: those that only lay out a page, and those that say something.

NĐ 30/2020/NĐ-CP (phụ lục I) sets the head of a document and its end in two columns,
which word processors make with a table without borders.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from schemas.document import Line, Part
from schemas.vocabulary import table_rows


def _beginning(pattern: str, *words: str) -> re.Pattern[str]:
    """Return a pattern for lines that begin so, also as old fonts have the *words*.

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
"""What stands at the top of the right column of a head."""

RECIPIENTS = _beginning(r"Nơi\s+nhận", "Nơi nhận")
"""How the left column of the end begins."""

ADDRESSEES = _beginning(r"Kính\s+gửi", "Kính gửi")
"""The line after the head of a letter."""

_MOST_LAYOUT_COLUMNS = 3
_MOST_BORDERLESS_ROWS = 6  # a longer table is one, even without borders


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: its lines, none where a merged cell goes on."""

    lines: tuple[str, ...]


TableRow = tuple[Cell, ...]


def table_lines(rows: Sequence[TableRow], *, borderless: bool = False) -> list[Line]:
    """Return the lines of a table: by column if it is layout, else by row."""
    return _by_column(rows) if is_layout(rows, borderless=borderless) else _by_row(rows)


def is_layout(rows: Sequence[TableRow], *, borderless: bool = False) -> bool:
    """Return whether the table only holds the head or the end of a document."""
    columns = max(map(len, rows), default=0)
    if columns > _MOST_LAYOUT_COLUMNS:
        return False
    if _says_nothing_across(rows) or (
        borderless and len(rows) <= _MOST_BORDERLESS_ROWS
    ):
        return True
    lines = (line for row in rows for cell in row for line in cell.lines)
    return any(HEAD.match(line) or RECIPIENTS.match(line) for line in lines)


def _says_nothing_across(rows: Sequence[TableRow]) -> bool:
    """Return whether there is one row only, or text in one column only."""
    filled = [{i for i, cell in enumerate(row) if cell.lines} for row in rows]
    return len(rows) == 1 or len(set().union(*filled)) <= 1


def _by_column(rows: Sequence[TableRow]) -> list[Line]:
    columns = zip_longest(*rows, fillvalue=Cell(()))
    return [Line(line) for column in columns for cell in column for line in cell.lines]


def _by_row(rows: Sequence[TableRow]) -> list[Line]:
    texts = [[" ".join(cell.lines).strip() for cell in row] for row in rows]
    return [Line(" | ".join(cells), part=Part.TABLE) for cells in texts if any(cells)]
