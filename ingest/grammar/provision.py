"""How a provision is named, from small to large: ``điểm a khoản 2 Điều 5``."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

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
_NUMBERS = re.compile(r"\d+(?![a-zđ\d.])")
_UNIT_OF = re.compile(_UNIT)


@dataclass(frozen=True, slots=True)
class NamedProvision:
    """One provision: its article, and the clause and point in that, if it has them."""

    article: int
    clause: int | None = None
    point: str | None = None


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


def provisions_in(named: str) -> tuple[NamedProvision, ...]:
    """Return each provision that *named* has, as far as it says its article.

    Articles, clauses and points that were put in between (``Điều 5a``) are left out,
    and so is all that is of an annex or a form.
    """
    units = [each[0].casefold() for each in _UNIT_OF.finditer(named)]
    if any(_size(each) not in {1, 2, 3, 4, 5, 6} for each in units):
        return ()
    return tuple(_provisions(units))


def _provisions(units: list[str]) -> Iterator[NamedProvision]:
    points, clauses = list[str](), list[tuple[int, str | None]]()
    for unit in units:
        numbers = [int(each) for each in _NUMBERS.findall(unit)]
        match _size(unit):
            case 1:
                points += re.findall(r"\A\S+\s+([a-zđ])\Z", unit)
            case 2:
                clauses += ((each, point) for each in numbers for point in points)
                clauses += () if points else ((each, None) for each in numbers)
                points = []
            case 3:
                yield from _of_articles(numbers, clauses)
                points, clauses = [], []


def _of_articles(
    articles: list[int], clauses: list[tuple[int, str | None]]
) -> Iterator[NamedProvision]:
    """Yield what is named of *articles*: the clauses before them are of the first."""
    if articles and clauses:
        yield from (NamedProvision(articles[0], *clause) for clause in clauses)
        articles = articles[1:]
    yield from map(NamedProvision, articles)


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
