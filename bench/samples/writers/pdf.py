"""PDF with a text layer: two columns at the head, footnotes at the foot of pages."""

import io
from collections.abc import Iterable

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import cm
from reportlab.pdfgen.canvas import Canvas

from bench.samples.model import Cited, Footnote, Paragraph, SampleDocument, Style
from bench.samples.writers.fonts import BOLD, ITALIC, REGULAR, load_fonts
from bench.samples.writers.layout import PrintedLine, Run, break_lines
from bench.samples.writers.text import (
    addressee_lines,
    date_line,
    letterhead,
    motto,
    number_line,
    recipient_lines,
    signature_lines,
)

WIDTH, HEIGHT = A4
LEFT, RIGHT = 3 * cm, WIDTH - 2 * cm
TOP, BOTTOM = HEIGHT - 2 * cm, float(2 * cm)
MEASURE = RIGHT - LEFT
INDENT = 1.27 * cm
SIZE, LEADING = 13.0, 18.0
SMALL_SIZE, SMALL_LEADING = 10.0, 12.0
RULE_HEIGHT = 10.0
FONTS = {
    Style.BASIS: ITALIC,
    Style.HEADING: BOLD,
    Style.CENTRED: BOLD,
    Style.BODY: REGULAR,
}


def write_pdf(document: SampleDocument) -> bytes:
    """Return the document as a PDF.

    Raises:
        FontsMissingError: no font with Vietnamese letters is installed.

    """
    load_fonts()
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=True)
    pages = _Pages(canvas)
    _head(pages, document)
    _body(pages, document)
    _foot(pages, document)
    pages.finish()
    canvas.save()
    return buffer.getvalue()


class _Pages:
    """A pen that goes down the pages and keeps room for the footnotes."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
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


def _head(pages: _Pages, document: SampleDocument) -> None:
    header = document.header
    left = [*_bold(letterhead(header)), _run(number_line(header))]
    if header.is_letter:
        left.append(_run(f"V/v {header.act.title}", size=11))
    dated = date_line(header)
    right = [*_bold(motto(header)), *([_run(dated, ITALIC)] if dated else [])]
    _columns(pages, left, right)
    pages.skip(LEADING)
    if header.is_letter:
        title = [_run(line) for line in addressee_lines(header)]
    else:
        title = _bold((header.act.doc_type.upper(), header.act.title), SIZE)
    for run in title:
        _centred(pages, run)
    pages.skip(LEADING / 2)


def _columns(pages: _Pages, left: list[Run], right: list[Run]) -> None:
    """Write two columns of centred lines, the first 44 % of the measure wide."""
    top, cut = pages.y, MEASURE * 0.44
    lowest = top
    for start, width, runs in ((LEFT, cut, left), (LEFT + cut, MEASURE - cut, right)):
        pages.y = top
        for run in runs:
            _centred(pages, run, start, width - 6)
        lowest = min(lowest, pages.y)
    pages.y = lowest


def _centred(
    pages: _Pages, run: Run, left: float = LEFT, width: float = MEASURE
) -> None:
    for line in break_lines([run], width, justify=False):
        words = sum(part.width for word in line.words for part in word)
        length = words + line.gap * (len(line.words) - 1)
        pages.write(line, left + (width - length) / 2)


def _body(pages: _Pages, document: SampleDocument) -> None:
    mark = 0
    for paragraph in document.paragraphs:
        runs, notes = _runs(paragraph, mark)
        mark += len(notes)
        if paragraph.style is Style.CENTRED:
            _centred(pages, runs[0])
            continue
        for line in break_lines(runs, MEASURE, INDENT):
            pages.write(line, notes=[n for each in line.marks for n in notes[each]])
        pages.skip(LEADING / 4)


def _runs(
    paragraph: Paragraph, mark: int
) -> tuple[list[Run], dict[int, list[PrintedLine]]]:
    """Return the runs of a paragraph, and the lines of each of its footnotes."""
    runs: list[Run] = []
    notes: dict[int, list[PrintedLine]] = {}
    for piece in paragraph.pieces:
        if isinstance(piece, Footnote):
            number = mark + len(notes) + 1
            notes[number] = _note(number, piece)
            runs.append(_run(str(number), FONTS[paragraph.style], mark=number))
        else:
            runs.append(_run(_text(piece), FONTS[paragraph.style]))
    return runs, notes


def _note(number: int, note: Footnote) -> list[PrintedLine]:
    text = "".join(_text(piece) for piece in note.pieces)
    sign = _run(str(number), size=SMALL_SIZE, mark=number)
    return list(break_lines([sign, _run(f" {text}", size=SMALL_SIZE)], MEASURE))


def _foot(pages: _Pages, document: SampleDocument) -> None:
    """Write recipients and signature side by side, never over two pages."""
    header = document.header
    recipients = recipient_lines(header)
    signature = _bold((*signature_lines(header), header.signature.name), SIZE)
    pages.skip(LEADING, keep=LEADING * max(len(recipients) + 2, len(signature) + 3))
    top, half = pages.y, MEASURE / 2
    for index, text in enumerate(recipients):
        font = REGULAR if index else BOLD
        for line in break_lines([_run(text, font, 11)], half, justify=False):
            pages.write(line)
    pages.y = top
    for run in signature[:-1]:
        _centred(pages, run, LEFT + half, half)
    pages.y -= 3 * LEADING
    _centred(pages, signature[-1], LEFT + half, half)


def _bold(lines: Iterable[str], size: float = 11) -> list[Run]:
    return [_run(line, BOLD, size) for line in lines]


def _run(
    text: str, font: str = REGULAR, size: float = SIZE, mark: int | None = None
) -> Run:
    return Run(text, font, size, mark)


def _text(piece: str | Cited | Footnote) -> str:
    return piece.text if isinstance(piece, Cited) else str(piece)
