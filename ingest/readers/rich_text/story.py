"""One run of text of an RTF file: the body, a note, a head of a page, a text box."""

from ingest.readers.page.header_letterhead import with_boxes
from ingest.readers.page.layout_tables import Cell, TableRow, join_lines, table_lines
from schemas.document import Line


class Story:
    """Takes text, ends of paragraphs, cells and rows; gives lines."""

    def __init__(self) -> None:
        self.borders = False  # whether the current table draws any
        self._text: list[str] = []
        self._lines: list[Line] = []
        self._cell: list[Line] = []
        self._cells: list[Cell[Line]] = []
        self._rows: list[TableRow[Line]] = []
        self._after: list[Line] = []  # text boxes of the current paragraph

    def write(self, text: str) -> None:
        """Add to the current paragraph."""
        self._text.append(text)

    def add_box(self, lines: list[Line]) -> None:
        """Put the lines of a text box beside the current paragraph."""
        self._after.extend(lines)

    def end_paragraph(self, *, in_table: bool) -> None:
        """Begin a new line; outside of a table the one before it, if any, ends."""
        if not in_table:
            self._end_table()
        (self._cell if in_table else self._lines).extend(self._paragraph())

    def end_cell(self) -> None:
        """Begin the next cell of the row."""
        self._cell.extend(self._paragraph())
        lines = tuple(each for each in self._cell if each.text.strip())
        self._cells.append(Cell(tuple(each.stripped() for each in lines)))
        self._cell = []

    def end_row(self) -> None:
        """Begin the next row of the table."""
        self._rows.append(tuple(self._cells))
        self._cells = []

    def lines(self) -> list[Line]:
        """Return the lines so far; the last paragraph and the last table end."""
        if self._cell or self._cells:  # the file ends within a row
            self.end_cell()
            self.end_row()
        self.end_paragraph(in_table=False)
        return self._lines

    def _paragraph(self) -> list[Line]:
        text, self._text = _whole_characters("".join(self._text)), []
        boxes, self._after = self._after, []
        return list(with_boxes(map(Line, text.split("\n")), boxes))

    def _end_table(self) -> None:
        if self._rows:
            borderless = not self.borders
            self._lines += table_lines(self._rows, join_lines, borderless=borderless)
        self._rows, self.borders = [], False


def _whole_characters(text: str) -> str:
    """Join the halves in which RTF writes characters beyond the first 65,536."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
