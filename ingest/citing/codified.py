"""Day and issuer behind a title: the order of Bộ pháp điển.

``Thông tư số 04/2013/TT-BNV Hướng dẫn xây dựng … ngày 16/04/2013 của Bộ trưởng Bộ Nội
vụ, có hiệu lực thi hành kể từ ngày 01/06/2013``.
"""

import re
from datetime import date
from typing import NamedTuple

from ingest.citing.nested import begins_title
from ingest.grammar.date import DATE, likely_date_of
from ingest.grammar.issuer import issuer_after
from schemas.spelling.characters import collapse_spaces

_IN_FORCE = ", có hiệu lực"
_DAY = re.compile(rf"\s+ngày\s+{DATE}(?=\s+của\s)")
# In a sentence the title is short, and names no other document
_SHORT_TITLE = re.compile(
    rf"\s(?P<title>[^;.:()\d\n]{{6,160}}?)\s+ngày\s+{DATE}(?=\s+của\s)"
)
_REACH = 700  # characters of a title, its day and its issuer


class Codified(NamedTuple):
    """What follows a number in that order."""

    title: str
    issued_on: date
    issuer: str


def codified_at(text: str, position: int) -> Codified | None:
    """Return title, day and issuer that follow the number ending at *position*."""
    if not text[position + 1 : position + 2].isalpha() or text[position] != " ":
        return None
    end = -1
    if text[position + 1].isupper():
        end = text.find(_IN_FORCE, position, position + _REACH)
    if end > 0 and "\n" not in text[position:end]:
        days = list(_DAY.finditer(text, position, end))
        return _found(text, position, days[-1], end) if days else None
    if not begins_title(text[position : position + _REACH]):
        return None
    day = _SHORT_TITLE.match(text, position)
    return _found(text, position, day, None) if day else None


def _found(
    text: str, position: int, day: re.Match[str], end: int | None
) -> Codified | None:
    """Return what is found if the *day* and the issuer behind it are whole."""
    issued_on = likely_date_of(day)
    issuer = issuer_after(text, day.end())
    if issued_on is None or issuer is None or end not in (None, issuer.span.end):
        return None
    start = day.start("title") if end is None else position
    stop = day.end("title") if end is None else day.start()
    return Codified(collapse_spaces(text[start:stop]).strip(), issued_on, issuer.name)
