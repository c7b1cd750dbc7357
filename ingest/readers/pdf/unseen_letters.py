"""Letters that a page has but nobody sees: invisible ones, and white ones on white.

Over a picture they are seen: invisible letters are what OCR has read in it.
"""

from collections.abc import Callable, Iterator
from ctypes import byref, c_float, c_int, c_uint
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from ingest.readers.page.rows import Edges, Word

_WHITE, _OPAQUE = 250, 13  # of 255; a colour at least that light, that dense
_UNDRAWN = frozenset(
    {pdfium_c.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium_c.FPDF_TEXTRENDERMODE_CLIP}
)
_GROUNDS = frozenset(
    {
        pdfium_c.FPDF_PAGEOBJ_IMAGE,
        pdfium_c.FPDF_PAGEOBJ_FORM,
        pdfium_c.FPDF_PAGEOBJ_SHADING,
    }
)


class Sight:
    """What is seen of the letters of a page, which are known by their index."""

    def __init__(self, textpage: Any) -> None:
        self._page = textpage
        self._colour = tuple(c_uint() for _ in range(4))
        self._refs = tuple(map(byref, self._colour))

    def is_bare(self, character: int) -> bool:
        """Return whether a letter is seen only where something is drawn under it."""
        text = pdfium_c.FPDFText_GetTextObject(self._page, character)
        mode = pdfium_c.FPDFTextObj_GetTextRenderMode(text)
        if mode in _UNDRAWN:
            return True
        if mode != pdfium_c.FPDF_TEXTRENDERMODE_FILL:
            return False
        filled = pdfium_c.FPDFText_GetFillColor(self._page, character, *self._refs)
        return bool(filled) and _is_unseen(*(each.value for each in self._colour))


def grounds_of(
    page: pdfium.PdfPage, place: Callable[[float, float, float, float], Edges]
) -> list[Edges]:
    """Return where pictures and coloured shapes are drawn on a page."""
    return [place(*edges) for edges in _grounds(page)]


def is_on(word: Word, grounds: list[Edges]) -> bool:
    """Return whether a word stands on one of the *grounds*."""
    across = (word.left + word.right) / 2
    return any(
        left <= across <= right and top <= word.middle <= bottom
        for left, top, right, bottom in grounds
    )


def _is_unseen(red: int, green: int, blue: int, density: int) -> bool:
    return min(red, green, blue) >= _WHITE or density < _OPAQUE


def _grounds(page: pdfium.PdfPage) -> Iterator[Edges]:
    """Yield the edges of pictures and coloured shapes, in PDF coordinates."""
    for index in range(pdfium_c.FPDFPage_CountObjects(page)):
        drawn = pdfium_c.FPDFPage_GetObject(page, index)
        kind = pdfium_c.FPDFPageObj_GetType(drawn)
        is_shape = kind == pdfium_c.FPDF_PAGEOBJ_PATH and _is_coloured(drawn)
        if is_shape or kind in _GROUNDS:
            left, bottom, right, top = (c_float() for _ in range(4))
            refs = map(byref, (left, bottom, right, top))
            if pdfium_c.FPDFPageObj_GetBounds(drawn, *refs):
                yield left.value, top.value, right.value, bottom.value


def _is_coloured(path: Any) -> bool:
    """Return whether a shape is filled, and not in white."""
    filled, stroked = c_int(), c_int()
    pdfium_c.FPDFPath_GetDrawMode(path, byref(filled), byref(stroked))
    if not filled.value:
        return False
    colour = tuple(c_uint() for _ in range(4))
    known = pdfium_c.FPDFPageObj_GetFillColor(path, *map(byref, colour))
    return not known or not _is_unseen(*(each.value for each in colour))
