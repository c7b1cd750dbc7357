"""Kind and subject (tên loại và trích yếu): below the letterhead, or V/v beside it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from ingest.grammar.kind import kind_named
from ingest.grammar.words import any_of
from ingest.heading.casing import sentence_case
from ingest.heading.letterhead import is_date_line, is_number_line
from ingest.heading.pieces import Piece
from schemas.span import Span
from schemas.vocabulary import document_types

OFFICIAL_LETTER = "Công văn"
_ABOUT = re.compile(r"(?:V\s?/\s?[vV]|Về việc)\b", re.IGNORECASE)
# Where the subject is over: căn cứ, addressees, the first article or section
BODY_START = re.compile(
    r"(?:Căn\s+cứ|Kính\s+gửi|Điều\s+\d|Chương\s+[IVX\d]|Phần\s|Mục\s|I\s?[.)/]"
    r"|1\s?[.)/]|Theo\s+đề\s+nghị|Xét\s|Thực\s+hiện\s|Trên\s+cơ\s+sở|Để\s"
    r"|Ngày\s(?!\d{1,2}\s+tháng)|Hôm\s+nay|Thời\s+gian|Trong\s|Từ\s|Nhằm\s"
    r"|Thi\s+hành\s|Qua\s|QUYẾT\s+(?:ĐỊNH|NGHỊ)\s*:|Nơi\s+nhận"
    r"|\(?Ban\s+hành\s+kèm|\(Kèm\s+theo|.{1,80}\s+điện\s?:)",
)
_OFFICE_AT_END = re.compile(
    r"\s+(?:(?:BỘ TRƯỞNG |CHỦ TỊCH |TỔNG CỤC TRƯỞNG |GIÁM ĐỐC |THỐNG ĐỐC )?"
    r"(?:CHÍNH PHỦ|THỦ TƯỚNG CHÍNH PHỦ|BỘ TRƯỞNG BỘ [A-ZĐÀ-Ỹ ,]+|QUỐC HỘI"
    r"|ỦY BAN NHÂN DÂN [A-ZĐÀ-Ỹ ]+|HỘI ĐỒNG NHÂN DÂN [A-ZĐÀ-Ỹ ]+))\Z"
)
_MOST_LINES = 8


@dataclass(frozen=True, slots=True)
class Title:
    """Kind and subject, and where they stand. ``given``: the kind is printed."""

    doc_type: str | None = None
    subject: str | None = None
    given: bool = False
    spans: tuple[tuple[str, Span], ...] = ()


def read_title(pieces: Sequence[Piece], issuer: str | None) -> Title:
    """Return kind and subject from the first *pieces* of the document."""
    index = next((i for i, piece in enumerate(pieces) if _kind(piece)), None)
    if index is not None:
        return _titled(pieces, index, issuer)
    return _letter(pieces)


def _kind(piece: Piece) -> str | None:
    """Return the kind that a line in capitals names: ``KẾ HOẠCH``."""
    match = _kinds().match(piece.text) if piece.is_capitals else None
    return kind_named(match["kind"]) if match else None


@cache
def _kinds() -> re.Pattern[str]:
    names = any_of(kind.name.upper() for kind in document_types())
    return re.compile(rf"(?P<kind>{names})(?:\s+(?:CỦA|LIÊN TỊCH CỦA)\s.*)?\s*[:.]?\Z")


def _titled(pieces: Sequence[Piece], index: int, issuer: str | None) -> Title:
    kind = pieces[index]
    lines = _subject_lines(pieces[index + 1 :], issuer)
    title = Title(_kind(kind), given=True, spans=(("doc_type", kind.span),))
    return replace(title, subject=_joined(lines), spans=(*title.spans, *_spans(lines)))


def _letter(pieces: Sequence[Piece]) -> Title:
    """Return the title of a công văn: it has no kind, its subject begins ``V/v``."""
    for index, piece in enumerate(pieces):
        if _ABOUT.match(piece.text):
            lines = [piece, *_rest_of_block(pieces[index + 1 :])]
            return Title(OFFICIAL_LETTER, _joined(lines), spans=tuple(_spans(lines)))
    addressed = any(piece.text.startswith("Kính gửi") for piece in pieces)
    return Title(OFFICIAL_LETTER if addressed else None)


def _rest_of_block(pieces: Sequence[Piece]) -> list[Piece]:
    lines: list[Piece] = []
    for piece in pieces[:_MOST_LINES]:
        if _ends_block(piece) or not piece.text[:1].islower():
            break
        lines.append(piece)
    return lines


def _ends_block(piece: Piece) -> bool:
    return (
        piece.is_frame
        or is_date_line(piece)
        or is_number_line(piece)
        or bool(BODY_START.match(piece.text))
    )


def _subject_lines(pieces: Sequence[Piece], issuer: str | None) -> list[Piece]:
    """Return the lines below the kind up to the body, or to the office in capitals."""
    lines: list[Piece] = []
    for piece in pieces[:_MOST_LINES]:
        if _ends_block(piece) or (_is_office(piece, issuer) and lines):
            break
        if lines and not piece.is_capitals and lines[-1].is_capitals:
            break
        if lines and _ends_sentence(lines[-1]):
            break
        lines.append(piece)
    return lines


def _ends_sentence(piece: Piece) -> bool:
    return piece.text.endswith((".", ":", ";"))


def _is_office(piece: Piece, issuer: str | None) -> bool:
    if not piece.is_capitals or not issuer:
        return False
    return sentence_case(piece.text).lower().endswith(issuer.lower())


def _joined(lines: list[Piece]) -> str | None:
    subject = " ".join(line.text for line in lines)
    if subject.isupper():
        subject = sentence_case(_OFFICE_AT_END.sub("", subject))
    return " ".join(subject.split()).rstrip(" ;") or None


def _spans(lines: list[Piece]) -> list[tuple[str, Span]]:
    if not lines:
        return []
    return [("subject", Span(lines[0].span.start, lines[-1].span.end))]
