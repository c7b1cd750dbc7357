"""How a provision is named, from small to large: ``điểm a khoản 2 Điều 5``."""

import re

from ingest.grammar.word_patterns import NO_WORD_AFTER, NO_WORD_BEFORE
from schemas.span import Span

_POINT = r"(?:điểm|Điểm|tiết|Tiết)\s+(?:[a-zđ]{1,2}\d?(?:\.\d+)*|\d+(?:\.\d+)*)"
_CLAUSE = (
    r"(?:khoản|Khoản)\s+\d+[a-zđ]?"
    r"(?:(?:,|\s+và)\s+\d{1,2}[a-zđ]?(?=\s|,)(?!\s+(?:tháng|năm)))*"
)
_ARTICLE = (
    r"(?:điều|Điều|ĐIỀU)\s+\d+[a-zđ]?"
    r"(?:(?:,|\s+và)\s+\d{1,3}[a-zđ]?(?=\s+(?:của|Nghị|Luật|Thông|Quyết|Bộ|Pháp)|,\s+\d))*"
)
_OTHER = (
    r"(?:mục|Mục|chương|Chương|phần|Phần|bước|Bước)\s+"
    rf"(?:[IVXLC]+|\d+(?:\.\d+)*){NO_WORD_AFTER}"
    r"|(?:Phụ lục|phụ lục|Mẫu|mẫu)\s+(?:số\s+)?"
    rf"(?:[IVXLC]+|\d+[A-Za-z]?){NO_WORD_AFTER}"
)
_UNIT = rf"(?:{_POINT}|{_CLAUSE}|{_ARTICLE}|{_OTHER})"
PROVISION = rf"{_UNIT}(?:(?:\s*[,;]\s*|\s+và\s+|\s+)(?:của\s+)?{_UNIT})*"
_BEFORE = re.compile(
    rf"{NO_WORD_BEFORE}(?P<provision>{PROVISION})"
    r"(?:\s+(?:ban\s+hành\s+)?kèm\s+theo)?\s*,?\s*(?:của\s+)?\Z"
)
_SIZES = ("tiết", "điểm", "khoản", "điều", "mục", "chương", "phần")
_REACH = 240
_END = re.compile(r".*\d[a-zđA-Z]?|[IVXLC]+|[a-zđ]{1,2}|của|theo")
_LAST_WORD = 16  # characters


def provision_before(text: str, position: int, floor: int = 0) -> Span | None:
    """Return the span of the provision named right before *position*."""
    if not _may_end(text[max(floor, position - _LAST_WORD) : position]):
        return None
    start = max(floor, position - _REACH)
    window = text[start:position]
    match = _BEFORE.search(window)
    if not match:
        return None
    return Span(start + match.start("provision"), start + match.end("provision"))


def read_provision(typed: str) -> str | None:
    """Return the provision that *typed* names, from small to large; None: it is none.

    ``Điều 5 khoản 2`` is read as ``khoản 2 Điều 5``.
    """
    text = " ".join(typed.split())
    if not re.fullmatch(PROVISION, text):
        return None
    units = [unit[0] for unit in re.finditer(_UNIT, text)]
    if len({_size(unit) for unit in units}) == len(units):
        text = " ".join(sorted(map(_cased, units), key=_size))
    return text


def _size(unit: str) -> int:
    return next((n for n, it in enumerate(_SIZES) if unit.lower().startswith(it)), 9)


def _cased(unit: str) -> str:
    small = unit.lower().startswith(_SIZES[:3])
    return (unit[0].lower() if small else unit[0].upper()) + unit[1:]


def _may_end(words: str) -> bool:
    """Return whether a provision may end as *words* do: a cheap test, rarely passed.

    It ends in a figure, Arabic or Roman, in the letter of a point, or in ``của``.
    """
    words = words.rstrip().removesuffix(",")
    if not words or not (words[-1] == "đ" or words[-1].isascii()):
        return False  # "Căn cứ Nghị định": no figure, no letter of a point
    return words[-1].isalnum() and _END.fullmatch(words.split()[-1]) is not None
