"""Dates as people type them: a day, a month or a year, as a range of days."""

import re
from calendar import monthrange
from datetime import date

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


def read_days(text: str) -> tuple[date, date] | None:
    """Return the first and last day of what *text* names, or None.

    ``10/2022`` is the whole of October, ``2022`` the whole year.
    """
    for shape in _SHAPES:
        if found := shape.fullmatch(text.strip()):
            parts = {name: int(value) for name, value in found.groupdict().items()}
            return _first_and_last(**parts)
    return None


def _first_and_last(
    year: int, month: int | None = None, day: int | None = None
) -> tuple[date, date] | None:
    try:
        first = date(year, month or 1, day or 1)
        last_month = month or 12
        return first, date(year, last_month, day or monthrange(year, last_month)[1])
    except ValueError:
        return None
