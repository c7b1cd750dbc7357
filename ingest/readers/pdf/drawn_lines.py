"""The straight lines that are drawn on a page of a PDF."""

from collections.abc import Iterator
from ctypes import byref, c_float, c_int
from math import isfinite
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from ingest.readers.page.rows import Edges

Point = tuple[float, float]

_MOST_PATHS = 5_000  # more are a drawing or a map
_THIN = 3.0  # points; lines are often drawn as thin boxes
_SEGMENTS_OF_A_BOX = 5
_STRAIGHT = 0.1  # points that a line may deviate


def lines_on(page: pdfium.PdfPage) -> list[Edges]:
    """Return the lines that run along a page or down it, in PDF coordinates."""
    object_at, type_of = pdfium_c.FPDFPage_GetObject, pdfium_c.FPDFPageObj_GetType
    drawn = (object_at(page, i) for i in range(pdfium_c.FPDFPage_CountObjects(page)))
    paths = [each for each in drawn if type_of(each) == pdfium_c.FPDF_PAGEOBJ_PATH]
    if len(paths) > _MOST_PATHS:
        return []
    lines = (line for path in paths for line in _lines_of(path))
    return [line for line in lines if all(map(isfinite, line))]


def _lines_of(path: Any) -> Iterator[Edges]:
    left, bottom, right, top = (c_float() for _ in range(4))
    pdfium_c.FPDFPageObj_GetBounds(
        path, byref(left), byref(bottom), byref(right), byref(top)
    )
    yield from _lines_in(path, left.value, top.value, right.value, bottom.value)


def _lines_in(
    path: Any, left: float, top: float, right: float, bottom: float
) -> Iterator[Edges]:
    """Yield the lines of a path with these bounds."""
    middle, level = (left + right) / 2, (top + bottom) / 2
    if right - left < _THIN:
        yield middle, top, middle, bottom
    elif top - bottom < _THIN:
        yield left, level, right, level
    elif _is_stroked(path) or _segments(path) > 2 * _SEGMENTS_OF_A_BOX:
        yield from _straight_segments(path)


def _is_stroked(path: Any) -> bool:
    filled, stroked = c_int(), c_int()
    pdfium_c.FPDFPath_GetDrawMode(path, byref(filled), byref(stroked))
    return bool(stroked.value)


def _segments(path: Any) -> int:
    count: int = pdfium_c.FPDFPath_CountSegments(path)
    return count


def _straight_segments(path: Any) -> Iterator[Edges]:
    """Yield the segments of a path that run along the page or down it."""
    for (x0, y0), (x1, y1) in _pairs(path):
        if min(abs(x0 - x1), abs(y0 - y1)) <= _STRAIGHT:
            yield min(x0, x1), max(y0, y1), max(x0, x1), min(y0, y1)


def _pairs(path: Any) -> Iterator[tuple[Point, Point]]:
    """Yield the ends of each segment."""
    to_page = pdfium_c.FS_MATRIX()
    pdfium_c.FPDFPageObj_GetMatrix(path, byref(to_page))
    start = before = None
    for index in range(_segments(path)):
        segment = pdfium_c.FPDFPath_GetPathSegment(path, index)
        point = _point(segment, to_page)
        kind = pdfium_c.FPDFPathSegment_GetType(segment)
        if kind == pdfium_c.FPDF_SEGMENT_MOVETO:
            start = point
        elif kind == pdfium_c.FPDF_SEGMENT_LINETO and before is not None:
            yield before, point
        if pdfium_c.FPDFPathSegment_GetClose(segment) and start is not None:
            yield point, start
        before = point


def _point(segment: Any, to_page: Any) -> Point:
    x, y = c_float(), c_float()
    pdfium_c.FPDFPathSegment_GetPoint(segment, byref(x), byref(y))
    return (
        to_page.a * x.value + to_page.c * y.value + to_page.e,
        to_page.b * x.value + to_page.d * y.value + to_page.f,
    )
