"""The end of the document: who signed, and who receives it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from typing import NamedTuple

from ingest.grammar.issuer import HEAD_CAPITALS
from ingest.grammar.word_patterns import any_of, column
from ingest.heading.corrections import corrected_position
from ingest.heading.person_name import (
    MARKS_OF_SIGNING,
    NAME,
    RANK,
    RANK_IN_CAPITALS,
    name_signed,
    plain_name,
)
from ingest.heading.segments import Piece
from ingest.heading.sentence_case import issuer_case
from schemas.document import Signer
from schemas.span import Span
from schemas.spelling.alphabet import CAPITALS
from schemas.spelling.characters import collapse_spaces

# Not a sentence that begins alike: "Nơi nhận văn bản được ghi …"
_RECIPIENTS = re.compile(
    r"(?:N[ơoợờớở]|[ơo])i\s+nh[ậaâ]n\s*(?:[:;.]\s*(?P<rest>.*)|(?P<item>[-–—+•*].*)|\Z)",
    re.IGNORECASE,
)
_AUTHORITY = re.compile(
    r"(?P<code>(?:K[/.]?T|T[/.]?M|T[/.]?L|T[/.]?UQ)(?=[\s./])|Q(?=\s?\.))\s?[./]?\s*"
    rf"(?P<issuer>[{CAPITALS}].+)"
)
_AUTHORITY_CODES = ("KT", "TM", "TL", "TUQ")
_POSITION = re.compile(
    r"(?:QUYỀN |PHÓ |Q\. ?)?" + any_of(column("ingest", "positions", "words")) + r"\b"
)
# "KT. Giám đốc", "Phó Hiệu trưởng": the whole line, without a sign
_SMALL_POSITION = re.compile(
    r"(?:K[/.]?T|T[/.]?M|T[/.]?L|T[/.]?UQ)[./]\s?[^\W\d][^.;:\d]{3,60}|(?:Phó |Quyền )?"
    + any_of(each.capitalize() for each in column("ingest", "positions", "words"))
    + r"(?: [^\W\d]+){0,8}"
)
_SIGNED = re.compile(
    r"[\[(\s–—-]*(?:đã\s+k[ýí]|daky|(?:chữ\s+)?k[ýí](?:\s+(?:tên|bởi|thay|số|và|điện)|,)"
    r"|(?:thời\s+gian|ngày|người)\s+ký\s*:|(?:email|cơ\s+quan)\s*:"
    r"|signature\s+not\s+verified)(?!\w).*",
    re.IGNORECASE,
)
# What a form says where one signs, in front of the name
_SIGN_HERE = re.compile(r"\A\((?:[Đđ]ã\s+)?[Kk]ý[^()]{0,40}\)\s+(?=\w)")
_DEPUTY = re.compile(r"(?P<deputy>PHÓ|QUYỀN)\s+(?=\w)")
_SIGNED_BY = re.compile(rf"\W*[Đđ]ã\s+k[ýí]\s*:\s*(?P<name>{NAME.pattern})\W*")
# Who signs a citizen's request, printed in small letters: "Người khiếu nại"
_CITIZEN = re.compile(
    r"Người (?:làm|viết|đứng|nộp|gửi) (?:đơn|đề nghị)"
    r"|Người (?:khiếu nại|khởi kiện|tố cáo|yêu cầu|đề nghị|ủy quyền|kháng cáo|khai)"
)
_FAMILY = "ĐOÀN "  # a family's name, too
_LAST = re.compile(r"(?:[-–—+•*]\s*)?L[ưu]u\b", re.IGNORECASE)
_ITEM = re.compile(r"\A[-–—+•*]\s*")
# "- Như trên; PHÓ GIÁM ĐỐC": a signature beside the recipients whose gap was lost
_BESIDE = re.compile(rf"(?<=[;:.,])\s+(?=[{CAPITALS}])")
_TWO_IN_A_LINE = re.compile(r";\s+(?=[-–+]\s)")
_SECOND_TITLE = re.compile(r"(?<= - )\w")  # "Thẩm phán - Chủ tọa phiên tòa"
_ANNEXES = ("PHỤ LỤC", "Phụ lục", "MẪU SỐ", "Mẫu số", "BIỂU MẪU", "DANH MỤC")
_MOST_ISSUER_LINES = 7
_MOST_RECIPIENTS = 60


@dataclass(frozen=True, slots=True)
class Closing:
    """Signer and recipients; empty where there are none.

    ``signed_at`` is the line that begins the signature: on whose behalf, or a position.
    """

    signer: Signer = field(default_factory=Signer)
    recipients: tuple[str, ...] = ()
    signed_at: Span | None = None


class _Signature(NamedTuple):
    """The signer, and the line that begins the signature."""

    signer: Signer = Signer()
    span: Span | None = None


def read_closing(pieces: Sequence[Piece]) -> Closing:
    """Return who signed and who receives, given all pieces of the document."""
    closing = _closing(_without_annexes(pieces))
    if closing.signed_at is None and (small := _signed_in_small(pieces)):
        return Closing(small.signer, closing.recipients, small.span)
    name = None if closing.signed_at else name_signed(pieces)
    if name is None or _POSITION.match(name.upper()):
        return closing
    return Closing(Signer(name), closing.recipients)


def _closing(pieces: Sequence[Piece]) -> Closing:
    start = _recipients_start(pieces)
    if start is None:
        signature = _last_signer(pieces)
        return Closing(signature.signer, (), signature.span)
    pieces = _columns_apart(pieces, start)
    recipients, end = _recipients(pieces, start)
    signature = (
        _first_signer(pieces[end:])
        or _parted_signer(pieces[:start], pieces[end:])
        or _last_signer(pieces)
    )
    if signature.span is None:
        signature = _signer_in_small(pieces[end:]) or signature
    return Closing(signature.signer, recipients, signature.span)


def _signer_in_small(pieces: Sequence[Piece]) -> _Signature | None:
    """Return the signer whose position stands in small letters below the recipients."""
    above = [each.text for each in pieces[:_MOST_ISSUER_LINES]]
    count = len(list(takewhile(_SMALL_POSITION.fullmatch, above)))
    raised = [Piece(each.text.upper(), each.start) for each in pieces[:count]]
    return _signature_at([*raised, *pieces[count:]]) if count else None


def _signed_in_small(pieces: Sequence[Piece]) -> _Signature | None:
    """Return the signer whose position in small letters stands above ``(Đã ký)``."""
    signed = [i for i, each in enumerate(pieces) if each.text in MARKS_OF_SIGNING]
    above = pieces[max(signed[-1] - 1, 0) :] if signed else []
    return _signer_in_small(above)


def _parted_signer(above: Sequence[Piece], below: Sequence[Piece]) -> _Signature | None:
    """Return the signer whose position stands above the recipients, the name below."""
    lines = list(takewhile(is_signing, reversed(above[-_MOST_ISSUER_LINES:])))[::-1]
    return _signature_at([*lines, *below]) if lines else None


def _without_annexes(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """Return the pieces before an annex, whose forms have signatures of their own."""
    for index, piece in enumerate(pieces):
        if piece.text.startswith(_ANNEXES):
            above = pieces[max(0, index - _MOST_ISSUER_LINES - 3) : index]
            if _first_signer(above):
                return pieces[:index]
    return pieces


def _recipients_start(pieces: Sequence[Piece]) -> int | None:
    for index, (text, _) in enumerate(pieces):
        if text[:1] in "NnƠơo" and _RECIPIENTS.match(text):
            return index
    return None


def _columns_apart(pieces: Sequence[Piece], start: int) -> Sequence[Piece]:
    """Return the pieces, a signature read as one line with the recipients moved below.

    Only if the signature begins beside the first line: ``Nơi nhận: KT. GIÁM ĐỐC``.
    """
    if not _gap_before_signature(pieces[start]):
        return pieces
    end = min(len(pieces), start + _MOST_RECIPIENTS)
    last = next((i for i in range(start, end) if _LAST.match(pieces[i].text)), start)
    left: list[Piece] = []
    right: list[Piece] = []
    for piece in pieces[start : last + 1]:
        gap = _gap_before_signature(piece)
        if gap:
            left.append(piece.part(0, gap.start()))
            right.append(piece.part(gap.end(), len(piece.text)))
        elif NAME.fullmatch(piece.text) or is_signing(piece):
            right.append(piece)
        else:
            left.append(piece)
    return [*pieces[:start], *left, *right, *pieces[last + 1 :]]


def _gap_before_signature(piece: Piece) -> re.Match[str] | None:
    """Return the gap before a position or name that ends a line of recipients."""
    for gap in _BESIDE.finditer(piece.text):
        rest = piece.part(gap.end(), len(piece.text))
        named = _LAST.match(piece.text) and NAME.fullmatch(rest.text)
        if named or is_signing(rest):
            return gap
    return None


def _recipients(pieces: Sequence[Piece], start: int) -> tuple[tuple[str, ...], int]:
    """Return the recipients, and the index of the first piece after them."""
    first = _RECIPIENTS.match(pieces[start].text)
    rest = first and (first["rest"] or first["item"])
    lines = [rest] if rest else []
    end = start + 1 if lines else _first_item(pieces, start + 1)
    while end < len(pieces) and len(lines) < _MOST_RECIPIENTS:
        text = pieces[end].text
        if is_signing(pieces[end]) or (
            lines and _is_last(lines[-1]) and _SMALL_POSITION.fullmatch(text)
        ):
            break
        if _ITEM.match(text) or not lines:
            lines.append(text)
        elif _follows(text, lines[-1]):
            lines[-1] += f" {text}"
        elif _is_last(lines[-1]):
            break
        else:
            lines.append(text)
        end += 1
    each = (item for line in lines for item in _TWO_IN_A_LINE.split(line))
    return tuple(filter(None, map(_recipient, each))), end


def _first_item(pieces: Sequence[Piece], start: int) -> int:
    """Return the index where the list begins: the signature may come before it."""
    if start < len(pieces) and is_signing(pieces[start]):
        for index in range(start, min(len(pieces), start + _MOST_ISSUER_LINES + 3)):
            if _ITEM.match(pieces[index].text):
                return index
    return start


def _follows(text: str, line: str) -> bool:
    return (
        text[:1].islower()
        or text.startswith("(")
        or not line.rstrip().endswith((";", "."))
    )


def _is_last(line: str) -> bool:
    """Return whether the line is that of the archive's copy, which closes the list."""
    return bool(_LAST.match(line))


def _recipient(line: str) -> str:
    return _ITEM.sub("", line, count=1).strip(" ;./,")


def is_signing(piece: Piece) -> bool:
    """Return whether the piece is a line of the signer's position: ``KT. GIÁM ĐỐC``."""
    text = piece.text
    if not piece.is_capitals:
        return bool(_CITIZEN.fullmatch(text))
    return bool(_AUTHORITY.match(text) or _POSITION.match(corrected_position(text)))


def _first_signer(pieces: Sequence[Piece]) -> _Signature | None:
    for index, piece in enumerate(pieces):
        if is_signing(piece):
            signature = _signature_at(pieces[index:])
            if signature:
                return signature
    return None


def _last_signer(pieces: Sequence[Piece]) -> _Signature:
    """Return the signer of the last block: a title above Căn cứ has no name below."""
    for index in range(len(pieces) - 1, -1, -1):
        if is_signing(pieces[index]) and not _goes_on_from(pieces, index):
            signature = _signature_at(pieces[index:])
            if signature:
                return signature
    return _Signature()


def _goes_on_from(pieces: Sequence[Piece], index: int) -> bool:
    """Return whether the line of a position goes on with those above it.

    The office may stand in between: ``KT. VIỆN TRƯỞNG`` / ``VIỆN KIỂM SÁT …``.
    """
    if index == 0:
        return False
    above = pieces[index - 1]
    if is_signing(above):
        return True
    return index > 1 and above.is_capitals and _is_authority(pieces[index - 2].text)


def _is_office(piece: Piece) -> bool:
    return piece.is_capitals and bool(HEAD_CAPITALS.match(piece.text))


def _signature_at(pieces: Sequence[Piece]) -> _Signature | None:
    """Return the signature that the *pieces* begin with, if a name follows."""
    signer = _signer_at(pieces)
    return _Signature(signer, pieces[0].span) if signer else None


def _signer_at(pieces: Sequence[Piece]) -> Signer | None:
    """Return the signer whose position begins the *pieces*, if a name follows."""
    lines: list[str] = []
    for piece in pieces[: _MOST_ISSUER_LINES + 3]:
        signed_by = _SIGNED_BY.fullmatch(piece.text)
        text = signed_by["name"] if signed_by else _SIGN_HERE.sub("", piece.text)
        if _SIGNED.fullmatch(text) or (lines and RANK.fullmatch(text)):
            continue
        if piece.is_capitals and len(lines) < _MOST_ISSUER_LINES:
            lines.append(corrected_position(text))
            continue
        if not lines and _CITIZEN.fullmatch(text):
            lines.append(text.upper())
            continue
        name = plain_name(text)
        if lines and _POSITION.match(name.upper()):
            lines.append(name.upper())
        elif NAME.fullmatch(name):
            return _signer(lines, name)
        else:
            break
    if not _end_in_a_name(lines):
        return None
    return _signer(lines[:-1], RANK_IN_CAPITALS.sub("", lines[-1]).title())


def _end_in_a_name(lines: list[str]) -> bool:
    """Return whether the last line in capitals is a person's name, not a body's."""
    if len(lines) < 2:  # noqa: PLR2004  # the office and the name
        return False
    last = RANK_IN_CAPITALS.sub("", lines[-1])
    is_issuer = (
        (HEAD_CAPITALS.match(last) and not last.startswith(_FAMILY))
        or _POSITION.match(last)
        or _is_authority(last)
    )
    return bool(NAME.fullmatch(last.title())) and not is_issuer


def _signer(lines: list[str], name: str) -> Signer:
    lines = _with_offices(lines)
    authorities = [_authority(line) for line in lines if _is_authority(line)]
    positions = _positions([line for line in lines if not _is_authority(line)])
    return Signer(
        name=collapse_spaces(name),
        position=" ".join(positions) or None,
        authority="; ".join(authorities) or None,
    )


def _with_offices(lines: list[str]) -> list[str]:
    """Return the lines, what stands between authority and position with the former.

    It is an office, or the end of a long line: ``TM. … XÉT ĐƠN YÊU`` / ``CẦU``.
    """
    whole: list[str] = []
    for index, line in enumerate(lines):
        between = 0 < index < len(lines) - 1 and _is_authority(whole[-1])
        if between and not _POSITION.match(line) and not _is_authority(line):
            whole[-1] += f" {line}"
        else:
            whole.append(line)
    return whole


def _positions(lines: list[str]) -> list[str]:
    """Return the positions; ``GIÁM ĐỐC`` above ``PHÓ GIÁM ĐỐC`` lost its ``KT.``."""
    whole: list[str] = []
    for line in lines:
        if whole and _goes_on(whole[-1], line):
            whole[-1] += f" {line}"
        else:
            whole.append(line)
    kept = [line for line in whole if f"PHÓ {line}" not in whole]
    return [_SECOND_TITLE.sub(_raised, _position_case(line)) for line in kept]


def _position_case(line: str) -> str:
    """Return a position as in a sentence: ``Phó Tổng biên tập``."""
    deputy = _DEPUTY.match(line)
    if deputy is None:
        return issuer_case(line)
    return f"{deputy['deputy'].capitalize()} {issuer_case(line[deputy.end() :])}"


def _goes_on(above: str, line: str) -> bool:
    """Return whether a line goes on with the position above: ``… PHIÊN`` / ``TÒA``."""
    named = _POSITION.match(line) or HEAD_CAPITALS.match(line)
    return not named or above.endswith((" -", " BAN", ",", " NHÂN DÂN"))


def _raised(match: re.Match[str]) -> str:
    return match.group().upper()


def _is_authority(line: str) -> bool:
    match = _AUTHORITY.match(line)
    return bool(match and _code(match) in _AUTHORITY_CODES)


def _code(authority: re.Match[str]) -> str:
    return re.sub("[/.]", "", authority["code"])


def _authority(line: str) -> str:
    match = _AUTHORITY.match(line)
    if match is None:
        return issuer_case(line)
    return f"{_code(match)}. {issuer_case(match['issuer'])}"
