"""How a date is written: ``07/4/2014``, ``ngày 12 tháng 8 năm 2024``."""

import re
from datetime import date
from typing import NamedTuple

from schemas.span import Span

# A footnote mark may be glued to the year: "năm 20257;" is 2025, note 7
_YEAR = r"(?P<{0}>\d{{4}})(?:\d(?!\d))?(?!\d)"
# A page may tear the year: "16/7/20 21"
_TORN_YEAR = r"(?P<{0}>(?:19|20) \d\d|\d{{4}})(?:\d(?!\d))?(?!\d)"
_SHORT = (
    rf"(?P<d1>\d{{1,2}}) ?[/.-] ?(?P<m1>\d{{1,2}}) ?[/.-] ?{_TORN_YEAR.format('y1')}"
)
# The words in between are sometimes wrong: "26 tháng 02 tháng 2025"; OCR: "nám", "nắm"
_LONG = (
    r"(?P<d2>\d{1,2})\s*(?:tháng|ngày|THÁNG)\s*(?P<m2>\d{1,2}),?"
    r"\s*(?:n[ăáaắằặ]m|tháng|NĂM)"
    rf"\s*{_YEAR.format('y2')}"
)
DATE = rf"(?:{_SHORT}|{_LONG})"
DAY = re.compile(rf"(?:[Nn]gày|NGÀY)\s*{DATE}")
BLANK_DAY = re.compile(
    r"[Nn]gày[\s.…_]*\d{0,2}[\s.…_]*tháng[\s.…_]*\d{0,2}[\s.…_]*năm[\s.…_]*\d{0,4}"
)
"""A date that a draft leaves blank: ``ngày    tháng 12 năm 2025``."""
_DATE = re.compile(DATE)

LIKELY_YEARS = range(1945, 2100)


class FoundDate(NamedTuple):
    """A date and its place; ``value`` is None for one that does not exist (31/02)."""

    value: date | None
    span: Span

    @property
    def is_likely(self) -> bool:
        """Whether a document can be of that year (2925 is a typo of 2025)."""
        return self.value is not None and self.value.year in LIKELY_YEARS


def read_date(text: str) -> date | None:
    """Return the first date in *text*, or None."""
    match = _DATE.search(text)
    return date_of(match) if match else None


def date_of(match: re.Match[str]) -> date | None:
    """Return the date of a match of ``DATE``; None if the calendar has no such date."""
    day, month, year = match.group("d1", "m1", "y1")
    if day is None:
        day, month, year = match.group("d2", "m2", "y2")
    try:
        return date(int(year.replace(" ", "")), int(month), int(day))
    except ValueError:
        return None


def likely_date_of(match: re.Match[str]) -> date | None:
    """Return the date of a match, if a document can be of that year."""
    day = date_of(match)
    return day if day and day.year in LIKELY_YEARS else None


def day_at(text: str, position: int) -> FoundDate | None:
    """Return the date that begins at *position* with the word ``ngày``."""
    match = DAY.match(text, position)
    return FoundDate(date_of(match), Span(*match.span())) if match else None
