"""Titles that name number and date themselves: ``BẢN ÁN 5/2031/DS-PT NGÀY 1/2/2031``.

Decrees before 1996 and pages of legal portals have no line of the number: ``NGHỊ ĐỊNH
CỦA CHÍNH PHỦ SỐ 15-CP NGÀY 2 THÁNG 3 NĂM 1993 VỀ …``, in one line or over several.
"""

import re
from collections.abc import Sequence
from datetime import date
from itertools import takewhile
from typing import NamedTuple

from ingest.grammar.date import DATE, date_of
from ingest.grammar.issuer import HEAD_CAPITALS
from ingest.grammar.written_number import find_numbers
from ingest.heading.doc_type_line import doc_type_opens
from ingest.heading.segments import Piece
from ingest.heading.sentence_case import issuer_case, sentence_case
from schemas.number import DocumentNumber
from schemas.span import Span

_OF = re.compile(r"\s*CỦA\s+(?P<issuer>\D+?)\s*\Z")
_TO_NUMBER = re.compile(r"(?P<of>(?:\s+CỦA\s+\D{3,90}?)?)\s*(?:SỐ\s*:?\s*)?")
# A kind without an office: "SỐ 276-QĐ NGÀY"
_OLD_NUMBER = re.compile(
    r"\sSỐ\s*:?\s*(?P<number>(?P<serial>\d{1,4})"
    r"(?:(?:\s?(?P<joint>[-/])\s?|\s(?!NGÀY))(?P<symbol>[A-ZĐ]{1,4}))?)(?=,?\sNGÀY)"
)
_DAY = re.compile(rf"[,\s]*NGÀY\s*:?\s*{DATE}")
# The office above the căn cứ is no part of the subject; "BAN HÀNH" is no office
_ISSUES = re.compile(rf"(?!BAN HÀNH){HEAD_CAPITALS.pattern}")
_GOES_ON = (" CỦA", " DO", " VÀ", " CHO", " TẠI", ",")
_MOST_LINES = 8
_NUMBER_WITHIN = 3  # lines of the title


class NumberedTitle(NamedTuple):
    """What such a title says; ``subject`` is what follows number and date.

    Edicts may have a number without a symbol, which is none: ``SỐ 34 NGÀY …``.
    """

    doc_type: str
    number: DocumentNumber | None
    issuer: str | None
    issued_on: date | None
    subject: str | None
    span: Span


def read_numbered_title(pieces: Sequence[Piece]) -> NumberedTitle | None:
    """Return the first title of the *pieces* that names its number, or None."""
    for index, piece in enumerate(pieces):
        if doc_type_opens(piece):
            lines = list(takewhile(_is_printed_so, pieces[index:][:_MOST_LINES]))
            if title := _title(_without_issuer(lines)):
                return title
    return None


def is_numbered_title(piece: Piece) -> bool:
    """Return whether the piece begins with a kind and has its number."""
    return doc_type_opens(piece) is not None and _title([piece]) is not None


def _is_printed_so(piece: Piece) -> bool:
    return piece.is_capitals and not piece.is_frame


def _without_issuer(lines: list[Piece]) -> list[Piece]:
    """Return the lines without the office in capitals that follows the subject."""
    last = len(lines) - 1
    if last > 1 and _ISSUES.match(lines[last].text):
        return lines[:last] if not lines[last - 1].text.endswith(_GOES_ON) else lines
    return lines


def _title(lines: Sequence[Piece]) -> NumberedTitle | None:
    """Return the title that the *lines*, all in capitals, begin with."""
    opening = doc_type_opens(lines[0])
    if opening is None:
        return None
    doc_type, start = opening
    for count in range(1, min(_NUMBER_WITHIN, len(lines)) + 1):
        text = " ".join(each.text for each in lines[:count])
        found = _number_in(text, start)
        gap = found and _TO_NUMBER.fullmatch(text, start, found[1].start)
        if found and gap:
            number, at = found
            span = Span(lines[0].start, lines[count - 1].span.end)
            whole = " ".join(each.text for each in lines)
            day = _DAY.match(whole, at.end)
            rest = whole[day.end() if day else at.end :].strip(" ,.:")
            of = _OF.match(gap["of"])
            return NumberedTitle(
                doc_type,
                number,
                issuer_case(of["issuer"]) if of else None,
                date_of(day) if day else None,
                sentence_case(rest) or None,
                span,
            )
    return None


def _number_in(text: str, start: int) -> tuple[DocumentNumber | None, Span] | None:
    """Return the first number behind *start*; old ones have the kind alone: 276-QĐ."""
    if found := next(find_numbers(text, start), None):
        return found.number, found.span
    old = _OLD_NUMBER.search(text, start)
    if old is None:
        return None
    at = Span(*old.span("number"))
    if old["symbol"] is None:
        return None, at
    hyphenated = old["joint"] == "-"
    return DocumentNumber(old["serial"], old["symbol"], hyphenated=hyphenated), at
