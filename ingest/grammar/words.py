"""Patterns made of the words of a table."""

import re
from collections.abc import Iterable
from os.path import commonprefix

from schemas.vocabulary import table_rows

LETTER = "0-9A-Za-zÀ-ỹ"
"""Letters and digits, for a class; ``\\w`` would take in footnote marks (¹)."""
NO_WORD_BEFORE = rf"(?<![{LETTER}])"
NO_WORD_AFTER = rf"(?![{LETTER}])"


def any_of(words: Iterable[str]) -> str:
    """Return a pattern for any of the words, longest first; a space may be a break.

    Beginnings that words share are written once, so that a letter of the text is
    looked at once for hundreds of words.
    """
    return f"(?:{_either([_tokens(word) for word in sorted(set(words))])})"


def column(package: str, table: str, name: str) -> list[str]:
    """Return one column of a table."""
    return [row[name] for row in table_rows(package, table)]


def squeezed(text: str) -> str:
    """Return *text* with every run of white space made one space."""
    return " ".join(text.split())


def _tokens(words: str) -> list[str]:
    """Return the pattern of each letter of *words*, and of each gap."""
    return [re.escape(each) if each != " " else r"\s+" for each in squeezed(words)]


def _either(words: list[list[str]]) -> str:
    """Return a pattern for any of *words*, given as tokens."""
    shared = len(commonprefix(words))  # noqa: RUF071  # of lists, not of paths
    beginning, rests = "".join(words[0][:shared]), [each[shared:] for each in words]
    branches = {
        each[0]: [rest for rest in rests if rest[:1] == each[:1]]
        for each in rests
        if each
    }
    if not branches:
        return beginning
    options = [_either(each) for each in branches.values()]
    longest_first = "|".join(options + [""] * ([] in rests))
    return f"{beginning}(?:{longest_first})"
