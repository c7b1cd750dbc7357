"""Days, months and quarters as people type them and as documents mention them."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

_MONTHS_OF_A_QUARTER = 3
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_SHAPES = tuple(
    re.compile(shape)
    for shape in (
        r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})",
        r"(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>\d{4})",
        r"(?P<month>\d{1,2})[/.-](?P<year>\d{4})",
        r"(?P<year>\d{4})-(?P<month>\d{1,2})",
        r"(?P<year>\d{4})",
    )
)

# Written out among words, in folded case; accents may be missing
_OF_YEAR = r"(?:\s?[/.-]\s?|,?\s*n[ăa]m\s*|\s+)(?P<year>\d{4})"
_IN_WORDS = (
    r"(?:ng[àa]y\s*)?(?P<day>\d{1,2})\s*th[áa]ng\s*(?P<month>\d{1,2})" + _OF_YEAR,
    *(
        r"(?:ng[àa]y\s*)?"
        rf"(?P<day>\d{{1,2}})\s?{mark}\s?(?P<month>\d{{1,2}})\s?{mark}\s?(?P<year>\d{{4}})"
        for mark in ("/", r"\.", "-")
    ),
    r"(?:ng[àa]y\s*)?(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<short>\d{2})",
    r"(?:ng[àa]y\s*)?(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})",
    r"th[áa]ng\s*(?P<month>\d{1,2})" + _OF_YEAR,
    r"qu[ýyíi]\s*(?P<quarter>i{1,3}|iv|[1-4])" + _OF_YEAR,
)
WRITTEN_DAY = (
    r"(?<![\w/.])(?<!\w-)(?:"
    + "|".join(re.sub(r"\?P<\w+>", "?:", shape) for shape in _IN_WORDS)
    + r")(?!\w|[/.-]\d|[/-]\w)"
)
"""The pattern of a day, month or quarter with its year, in case-folded text."""
_WRITTEN = re.compile(WRITTEN_DAY)
_BEGINNING = re.compile(
    r"[\dntq](?<![\w/.].)(?:(?<=\d)(?=\d?\s*(?:[/.-]|th)|\d{3}-)"
    r"|(?:(?<=n)g[àa]y|(?<=t)h[áa]ng)(?=\s*\d)|(?<=q)u[ýyíi](?=\s*[i1-4]))"
)
"""Where a match of ``WRITTEN_DAY`` may begin: found in a fraction of the time."""
_WHOLE = tuple(map(re.compile, _IN_WORDS))


@dataclass(frozen=True, slots=True)
class Period:
    """A day, a month or a quarter; ``term`` is one spelling for all of its spellings.

    ``day`` is None for a month, ``month`` for a quarter.
    """

    first: date
    last: date
    term: str
    month: int | None = None
    day: int | None = None


def read_days(text: str) -> tuple[date, date] | None:
    """Return the first and last day of what *text* names, or None.

    ``10/2022`` is the whole of October, ``2022`` the whole year.
    """
    for shape in _SHAPES:
        if found := shape.fullmatch(text.strip()):
            parts = {name: int(value) for name, value in found.groupdict().items()}
            return _first_and_last(**parts)
    return None


@lru_cache(maxsize=65536)  # acts are cited with the same days again and again
def read_period(text: str) -> Period | None:
    """Return what *text*, a match of ``WRITTEN_DAY``, names; None: no such day."""
    for shape in _WHOLE:
        if found := shape.fullmatch(text):
            return _period(found.groupdict())
    return None


def mentioned_terms(folded: str) -> Iterator[str]:
    """Yield the terms of the days, months and quarters in a text of folded case.

    Who mentions a day mentions its month too.
    """
    for written in _written_in(folded):
        if period := read_period(written):
            yield period.term
            if period.day:
                yield _month_term(period.first.year, period.first.month)


def _written_in(folded: str) -> Iterator[str]:
    """Yield the matches of ``WRITTEN_DAY``, which do not overlap."""
    end = 0
    for beginning in _BEGINNING.finditer(folded):
        if beginning.start() >= end and (
            written := _WRITTEN.match(folded, beginning.start())
        ):
            end = written.end()
            yield written[0]


def _period(parts: dict[str, str]) -> Period | None:
    year = int(parts.get("year") or f"20{parts['short']}")
    if quarter := parts.get("quarter"):
        return _quarter(year, _QUARTERS.get(quarter) or int(quarter))
    month, day = int(parts["month"]), int(parts["day"]) if "day" in parts else None
    ends = _first_and_last(year, month, day)
    if ends is None:
        return None
    term = _month_term(year, month) if day is None else ends[0].isoformat()
    return Period(*ends, term, month, day)


def _quarter(year: int, quarter: int) -> Period | None:
    last = quarter * _MONTHS_OF_A_QUARTER
    begin = _first_and_last(year, last - _MONTHS_OF_A_QUARTER + 1)
    end = _first_and_last(year, last)
    return Period(begin[0], end[1], f"{year}-q{quarter}") if begin and end else None


def _month_term(year: int, month: int) -> str:
    return f"{year}-{month:02}"


def _first_and_last(
    year: int, month: int | None = None, day: int | None = None
) -> tuple[date, date] | None:
    try:
        first = date(year, month or 1, day or 1)
        last_month = month or 12
        return first, date(year, last_month, day or monthrange(year, last_month)[1])
    except ValueError:
        return None
