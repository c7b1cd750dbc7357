"""Kind and subject (tên loại và trích yếu): below the letterhead, or V/v beside it."""

import re
from collections.abc import Sequence
from itertools import takewhile, zip_longest
from typing import NamedTuple

from ingest.grammar.issuer import HEAD_CAPITALS
from ingest.heading.body_start import BODY_AT_TIMES, BODY_START
from ingest.heading.closing_block import is_signing
from ingest.heading.doc_type_line import (
    doc_type_beginning,
    doc_type_of,
    doc_type_opening,
)
from ingest.heading.letterhead import (
    ANNEX,
    DRAFT,
    MARK,
    is_date_line,
    is_number_line,
)
from ingest.heading.segments import Piece
from ingest.heading.sentence_case import sentence_case
from schemas.span import Span
from schemas.spelling.alphabet import CAPITALS
from schemas.spelling.characters import collapse_spaces

OFFICIAL_LETTER = "Công văn"
# The Party's letters have no "V/v": "về rà soát đảng viên mới"
_ABOUT_ALONE = re.compile(r"[Vv]ề\s")
# Letters and spaces alone, 2 to 7 words: "GIẤY XÁC NHẬN", never "VỀ VIỆC …"
_KIND_SHAPE = re.compile(r"(?!VỀ\s|V/V\s)\w+(?:\s\w+){1,6}[:.]?")
_ABOUT = re.compile(r"(?:V\s?/\s?[vV]|Về việc)\b", re.IGNORECASE)
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
_INVITES = re.compile(r"\b(?:trân\s+trọng|kính)\s+mời\b", re.IGNORECASE)
_BASIS = re.compile(r"Căn\s+cứ\s")
_MOST_LINES = 8
_FEWEST_WORDS = 3  # before an issuer that is glued to a subject's last line
_POSITION = re.compile(
    r"(?:BỘ TRƯỞNG|CHỦ TỊCH|THỐNG ĐỐC|GIÁM ĐỐC|CHÁNH ÁN|VIỆN TRƯỞNG)"
)
_LONGEST_LINE = 160  # characters of a subject's line; a paragraph has more
_LINE_OF_BLOCK = 70  # characters; the column of a công văn's V/v is narrow
_SHORT_TITLE = 3  # words: "BÁO CÁO TỔNG KẾT" may continue below in small letters


class Title(NamedTuple):
    """Kind and subject, and where they are.

    ``given``: the kind is printed; ``known``: it is one of the table's.
    """

    doc_type: str | None = None
    subject: str | None = None
    given: bool = False
    known: bool = True
    spans: tuple[tuple[str, Span], ...] = ()


def read_title(pieces: Sequence[Piece], issuer: str | None) -> Title:
    """Return kind and subject from the first *pieces* of the document."""
    index = next((i for i, piece in enumerate(pieces) if doc_type_of(piece)), None)
    if index is not None:
        return _titled(pieces, index, issuer)
    opening = _in_one_line(pieces, issuer)
    if opening:
        return opening
    annex = next((i for i, p in enumerate(pieces) if ANNEX.fullmatch(p.text)), None)
    return _letter(pieces) if annex is None else _annexed(pieces[annex + 1 :], issuer)


def _in_one_line(pieces: Sequence[Piece], issuer: str | None) -> Title | None:
    """Return the title whose subject continues on the line of the kind.

    It stands below number or date; what is above them names the issuer.
    """
    below_head = False
    for index, piece in enumerate(pieces):
        if _ABOUT.match(piece.text):
            return None
        below_head = below_head or _is_of_head(piece)
        opening = doc_type_opening(piece) if below_head else None
        if opening:
            name, start = opening
            first = piece.part(start, len(piece.text))
            below = _subject_lines(pieces[index + 1 :], issuer)
            if below and _is_issuer(below[0], issuer):
                below = []
            subject, lines = _subject_from(first, below)
            spans = (("doc_type", piece.span), *_spans(lines))
            return Title(name, subject, given=True, spans=spans)
    return None


def _subject_from(first: Piece, below: list[Piece]) -> tuple[str, list[Piece]]:
    """Return the subject that begins with *first*, and its lines.

    Lines in capitals continue it, others only after a few words.
    """
    capitals = [first, *takewhile(_is_printed_so, below)]
    head = sentence_case(" ".join(each.text for each in capitals))
    if len(capitals) > 1 or len(first.text.split()) > _SHORT_TITLE:
        return head.rstrip(" ;:"), capitals
    return f"{head} {_joined(below) or ''}".rstrip(" ;:"), [first, *below]


def _is_printed_so(piece: Piece) -> bool:
    return piece.is_capitals


def _annexed(below: Sequence[Piece], issuer: str | None) -> Title:
    """Return the title of an annex: the lines between its heading and ``Kèm theo``."""
    lines = _subject_lines(below, issuer)
    return Title(subject=_joined(lines), spans=tuple(_spans(lines)))


def _titled(pieces: Sequence[Piece], index: int, issuer: str | None) -> Title:
    doc_type = pieces[index]
    below = [each for each in pieces[index + 1 :] if not DRAFT.fullmatch(each.text)]
    lines = _without_opening(_subject_lines(below, issuer))
    if lines and _INVITES.search(lines[0].text):
        lines = []
    if _is_sentence(lines):
        lines = _with_list(lines, below)
    title = Title(
        doc_type_of(doc_type), given=True, spans=(("doc_type", doc_type.span),)
    )
    return title._replace(subject=_joined(lines), spans=(*title.spans, *_spans(lines)))


def _letter(pieces: Sequence[Piece]) -> Title:
    """Return the title of a công văn: no kind, and a subject that begins ``V/v``."""
    for index, piece in enumerate(pieces):
        below_number = index > 0 and is_number_line(pieces[index - 1])
        if _ABOUT.match(piece.text) or (
            below_number and _ABOUT_ALONE.match(piece.text)
        ):
            lines = [piece, *_rest_of_block(pieces[index + 1 :])]
            return Title(OFFICIAL_LETTER, _joined(lines), spans=tuple(_spans(lines)))
    return _unknown_doc_type(pieces) or Title()


def _unknown_doc_type(pieces: Sequence[Piece]) -> Title | None:
    """Return the title of a kind that no table knows, as it is printed.

    Its line stands alone in capitals below the letterhead: ``NỘI QUY``.
    """
    for index, piece in enumerate(pieces):
        if not _may_be_doc_type(pieces, index):
            continue
        lines = _subject_lines(pieces[index + 1 :], None)
        if lines and lines[0].is_capitals and (broken := _broken_title(piece, lines)):
            return broken
        name = sentence_case(piece.text.strip(" :."))
        spans = (("doc_type", piece.span), *_spans(lines))
        return Title(name, _joined(lines), given=True, known=False, spans=spans)
    return None


def _broken_title(piece: Piece, below: list[Piece]) -> Title | None:
    """Return the title of a known kind that lines of capitals go on with.

    ``QUY CHẾ LÀM`` / ``VIỆC CỦA ỦY BAN NHÂN DÂN XÃ XUÂN PHÚ``.
    """
    opening = doc_type_beginning(piece)
    if opening is None:
        return None
    name, start = opening
    subject, lines = _subject_from(piece.part(start, len(piece.text)), below)
    spans = (("doc_type", piece.span), *_spans(lines))
    return Title(name, subject, given=True, spans=spans)


def _may_be_doc_type(pieces: Sequence[Piece], index: int) -> bool:
    """Return whether the line may be a kind: below all of the head, short, capitals."""
    piece = pieces[index]
    if not piece.is_capitals or piece.is_frame or not _KIND_SHAPE.fullmatch(piece.text):
        return False
    if HEAD_CAPITALS.match(piece.text) or is_signing(piece):
        return False
    above = pieces[:index]
    head = [i for i, each in enumerate(above) if _is_of_head(each)]
    return bool(head) and all(
        not each.is_capitals or each.is_frame for each in above[head[-1] :]
    )


def _is_of_head(piece: Piece) -> bool:
    return piece.is_frame or is_number_line(piece) or is_date_line(piece)


def _rest_of_block(pieces: Sequence[Piece]) -> list[Piece]:
    lines: list[Piece] = []
    for piece in pieces[:_MOST_LINES]:
        if _ends_block(piece) or not (piece.text[:1].islower() or _goes_on(piece)):
            break
        lines.append(piece)
    return lines


def _goes_on(piece: Piece) -> bool:
    """Return whether a line with a capital is of the V/v block: short, no sentence.

    A line may break before an abbreviation or a name: ``… nguồn vốn`` / ``NSTW thực
    hiện …``.
    """
    if len(piece.text) > _LINE_OF_BLOCK or MARK.fullmatch(piece.text):
        return False
    return not (piece.is_capitals or piece.text.endswith((".", ":", ";")))


def _ends_block(piece: Piece) -> bool:
    return (
        piece.is_frame
        or is_date_line(piece)
        or is_number_line(piece)
        or bool(BODY_START.match(piece.text))
    )


def _subject_lines(pieces: Sequence[Piece], issuer: str | None) -> list[Piece]:
    """Return the lines below the kind up to the body or the issuer in capitals."""
    lines: list[Piece] = []
    for piece, following in zip_longest(pieces[:_MOST_LINES], pieces[1:_MOST_LINES]):
        may_be = not lines and _MAY_BE_SUBJECT.match(piece.text)
        if _ends_block(piece) and not (may_be or _names_nation(lines)):
            break
        if (_is_issuer(piece, issuer) and lines) or is_signing(piece):
            lines += _before_issuer(piece, issuer)
            break
        if lines and _is_last_above_body(piece, lines[-1], following):
            break
        if lines and not piece.is_capitals and lines[-1].is_capitals:
            break
        if lines and (_ends_sentence(lines[-1]) or _is_body(piece)):
            break
        lines.append(piece)
    return lines


def _before_issuer(piece: Piece, issuer: str | None) -> list[Piece]:
    """Return what a line has of the subject, where the issuer was glued to its end.

    ``… TIẾP TỤC CÓ HIỆU LỰC CHÍNH PHỦ``; a position before the issuer is no subject.
    """
    if not issuer or not _is_issuer(piece, issuer):
        return []
    rest = piece.text[: len(piece.text) - len(issuer)].rstrip()
    if len(rest.split()) < _FEWEST_WORDS or _POSITION.match(rest):
        return []
    return [piece.part(0, len(rest))]


def _names_nation(lines: Sequence[Piece]) -> bool:
    """Return whether the subject goes on with the State's name, as treaties do."""
    return bool(lines) and lines[-1].text.lower().endswith(" nước")


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
    return bool(_BASIS.match(below.text.lstrip("-–+ ")))


def _without_opening(lines: list[Piece]) -> list[Piece]:
    """Return the lines without the body's first sentence, which introduces a list.

    ``Kết luận cuộc họp`` and below it ``Cơ quan thông báo những việc sau:``.
    """
    opens = len(lines) > 1 and lines[-1].text.endswith(":")
    return lines[:-1] if opens and lines[-1].text[:1].isupper() else lines


def _ends_sentence(piece: Piece) -> bool:
    return piece.text.endswith((".", ":", ";"))


def _is_issuer(piece: Piece, issuer: str | None) -> bool:
    if not piece.is_capitals or not issuer:
        return False
    line = _TERM.sub("", sentence_case(piece.text)).lower()
    head = line.removesuffix(issuer.lower())
    return head != line and not _BELONGING.search(head)


def _is_sentence(lines: list[Piece]) -> bool:
    """Return whether the body begins here: an invitation has no subject."""
    return (
        bool(lines)
        and lines[-1].text.endswith(":")
        and not lines[0].text.startswith("Về")
    )


def _with_list(lines: list[Piece], below: Sequence[Piece]) -> list[Piece]:
    """Return a subject that ends in ``:`` with its list; empty if it is a sentence."""
    rest = below[len(lines) : len(lines) + _MOST_LINES]
    end = next((i for i, each in enumerate(rest) if _BASIS.match(each.text)), 0)
    return [*lines, *rest[:end]] if end else []


def _joined(lines: list[Piece]) -> str | None:
    subject = " ".join(line.text for line in lines)
    if subject.isupper():
        subject = sentence_case(_ISSUER_AT_END.sub("", subject))
    subject = collapse_spaces(subject).rstrip(" ;:")
    if subject.startswith("(") and subject.endswith(")"):
        subject = subject[1:-1].strip()
    return subject or None


def _spans(lines: list[Piece]) -> list[tuple[str, Span]]:
    if not lines:
        return []
    return [("subject", Span(lines[0].span.start, lines[-1].span.end))]
