"""Footnote marks: superscript digits, as every reader writes them."""

import re

_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
MARK = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]+")


def read_mark(line: str) -> str | None:
    """Return the mark at the start of a line in plain digits (``²`` → ``2``)."""
    match = MARK.match(line)
    return plain_mark(match.group()) if match else None


def plain_mark(mark: str) -> str:
    """Return superscript digits as plain ones."""
    return mark.translate(_DIGITS)
