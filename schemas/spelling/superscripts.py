"""Footnote marks: superscript digits, as every reader writes them."""

import re

SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
"""All superscript digits, for the character classes of patterns."""

MARK = re.compile(f"[{SUPERSCRIPTS}]+")
_TO_DIGITS = str.maketrans(SUPERSCRIPTS, "0123456789")
_TO_SUPERSCRIPTS = str.maketrans("0123456789", SUPERSCRIPTS)


def superscript(digits: str) -> str:
    """Return *digits* raised: ``12`` is ``¹²``."""
    return digits.translate(_TO_SUPERSCRIPTS)


def plain_digits(mark: str) -> str:
    """Return a mark in plain digits: ``¹²`` is ``12``."""
    return mark.translate(_TO_DIGITS)


def read_mark(line: str) -> str | None:
    """Return the mark at the start of a line in plain digits, None if it has none."""
    match = MARK.match(line)
    return plain_digits(match.group()) if match else None
