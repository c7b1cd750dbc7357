"""Kind and subject (tên loại và trích yếu): below the letterhead, or V/v beside it."""

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import NamedTuple

from ingest.grammar.issuer import HEAD_CAPITALS
from ingest.heading.closing_block import is_signing
from ingest.heading.doc_type_line import (
    doc_type_beginning,
    doc_type_ending,
    doc_type_of,
    doc_type_opening,
    doc_type_opens,
)
from ingest.heading.letterhead import (
    ANNEX,
    DRAFT,
    MARK,
    is_date_line,
    is_number_line,
)
from ingest.heading.segments import Piece
from ingest.heading.sentence_case import issuer_case, sentence_case
from ingest.heading.subject_lines import (
    BASIS,
    INVITES,
    MOST_LINES,
    PERIOD,
    UNFINISHED,
    ends_block,
    is_issuer,
    joined,
    spans_of,
    subject_lines,
)
from schemas.span import Span

OFFICIAL_LETTER = "Công văn"
_OF_ORGAN = re.compile(rf"CỦA (?P<organ>{HEAD_CAPITALS.pattern}[^.:;]*)")
# How subjects begin: the line of one whose kind a page has lost
_SUBJECT_SHAPE = re.compile(
    r"(?:VỀ|BAN HÀNH|QUY ĐỊNH|SỬA ĐỔI|BỔ SUNG|BÃI BỎ|PHÊ DUYỆT|CÔNG BỐ|THÀNH LẬP"
    r"|TRIỂN KHAI|TĂNG CƯỜNG|ĐÍNH CHÍNH|KIỆN TOÀN|PHÂN BỔ|PHÂN CẤP)\s+\w+\s+\w+"
)
# The Party's letters have no "V/v": "về rà soát đảng viên mới"
_ABOUT_ALONE = re.compile(r"[Vv]ề\s")
# Letters and spaces alone, 2 to 7 words: "GIẤY XÁC NHẬN", never "VỀ VIỆC …"
_KIND_SHAPE = re.compile(r"(?!VỀ\s|V/V\s)\w+(?:\s\w+){1,6}[:.]?")
# OCR makes something else of the second v: "V/%"
_ABOUT = re.compile(r"(?:(?:V\s?/\s?[vV]|Về việc)\b|V/\W(?=\s))", re.IGNORECASE)
_ABOUT_BROKEN = re.compile(r"V/v\s*:?", re.IGNORECASE)  # its line broke here
# A page without a letterhead begins with the document's name: "BẢN TỰ KIỂM ĐIỂM"
_DOCUMENT_WORD = re.compile(r"(?:BẢN|ĐƠN|GIẤY|PHIẾU|TỜ|NỘI QUY|DANH SÁCH|THỎA ƯỚC)\s")
_BEGIN_WITH_BASIS = frozenset({"Hợp đồng", "Biên bản", "Bản thỏa thuận"})
_MOST_PIECES = 12  # of the căn cứ above the kind
_LINE_OF_BLOCK = 70  # characters; the column of a công văn's V/v is narrow
_SHORT_TITLE = 3  # words: "BÁO CÁO TỔNG KẾT" may continue below in small letters


class Title(NamedTuple):
    """Kind and subject, and where they are.

    ``given``: the kind is printed; ``known``: it is one of the table's. ``issuer``: the
    body named between them, as the Party does: ``CỦA BAN THƯỜNG VỤ TỈNH ỦY``.
    """

    doc_type: str | None = None
    subject: str | None = None
    given: bool = False
    known: bool = True
    issuer: str | None = None
    spans: tuple[tuple[str, Span], ...] = ()


def read_title(pieces: Sequence[Piece], issuer: str | None) -> Title:
    """Return kind and subject from the first *pieces* of the document."""
    named = [index for index, piece in enumerate(pieces) if doc_type_of(piece)]
    if named:
        return _titled(pieces, _not_of_number(pieces, named), issuer)
    opening = _in_one_line(pieces, issuer)
    if opening:
        return opening
    annex = next((i for i, p in enumerate(pieces) if ANNEX.fullmatch(p.text)), None)
    return _letter(pieces) if annex is None else _annexed(pieces[annex + 1 :], issuer)


def _not_of_number(pieces: Sequence[Piece], named: Sequence[int]) -> int:
    """Return where the kind stands: below ``QUYẾT ĐỊNH SỐ: …`` it is printed again."""
    first, *others = named
    if not any(map(_is_number_in_capitals, pieces[first + 1 : first + 2])):
        return first
    doc_type = doc_type_of(pieces[first])
    return next((i for i in others if doc_type_of(pieces[i]) == doc_type), first)


def _is_number_in_capitals(piece: Piece) -> bool:
    return piece.text.startswith("SỐ") and is_number_line(piece)


def read_title_below(pieces: Sequence[Piece]) -> Title | None:
    """Return the title of a contract that begins with its căn cứ, or None.

    *pieces* begin with the body.
    """
    for index, piece in enumerate(pieces[:_MOST_PIECES]):
        if doc_type_of(piece) in _BEGIN_WITH_BASIS:
            title = _titled(pieces, index, None)
            about = _ABOUT.match((title.subject or "").lstrip("("))
            return title if about else title._replace(subject=None)
    return None


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
        if index == 0 and not any(map(_is_of_head, pieces)):
            opening = doc_type_opens(piece)  # a page that has no head
        if opening:
            name, start = opening
            first = piece.part(start, len(piece.text))
            below = subject_lines(pieces[index + 1 :], issuer)
            ends = not UNFINISHED.match(piece.text)
            if ends and below and is_issuer(below[0], issuer):
                below = []
            subject, lines = _subject_from(first, below)
            spans = (("doc_type", piece.span), *spans_of(lines))
            return Title(name, subject, given=True, spans=spans)
    return None


def _subject_from(first: Piece, below: list[Piece]) -> tuple[str, list[Piece]]:
    """Return the subject that begins with *first*, and its lines.

    Lines in capitals continue it, others after a few words, or if they begin ``Về``.
    """
    if below and _ABOUT.match(below[0].text) and _is_short(first):
        return joined(below) or "", below  # "BIÊN BẢN HỌP" / "Về việc …"
    capitals = [first, *takewhile(_is_printed_so, below)]
    head = sentence_case(" ".join(each.text for each in capitals))
    about = len(capitals) == 1 and below and _ABOUT_ALONE.match(below[0].text)
    if len(capitals) > 1 or not (_is_short(first) or about):
        period = [
            each for each in below[len(capitals) - 1 :][:1] if _names_period(each)
        ]
        words = " ".join([head.rstrip(" ;:"), *(each.text for each in period)])
        return words, [*capitals, *period]
    return f"{head} {joined(below) or ''}".rstrip(" ;:"), [first, *below]


def _names_period(piece: Piece) -> bool:
    return bool(PERIOD.fullmatch(piece.text))


def _is_short(piece: Piece) -> bool:
    return len(piece.text.split()) <= _SHORT_TITLE


def _is_printed_so(piece: Piece) -> bool:
    return piece.is_capitals


def _annexed(below: Sequence[Piece], issuer: str | None) -> Title:
    """Return the title of an annex: the lines between its heading and ``Kèm theo``."""
    lines = subject_lines(below, issuer)
    return Title(subject=joined(lines), spans=tuple(spans_of(lines)))


def _titled(pieces: Sequence[Piece], index: int, issuer: str | None) -> Title:
    doc_type = pieces[index]
    below = [each for each in pieces[index + 1 :] if not DRAFT.fullmatch(each.text)]
    organ = _organ_between(below)
    named = organ or any(_OF_ORGAN.match(each.text) for each in below[:1])
    below = below[1:] if named else below
    lines = _without_opening(subject_lines(below, issuer))
    if lines and INVITES.search(lines[0].text):
        lines = []
    if any(map(_is_number_in_capitals, below[:1])) and (about := read_about(below)):
        spans = (("doc_type", doc_type.span), *about.spans)
        return about._replace(doc_type=doc_type_of(doc_type), given=True, spans=spans)
    if _is_sentence(lines):
        lines = _with_list(lines, below)
    title = Title(
        doc_type_of(doc_type), given=True, spans=(("doc_type", doc_type.span),)
    )
    return title._replace(
        subject=joined(lines), issuer=organ, spans=(*title.spans, *spans_of(lines))
    )


def _organ_between(below: Sequence[Piece]) -> str | None:
    """Return the body that a line between kind and subject names, or None.

    ``CỦA BAN THƯỜNG VỤ TỈNH ỦY`` is such a line only if a subject in small letters, or
    one that begins ``VỀ``, follows.
    """
    named = _OF_ORGAN.fullmatch(below[0].text) if len(below) > 1 else None
    if named is None or not _ABOUT_ALONE.match(below[1].text.lower()):
        return None
    return issuer_case(named["organ"])


def _letter(pieces: Sequence[Piece]) -> Title:
    """Return the title of a công văn: no kind, and a subject that begins ``V/v``."""
    about = read_about(pieces)
    if about:
        at = dict(about.spans)["subject"].start
        above = [each for each in pieces if each.start < at][-1:]
        named = doc_type_ending(above[0]) if above else None
        return about._replace(doc_type=named or OFFICIAL_LETTER, given=bool(named))
    return _without_kind(pieces) or _unknown_doc_type(pieces) or Title()


def read_about(pieces: Sequence[Piece]) -> Title | None:
    """Return the subject below the number, which begins ``V/v``; None without one."""
    for index, piece in enumerate(pieces):
        if index and piece.text[:2] == "Về" and _may_be_doc_type(pieces, index - 1):
            break  # the subject of a kind that no table knows
        below_number = index > 0 and is_number_line(pieces[index - 1])
        if _ABOUT.match(piece.text) or (
            below_number and _ABOUT_ALONE.match(piece.text)
        ):
            below = pieces[index + 1 :]
            first = below[: _ABOUT_BROKEN.fullmatch(piece.text) is not None]
            lines = [piece, *first, *_rest_of_block(below[len(first) :])]
            return Title(subject=joined(lines), spans=tuple(spans_of(lines)))
    return None


def _without_kind(pieces: Sequence[Piece]) -> Title | None:
    """Return the subject of a page that has lost the line of the kind, or None.

    It stands in capitals right below the head; the kind is that of the number.
    """
    head = [index for index, each in enumerate(pieces) if _is_of_head(each)]
    below = pieces[head[-1] + 1 :] if head else ()
    if not below or not below[0].is_capitals or not _SUBJECT_SHAPE.match(below[0].text):
        return None
    lines = [*takewhile(_is_printed_so, below)]
    while len(lines) > 1 and _ends_with_office(lines):
        lines.pop()
    return Title(subject=joined(lines), spans=tuple(spans_of(lines)))


def _ends_with_office(lines: Sequence[Piece]) -> bool:
    """Return whether the last line is an office's, and not the subject's end."""
    last, above = lines[-1].text, lines[-2].text
    office = HEAD_CAPITALS.match(last) and not _SUBJECT_SHAPE.match(last)
    return bool(office) and not above.endswith((",", " CỦA", " DO", " VÀ"))


def _unknown_doc_type(pieces: Sequence[Piece]) -> Title | None:
    """Return the title of a kind that no table knows, as it is printed.

    Its line stands alone in capitals below the letterhead: ``NỘI QUY``.
    """
    for index, piece in enumerate(pieces):
        if not _may_be_doc_type(pieces, index):
            continue
        lines = subject_lines(pieces[index + 1 :], None)
        if lines and lines[0].is_capitals and (broken := _broken_title(piece, lines)):
            return broken
        lines = [] if _is_sentence(lines) else lines
        name = sentence_case(piece.text.strip(" :."))
        spans = (("doc_type", piece.span), *spans_of(lines))
        return Title(name, joined(lines), given=True, known=False, spans=spans)
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
    spans = (("doc_type", piece.span), *spans_of(lines))
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
    if not head and not _DOCUMENT_WORD.match(piece.text):
        return False
    return all(
        not each.is_capitals or each.is_frame
        for each in above[head[-1] if head else 0 :]
    )


def _is_of_head(piece: Piece) -> bool:
    return piece.is_frame or is_number_line(piece) or is_date_line(piece)


def _rest_of_block(pieces: Sequence[Piece]) -> list[Piece]:
    lines: list[Piece] = []
    for piece in pieces[:MOST_LINES]:
        if ends_block(piece) or not (piece.text[:1].islower() or _goes_on(piece)):
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


def _without_opening(lines: list[Piece]) -> list[Piece]:
    """Return the lines without the body's first sentence, which introduces a list.

    ``Kết luận cuộc họp`` and below it ``Cơ quan thông báo những việc sau:``.
    """
    opens = len(lines) > 1 and lines[-1].text.endswith(":")
    return lines[:-1] if opens and lines[-1].text[:1].isupper() else lines


def _is_sentence(lines: list[Piece]) -> bool:
    """Return whether the body begins here: an invitation has no subject."""
    return (
        bool(lines)
        and lines[-1].text.endswith(":")
        and not lines[0].text.startswith("Về")
    )


def _with_list(lines: list[Piece], below: Sequence[Piece]) -> list[Piece]:
    """Return a subject that ends in ``:`` with its list; empty if it is a sentence."""
    rest = below[len(lines) : len(lines) + MOST_LINES]
    end = next((i for i, each in enumerate(rest) if BASIS.match(each.text)), 0)
    return [*lines, *rest[:end]] if end else []
