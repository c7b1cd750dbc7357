"""Capitals as they are printed -> names as they are written in a sentence."""

import re
from functools import cache

from ingest.grammar.words import NO_WORD_AFTER, NO_WORD_BEFORE, any_of, column
from schemas.vocabulary import issuers, provinces

_LOCAL = re.compile(
    r"(?<=\b)((?:tỉnh|thành phố|tp\.?|huyện|quận|thị xã|thị trấn|xã|phường|đặc khu)\s+)"
    r"(?!ủy|uỷ|đoàn)([^,;()]+)",
    re.IGNORECASE,
)
_COMMITTEE = re.compile(
    r"\b((?:tỉnh|thành|huyện|quận|thị|đảng) (?:ủy|uỷ)\s+)([^,;()]+)", re.IGNORECASE
)
# The word behind these is the office's own name: "Sở Y tế", "Phòng Tư pháp"
_OWN_NAME = re.compile(
    rf"{NO_WORD_BEFORE}(bộ|sở|cục|tổng cục|chi cục|phòng|ban|trường|trung tâm|vụ)"
    r"(\s+)(?!trưởng|thường|chỉ|cán|chấp|quản|tổ|nhân)(\w)",
    re.IGNORECASE,
)
_ABBREVIATIONS = re.compile(
    rf"{NO_WORD_BEFORE}(?:UBND|HĐND|VKSND|TAND|MTTQ){NO_WORD_AFTER}"
)


def office_case(printed: str) -> str:
    """Return an office's name as in a sentence: ``SỞ Y TẾ`` → ``Sở Y tế``."""
    name = sentence_case(printed)
    if not printed.isupper():
        return name
    return _OWN_NAME.sub(lambda match: match[1] + match[2] + match[3].upper(), name)


def sentence_case(printed: str) -> str:
    """Return *printed*, if it is all capitals, with capitals only where names need.

    ``ỦY BAN NHÂN DÂN TỈNH LÂM ĐỒNG`` → ``Ủy ban nhân dân tỉnh Lâm Đồng``.
    """
    words = " ".join(printed.split())
    if not words.isupper():
        return words
    name = words[0] + words[1:].lower()
    for pattern in (_LOCAL, _COMMITTEE):
        name = pattern.sub(lambda match: match[1] + match[2].title(), name)
    name = _known().sub(lambda m: _spelling()[m.group().lower()], name)
    for abbreviation in _ABBREVIATIONS.finditer(words):
        span = slice(*abbreviation.span())
        name = name[: span.start] + words[span] + name[span.stop :]
    return name[0].upper() + name[1:]


@cache
def _spelling() -> dict[str, str]:
    names = [issuer.name for issuer in issuers()]
    # A department of a province is named as its ministry is: "Sở Nông nghiệp và …"
    names += [name.removeprefix("Bộ ") for name in names if name.startswith("Bộ ")]
    names += [province.name for province in provinces()]
    names += column("ingest", "proper_names", "name")
    return {name.lower(): name for name in names}


@cache
def _known() -> re.Pattern[str]:
    names = any_of(_spelling())
    return re.compile(f"{NO_WORD_BEFORE}{names}{NO_WORD_AFTER}", re.IGNORECASE)
