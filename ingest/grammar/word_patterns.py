"""Patterns made of the words of a table."""

import re
from collections.abc import Iterable
from functools import cache
from os.path import commonprefix

from ingest.grammar.letters import SMALLS
from schemas.vocabulary import table_rows

LETTER = "0-9A-Za-zÀ-ỹ"
"""Letters and digits, for a class; ``\\w`` would take in footnote marks (¹)."""
NO_WORD_BEFORE = rf"(?<![{LETTER}])"
NO_WORD_AFTER = rf"(?![{LETTER}])"

# Two ways to place the tone, both in use: hòa and hoà, ủy and uỷ
_TONES = {
    newer: older
    for newers, olders in (
        ("òa óa ỏa õa ọa", "oà oá oả oã oạ"),
        ("òe óe ỏe õe ọe", "oè oé oẻ oẽ oẹ"),
        ("ùy úy ủy ũy ụy", "uỳ uý uỷ uỹ uỵ"),
    )
    for newer, older in zip(newers.split(), olders.split(), strict=True)
}
_OLDER = re.compile(rf"(?<!q)(?:{'|'.join(_TONES.values())})(?![{SMALLS}])")


def any_of(words: Iterable[str], *, backwards: bool = False) -> str:
    """Return a pattern for any of the words, longest first; a space may be a break.

    The tone of ``hòa`` may stand as in ``hoà`` (see ``newly_spelled``). Beginnings
    that words share are written once, so that a letter of the text is looked at once
    for hundreds of words. *backwards*: it is for a text that is read from its end.
    """
    tokens = [_tokens(word, backwards=backwards) for word in set(words)]
    return f"(?:{_either(sorted(tokens))})"


def column(package: str, table: str, name: str) -> list[str]:
    """Return one column of a table."""
    return [row[name] for row in table_rows(package, table)]


def squeezed(text: str) -> str:
    """Return *text* with every run of white space made one space."""
    return " ".join(text.split())


def newly_spelled(text: str) -> str:
    """Return small letters with each tone where newer spelling has it: hoà → hòa."""
    return _OLDER.sub(lambda older: _newer()[older.group()], text)


def _tokens(words: str, *, backwards: bool) -> list[str]:
    """Return the pattern of each letter of *words*, of each tone and each gap."""
    pieces = _pieces().findall(squeezed(words))
    spellings = _spellings(backwards=backwards)
    tokens = [spellings.get(each) or re.escape(each) for each in pieces]
    return tokens[::-1] if backwards else tokens


@cache
def _newer() -> dict[str, str]:
    return {older: newer for newer, older in _TONES.items()}


@cache
def _spellings(*, backwards: bool = False) -> dict[str, str]:
    """Return the pattern of each piece of a word that is written in two ways."""
    pairs = [
        (change(newer), change(older))
        for newer, older in _TONES.items()
        for change in (str, str.capitalize, str.upper)
    ]
    step = -1 if backwards else 1
    both = {
        each: f"(?:{newer[::step]}|{older[::step]})"
        for newer, older in pairs
        for each in (newer, older)
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
