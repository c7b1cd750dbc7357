"""Dotted blanks, and what is stamped or typed over their dots: ``Số: …95…/KH-SYT``.

The value is another piece of the page than the dots, which stand where it should go.
"""

import re
from collections.abc import Iterator, Sequence

from ingest.readers.page.rows import Word

_HEAD = 0.45  # of the height of a page; below, dots lead the eye to page numbers
_DOTS = re.compile(r"[.…_‥]{2,}|…")
_VALUE = re.compile(r"\d{1,6}[a-zA-ZđĐ]?|[IVX]+")
_NEAR = 1.1  # times the height of the dots' word, up or down
_OVER = 0.4  # times it, within which a value is on the dots themselves
_ON_LINE = 0.2  # times it, within which a word is on the line of the dots
_ALONE = 1.0  # times its height that another word is away from a value off the dots
_DOT, _CAPITAL, _LETTER = 0.55, 1.3, 1.0  # how wide letters are against one another


def fill_dots(words: Sequence[Word], height: float) -> list[Word]:
    """Return the words of a page of that height, values in the place of their dots."""
    if not _DOTS.search(" ".join([word.text for word in words])):
        return list(words)
    dotted = [
        index
        for index, word in enumerate(words)
        if word.top < _HEAD * height and _DOTS.search(word.text)
    ]
    values = [
        word
        for word in words
        if word.top < _HEAD * height and _VALUE.fullmatch(word.text)
    ]
    filled, used = list(words), set[int]()
    for index in dotted:
        found = list(_values_over(words[index], words, values))
        used |= {id(value) for _, value in found}
        filled[index] = _filled(words[index], found)
    return [word for word in filled if id(word) not in used]


def _filled(dots: Word, found: Sequence[tuple[re.Match[str], Word]]) -> Word:
    text = dots.text
    for run, value in reversed(found):
        text = text[: run.start()] + value.text + text[run.end() :]
    return dots._replace(text=text) if found else dots


def _values_over(
    dots: Word, words: Sequence[Word], values: Sequence[Word]
) -> Iterator[tuple[re.Match[str], Word]]:
    """Yield the runs of dots of a word that have one value over them."""
    for run in _DOTS.finditer(dots.text):
        left, right = _edge(dots, run.start()), _edge(dots, run.end())
        over = [
            value
            for value in values
            if left < (value.left + value.right) / 2 < right
            and _belongs(value, dots, words)
        ]
        if len(over) == 1:
            yield run, over[0]


def _edge(word: Word, index: int) -> float:
    """Return about how far to the right the letter at an index of a word begins."""
    widths = list(map(_width, word.text))
    share = sum(widths[:index]) / sum(widths)
    return word.left + share * (word.right - word.left)


def _width(letter: str) -> float:
    if letter in "./:‥":
        return _DOT
    return _CAPITAL if letter.isupper() else _LETTER


def _belongs(value: Word, dots: Word, words: Sequence[Word]) -> bool:
    """Return whether a value is on the dots, or alone a little above or below."""
    away = abs(value.middle - dots.middle)
    if away < _OVER * dots.height:
        return True
    return away < _NEAR * dots.height and not any(
        _is_beside(other, value)
        for other in words
        if abs(other.middle - dots.middle) > _ON_LINE * dots.height
    )


def _is_beside(other: Word, value: Word) -> bool:
    room = _ALONE * value.height
    return (
        other is not value
        and abs(other.middle - value.middle) < value.height / 2
        and other.left < value.right + room
        and other.right > value.left - room
    )
