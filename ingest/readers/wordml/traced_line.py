"""Lines of a Word file that know which elements print their characters."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain
from typing import Self

from lxml import etree

from schemas.document import Line


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters that one element prints, or Word itself if that is None.

    They stand one for one for those of the element's text from *start* on, although
    capitals or superscripts may be printed for them.
    """

    text: str
    element: etree._Element | None = None
    start: int = 0

    def cut(self, start: int, end: int) -> "Piece":
        """Return the characters *start* to *end* alone."""
        return Piece(self.text[start:end], self.element, self.start + start)


@dataclass(frozen=True, slots=True)
class TracedLine(Line):
    """A line with the pieces that it is made of."""

    pieces: tuple[Piece, ...] = ()

    def cut(self, start: int, end: int) -> Self:
        """Return the line with the characters *start* to *end* of its text alone."""
        pieces = tuple(_cut(self.pieces, start, end))
        return replace(self, text=self.text[start:end], pieces=pieces)


def trace_line(pieces: Iterable[Piece]) -> TracedLine:
    """Return the line that *pieces* make."""
    kept = tuple(pieces)
    return TracedLine("".join(piece.text for piece in kept), pieces=kept)


def join_traced(separator: str, lines: Iterable[TracedLine]) -> TracedLine:
    """Return one line with the pieces of *lines*, *separator* between them."""
    between = (Piece(separator),)
    runs = chain.from_iterable((between, line.pieces) for line in lines)
    return trace_line(chain.from_iterable(list(runs)[1:]))


def printed_by(
    change: Callable[[str], str], pieces: Iterable[Piece]
) -> Iterator[Piece]:
    """Yield the pieces as *change* prints their whole text.

    Where it prints more or fewer characters, nothing says which stands for which: then
    the text is one piece, of no element.
    """
    kept = list(pieces)
    text = "".join(piece.text for piece in kept)
    printed = change(text)
    if len(printed) != len(text):
        yield Piece(printed)
        return
    start = 0
    for piece in kept:
        end = start + len(piece.text)
        yield replace(piece, text=printed[start:end])
        start = end


def _cut(pieces: Iterable[Piece], start: int, end: int) -> Iterator[Piece]:
    begin = 0
    for piece in pieces:
        first, last = max(start - begin, 0), min(end - begin, len(piece.text))
        if first < last:
            yield piece.cut(first, last)
        begin += len(piece.text)
