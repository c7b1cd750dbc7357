"""The organ that signs: on whose behalf, where the letterhead names a wider body.

``T/M BAN THƯỜNG VỤ`` signs under the letterhead of a ``TỈNH ỦY`` (HD 36-HD/VPTW,
1.2.1b), the minister a circular of the ministry; a document may be cited by either.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import zip_longest

from ingest.grammar.word_patterns import NO_WORD_AFTER, any_of
from ingest.heading.closing_block import is_signing
from ingest.heading.segments import Piece
from schemas.document import Signer
from schemas.span import Span
from schemas.spelling.abbreviations import spell_out
from schemas.spelling.folding import fold_name, fold_spelling
from schemas.vocabulary import table_rows

OF_THE_HEAD = frozenset({"Thông tư", "Quyết định", "Chỉ thị", "Công điện"})
"""The acts of the head of an office; all others that a head signs are the office's."""

_BEHALF = "TM. "
_ORDERS = ("KT. ", "TL. ", "TUQ. ")
# Organs that a body of any kind has, so that the name alone says little
_PART = re.compile(
    r"(?:Ban (?:Thường vụ|Thường trực|Chấp hành)|Thường (?:trực|vụ)|Đoàn Chủ tịch)\Z",
    re.IGNORECASE,
)
# A Ban Chấp hành is that of the Đảng bộ, which the Tỉnh ủy leads between its sessions
_COMMITTEE = re.compile(r"\A(?P<level>Tỉnh|Thành|Huyện|Quận|Thị|Đảng) (?:ủy|uỷ) ")
_LEVELS = {
    "Tỉnh": "tỉnh",
    "Thành": "thành phố",
    "Huyện": "huyện",
    "Quận": "quận",
    "Thị": "thị xã",
    "Đảng": "",
}
_PARTS_OF_PARTY = {
    fold_name(each): each
    for each in ("Ban Thường vụ", "Ban Chấp hành", "Thường trực", "Ban Thường trực")
}
_PARTY = re.compile(r"(?:tinh|thanh|huyen|quan|thi|dang) (?:uy|doan) ")
_DEPUTY = re.compile(r"(?:Quyền |Q\. ?|Phó )", re.IGNORECASE)
_DEPUTY_MINISTER = re.compile(r"Thứ trưởng(?: Thường trực)?", re.IGNORECASE)


def signing_organ(
    signer: Signer, issuer: str | None, doc_type: str | None
) -> str | None:
    """Return the organ that the *signer* signs for; None where nothing names one.

    *issuer* is the letterhead, which completes what is printed in short: ``TM. ỦY BAN
    NHÂN DÂN``. Of joint documents, which several sign, no organ is returned.
    """
    if issuer and ";" in issuer:
        return None
    first, _, _ = (signer.authority or "").partition("; ")
    if first.startswith(_BEHALF):
        return _completed(first.removeprefix(_BEHALF), issuer)
    if issuer is None or doc_type not in OF_THE_HEAD:
        return None
    if first.startswith(_ORDERS):
        return _head(first.partition(". ")[2], issuer)
    return _head(signer.position or "", issuer)


def joint_organs(
    pieces: Sequence[Piece], issuers: str, doc_type: str | None
) -> tuple[str | None, Span | None]:
    """Return who signs for the *issuers* of a joint document, and where that begins.

    ``Bộ trưởng Bộ Y tế; Bộ trưởng Bộ Tài chính``; None where no line names one of them.
    """
    lines = list(_signing_lines(pieces))
    signed = [fold_name(line.replace("/", "")) for line, _ in lines]
    is_of_heads = bool(doc_type and doc_type.startswith(tuple(OF_THE_HEAD)))
    found = (
        _organ_among(signed, body, is_of_heads=is_of_heads)
        for body in issuers.split("; ")
    )
    organs = "; ".join(filter(None, found))
    return (organs, lines[0][1]) if organs else (None, None)


def _signing_lines(pieces: Sequence[Piece]) -> Iterator[tuple[str, Span]]:
    """Yield the lines that begin signatures, each with the office printed below it."""
    for piece, below in zip_longest(pieces, pieces[1:]):
        if is_signing(piece):
            office = bool(below and below.is_capitals and not is_signing(below))
            yield f"{piece.text} {below.text}" if office else piece.text, piece.span


def names_head(name: str) -> bool:
    """Return whether the name begins with a head's title: ``Bộ trưởng Bộ Y tế``."""
    return _title().match(name) is not None


def _organ_among(signed: Sequence[str], body: str, *, is_of_heads: bool) -> str | None:
    """Return the organ that signs for one *body* of several, by the folded lines."""
    plain = f"{fold_name(body)} "
    for line in signed:
        behalf = line.removeprefix("tm ")
        if behalf != line and plain.startswith(f"{behalf} "):
            return body
        if behalf in _PARTS_OF_PARTY and _PARTY.match(plain):
            return f"{_PARTS_OF_PARTY[behalf]} {body}"
        if plain in f"{line} ":
            return body if behalf != line else _head_in(line, body, is_of_heads)
    return None


def _head_in(line: str, body: str, is_of_heads: bool) -> str | None:
    """Return the head of the *body* whose title stands in the folded *line*."""
    titles = (
        title
        for title, bodies in _bodies().values()
        if fold_name(title) in line and f"{body} ".startswith(bodies)
    )
    title = next(titles, None)
    return _joined(title, body) if title and is_of_heads else None


def _completed(organ: str, issuer: str | None) -> str:
    """Return the organ with the body that it is an organ of, or that body itself."""
    if issuer is None:
        return organ
    named, body = spell_out(organ), spell_out(issuer)
    if f"{body} ".startswith(f"{named} "):
        return issuer
    if organ.startswith("Ban Chấp hành"):
        issuer = _COMMITTEE.sub(_party_of, issuer)
    return f"{organ} {issuer}" if _PART.match(organ) else organ


def _party_of(committee: re.Match[str]) -> str:
    """Return the Party of the place that the committee leads: ``Đảng bộ tỉnh``."""
    level = _LEVELS[committee["level"]]
    return f"Đảng bộ {level} ".replace("  ", " ")


def _head(position: str, issuer: str) -> str | None:
    """Return the head of the issuer, if the position is that head's or a deputy's."""
    if names_head(issuer):
        return issuer
    whole = _DEPUTY_MINISTER.sub("Bộ trưởng", position)
    found = _title().match(_DEPUTY.sub("", whole))
    if found is None:
        return None
    title, bodies = _bodies()[fold_spelling(found.group())]
    return _joined(title, issuer) if f"{issuer} ".startswith(bodies) else None


def _joined(title: str, office: str) -> str:
    """Return title and office, words in both once: ``Tổng Thanh tra Chính phủ``."""
    words, plain = title.split(), office.split()
    for start in range(len(words)):
        tail = [word.lower() for word in words[start:]]
        if [word.lower() for word in plain[: len(tail)]] == tail:
            return " ".join([*words, *plain[len(tail) :]])
    return f"{title} {office}"


@cache
def _bodies() -> dict[str, tuple[str, tuple[str, ...]]]:
    """Return each title and how the names begin of what it heads, by its folding."""
    return {
        fold_spelling(row["title"]): (
            row["title"],
            tuple(f"{each} " for each in row["bodies"].split(";")),
        )
        for row in table_rows("ingest", "chiefs")
    }


@cache
def _title() -> re.Pattern[str]:
    return re.compile(any_of(_bodies()) + NO_WORD_AFTER, re.IGNORECASE)
