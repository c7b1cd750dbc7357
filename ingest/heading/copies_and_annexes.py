"""Copies and annexes: documents that reproduce or are part of another one."""

import re
from collections.abc import Sequence
from datetime import date

from ingest.citing.numbered import find_numbered
from ingest.heading.segments import Piece
from schemas.document import Page, Part
from schemas.number import DocumentNumber
from schemas.spelling.folding import fold_accents

# NĐ 30/2020/NĐ-CP, Điều 25: bản sao y, bản sao lục, bản trích sao
COPIES = {"SAO Y": "Sao y", "SAO LUC": "Sao lục", "TRICH SAO": "Trích sao"}
_COPY = re.compile(rf"(?P<form>{'|'.join(COPIES)})(?:\s+BAN\s+CHINH|\s*;|\s*\Z)")
_ANNEX = re.compile(
    r"(?:PHỤ LỤC|QUY CHẾ|QUY ĐỊNH|DANH MỤC|ĐỀ ÁN|CHƯƠNG TRÌNH|KẾ HOẠCH)"
)
_ISSUED_WITH = re.compile(r"\(?\s*(?:ban\s+hành\s+)?kèm\s+theo\s", re.IGNORECASE)
_MOST_PIECES = 12
_WITH_OWN = re.compile(
    r"^\(?\s*(?:ban\s+hành\s+)?kèm\s+theo\s.{1,200}$", re.IGNORECASE | re.MULTILINE
)


def read_copy(pages: Sequence[Page], pieces: Sequence[Piece]) -> str | None:
    """Return the form of copy named by a stamp or a line at the top, or None."""
    stamps = (
        line.text for page in pages for line in page.lines if line.part is Part.STAMP
    )
    tops = (piece.text for piece in pieces[:_MOST_PIECES] if piece.is_capitals)
    for plain in fold_accents("\n".join((*stamps, *tops))).upper().split("\n"):
        if match := _COPY.match(plain.strip()):
            return COPIES[match["form"]]
    return None


def read_annex_of(pieces: Sequence[Piece]) -> DocumentNumber | None:
    """Return the number of the document that this annex was issued with, or None.

    An annex begins with its title and ``(Ban hành kèm theo Quyết định số …)``.
    """
    for index, piece in enumerate(pieces[:_MOST_PIECES]):
        if index and _ISSUED_WITH.match(piece.text):
            begins = any(_ANNEX.match(above.text) for above in pieces[:index])
            cited = next(find_numbered(piece.text), None)
            return cited.number if begins and cited else None
    return None


def read_own_number(
    content: str, doc_type: str | None, issued_on: date
) -> DocumentNumber | None:
    """Return the number that the document's annex says it was issued with.

    ``(Kèm theo Báo cáo số 31/BC-SYT ngày 12/3/2031 …)``: of this kind and day, and the
    only one.
    """
    found = {
        each.number
        for line in _WITH_OWN.finditer(content)
        for each in find_numbered(line.group())
        if (each.doc_type, each.issued_on) == (doc_type, issued_on)
    }
    return found.pop() if len(found) == 1 else None
