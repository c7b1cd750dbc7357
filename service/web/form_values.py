"""What a plain form sends, as text."""

from collections.abc import Mapping
from typing import Annotated

from fastapi import Depends, Request

LONGEST = 2000
"""Characters of a value; what is longer is cut, as the fields of the pages do."""


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
