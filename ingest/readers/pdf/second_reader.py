"""pdfplumber: reads again, letter by letter, what pdfium put together wrongly.

It takes forty times as long, so only pages with faults are read by it.
"""

import io
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import atan2, degrees
from statistics import median
from typing import Any
from unicodedata import combining

import pdfplumber
from pdfminer.psexceptions import PSException
from pdfplumber.utils.exceptions import PdfminerException
from pdfplumber.utils.geometry import objects_to_bbox
from pdfplumber.utils.text import dedupe_chars, extract_words

from ingest.readers.encodings.trust import trust_of
from ingest.readers.page.rows import Edges, Word
from ingest.readers.page.table_cells import Grid
from ingest.readers.pdf.word_faults import count_faults
from schemas.spelling.superscripts import superscript

FAILURES = (  # what pdfminer is known to raise on damaged pages
    PdfminerException,
    PSException,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)
_SAME_PLACE = 0.12  # of the usual size; a letter printed twice is no further off
_GAP = 0.15  # of a letter's size; words are further apart
_TOUCH = 0.1  # of a letter's size that it may reach over the rule beside it
_STRAIGHT = 5.0  # degrees
_RAISED_SIZE, _RISE = 0.9, 0.1  # of the letters beside a footnote mark
_SOFT_HYPHEN = "\u00ad"
_UNKNOWN = "(cid:"  # how pdfminer writes a letter that the font does not name
_COVERED = 0.95  # share of the words that must be read again
_AS_GOOD = 0.9  # share of the trust

Character = dict[str, Any]


def find_words(page: bytes, grids: Sequence[Grid]) -> list[Word]:
    """Return the words of a file's only page; no word goes over the rule of a table.

    Letters that are printed twice count once; those that run across the page or stand
    outside are left out.

    Raises:
        one of FAILURES: the page is damaged.

    """
    with pdfplumber.open(io.BytesIO(page)) as pdf:
        printed = pdf.pages[0]
        letters = [each for each in printed.chars if _is_read(each, printed.bbox)]
        printed.close()
    once = _printed_once(_whole(letters))
    rules = [cell for grid in grids for row in grid for cell in row if cell]
    found = extract_words(once, return_chars=True, x_tolerance_ratio=_GAP)
    parts = (part for word in found for part in _cut(word["chars"], rules))
    return [_word(part) for part in parts]


def is_better(second: list[Word], first: list[Word], grids: Sequence[Grid]) -> bool:
    """Return whether the *second* reading has fewer faults and loses nothing."""
    if count_faults(second, grids) >= count_faults(first, grids):
        return False
    texts = [word.text for word in second]
    if any(_UNKNOWN in text for text in texts):
        return False
    before, after = trust_of(word.text for word in first), trust_of(texts)
    if before and after and after < _AS_GOOD * before:
        return False
    covered = sum(any(_holds(each, word) for each in second) for word in first)
    return covered >= _COVERED * len(first)


def _holds(word: Word, other: Word) -> bool:
    """Return whether the middle of the *other* word lies in a word."""
    across = (other.left + other.right) / 2
    inside = word.left <= across <= word.right
    return inside and word.top <= other.middle <= word.bottom


def _is_read(letter: Character, page: Edges) -> bool:
    """Return whether a letter stands upright on the page."""
    across, along = letter["matrix"][:2]
    x, y = _middle(letter)
    left, top, right, bottom = page
    on_page = left <= x <= right and top <= y <= bottom
    return on_page and abs(degrees(atan2(along, across))) < _STRAIGHT


def _printed_once(letters: list[Character]) -> list[Character]:
    """Return the letters without those that are printed again in the same place."""
    usual = median(each["size"] for each in letters) if letters else 0.0
    return list(
        dedupe_chars(letters, tolerance=_SAME_PLACE * usual, extra_attrs=("size",))
    )


def _whole(letters: list[Character]) -> list[Character]:
    """Return the letters with the marks that the file draws behind them."""
    whole: list[Character] = []
    for each in letters:
        if whole and all(map(combining, each["text"])):
            whole[-1] = {**whole[-1], "text": whole[-1]["text"] + each["text"]}
        else:
            whole.append(each)
    return whole


def _middle(letter: Character) -> tuple[float, float]:
    return (letter["x0"] + letter["x1"]) / 2, (letter["top"] + letter["bottom"]) / 2


def _cut(word: list[Character], cells: Sequence[Edges]) -> Iterator[list[Character]]:
    """Yield the parts of a word between which a cell ends.

    A rule that goes through a letter cuts nothing: the word is too long for its cell.
    """
    start = 0
    for index, (before, after) in enumerate(pairwise(word), 1):
        touch = _TOUCH * before["size"]
        _, y = _middle(before)
        if any(
            before["x1"] - touch <= right <= after["x0"] + touch and top < y < bottom
            for _, top, right, bottom in cells
        ):
            yield word[start:index]
            start = index
    yield word[start:]


def _word(letters: list[Character]) -> Word:
    edges = objects_to_bbox(letters)
    return Word(_with_marks(letters), *edges)


def _with_marks(letters: list[Character]) -> str:
    """Return the letters of a word, raised digits written as such."""
    tall = max(letters, key=lambda letter: letter["size"])
    text = "".join(
        superscript(each["text"]) if _is_raised(each, tall) else each["text"]
        for each in letters
    )
    return f"{text[:-1]}-" if text.endswith(_SOFT_HYPHEN) else text


def _is_raised(letter: Character, tall: Character) -> bool:
    size: float = tall["size"]
    rise: float = tall["bottom"] - letter["bottom"]
    smaller: float = letter["size"]
    return smaller < _RAISED_SIZE * size and rise > _RISE * size
