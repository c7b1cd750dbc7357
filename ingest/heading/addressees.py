"""Whom a document is for: ``Kính gửi: …``, in one line or as a list."""

import re
from collections.abc import Sequence
from itertools import takewhile

from ingest.heading.body_start import BODY_AT_TIMES, BODY_START
from ingest.heading.letterhead import is_date_line
from ingest.heading.segments import Piece

_ITEM = re.compile(r"[-–—+•*]\s*")
_ADDRESSED = re.compile(r"Kính\s+gửi\s*:?\s*(?P<rest>.*)", re.IGNORECASE)
_PLACEHOLDER = re.compile(r"\s*\(\d{1,2}\)[\s.…_]*\Z")  # of a form's explanations
# The Party ends the line of the addressees with a comma, and its page is read on
_BODY_BEHIND = re.compile(rf",\s+(?={BODY_AT_TIMES}|Căn cứ\s)")
_SENTENCE = re.compile(r"(?<!TP)(?<!Tp)\.\s+")
_MOST_PIECES = 40  # where it is looked for, and of its list
_IN_ONE_LINE = re.compile(r";\s+(?=[-–]\s)")


def addressees_of(pieces: Sequence[Piece]) -> tuple[str, ...]:
    """Return whom the document is for, given its *pieces*."""
    for index, piece in enumerate(pieces[:_MOST_PIECES]):
        match = piece.text[:1] in "Kk" and _ADDRESSED.match(piece.text)
        if match:
            listed = _listed(
                match["rest"], pieces[index + 1 : index + 1 + _MOST_PIECES]
            )
            names = (_ITEM.sub("", each, count=1) for each in listed)
            names = (_PLACEHOLDER.sub("", each).strip(" ;.,…_") for each in names)
            return tuple(filter(_is_legible, names))
    return ()


def _listed(rest: str, pieces: Sequence[Piece]) -> list[str]:
    """Return the addressees of the line, and those of the list below it."""
    below = [each for each in pieces if not (each.is_frame or is_date_line(each))]
    listed = _in_one_line(rest) if rest else []
    listed += (each.text for each in takewhile(_is_item, below))
    if not listed and _may_be_addressee(below):
        return [below[0].text]  # without a dash
    if len(listed) == 1 and rest:
        return [_BODY_BEHIND.split(listed[0], maxsplit=1)[0]]
    return listed


def _is_legible(name: str) -> bool:
    """Return whether most of a name is letters: OCR makes signs of dotted lines."""
    return 2 * sum(map(str.isalnum, name)) > len(name)


def _may_be_addressee(below: Sequence[Piece]) -> bool:
    """Return whether an addressee stands without a dash on the line below."""
    return bool(below) and not (BODY_START.match(below[0].text) or ":" in below[0].text)


def _in_one_line(rest: str) -> list[str]:
    """Return the addressees of one line, without the sentence after a list."""
    if _ITEM.match(rest):
        rest = _SENTENCE.split(rest, maxsplit=1)[0]
    return _IN_ONE_LINE.split(rest)


def _is_item(piece: Piece) -> bool:
    return bool(_ITEM.match(piece.text))
