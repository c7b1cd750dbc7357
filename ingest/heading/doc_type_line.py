"""The line in capitals that names the kind: ``KẾ HOẠCH``."""

import re
from functools import cache, lru_cache

from ingest.grammar.word_patterns import any_of
from ingest.heading.segments import Piece
from schemas.spelling.characters import collapse_spaces
from schemas.spelling.distance import is_one_letter_apart
from schemas.spelling.folding import fold_accents
from schemas.vocabulary import document_types

_CACHED = 4096  # the same lines come in most documents
_FEWEST_LETTERS, _MOST_LETTERS = 6, 30
_OPENING = (
    *(
        "Đơn yêu cầu",
        "Đơn khởi kiện",
        "Đơn đề nghị",
        "Báo cáo",
        "Biên bản",
        "Giấy mời",
        "Hướng dẫn",
        "Kế hoạch",
        "Quyết định",
    ),
    *("Thông báo", "Tờ trình"),
    *("Bản cam kết", "Bản ghi nhớ", "Bản thỏa thuận", "Chỉ thị", "Công điện"),
    *("Điều lệ", "Đề án", "Giấy chứng nhận", "Giấy giới thiệu", "Giấy phép"),
    *("Giấy ủy quyền", "Hợp đồng", "Nghị quyết", "Phương án", "Quy chế"),
)


def doc_type_of(piece: Piece) -> str | None:
    """Return the kind that a line names, even if the scan lost its accents."""
    return _doc_type(piece.text) if piece.is_capitals else None


@lru_cache(_CACHED)
def _doc_type(line: str) -> str | None:
    plain = fold_accents(line)
    match = _doc_types().match(plain)
    if match is None:
        return _misread(plain.strip(" :."))
    return _names()[collapse_spaces(match["doc_type"])]


def doc_type_opening(piece: Piece) -> tuple[str, int] | None:
    """Return the kind that begins a title of one line, and where the rest begins.

    ``BÁO CÁO TỔNG KẾT NĂM HỌC``; only kinds that begin no body's name.
    """
    match = _openings().match(fold_accents(piece.text)) if piece.is_capitals else None
    return (
        (_names()[collapse_spaces(match["doc_type"])], match.end()) if match else None
    )


def doc_type_opens(piece: Piece) -> tuple[str, int] | None:
    """Return any known kind that a line in capitals begins with, and where it ends."""
    return _opening(piece.text) if piece.is_capitals else None


@lru_cache(_CACHED)
def _opening(line: str) -> tuple[str, int] | None:
    match = _opens().match(fold_accents(line))
    return (
        (_names()[collapse_spaces(match["doc_type"])], match.end()) if match else None
    )


def doc_type_beginning(piece: Piece) -> tuple[str, int] | None:
    """Return any known kind that a line begins with, and where the rest begins."""
    match = _begins().match(fold_accents(piece.text))
    return (
        (_names()[collapse_spaces(match["doc_type"])], match.end()) if match else None
    )


def doc_type_ending(piece: Piece) -> str | None:
    """Return the known kind that stands at the end of a longer line, in any letters.

    Its ``V/v`` followed on the same line: ``… năm 2031 Tờ trình V/v …``.
    """
    match = _ends().search(fold_accents(piece.text).upper())
    return _names()[collapse_spaces(match["doc_type"])] if match else None


def _misread(plain: str) -> str | None:
    """Return the kind of two words and more that a line is but for one letter."""
    if not _FEWEST_LETTERS <= len(plain) <= _MOST_LETTERS:
        return None
    near = (
        name
        for name in _names()
        if abs(len(name) - len(plain)) <= 1
        and " " in name
        and is_one_letter_apart(name, plain)
    )
    found = next(near, None)
    return _names()[found] if found else None


@cache
def _openings() -> re.Pattern[str]:
    doc_types = (fold_accents(doc_type.upper()) for doc_type in _OPENING)
    return re.compile(rf"(?P<doc_type>{any_of(doc_types)})\s+(?=\w)")


@cache
def _begins() -> re.Pattern[str]:
    return re.compile(rf"(?P<doc_type>{any_of(_names())})\s+(?=\w)")


@cache
def _ends() -> re.Pattern[str]:
    return re.compile(rf"\s(?P<doc_type>{any_of(_names())})\Z")


@cache
def _opens() -> re.Pattern[str]:
    return re.compile(rf"(?P<doc_type>{any_of(_names())})(?!\w)")


@cache
def _names() -> dict[str, str]:
    return {
        fold_accents(doc_type.name.upper()): doc_type.name
        for doc_type in document_types()
    }


@cache
def _doc_types() -> re.Pattern[str]:
    # "KẾ HOẠCH HÀNH ĐỘNG", "HỢP ĐỒNG LAO ĐỘNG": of that kind, and no subject
    of = (
        r"(?:\s+(?:CUA|LIEN TICH CUA)\s.*"
        r"|\s+(?:LIEN (?:TICH|NGANH)|PHOI HOP)"
        r"|(?:(?<=KE HOACH)|(?<=CHUONG TRINH))\s+(?:HANH DONG|CONG TAC)"
        r"|(?<=HOP DONG)(?:\s\w+){1,5})?"
    )
    return re.compile(rf"(?P<doc_type>{any_of(_names())}){of}\s*[:.]?\Z")
