"""Printed capitals → names as written in a sentence."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from ingest.grammar.doc_type import DOC_TYPE, doc_type_named
from ingest.grammar.phrase import STOPS
from ingest.grammar.word_patterns import NO_WORD_AFTER, NO_WORD_BEFORE, any_of, column
from ingest.grammar.written_number import find_numbers
from ingest.heading.named_bodies import titled, with_own_names
from schemas.span import Span
from schemas.spelling.characters import collapse_spaces
from schemas.spelling.folding import fold_spelling
from schemas.vocabulary import issuers, provinces

_LEVEL = "tỉnh|thành phố|tp\\.?|huyện|quận|thị xã|thị trấn|xã|phường|đặc khu"
# A place's name has a few words, sometimes with a hyphen: Bà Rịa - Vũng Tàu
_NO_PLACE = (
    rf"(?:{STOPS}|{_LEVEL}|và|các|của|cấp|trực|thuộc|giai đoạn|nhiệm kỳ|hoạt động)"
    rf"{NO_WORD_AFTER}"
)
_PLACE = rf"(?:(?:\s+|\s+-\s+|(?<=tp\.))(?!{_NO_PLACE}|-)[^\s,;()-]+){{1,5}}"
_LOCAL = re.compile(
    rf"{NO_WORD_BEFORE}(?<!cấp )({_LEVEL})(?!\s+(?:ủy|uỷ|đoàn|hội))({_PLACE})",
    re.IGNORECASE,
)
_COMMITTEE = re.compile(
    rf"\b((?:tỉnh|thành|huyện|quận|thị|đảng) (?:ủy|uỷ))({_PLACE})", re.IGNORECASE
)
# The word after these is the body's own name: "Sở Y tế", "Phòng Tư pháp"
_OWN_NAME = re.compile(
    rf"{NO_WORD_BEFORE}(bộ|sở|cục|tổng cục|chi cục|ban|trường|trung tâm"
    r"|(?<!phục )(?<!dịch )(?<!nhiệm )vụ"
    r"|(?<!quốc )phòng|(?<!xã )(?<!quốc )(?<!đại )(?<!các )hội)"
    r"(\s+)(?!trưởng|thường|chỉ|cán|chấp|quản|tổ|nhân|tỉnh|thành|huyện|quận|xã|phường"
    r"|đồng|nghị|thẩm)(\w)",
    re.IGNORECASE,
)
# An organization of members, and a title of who heads an office, precede a name
_OF_MEMBERS = re.compile(
    rf"{NO_WORD_BEFORE}(BCH|BTV|Ban Chấp hành|Ban Thường vụ|Bí thư)"
    r" (đoàn|hội|công đoàn)(?= |\Z)"
)
_OF_BAN = re.compile(r"(?:(?<=Trưởng ban )|(?<=bên ))(?:\w(?=\w)|[a-z]\b)")
_HEADED = re.compile(
    r"(?:(?<=trưởng )|(?<=giám đốc )|(?<=chủ tịch ))(thuế|vụ|cục|chi cục|tổng cục|sở"
    r"|trường|viện|trung tâm|công ty|hội đồng|học viện|bệnh viện|văn phòng|khoa)(?= )",
    re.IGNORECASE,
)
_NUMBERED = re.compile(rf"{NO_WORD_BEFORE}{DOC_TYPE}(?=\s+số\s+\d)", re.IGNORECASE)
_ACTING = re.compile(r"\A(Q\.\s?)(\w)")  # "Q. Giám đốc": quyền Giám đốc
_ABBREVIATIONS = re.compile(
    rf"{NO_WORD_BEFORE}(?:UBND|TAND|TNCS|[BCDĐGHKLMNPQRSTVX]{{2,}}"
    r"|(?:(?<=KHÓA )|(?<=KHOÁ )|(?<=LẦN THỨ )|(?<=KHU VỰC )|(?<=VÙNG )|(?<=QUÝ )"
    r"|(?<=HỌC KÌ )|(?<=HỌC KỲ )"
    r"|(?<=HẠNG ))[IVX]+|I{2,3}|I[VX]|VI{2,3}|X(?:I{2,3}|I?V|VI{0,3}|IX|X))"
    rf"{NO_WORD_AFTER}"
)
# "TÒA ÁN NHÂN DÂN KHU VỰC 4 - ĐÔNG HẢI"
_AT = re.compile(rf"(?<= tại )(?!(?:{_LEVEL}) )[^,;()]+\Z", re.IGNORECASE)
_REGION = re.compile(r"(?<=khu vực )(\d+)( - )([^,;()-]+)", re.IGNORECASE)


@lru_cache(4096)
def issuer_case(printed: str) -> str:
    """Return a body's name as in a sentence: ``SỞ Y TẾ`` → ``Sở Y tế``."""
    if not printed.isupper():
        return sentence_case(printed)
    name = sentence_case(printed.replace("–", "-"))
    if fold_spelling(name) in _spelling():
        return name  # as the tables have it
    name = with_own_names(name)
    name = _AT.sub(lambda m: titled(m.group()), name)
    name = _REGION.sub(lambda m: m[1] + m[2] + titled(m[3].lower()), name)
    name = _fields().sub(
        lambda match: _field_names()[fold_spelling(match.group())], name
    )
    name = _OF_MEMBERS.sub(lambda match: f"{match[1]} {match[2].capitalize()}", name)
    name = _OF_BAN.sub(lambda match: match.group().upper(), name)
    name = _HEADED.sub(lambda match: match[1].capitalize(), name)
    return _OWN_NAME.sub(lambda match: match[1] + match[2] + match[3].upper(), name)


@lru_cache(4096)
def sentence_case(printed: str) -> str:
    """Return *printed*, if all capitals, with capitals only where names need them.

    ``ỦY BAN NHÂN DÂN TỈNH LÂM ĐỒNG`` → ``Ủy ban nhân dân tỉnh Lâm Đồng``.
    """
    words = collapse_spaces(printed)
    if not words.isupper():
        return words
    name = (words[0] + words[1:].lower()).replace("uỷ", "ủy").replace("Uỷ", "Ủy")
    for pattern in (_LOCAL, _COMMITTEE):
        name = pattern.sub(lambda match: match[1] + match[2].title(), name)
    name = _known().sub(lambda match: _spelling()[fold_spelling(match.group())], name)
    name = _NUMBERED.sub(lambda match: doc_type_named(match.group()), name)
    for span in _kept(words):
        name = name[: span.start] + words[span.start : span.end] + name[span.end :]
    name = _ACTING.sub(lambda match: match[1] + match[2].upper(), name)
    return name[0].upper() + name[1:]


def _kept(words: str) -> Iterator[Span]:
    """Yield what stays in capitals: abbreviations, symbols of numbers."""
    for abbreviation in _ABBREVIATIONS.finditer(words):
        yield Span(*abbreviation.span())
    for number in find_numbers(words):
        yield number.span


@cache
def _spelling() -> dict[str, str]:
    names = [issuer.name for issuer in issuers()]
    names += [province.name for province in provinces()]
    names += column("ingest", "proper_names", "name")
    return {fold_spelling(name): name for name in names}


@cache
def _field_names() -> dict[str, str]:
    """Return the ministries' fields, after which provincial departments are named."""
    ministries = (issuer.name for issuer in issuers() if issuer.name.startswith("Bộ "))
    fields = (name.removeprefix("Bộ ") for name in ministries)
    return {fold_spelling(field): field for field in fields}


@cache
def _fields() -> re.Pattern[str]:
    return re.compile(any_of(_field_names()) + NO_WORD_AFTER, re.IGNORECASE)


@cache
def _known() -> re.Pattern[str]:
    names = any_of(_spelling())
    return re.compile(f"{NO_WORD_BEFORE}{names}{NO_WORD_AFTER}", re.IGNORECASE)
