"""A printed table as a PDF, with a font that has all Vietnamese letters."""

import io
from collections.abc import Iterator
from functools import cache
from html import escape
from typing import Any

import pymupdf_fonts
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import LongTable, Paragraph, SimpleDocTemplate, TableStyle

from service.citing.printed_table import PrintedTable, printable

_REGULAR, _BOLD = "VankhoSans", "VankhoSans-Bold"
_MARGIN = 15 * mm
_GREY = (0.6, 0.6, 0.6)


def pdf_of(table: PrintedTable) -> bytes:
    """Return *table* as a PDF: A4 across, the headings on each page, pages numbered."""
    _load_fonts()
    written = io.BytesIO()
    page = SimpleDocTemplate(
        written,
        pagesize=landscape(A4),
        title=table.title,
        lang="vi",
        invariant=1,  # the same table gives the same bytes
        leftMargin=_MARGIN,
        rightMargin=_MARGIN,
        topMargin=_MARGIN,
        bottomMargin=_MARGIN,
    )
    above = [_paragraph(table.title, _style(_BOLD, 14))]
    above += [_paragraph(each, _style(_REGULAR, 9)) for each in table.notes]
    page.build(
        [*above, *_grid(table, page.width)],
        onFirstPage=_number_page,
        onLaterPages=_number_page,
    )
    return written.getvalue()


def _grid(table: PrintedTable, width: float) -> Iterator[LongTable]:
    if not table.rows:
        return
    parts = sum(each.share for each in table.columns)
    heading, text = _style(_BOLD, 8), _style(_REGULAR, 8)
    cells = [[_paragraph(each, heading) for each in table.headings]]
    cells += [[_paragraph(each, text) for each in row] for row in table.rows]
    lines = [
        ("GRID", (0, 0), (-1, -1), 0.4, _GREY),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ]
    widths = [width * each.share / parts for each in table.columns]
    yield LongTable(
        cells,
        widths,
        repeatRows=1,
        splitInRow=1,
        spaceBefore=8,
        style=TableStyle(lines),
    )


def _paragraph(text: str, style: ParagraphStyle) -> Paragraph:
    return Paragraph(escape(printable(text)), style)


def _style(font: str, size: int) -> ParagraphStyle:
    return ParagraphStyle(font, fontName=font, fontSize=size, leading=size * 1.3)


def _number_page(canvas: Any, page: SimpleDocTemplate) -> None:
    canvas.setFont(_REGULAR, 8)
    canvas.drawCentredString(page.pagesize[0] / 2, 8 * mm, str(canvas.getPageNumber()))


@cache
def _load_fonts() -> None:
    """Make Noto Sans known, which has all Vietnamese letters and comes in a package."""
    for name, source in ((_REGULAR, "notos"), (_BOLD, "notosbo")):
        registerFont(TTFont(name, io.BytesIO(pymupdf_fonts.myfont(source))))
