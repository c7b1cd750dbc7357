"""Values that are filled into blanks: ``Số: ..95../KH-SYT``, ``ngày …14… tháng …3…``.

They are often typed or stamped smaller and higher than their line; that makes a digit
of the number or the date no mark of a note.
"""

import re
from functools import lru_cache

from schemas.spelling.superscripts import SUPERSCRIPTS, plain_digits

_DOTS = re.compile(r"[.…_‥]*[._]{2}[.…_‥]*|[.…_‥]*[…‥][.…_‥]*")
_DOTS_OF_DAY = re.compile(r"(?<![\d.…_])[.…_]+|[.…_]+(?![\d.…_])")
_RAISED = re.compile(rf"((?:ngày|tháng|năm)\s*)([{SUPERSCRIPTS}]+)", re.IGNORECASE)
_SERIAL = re.compile(r"[^/\-–]*")


def filled_number(text: str) -> str:
    """Return what follows ``Số:`` as if it had been typed without a blank."""
    serial = _SERIAL.match(text)
    end = serial.end() if serial else 0
    return _DOTS.sub(" ", plain_digits(text[:end]) + text[end:]).strip()


@lru_cache(256)  # a line is read by several rules
def filled_date(text: str) -> str:
    """Return the line of place and date as if it had been typed without blanks."""
    place, words, day = text.partition("ngày")
    plain = _RAISED.sub(lambda found: found[1] + plain_digits(found[2]), words + day)
    return place + _DOTS_OF_DAY.sub(" ", plain)
