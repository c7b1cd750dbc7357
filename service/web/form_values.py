"""What a plain form sends, as text."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated

from fastapi import Depends, Request
from starlette.datastructures import QueryParams

from schemas.errors import QuerySyntaxError

LONGEST = 2000
"""Characters of a value; what is longer is cut, as the fields of the pages do."""
_MOST_DIGITS = 6
"""Of the number of a page."""


async def _values_of(request: Request) -> Mapping[str, str]:
    sent = await request.form()
    return {
        name: value.strip()[:LONGEST]
        for name, value in sent.items()
        if isinstance(value, str)
    }


FormValues = Annotated[Mapping[str, str], Depends(_values_of)]
"""The fields of a form by their names; of several of one name, the last."""


def whole_number(values: Mapping[str, str], name: str) -> int | None:
    """Return a number that a form sent; None: none was."""
    text = values.get(name, "")
    return int(text) if text.isdecimal() else None


def page_number(typed: str) -> int:
    """Return the page of an address; the first where that is no number of a page."""
    is_number = typed.isdecimal() and len(typed) <= _MOST_DIGITS
    return max(1, int(typed)) if is_number else 1


@dataclass(frozen=True, slots=True)
class ChosenDay:
    """A day as typed, which day that is, and what is wrong with it, if anything."""

    typed: str = ""
    day: date | None = None
    problem: str = ""


NO_DAY = ChosenDay()


def chosen_day(parameters: QueryParams, name: str) -> ChosenDay:
    """Return the day that the parameter *name* of an address has; none need be."""
    typed = parameters.get(name, "").strip()
    try:
        return ChosenDay(typed, read_day(typed))
    except QuerySyntaxError as error:
        return ChosenDay(typed, problem=str(error))


def read_day(text: str) -> date | None:
    """Return a day as browsers send it or as people write it; None: there is none.

    Raises:
        QuerySyntaxError: it cannot be read.

    """
    if not text:
        return None
    for form in ("%Y-%m-%d", "%d/%m/%Y"):
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007  # a day has no zone
        except ValueError:
            continue
    raise QuerySyntaxError(f"Không phải ngày: “{text}” (viết 28/10/2026).")
