"""PDF with a text layer: two columns at the head, footnotes at the foot of pages."""

import io
from collections.abc import Callable, Iterable
from dataclasses import replace

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import cm
from reportlab.pdfgen.canvas import Canvas

from bench.samples.model import (
    Footnote,
    Paragraph,
    SampleDocument,
    Signature,
    Style,
    plain,
)
from bench.samples.writers.fonts import BOLD, ITALIC, REGULAR, load_fonts
from bench.samples.writers.frame import (
    date_above_signature,
    date_line,
    letterhead,
    motto,
    number_lines,
    printed_name,
    recipient_lines,
    signature_lines,
    title_lines,
)
from bench.samples.writers.layout import PrintedLine, Run, break_lines
from bench.samples.writers.pages import (
    CELL_PADDING,
    LEADING,
    LEFT,
    MEASURE,
    SIZE,
    SMALL_SIZE,
    Pages,
)

INDENT = 1.27 * cm
NUMBER_COLUMN = 0.1
"""The width of the first column of a table, as a part of the measure."""
FONTS = {
    Style.BASIS: ITALIC,
    Style.HEADING: BOLD,
    Style.CENTRED: BOLD,
    Style.BODY: REGULAR,
    Style.ROW: REGULAR,
}


def write_pdf(
    document: SampleDocument,
    canvas_of: Callable[..., Canvas] = Canvas,
    padding: float = CELL_PADDING,
) -> bytes:
    """Return the document as a PDF, drawn on a canvas of *canvas_of*.

    Cells of tables leave *padding* points on either side of their text.

    Raises:
        FontsMissingError: no font with Vietnamese letters is installed.

    """
    load_fonts()
    buffer = io.BytesIO()
    canvas = canvas_of(buffer, pagesize=A4, invariant=True)
    pages = Pages(canvas, padding)
    _head(pages, document)
    _body(pages, document)
    _foot(pages, document)
    pages.finish()
    canvas.save()
    return buffer.getvalue()


def _head(pages: Pages, document: SampleDocument) -> None:
    header = document.header
    number, about = number_lines(header)[:1], number_lines(header)[1:]
    left = [*_bold(letterhead(header)), *map(_run, number)]
    left += [_run(line, size=11) for line in about]
    dated = date_line(header)
    right = [*_bold(motto(header)), *([_run(dated, ITALIC)] if dated else [])]
    if letterhead(header):
        _columns(pages, left, right)
    else:
        for run in (*right, *left):
            _centred(pages, run)
    pages.skip(LEADING)
    font = REGULAR if header.is_letter else BOLD
    for line in title_lines(header):
        _centred(pages, _run(line, font))
    pages.skip(LEADING / 2)


def _columns(pages: Pages, left: list[Run], right: list[Run]) -> None:
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
    pages: Pages, run: Run, left: float = LEFT, width: float = MEASURE
) -> None:
    for line in break_lines([run], width, justify=False):
        pages.write(line, left + (width - line.length) / 2)


def _body(pages: Pages, document: SampleDocument) -> None:
    mark = 0
    for paragraph in document.paragraphs:
        runs, notes = _runs(paragraph, mark)
        mark += len(notes)
        if paragraph.style is Style.CENTRED:
            _centred(pages, _run(_joined(runs), FONTS[Style.CENTRED]))
        elif paragraph.style is Style.ROW:
            _row(pages, paragraph.cells())
        else:
            for line in break_lines(runs, MEASURE, INDENT):
                pages.write(line, notes=[n for each in line.marks for n in notes[each]])
            pages.skip(LEADING / 4)


def _joined(runs: list[Run]) -> str:
    return "".join(run.text for run in runs)


def _row(pages: Pages, texts: list[str]) -> None:
    """Write a row of a table: the first column narrow, the others alike.

    Where cells are close, the columns before the last are set flush right.
    """
    first = MEASURE * NUMBER_COLUMN
    other = (MEASURE - first) / (len(texts) - 1)
    cells = []
    for index, text in enumerate(texts):
        width = other if index else first
        room = width - 2 * pages.padding
        lines = list(break_lines([_run(text)], room, justify=False))
        if pages.padding < CELL_PADDING and index < len(texts) - 1:
            lines = [replace(line, indent=room - line.length) for line in lines]
        cells.append((width, lines))
    pages.write_row(cells)


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
            runs.append(_run(plain(piece), FONTS[paragraph.style]))
    return runs, notes


def _note(number: int, note: Footnote) -> list[PrintedLine]:
    sign = _run(str(number), size=SMALL_SIZE, mark=number)
    return list(break_lines([sign, _run(f" {plain(note)}", size=SMALL_SIZE)], MEASURE))


def _foot(pages: Pages, document: SampleDocument) -> None:
    """Write recipients and signature side by side, never over two pages."""
    header = document.header
    if header.is_annex:
        return
    recipients = recipient_lines(header)
    signature = [*_bold(signature_lines(header), SIZE), _name(header.signature)]
    dated = date_above_signature(header)
    if dated:
        signature.insert(0, _run(dated, ITALIC))
    pages.skip(LEADING, keep=LEADING * max(len(recipients) + 2, len(signature) + 3))
    top, half = pages.y, MEASURE / 2
    if header.cosigner:
        positions = _bold((header.cosigner.position.upper(),), SIZE)
        _signed(pages, [*positions, _name(header.cosigner)], LEFT)
    for index, text in enumerate(recipients):
        font = REGULAR if index else BOLD
        for line in break_lines([_run(text, font, 11)], half, justify=False):
            pages.write(line)
    pages.y = top
    _signed(pages, signature, LEFT + half)


def _signed(pages: Pages, signature: list[Run], left: float) -> None:
    """Write positions and, below room for the hand, a name in half of the page."""
    half = MEASURE / 2
    for run in signature[:-1]:
        _centred(pages, run, left, half)
    pages.y -= 3 * LEADING
    _centred(pages, signature[-1], left, half)


def _name(signature: Signature) -> Run:
    return _run(printed_name(signature), BOLD)


def _bold(lines: Iterable[str], size: float = 11) -> list[Run]:
    return [_run(line, BOLD, size) for line in lines]


def _run(
    text: str, font: str = REGULAR, size: float = SIZE, mark: int | None = None
) -> Run:
    return Run(text, font, size, mark)
