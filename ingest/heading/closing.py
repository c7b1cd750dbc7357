"""The end of the document: who signed, and who receives it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.grammar.words import any_of, column
from ingest.heading.casing import office_case
from ingest.heading.pieces import Piece
from schemas.document import Signer

_RECIPIENTS = re.compile(r"N[ơo]i\s+nh[ậa]n\s*:?\s*(?P<rest>.*)", re.IGNORECASE)
_AUTHORITY = re.compile(
    r"(?P<code>K/?T|T/?M|T/?L|T/?UQ|TUQ|Q)\s?\.?\s*(?=[A-ZĐÀ-Ỹ])(?P<office>.+)"
)
_AUTHORITY_CODES = ("KT", "TM", "TL", "TUQ")
_POSITION = re.compile(
    r"(?:QUYỀN |PHÓ |Q\. ?)?" + any_of(column("ingest", "positions", "words")) + r"\b"
)
_SIGNED = re.compile(r"[\[(\s]*(?:đã\s+ký|đã\s+kí|daky|ký\s+tên)\b.*", re.IGNORECASE)
_RANK = re.compile(
    r"(?:Đại|Thượng|Trung|Thiếu)\s+(?:tướng|tá|úy)\s+|Đô đốc\s+|(?:PGS|GS|TS|ThS)\.?\s*"
)
_NAME_WORD = r"[A-ZĐÀ-Ỹ][a-zà-ỹđ']*"
_NAME = re.compile(rf"{_NAME_WORD}(?:\s+{_NAME_WORD}){{1,5}}")
_LAST = re.compile(r"(?:[-–—+•*]\s*)?L[ưu]u\b", re.IGNORECASE)
_ITEM = re.compile(r"[-–—+•*]\s*")
_MOST_OFFICE_LINES = 7
_MOST_RECIPIENTS = 60


@dataclass(frozen=True, slots=True)
class Closing:
    """Signer and recipients; empty where there are none."""

    signer: Signer = field(default_factory=Signer)
    recipients: tuple[str, ...] = ()


def read_closing(pieces: Sequence[Piece]) -> Closing:
    """Return who signed and who receives, from all pieces of the document."""
    start = _recipients_start(pieces)
    if start is None:
        return Closing(_last_signer(pieces))
    recipients, end = _recipients(pieces, start)
    return Closing(_first_signer(pieces[end:]) or _last_signer(pieces), recipients)


def _recipients_start(pieces: Sequence[Piece]) -> int | None:
    found = (i for i, each in enumerate(pieces) if _RECIPIENTS.match(each.text))
    return next(found, None)


def _recipients(pieces: Sequence[Piece], start: int) -> tuple[tuple[str, ...], int]:
    """Return the recipients, and where the pieces after them begin."""
    first = _RECIPIENTS.match(pieces[start].text)
    lines = [first["rest"]] if first and first["rest"] else []
    end = start + 1
    while end < len(pieces) and len(lines) < _MOST_RECIPIENTS:
        text = pieces[end].text
        if _is_signing(pieces[end]):
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
    return tuple(filter(None, map(_recipient, lines))), end


def _follows(text: str, line: str) -> bool:
    return (
        text[:1].islower()
        or text.startswith("(")
        or not line.rstrip().endswith((";", "."))
    )


def _is_last(line: str) -> bool:
    """Say whether the line is that of the archive's copy, which closes the list."""
    return bool(_LAST.match(line))


def _recipient(line: str) -> str:
    return _ITEM.sub("", line, count=1).strip(" ;./,")


def _is_signing(piece: Piece) -> bool:
    text = piece.text
    if not piece.is_capitals:
        return False
    return bool(_AUTHORITY.match(text) or _POSITION.match(text))


def _first_signer(pieces: Sequence[Piece]) -> Signer | None:
    for index, piece in enumerate(pieces):
        if _is_signing(piece):
            signer = _signer_at(pieces[index:])
            if signer:
                return signer
    return None


def _last_signer(pieces: Sequence[Piece]) -> Signer:
    """Return the signer of the last block: a title above Căn cứ has no name below."""
    for index in range(len(pieces) - 1, -1, -1):
        if _is_signing(pieces[index]) and (
            index == 0 or not _is_signing(pieces[index - 1])
        ):
            signer = _signer_at(pieces[index:])
            if signer:
                return signer
    return Signer()


def _signer_at(pieces: Sequence[Piece]) -> Signer | None:
    """Return the signer whose office lines begin the *pieces*, if a name follows."""
    lines: list[str] = []
    for piece in pieces[: _MOST_OFFICE_LINES + 3]:
        text = piece.text
        if _SIGNED.fullmatch(text):
            continue
        if piece.is_capitals and len(lines) < _MOST_OFFICE_LINES:
            lines.append(text)
            continue
        name = _RANK.sub("", _RANK.sub("", text)).strip(" .")
        return _signer(lines, name) if _NAME.fullmatch(name) else None
    return None


def _signer(lines: list[str], name: str) -> Signer:
    authorities = [_authority(line) for line in lines if _is_authority(line)]
    positions = [office_case(line) for line in lines if not _is_authority(line)]
    return Signer(
        name=" ".join(name.split()),
        position=" ".join(positions) or None,
        authority="; ".join(authorities) or None,
    )


def _is_authority(line: str) -> bool:
    match = _AUTHORITY.match(line)
    return bool(match and match["code"].replace("/", "") in _AUTHORITY_CODES)


def _authority(line: str) -> str:
    match = _AUTHORITY.match(line)
    if match is None:
        return office_case(line)
    return f"{match['code'].replace('/', '')}. {office_case(match['office'])}"
