"""Pages that fill from the top, with room at the foot for their notes."""

from collections.abc import Iterable

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import cm
from reportlab.pdfgen.canvas import Canvas

from bench.samples.writers.fonts import REGULAR
from bench.samples.writers.layout import PrintedLine

WIDTH, HEIGHT = A4
LEFT, RIGHT = 3 * cm, WIDTH - 2 * cm
TOP, BOTTOM = HEIGHT - 2 * cm, float(2 * cm)
MEASURE = RIGHT - LEFT
SIZE, LEADING = 13.0, 18.0
SMALL_SIZE, SMALL_LEADING = 10.0, 12.0
RULE_HEIGHT = 10.0
CELL_PADDING = 4.0
"""Between the rule of a cell and its text, in points."""


class Pages:
    """A pen that goes down the pages and keeps room for the footnotes.

    Cells of tables leave *padding* points between their rules and their text.
    """

    def __init__(self, canvas: Canvas, padding: float = CELL_PADDING) -> None:
        self._canvas = canvas
        self.padding = padding
        self._number = 1
        self._notes: list[PrintedLine] = []
        self.y = TOP

    def write(
        self, line: PrintedLine, left: float = LEFT, notes: Iterable[PrintedLine] = ()
    ) -> None:
        """Put a line of the body, on a new page if it or its notes do not fit."""
        new = list(notes)
        if self.y - LEADING < self._floor(len(self._notes) + len(new)):
            self._turn()
        self._notes += new
        self.y -= LEADING
        self.draw(line, left, self.y)

    def write_row(self, cells: list[tuple[float, list[PrintedLine]]]) -> None:
        """Put a row of a table: of each cell its width and its lines, ruled."""
        height = LEADING * max(len(lines) for _, lines in cells) + 2 * CELL_PADDING
        self.skip(0.0, keep=height)
        left = LEFT
        for width, lines in cells:
            self._canvas.rect(left, self.y - height, width, height)
            for number, line in enumerate(lines, start=1):
                self.draw(line, left + self.padding, self.y - number * LEADING)
            left += width
        self.y -= height

    def skip(self, height: float, keep: float = 0.0) -> None:
        """Leave *height* free; turn the page unless *keep* points are left."""
        self.y -= height
        if self.y - keep < self._floor(len(self._notes)):
            self._turn()

    def draw(self, line: PrintedLine, left: float, y: float) -> None:
        """Draw the words of a line from *left* on, with the spaces between them."""
        x = left + line.indent
        for word in line.words:
            for run in word:
                rise = 0.0 if run.mark is None else run.size * 0.35
                last = run is word[-1] and word is not line.words[-1]
                self._canvas.setFont(run.font, run.printed_size)
                self._canvas.drawString(x, y + rise, run.text + " " * last)
                x += run.width
            x += line.gap

    def finish(self) -> None:
        """Draw the footnotes of the page and end it."""
        if self._notes:
            y = self._floor(len(self._notes)) - RULE_HEIGHT / 2
            self._canvas.line(LEFT, y, LEFT + 5 * cm, y)
            for line in self._notes:
                y -= SMALL_LEADING
                self.draw(line, LEFT, y)
        self._notes = []
        self._canvas.showPage()

    def _turn(self) -> None:
        self.finish()
        self._number += 1
        self.y = TOP
        self._canvas.setFont(REGULAR, SIZE)
        self._canvas.drawCentredString(WIDTH / 2, HEIGHT - 1.2 * cm, str(self._number))

    @staticmethod
    def _floor(lines: int) -> float:
        """Return how far down the body may go over so many lines of notes."""
        return BOTTOM + bool(lines) * RULE_HEIGHT + lines * SMALL_LEADING
