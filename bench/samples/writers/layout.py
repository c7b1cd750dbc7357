"""Text into lines of a given width."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from reportlab.pdfbase.pdfmetrics import stringWidth

RAISED_SIZE = 0.65
"""The size of a footnote mark, as a part of the size of the text."""
_PIECES = re.compile(r"\S+|\s+")


@dataclass(frozen=True, slots=True)
class Run:
    """Letters in one font; ``mark`` is the footnote that a raised run refers to."""

    text: str
    font: str
    size: float
    mark: int | None = None

    @property
    def width(self) -> float:
        """The width on the page, in points."""
        return float(stringWidth(self.text, self.font, self.printed_size))

    @property
    def printed_size(self) -> float:
        """The size of the letters, smaller for a mark."""
        return self.size if self.mark is None else self.size * RAISED_SIZE


Word = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """Words side by side: ``indent`` before the first, ``gap`` between two."""

    words: tuple[Word, ...]
    indent: float
    gap: float

    @property
    def length(self) -> float:
        """The width of its words and the gaps between them."""
        words = sum(_width(word) for word in self.words)
        return words + self.gap * (len(self.words) - 1)

    @property
    def marks(self) -> tuple[int, ...]:
        """The footnotes referred to in this line."""
        return tuple(
            run.mark for word in self.words for run in word if run.mark is not None
        )


def break_lines(
    runs: Iterable[Run], width: float, indent: float = 0.0, *, justify: bool = True
) -> Iterator[PrintedLine]:
    """Fill lines of *width* points; all but the last are stretched to it."""
    words: list[Word] = []
    used = indent
    for whole in _words(runs):
        word = whole
        space = stringWidth(" ", word[0].font, word[0].size)
        if words and used + space + _width(word) > width:
            head, word = _split(word, width - used - space)
            if head:
                used += _width(head) + space
                words.append(head)
            stretch = (width - used) / max(1, len(words) - 1) if justify else 0.0
            yield PrintedLine(tuple(words), indent, space + stretch)
            words, used, indent = [], 0.0, 0.0
        used += _width(word) + (space if words else 0.0)
        words.append(word)
    if words:
        first = words[0][0]
        yield PrintedLine(
            tuple(words), indent, stringWidth(" ", first.font, first.size)
        )


def _width(word: Word) -> float:
    return sum(run.width for run in word)


def _split(word: Word, room: float) -> tuple[Word, Word]:
    """Cut a word after the last hyphen before *room* points, as word processors do.

    The first part is empty where there is no such hyphen.
    """
    first, *others = word
    for end in range(len(first.text) - 1, 0, -1):
        head = replace(first, text=first.text[:end])
        if head.text.endswith("-") and head.width <= room:
            return (head,), (replace(first, text=first.text[end:]), *others)
    return (), word


def _words(runs: Iterable[Run]) -> Iterator[Word]:
    """Cut the runs at spaces; a mark sticks to the word before it."""
    word: list[Run] = []
    for run in runs:
        for text in _PIECES.findall(run.text):
            if not text.isspace():
                word.append(Run(text, run.font, run.size, run.mark))
            elif word:
                yield tuple(word)
                word = []
    if word:
        yield tuple(word)
