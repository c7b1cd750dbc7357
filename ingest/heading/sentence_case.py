"""Printed capitals → names as written in a sentence."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from ingest.grammar.doc_type import DOC_TYPE, doc_type_named
from ingest.grammar.phrase import STOPS
from ingest.grammar.word_patterns import NO_WORD_AFTER, NO_WORD_BEFORE, any_of, column
from ingest.grammar.written_number import find_numbers
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
    rf"{NO_WORD_BEFORE}(bộ|sở|cục|tổng cục|chi cục|ban|trường|trung tâm|vụ"
    r"|(?<!quốc )phòng|(?<!xã )(?<!quốc )(?<!đại )(?<!các )hội)"
    r"(\s+)(?!trưởng|thường|chỉ|cán|chấp|quản|tổ|nhân|tỉnh|thành|huyện|quận|xã|phường"
    r"|đồng|nghị|thẩm)(\w)",
    re.IGNORECASE,
)
_NUMBERED = re.compile(rf"{NO_WORD_BEFORE}{DOC_TYPE}(?=\s+số\s+\d)", re.IGNORECASE)
_ACTING = re.compile(r"\A(Q\.\s?)(\w)")  # "Q. Giám đốc": quyền Giám đốc
_ABBREVIATIONS = re.compile(
    rf"{NO_WORD_BEFORE}(?:UBND|TAND|TNCS|[BCDĐGHKLMNPQRSTVX]{{2,}}"
    rf"|(?<=KHÓA )[IVX]+|(?<=KHOÁ )[IVX]+|(?<=LẦN THỨ )[IVX]+){NO_WORD_AFTER}"
)
# A school has a proper name: "TRƯỜNG TIỂU HỌC HOA SEN"; before it a university has the
# fields that it teaches
_FIELD = (
    r"(?:quốc gia|sư phạm|kinh tế|quốc dân|kỹ thuật|y dược|y khoa|y|dược|luật|bách khoa"
    r"|công nghệ|thông tin|truyền thông|nông nghiệp|nông lâm|lâm nghiệp|thủy sản"
    r"|khoa học|tự nhiên|xã hội|nhân văn|giao thông vận tải|giao thông|thủy lợi"
    r"|tài nguyên|môi trường|kiến trúc|ngoại thương|ngoại ngữ|thương mại|tài chính"
    r"|kế toán|marketing|văn hóa|nghệ thuật|sân khấu|điện ảnh|thể dục thể thao|thể thao"
    r"|du lịch|công đoàn|nội vụ|hàng hải|hàng không|xây dựng|công nghiệp|công thương"
    r"|thực phẩm|mở|quốc tế|ngân hàng|mỹ thuật|điện lực|lao động|quản lý|điều dưỡng"
    r"|kinh doanh|cộng đồng|nghề)"
)
_SCHOOL = re.compile(
    r"\A(?:(?:Trường )?(?:Đại học|Cao đẳng|Trung cấp)"
    rf"(?P<fields>(?:(?: và| -| &)? {_FIELD}(?= |\Z))*)"
    r"|Trường (?:mầm non|mẫu giáo|tiểu học|trung học cơ sở|trung học phổ thông"
    r"|MN|TH|THCS|THPT)(?:(?: và | & |&)(?:tiểu học|trung học cơ sở|THCS|THPT))?)"
    rf"(?P<name>(?: (?!(?:{_LEVEL}|số|công lập|dân lập|tư thục|nội trú|bán trú)"
    r"(?: |\Z))[^ ,]+){1,5})?",
    re.IGNORECASE,
)
_OF_SCHOOL = re.compile(rf"(?<= ){_FIELD}(?= |\Z)", re.IGNORECASE)
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
    if school := _SCHOOL.match(name):
        name = _school_case(name, school)
    name = _AT.sub(lambda m: _titled(m.group()), name)
    name = _REGION.sub(lambda m: m[1] + m[2] + _titled(m[3].lower()), name)
    name = _fields().sub(
        lambda match: _field_names()[fold_spelling(match.group())], name
    )
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


def _school_case(name: str, school: re.Match[str]) -> str:
    """Return the school's name with capitals: each field's first, all of its own."""
    if school["name"]:
        start, end = school.span("name")
        name = name[:start] + _titled(name[start:end]) + name[end:]
    if school["fields"]:
        start, end = school.span("fields")
        fields = _OF_SCHOOL.sub(lambda m: m.group().capitalize(), name[start:end])
        name = name[:start] + fields + name[end:]
    return name


def _titled(words: str) -> str:
    return " ".join(word[:1].upper() + word[1:] for word in words.split(" "))


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
