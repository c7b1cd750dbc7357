"""Letterheads outside the body: in the head of the page, or in text boxes."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, dropwhile, takewhile
from typing import TypeVar

from ingest.grammar.doc_type import read_doc_type
from ingest.grammar.issuer import HEAD_CAPITALS as OFFICE
from ingest.readers.page.layout_tables import HEAD
from schemas.document import Line, Part

AnyLine = TypeVar("AnyLine", bound=Line)

_BEGINNING = 20  # lines of the body in which its own letterhead would be


def with_letterhead(
    heads: Iterable[Sequence[AnyLine]], body: Sequence[AnyLine]
) -> Iterator[AnyLine]:
    """Yield the lines of each of the *heads*, then those of the *body*.

    Where the national heading stands in a head, and not in the body, that head is the
    letterhead of the body: word processors have templates that put it there. So is
    the office that a head names where the body has the heading and names none.
    """
    heads = list(heads)
    letterhead = _letterhead(heads, body[:_BEGINNING])
    taken = set(map(id, letterhead))
    for line in chain.from_iterable(heads):
        if id(line) not in taken:
            yield replace(line, part=Part.RUNNING)
    yield from (replace(line, part=Part.BODY) for line in letterhead)
    yield from body


def with_boxes(lines: Iterable[AnyLine], boxes: Sequence[AnyLine]) -> Iterator[AnyLine]:
    """Yield the *lines* of a paragraph and those of its text boxes.

    Boxes follow their paragraph, but for the letterhead, which stands above it.
    """
    if _has_heading(boxes):
        yield from boxes
        boxes = ()
    yield from lines
    yield from boxes


def _letterhead(
    heads: Iterable[Sequence[AnyLine]], beginning: Sequence[AnyLine]
) -> Sequence[AnyLine]:
    """Return the lines of the heads that belong to the body, which begins so."""
    if not _has_heading(beginning):
        return next(filter(_has_heading, heads), ())
    above = takewhile(lambda line: read_doc_type(line.text) is None, beginning)
    if any(map(_names_office, above)):
        return ()
    return next(filter(None, map(_office, heads)), ())


def _office(head: Sequence[AnyLine]) -> Sequence[AnyLine]:
    """Return the lines of a head that name an office: they are in capitals."""
    named = dropwhile(lambda line: not _names_office(line), head)
    return list(takewhile(lambda line: line.text.isupper(), named))


def _names_office(line: Line) -> bool:
    return line.text.isupper() and OFFICE.match(line.text.strip()) is not None


def _has_heading(lines: Sequence[Line]) -> bool:
    return any(HEAD.match(line.text) for line in lines)
