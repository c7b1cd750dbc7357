"""Patterns built from the words of a table."""

import re
from collections.abc import Iterable
from functools import cache
from os.path import commonprefix

from schemas.spelling.alphabet import LETTERS_AND_DIGITS
from schemas.spelling.characters import collapse_spaces
from schemas.spelling.tones import TONE_PLACEMENTS
from schemas.vocabulary import table_rows

NO_WORD_BEFORE = rf"(?<![{LETTERS_AND_DIGITS}])"
NO_WORD_AFTER = rf"(?![{LETTERS_AND_DIGITS}])"


def any_of(words: Iterable[str], *, backwards: bool = False) -> str:
    """Return a pattern that matches any of *words*, longest first.

    A space matches any white space, and a tone either of its places (hòa, hoà). Common
    beginnings are factored out, so that a letter of the text is compared once for
    hundreds of words. *backwards*: the pattern is for a text that is read from its end.
    """
    tokens = [_tokens(word, backwards=backwards) for word in set(words)]
    return f"(?:{_either(sorted(tokens))})"


def column(package: str, table: str, name: str) -> list[str]:
    """Return one column of a table."""
    return [row[name] for row in table_rows(package, table)]


def _tokens(words: str, *, backwards: bool) -> list[str]:
    """Return a pattern for each letter of *words*, each placed tone and each space."""
    pieces = _pieces().findall(collapse_spaces(words))
    spellings = _spellings(backwards=backwards)
    tokens = [spellings.get(each) or re.escape(each) for each in pieces]
    return tokens[::-1] if backwards else tokens


@cache
def _spellings(*, backwards: bool = False) -> dict[str, str]:
    """Return a pattern for each piece of a word that is written in two ways."""
    pairs = [
        (change(older), change(newer))
        for older, newer in TONE_PLACEMENTS.items()
        for change in (str, str.capitalize, str.upper)
    ]
    step = -1 if backwards else 1
    both = {
        each: f"(?:{older[::step]}|{newer[::step]})"
        for older, newer in pairs
        for each in (older, newer)
    }
    return both | {" ": r"\s+"}


@cache
def _pieces() -> re.Pattern[str]:
    return re.compile("|".join([*_spellings(), "."]))


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
