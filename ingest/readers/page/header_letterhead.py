"""Running heads that are no such thing: a letterhead in the head of the page."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from ingest.readers.page.layout_tables import HEAD
from schemas.document import Line, Part

AnyLine = TypeVar("AnyLine", bound=Line)

_BEGINNING = 20  # lines of the body in which its own letterhead would be


def with_letterhead(
    heads: Iterable[Sequence[AnyLine]], body: Sequence[AnyLine]
) -> Iterator[AnyLine]:
    """Yield the lines of each of the *heads*, then those of the *body*.

    Where the national heading stands in a head, and not in the body, that head is the
    letterhead of the body: word processors have templates that put it there.
    """
    lacks_one = not _has_heading(body[:_BEGINNING])
    letterhead: Sequence[AnyLine] = ()
    for head in heads:
        if lacks_one and not letterhead and _has_heading(head):
            letterhead = head
        else:
            yield from (replace(line, part=Part.RUNNING) for line in head)
    yield from (replace(line, part=Part.BODY) for line in letterhead)
    yield from body


def _has_heading(lines: Sequence[Line]) -> bool:
    return any(HEAD.match(line.text) for line in lines)
