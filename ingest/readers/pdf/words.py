"""Words and their places on a PDF page: the one module that uses raw pdfium.

Asking for the box of every letter costs more than the text itself, so boxes are asked
for the first and last letter of a word, and for digits, which may be footnote marks.
"""

import re
from collections.abc import Callable
from ctypes import POINTER, Array, byref, c_ushort, cast

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from ingest.readers.page.rows import Edges, Word
from schemas.spelling.superscripts import superscript

_HYPHEN = "\ufffe"  # pdfium's sign for a hyphen at a line's end
_WORD = re.compile(rf"[^\s\0{_HYPHEN}]+{_HYPHEN}?|{_HYPHEN}")
_SURROGATE = re.compile("[\ud800-\udfff]")
_DIGIT = re.compile(r"\d")
_RAISED_HEIGHT = 0.8  # of its neighbours' height; a lower digit is a mark


def words_on_page(page: pdfium.PdfPage) -> list[Word]:
    """Return the words of a page in the order of the file.

    A digit that is smaller and higher than the rest of its word is written raised.
    """
    textpage = page.get_textpage()
    try:
        letters = _Letters(page, textpage)
        return [letters.word(found) for found in _WORD.finditer(letters.text)]
    finally:
        textpage.close()


class _Letters:
    """The characters of a page, by their index in its text."""

    def __init__(self, page: pdfium.PdfPage, textpage: pdfium.PdfTextPage) -> None:
        self._page = textpage.raw
        self._place = placing_on(page)
        self._edges = pdfium_c.FS_RECTF()
        self._edges_ref = byref(self._edges)
        count = pdfium_c.FPDFText_CountChars(self._page)
        buffer = (c_ushort * (count + 1))()
        units = pdfium_c.FPDFText_GetText(
            self._page, 0, count, cast(buffer, POINTER(c_ushort))
        )
        self.text = _text(buffer, max(units - 1, 0))
        self._has_pairs = _SURROGATE.search(self.text) is not None
        self._is_even = len(self.text) == count  # text and characters run parallel

    def word(self, found: re.Match[str]) -> Word:
        """Return a word with its place."""
        start, end = found.span()
        text = found[0].replace(_HYPHEN, "-")
        x0, y1, x1, y0 = self._box(start)
        if end - start > 1:
            last = self._box(end - 1)
            x0, x1 = min(x0, last[0]), max(x1, last[2])
            y1, y0 = max(y1, last[1]), min(y0, last[3])
        left, top, right, bottom = self._place(x0, y1, x1, y0)
        if end - start > 1 and _DIGIT.search(text):
            text = self._with_raised_digits(text, start, bottom - top, bottom)
        if self._has_pairs:
            text = _whole(text)
        return Word(text, left, top, right, bottom)

    def _with_raised_digits(
        self, text: str, start: int, height: float, bottom: float
    ) -> str:
        letters = list(text)
        for digit in _DIGIT.finditer(text):
            at = digit.start()
            _, top, _, foot = self._place(*self._box(start + at))
            if foot - top < _RAISED_HEIGHT * height and bottom - foot > height / 20:
                letters[at] = superscript(digit[0])
        return "".join(letters)

    def _box(self, index: int) -> Edges:
        if not self._is_even:
            index = pdfium_c.FPDFText_GetCharIndexFromTextIndex(self._page, index)
        pdfium_c.FPDFText_GetLooseCharBox(self._page, index, self._edges_ref)
        edges = self._edges
        return edges.left, edges.top, edges.right, edges.bottom


def _text(buffer: "Array[c_ushort]", units: int) -> str:
    """Return the units of UTF-16, each as a character of its own."""
    text = bytes(buffer)[: 2 * units].decode("utf-16-le", "surrogatepass")
    if len(text) == units:
        return text
    return "".join(map(chr, buffer[:units]))  # surrogates stay apart


def placing_on(page: pdfium.PdfPage) -> Callable[[float, float, float, float], Edges]:
    """Return the function from PDF coordinates to points from the top left corner."""
    left, bottom, right, top = page.get_cropbox()
    turns: dict[int, Callable[[float, float, float, float], Edges]] = {
        0: lambda x0, y1, x1, y0: (x0 - left, top - y1, x1 - left, top - y0),
        90: lambda x0, y1, x1, y0: (y0 - bottom, x0 - left, y1 - bottom, x1 - left),
        180: lambda x0, y1, x1, y0: (right - x1, y0 - bottom, right - x0, y1 - bottom),
        270: lambda x0, y1, x1, y0: (top - y1, right - x1, top - y0, right - x0),
    }
    return turns.get(page.get_rotation(), turns[0])


def _whole(text: str) -> str:
    """Join surrogates, which pdfium gives one by one."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
