"""A printed page: its words joined to lines, in reading order."""

from collections.abc import Sequence

from ingest.readers.page.columns import columns_in_order, end_in_order, head_in_order
from ingest.readers.page.dotted_blanks import fill_dots
from ingest.readers.page.regions import parts_of, raise_marks
from ingest.readers.page.rows import Word, group_rows, row_line
from ingest.readers.page.stamped_blanks import fill_blanks
from ingest.readers.page.table_cells import Grid, PrintedTable, take_tables
from schemas.document import Line, Part


def lines_of(
    words: list[Word], width: float, height: float, grids: Sequence[Grid] = ()
) -> list[Line]:
    """Return the lines of a page of that size (points), in reading order."""
    loose, tables = take_tables(fill_dots(words, height), grids)
    rows = [raise_marks(row) for row in fill_blanks(group_rows(loose))]
    parts = parts_of(rows, height)
    body = [row for row, part in zip(rows, parts, strict=True) if part is Part.BODY]
    body = end_in_order(head_in_order(body, width), width)
    text = [
        row_line(row, Part.BODY, edge) for row, edge in columns_in_order(body, width)
    ]
    others = [
        row_line(row, part)
        for row, part in zip(rows, parts, strict=True)
        if part is not Part.BODY
    ]
    return [*_with_tables(text, tables), *others]


def _with_tables(lines: list[Line], tables: list[PrintedTable]) -> list[Line]:
    """Put each table before the first line that is below its beginning."""
    for table in tables:
        below = (i for i, ln in enumerate(lines) if ln.box and ln.box.top > table.top)
        place = next(below, len(lines))
        lines[place:place] = table.lines
    return lines
