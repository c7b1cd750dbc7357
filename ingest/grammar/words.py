"""Patterns made of the words of a table."""

import re
from collections.abc import Iterable

from schemas.vocabulary import table_rows

LETTER = "0-9A-Za-zÀ-ỹ"
"""Letters and digits, for a class; ``\\w`` would take in footnote marks (¹)."""
NO_WORD_BEFORE = rf"(?<![{LETTER}])"
NO_WORD_AFTER = rf"(?![{LETTER}])"


def any_of(words: Iterable[str]) -> str:
    """Return a pattern for any of the words, longest first; a space may be a break."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(_spaced(word) for word in ordered) + ")"


def column(package: str, table: str, name: str) -> list[str]:
    """Return one column of a table."""
    return [row[name] for row in table_rows(package, table)]


def squeezed(text: str) -> str:
    """Return *text* with every run of white space made one space."""
    return " ".join(text.split())


def _spaced(words: str) -> str:
    return r"\s+".join(re.escape(word) for word in words.split())
