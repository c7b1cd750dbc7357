"""Words and their places on a PDF page: the one module that uses raw pdfium.

Asking for the box of every letter costs more than the text itself, so boxes are asked
for the first and last letter of a word, and for digits, which may be footnote marks.
What stands outside the page, runs across its lines, as watermarks do, is struck out or
not seen is left out.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from ctypes import POINTER, Array, byref, c_double, c_ushort, cast
from math import degrees, hypot
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from ingest.readers.page.rows import Edges, Word
from ingest.readers.pdf.strokes import Stroke, Strokes
from ingest.readers.pdf.unseen_letters import Sight, grounds_of, is_on
from schemas.spelling.superscripts import superscript

_HYPHEN = "\ufffe"  # pdfium's sign for a hyphen at a line's end
_WORD = re.compile(rf"[^\s\0{_HYPHEN}]+{_HYPHEN}?|{_HYPHEN}")
_LINE = re.compile(r"(?:\A|[\r\n])\s*(?=\S)")  # what is hidden is whole lines
_SURROGATE = re.compile("[\ud800-\udfff]")
_DIGIT = re.compile(r"\d")
_RAISED_HEIGHT = 0.8  # of its neighbours' height, below which a digit may be a mark
_RAISED_SIZE = 0.9  # of its neighbours' size; a mark is smaller
_RISE = 0.1  # of its neighbours' size; the line of a mark is higher
_LOW = 0.9  # of the height of words, below which a number's box may be that of its ink
_ABOVE_LINE, _BELOW_LINE = 0.9, 0.2  # shares of the size that a line of text takes up
_LOWEST_STROKE, _HIGHEST_STROKE = 0.12, 0.45  # of the size, above the line
_STRAIGHT = 5.0  # degrees that a line may be askew, as in the layer of a scan
_STEP = 0.5  # points between the letters of a word that may run askew
_QUARTER = 90
_SAMPLE = 40  # letters that say which way a page is read


class PageWords(NamedTuple):
    """The words of a page, and the lines at an angle that run across it."""

    words: list[Word]
    askew: tuple[str, ...] = ()


def words_on_page(
    page: pdfium.PdfPage, rotation: int | None = None, lines: Sequence[Edges] = ()
) -> PageWords:
    """Return the words of a page in the order of the file.

    Those that one of the *lines*, in PDF coordinates, strikes out are left out.

    The page is turned to *rotation*; by default so that most of its letters stand
    upright. A digit that is smaller and higher than the rest of its word is written
    raised.
    """
    with _letters_of(page) as letters:
        upright = letters.rotation() if rotation is None else rotation
        if upright == page.get_rotation():
            return PageWords(letters.words(lines), letters.askew)
    page.set_rotation(upright)
    with _letters_of(page) as letters:
        return PageWords(letters.words(lines), letters.askew)


@contextmanager
def _letters_of(page: pdfium.PdfPage) -> "Iterator[_Letters]":
    textpage = page.get_textpage()
    try:
        yield _Letters(page, textpage)
    finally:
        textpage.close()


class _Letters:
    """The characters of a page, by their index in its text."""

    def __init__(self, page: pdfium.PdfPage, textpage: pdfium.PdfTextPage) -> None:
        self._page = textpage.raw
        self._drawn_on = page
        self._place = placing_on(page)
        self._rotation: int = page.get_rotation()
        self._size_of_page = page.get_size()
        self._up = 1 if self._rotation % 180 == 0 else 0  # of a box: its upper edge
        self._is_crossed = False  # by words that run across the page
        self.askew: tuple[str, ...] = ()  # the lines of these words
        self._height = 0.0  # of the last word that was no number
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

    def rotation(self) -> int:
        """Return the rotation of the page under which most letters stand upright."""
        places = range(0, len(self.text), len(self.text) // _SAMPLE + 1)
        sample = [at for at in places if self.text[at].isalnum()]
        turns = Counter(round(self._angle(at) / _QUARTER) % 4 for at in sample)
        quarters = max(turns, key=lambda turn: turns[turn], default=0)
        if turns[quarters] <= len(sample) / 2:
            return self._rotation
        return (self._rotation - quarters * _QUARTER) % 360

    def words(self, lines: Sequence[Edges]) -> list[Word]:
        """Return the words on the page whose letters stand upright."""
        words = list(map(self._word, _WORD.finditer(self.text)))
        if self._is_crossed:
            self._leave_askew()
            words = list(map(self._word, _WORD.finditer(self.text)))
        strokes = Strokes(self._place(*line) for line in lines)
        if struck := self._struck_out(words, strokes):
            self.text = "".join(
                " " if at in struck else sign for at, sign in enumerate(self.text)
            )
            words = list(map(self._word, _WORD.finditer(self.text)))
        words = self._seen(words)
        width, height = self._size_of_page
        return [
            word
            for word in words
            if 0 <= word.left + word.right <= 2 * width
            and 0 <= word.top + word.bottom <= 2 * height
        ]

    def _struck_out(self, words: list[Word], strokes: Strokes) -> set[int]:
        """Return the indices of letters that a line is drawn through."""
        through = defaultdict[Stroke, list[int]](list)
        for word, found in zip(words, _WORD.finditer(self.text), strict=True):
            for stroke in strokes.through(word):
                letters = range(*found.span())
                through[stroke] += [at for at in letters if self._is_under(stroke, at)]
        return {
            at
            for stroke, letters in through.items()
            if letters
            and stroke.is_filled_by(self._place(*self._box(each)) for each in letters)
            for at in letters
        }

    def _is_under(self, stroke: Stroke, index: int) -> bool:
        """Return whether a line runs through the middle of a letter."""
        left, _, right, _ = self._place(*self._box(index))
        if not stroke.is_over(left, right):
            return False
        rise = (self._line(index) - stroke.level) / (self._size(index) or 1.0)
        return _LOWEST_STROKE < rise < _HIGHEST_STROKE

    def _seen(self, words: list[Word]) -> list[Word]:
        """Return the words that are seen; there are mostly no others."""
        sight = Sight(self._page)
        starts = map(re.Match.end, _LINE.finditer(self.text))
        if not any(sight.is_bare(self._character(start)) for start in starts):
            return words
        grounds = grounds_of(self._drawn_on, self._place)
        places = map(re.Match.start, _WORD.finditer(self.text))
        return [
            word
            for word, start in zip(words, places, strict=True)
            if not sight.is_bare(self._character(start)) or is_on(word, grounds)
        ]

    def _leave_askew(self) -> None:
        """Put a space for each letter that is askew, and keep their lines apart."""
        askew = list(map(self._is_askew, range(len(self.text))))
        each = list(zip(self.text, askew, strict=True))
        aside = "".join(s if is_so or s.isspace() else "\n" for s, is_so in each)
        self.askew = tuple(" ".join(x.split()) for x in aside.splitlines() if x.strip())
        self.text = "".join(" " if is_so else sign for sign, is_so in each)

    def _word(self, found: re.Match[str]) -> Word:
        """Return a word with its place; note whether it runs across the page."""
        start, end = found.span()
        text = found[0]
        first = box = self._box(start)
        is_long = end - start > 1
        if is_long:
            last = self._box(end - 1)
            if abs(first[self._up] - last[self._up]) > _STEP and not self._is_crossed:
                self._is_crossed = self._is_askew(start)
            box = _around(first, last)
        left, top, right, bottom = self._place(*box)
        if not _DIGIT.search(text):
            self._height = bottom - top
        else:
            if is_long:
                text = self._with_raised_digits(text, start, bottom - top, bottom)
            if text.isdecimal() and bottom - top < _LOW * self._height:
                top, bottom = self._reach(start, top, bottom)
        return Word(self._plain(text), left, top, right, bottom)

    def _plain(self, text: str) -> str:
        """Return the text of a word without what pdfium writes in its own way."""
        if _HYPHEN in text:
            text = text.replace(_HYPHEN, "-")
        return _whole(text) if self._has_pairs else text

    def _angle(self, index: int) -> float:
        """Return by how many degrees a letter is turned clockwise on the page."""
        turn: float = pdfium_c.FPDFText_GetCharAngle(self._page, self._character(index))
        return degrees(turn) + self._rotation

    def _is_askew(self, index: int) -> bool:
        if self.text[index].isspace():
            return False
        angle = self._angle(index) % 360
        return min(angle, 360 - angle) > _STRAIGHT

    def _with_raised_digits(
        self, text: str, start: int, height: float, bottom: float
    ) -> str:
        letters = list(text)
        for digit in _DIGIT.finditer(text):
            at = digit.start()
            _, top, _, foot = self._place(*self._box(start + at))
            if foot - top < _RAISED_HEIGHT * height and bottom - foot > height / 20:
                other = start if at else start + len(text) - 1
                if self._is_raised(start + at, other):
                    letters[at] = superscript(digit[0])
        return "".join(letters)

    def _is_raised(self, index: int, other: int) -> bool:
        """Return whether a digit is smaller than another letter, and on a higher line.

        Boxes alone do not say so: in a font without ascent and descent they are as
        high as the ink.
        """
        size = self._size(other)
        rise = self._line(other) - self._line(index)
        return self._size(index) < _RAISED_SIZE * size and rise > _RISE * size

    def _reach(self, index: int, top: float, bottom: float) -> tuple[float, float]:
        """Return how far up and down the line reaches on which a number stands.

        Its box, from *top* to *bottom*, may be but that of the ink.
        """
        size, line = self._size(index), self._line(index)
        above, below = line - _ABOVE_LINE * size, line + _BELOW_LINE * size
        return min(top, above), max(bottom, below)

    def _size(self, index: int) -> float:
        """Return the size of a letter as it is printed, in points."""
        at, matrix = self._character(index), pdfium_c.FS_MATRIX()
        pdfium_c.FPDFText_GetMatrix(self._page, at, byref(matrix))
        size: float = pdfium_c.FPDFText_GetFontSize(self._page, at)
        return size * hypot(matrix.c, matrix.d)

    def _line(self, index: int) -> float:
        """Return how far down the page the line is that a letter stands on."""
        x, y = c_double(), c_double()
        pdfium_c.FPDFText_GetCharOrigin(
            self._page, self._character(index), byref(x), byref(y)
        )
        return self._place(x.value, y.value, x.value, y.value)[1]

    def _box(self, index: int) -> Edges:
        if not self._is_even:
            index = self._character(index)
        pdfium_c.FPDFText_GetLooseCharBox(self._page, index, self._edges_ref)
        edges = self._edges
        return edges.left, edges.top, edges.right, edges.bottom

    def _character(self, index: int) -> int:
        """Return the character that stands at an index of the text."""
        if self._is_even:
            return index
        at: int = pdfium_c.FPDFText_GetCharIndexFromTextIndex(self._page, index)
        return at


def _around(first: Edges, last: Edges) -> Edges:
    """Return the edges around two letters of a word, in PDF coordinates.

    Done for each word, without the calls of ``min`` and ``max``.
    """
    left, top, right, bottom = first
    if last[0] < left:  # noqa: PLR1730
        left = last[0]
    if last[1] > top:  # noqa: PLR1730
        top = last[1]
    if last[2] > right:  # noqa: PLR1730
        right = last[2]
    if last[3] < bottom:  # noqa: PLR1730
        bottom = last[3]
    return left, top, right, bottom


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
