"""Tables with ruled lines on the pages of a PDF.

pdfplumber finds their cells well but takes forty times as long as pdfium takes for the
text, so it only looks at pages where pdfium has seen enough drawn lines.
"""

import io
from collections.abc import Iterator
from contextlib import suppress
from ctypes import byref, c_float, c_int
from types import TracebackType
from typing import Any, Self

import pdfplumber
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

Edges = tuple[float, float, float, float]  # left, top, right, bottom in points
Grid = tuple[tuple[Edges | None, ...], ...]  # rows of cells, None where one is merged

_FEWEST_UPRIGHTS = 3  # the least table: two columns
_MOST_PATHS = 5_000  # more are a drawing or a map
_THIN = 3.0  # points; lines are often drawn as thin boxes
_SHORT = 8.0  # points; a row is not lower
_SEGMENTS_OF_A_BOX = 5
_FAILURES = (  # what pdfminer is known to raise on damaged files
    MalformedPDFException,
    PdfminerException,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)


def has_ruled_lines(page: pdfium.PdfPage) -> bool:
    """Tell whether a page shows lines enough for a table, and not a drawing."""
    paths = 0
    uprights = 0
    object_at, type_of = pdfium_c.FPDFPage_GetObject, pdfium_c.FPDFPageObj_GetType
    for index in range(pdfium_c.FPDFPage_CountObjects(page)):
        drawn = object_at(page, index)
        if type_of(drawn) == pdfium_c.FPDF_PAGEOBJ_PATH:
            paths += 1
            uprights += _uprights(drawn)
    return uprights >= _FEWEST_UPRIGHTS and paths <= _MOST_PATHS


def _uprights(path: Any) -> int:
    """Return how many upright lines a path draws, at least, up to three."""
    left, bottom, right, top = (c_float() for _ in range(4))
    pdfium_c.FPDFPageObj_GetBounds(
        path, byref(left), byref(bottom), byref(right), byref(top)
    )
    if top.value - bottom.value < _SHORT:
        return 0
    if right.value - left.value < _THIN:
        return 1
    if pdfium_c.FPDFPath_CountSegments(path) > 2 * _SEGMENTS_OF_A_BOX:
        return _FEWEST_UPRIGHTS  # many lines drawn at once
    return 2 if _is_stroked(path) else 0


def _is_stroked(path: Any) -> bool:
    filled, stroked = c_int(), c_int()
    pdfium_c.FPDFPath_GetDrawMode(path, byref(filled), byref(stroked))
    return bool(stroked.value)


class RuledTables:
    """The tables of one PDF, opened only when they are asked for."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._pdf: Any = None  # opened with the first page

    def on_page(self, index: int) -> tuple[Grid, ...]:
        """Return the tables of a page (from 0), none where it cannot be taken apart."""
        try:
            if self._pdf is None:
                self._pdf = pdfplumber.open(io.BytesIO(self._data))
            page = self._pdf.pages[index]
            try:
                return tuple(_grids(page))
            finally:
                page.close()  # its letters stay in memory otherwise
        except _FAILURES:
            return ()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._pdf is not None:
            with suppress(*_FAILURES):  # closing asks for all pages, also damaged ones
                self._pdf.close()


def _grids(page: Any) -> Iterator[Grid]:
    left, top = page.cropbox[:2]
    for table in page.find_tables():
        rows = tuple(
            tuple(cell and _moved(cell, left, top) for cell in row.cells)
            for row in table.rows
        )
        if len(rows) > 1 and max(map(len, rows)) > 1:
            yield rows


def _moved(cell: Edges, left: float, top: float) -> Edges:
    """Return the edges of a cell, from those of the page that is shown."""
    return cell[0] - left, cell[1] - top, cell[2] - left, cell[3] - top
