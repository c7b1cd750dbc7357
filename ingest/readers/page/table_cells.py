"""The words of a page, assigned to the cells of its ruled tables."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.readers.page.layout_tables import (
    Cell,
    TableRow,
    is_layout,
    join_lines,
    row_line,
)
from ingest.readers.page.number_columns import serial_columns
from ingest.readers.page.rows import (
    Edges,
    Word,
    group_rows,
    row_box,
    row_text,
)
from ingest.text.lines import breaks_symbol
from schemas.document import Line, Part

Grid = tuple[tuple[Edges | None, ...], ...]  # rows of cells, None where one is merged


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """A table with the words in it; ``top`` in points from the top of the page."""

    top: float
    lines: tuple[Line, ...]


def take_tables(
    words: Iterable[Word], grids: Sequence[Grid]
) -> tuple[list[Word], list[PrintedTable]]:
    """Return the words outside tables, and the tables with theirs.

    A table that only lays out the head or the end of a document is left as it is.
    """
    loose = list(words)
    tables = []
    for grid in grids:
        held = _held(loose, grid)
        rows = [tuple(_cell(held.get(edges, [])) for edges in row) for row in grid]
        if held and not is_layout(rows):
            tables.append(_table(grid, rows, held))
            taken = {id(word) for inside in held.values() for word in inside}
            loose = [word for word in loose if id(word) not in taken]
    return loose, tables


def _held(words: list[Word], grid: Grid) -> dict[Edges | None, list[Word]]:
    """Return the words of each cell."""
    cells = [edges for row in grid for edges in row if edges is not None]
    held: dict[Edges | None, list[Word]] = {}
    for word in words:
        middle = (word.left + word.right) / 2
        for edges in cells:
            left, top, right, bottom = edges
            if left <= middle <= right and top <= word.middle <= bottom:
                held.setdefault(edges, []).append(word)
                break
    return held


def _cell(words: list[Word]) -> Cell[Line]:
    """Return a cell with its lines; a number that they cut is whole again."""
    texts: list[str] = []
    for text in map(row_text, group_rows(words)):
        if texts and breaks_symbol(texts[-1], text):
            texts[-1] += text
        else:
            texts.append(text)
    return Cell(tuple(map(Line, texts)))


def _table(
    grid: Grid, rows: list[TableRow[Line]], held: dict[Edges | None, list[Word]]
) -> PrintedTable:
    joined = [[join_lines(" ", cell.lines) for cell in row] for row in rows]
    serials = serial_columns([[cell.text for cell in row] for row in joined])
    lines = [
        _line(
            row_line(cells, serials, join_lines).text,
            [
                word
                for edges in places
                for row in group_rows(held.get(edges, []))
                for word in row
            ],
        )
        for places, cells in zip(grid, joined, strict=True)
        if any(cell.text for cell in cells)
    ]
    top = min(word.top for inside in held.values() for word in inside)
    return PrintedTable(top, tuple(lines))


def _line(text: str, words: list[Word]) -> Line:
    sure, printed = min(word.sure for word in words), tuple(words)
    return Line(text, row_box(words), Part.TABLE, sure, words=printed)
