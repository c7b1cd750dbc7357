"""The text layer of a PDF page: words and tables, by the better of two readers."""

import io
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass

import pypdfium2 as pdfium

from ingest.readers.page.dotted_blanks import fill_dots
from ingest.readers.page.rows import Word
from ingest.readers.page.table_cells import Grid
from ingest.readers.pdf.drawn_lines import lines_on
from ingest.readers.pdf.ruled_tables import ruled_tables
from ingest.readers.pdf.second_reader import FAILURES, find_words, is_better
from ingest.readers.pdf.strokes import lines_of_notes
from ingest.readers.pdf.watermarks import without_watermarks
from ingest.readers.pdf.word_faults import count_faults
from ingest.readers.pdf.words import words_on_page
from schemas.document import Method


@dataclass(frozen=True, slots=True)
class TextLayer:
    """The words of a page, the cells of its tables, and who read the words.

    ``askew`` are the lines at an angle: watermarks, and stamps.
    """

    words: Sequence[Word]
    grids: Sequence[Grid]
    method: Method
    askew: tuple[str, ...] = ()


def read_text_layer(page: pdfium.PdfPage, index: int) -> TextLayer:
    """Read the text layer of the page at *index* of its file by pdfium.

    Where its words cannot be right, pdfplumber reads them again; its reading is taken
    if it is better. A page on its side is turned upright.
    """
    # before faults are counted: a value over its dots is none
    drawn = lines_on(page)
    found, askew = words_on_page(page, lines=[*drawn, *lines_of_notes(page)])
    words = fill_dots(without_watermarks(found), page.get_height())
    grids = ruled_tables(page, words, drawn)
    if count_faults(words, grids):
        again = _second_reading(page, index, grids)
        if is_better(again, words, grids):
            return TextLayer(again, grids, Method.PDFPLUMBER, askew)
    return TextLayer(words, grids, Method.PDFIUM, askew)


def _second_reading(
    page: pdfium.PdfPage, index: int, grids: Sequence[Grid]
) -> list[Word]:
    """Return what pdfplumber reads on a page: nothing where it fails."""
    try:
        return without_watermarks(find_words(_alone(page.pdf, index), grids))
    except FAILURES:
        return []


def _alone(pdf: pdfium.PdfDocument, index: int) -> bytes:
    """Return a file of one page, however many there are or how damaged the others."""
    file = io.BytesIO()
    with closing(pdfium.PdfDocument.new()) as alone:
        alone.import_pages(pdf, [index])
        alone.save(file)
    return file.getvalue()
