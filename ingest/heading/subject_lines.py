"""The lines of a subject: from below the kind to the body or the issuer in capitals."""

import re
from collections.abc import Sequence
from itertools import zip_longest

from ingest.heading.body_start import BODY_AT_TIMES, BODY_START
from ingest.heading.closing_block import is_signing
from ingest.heading.letterhead import is_date_line, is_number_line
from ingest.heading.segments import Piece
from ingest.heading.sentence_case import sentence_case
from schemas.span import Span
from schemas.spelling.alphabet import CAPITALS
from schemas.spelling.characters import collapse_spaces

MOST_LINES = 8
INVITES = re.compile(r"\b(?:trân\s+trọng|kính)\s+mời\b", re.IGNORECASE)
"""What the first sentence of an invitation says."""
PERIOD = re.compile(
    r"\(?\s?(?:Năm học|Niên khóa|Nhiệm kỳ|Giai đoạn|Học k[ỳì])\s?:?\s[\dIVX][^;:]{0,30}"
)
"""The time that ends a subject, below its capitals: ``Năm học 2031 - 2032``."""
BASIS = re.compile(r"Căn\s+cứ\s")
# A subject may begin like the body, but then it is short and the first line
_MAY_BE_SUBJECT = re.compile(rf"{BODY_AT_TIMES}.{{0,150}}\Z")
_ISSUER_AT_END = re.compile(
    r"(?<! CỦA)(?<! DO)(?<! VÀ)(?<! THUỘC)(?<! TẠI)(?<! CHO)(?<! VỚI)(?<! PHÒNG)"
    r"(?<! CHỦ TỊCH)(?<! BỘ TRƯỞNG)(?<! GIÁM ĐỐC)\s+"
    r"(?:(?:BỘ TRƯỞNG |CHỦ TỊCH |TỔNG CỤC TRƯỞNG |GIÁM ĐỐC |THỐNG ĐỐC )?"
    rf"(?:CHÍNH PHỦ|THỦ TƯỚNG CHÍNH PHỦ|BỘ TRƯỞNG BỘ [{CAPITALS} ,]+|QUỐC HỘI"
    rf"|ỦY BAN NHÂN DÂN [{CAPITALS} ]+|HỘI ĐỒNG NHÂN DÂN [{CAPITALS} ]+))\Z"
)
# "… thuộc thẩm quyền của Bộ Y tế": the end of a subject, not the issuer's line
_BELONGING = re.compile(r"\s(?:của|do|thuộc|tại|cho|với|và|về|từ)\s*\Z")
_TERM = re.compile(r"\s+(?:khóa|khoá|nhiệm kỳ)\s.*", re.IGNORECASE)
_FULL_STOP = re.compile(r"(?<=\w{3})\.\Z")  # "v.v." keeps its own
_FEWEST_WORDS = 3  # before an issuer that is glued to a subject's last line
_POSITION = re.compile(
    r"(?:BỘ TRƯỞNG|CHỦ TỊCH|THỐNG ĐỐC|GIÁM ĐỐC|CHÁNH ÁN|VIỆN TRƯỞNG)"
)
# A position below goes on with it: "… CỦA BAN" / "BÍ THƯ VỀ …"
UNFINISHED = re.compile(r".*\s(?:CỦA|DO|VÀ|CHO|VỚI|BAN|PHÓ|TỔNG|NGUYÊN)\Z")
# Letters alone, and a word that ends as no Vietnamese syllable: "LABOUR CONTRACT"
_FOREIGN = re.compile(
    r"(?=[\x20-\x7e]*\Z)(?=.*[A-Z]{3,} [A-Z]{2})"
    r"(?=.*[AEIOUY](?:[BDFGJKLQRSVWXZ]|[CFKLNPRST][DKLNRST])\b).*"
)
_LONGEST_LINE = 160  # characters of a subject's line; a paragraph has more


def ends_block(piece: Piece) -> bool:
    """Return whether the piece begins the body, or another part of the letterhead."""
    return (
        piece.is_frame
        or is_date_line(piece)
        or is_number_line(piece)
        or bool(BODY_START.match(piece.text))
    )


def subject_lines(pieces: Sequence[Piece], issuer: str | None) -> list[Piece]:
    """Return the lines below the kind up to the body or the issuer in capitals."""
    lines: list[Piece] = []
    for piece, following in zip_longest(pieces[:MOST_LINES], pieces[1:MOST_LINES]):
        may_be = not lines and _MAY_BE_SUBJECT.match(piece.text)
        if ends_block(piece) and not (may_be or _names_nation(lines, piece)):
            break
        if (is_issuer(piece, issuer) and lines) or (
            is_signing(piece) and not (lines and UNFINISHED.match(lines[-1].text))
        ):
            lines += _before_issuer(piece, issuer)
            break
        if lines and _is_last_above_body(piece, lines[-1], following):
            break
        if lines and not piece.is_capitals and lines[-1].is_capitals:
            lines += [piece] if PERIOD.fullmatch(piece.text) else []
            break
        if lines and (_ends_sentence(lines[-1]) or _is_body(piece)):
            break
        if (lines and INVITES.search(piece.text)) or _FOREIGN.fullmatch(piece.text):
            break
        lines.append(piece)
    return lines


def _before_issuer(piece: Piece, issuer: str | None) -> list[Piece]:
    """Return what a line has of the subject, where the issuer was glued to its end.

    ``… TIẾP TỤC CÓ HIỆU LỰC CHÍNH PHỦ``; a position before the issuer is no subject.
    """
    if not issuer or not is_issuer(piece, issuer):
        return []
    line = _TERM.sub("", piece.text)
    rest = line[: len(line) - len(issuer)].rstrip(" ,")
    if len(rest.split()) < _FEWEST_WORDS or _POSITION.match(rest):
        return []
    return [piece.part(0, len(rest))]


def _names_nation(lines: Sequence[Piece], piece: Piece) -> bool:
    """Return whether the subject goes on with the State's name, as treaties do."""
    return piece.is_frame and bool(lines) and lines[-1].text.lower().endswith(" nước")


def _is_body(piece: Piece) -> bool:
    """Return whether it is the body's first sentence: it begins and ends as one.

    A subject goes on in capitals or small letters and has no full stop (NĐ 30/2020,
    Phụ lục I, II.5).
    """
    if piece.is_capitals or not piece.text[:1].isupper():
        return False
    return piece.text.endswith((".", ":")) or len(piece.text) > _LONGEST_LINE


def _is_last_above_body(piece: Piece, above: Piece, below: Piece | None) -> bool:
    """Return whether it is the issuer in capitals between subject and căn cứ."""
    if above.is_capitals or not piece.is_capitals or below is None:
        return False
    return bool(BASIS.match(below.text.lstrip("-–+ ")))


def _ends_sentence(piece: Piece) -> bool:
    return piece.text.endswith((".", ":", ";"))


def is_issuer(piece: Piece, issuer: str | None) -> bool:
    """Return whether the line in capitals names the *issuer*, or a head of it."""
    if not piece.is_capitals or not issuer:
        return False
    line = _TERM.sub("", sentence_case(piece.text)).lower()
    head = line.removesuffix(issuer.lower())
    return head != line and not _BELONGING.search(head)


def joined(lines: list[Piece]) -> str | None:
    """Return the subject of the *lines*; None if they have none."""
    subject = " ".join(line.text for line in lines)
    if subject.isupper():
        subject = sentence_case(_ISSUER_AT_END.sub("", subject))
    subject = _FULL_STOP.sub("", collapse_spaces(subject).rstrip(" ;:"))
    if subject.startswith("(") and subject.endswith(")"):
        subject = subject[1:-1].strip()
    return subject or None


def spans_of(lines: list[Piece]) -> list[tuple[str, Span]]:
    """Return the place of the subject, if there is one."""
    if not lines:
        return []
    return [("subject", Span(lines[0].span.start, lines[-1].span.end))]
