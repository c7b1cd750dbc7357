"""One spelling for every character: NFC, plain spaces, no look-alikes."""

import re
from functools import cache
from unicodedata import normalize

from schemas.spelling.alphabet import COMMON_CODES
from schemas.vocabulary import table_rows

INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u2060\ufeff\ufffe"
"""Soft hyphens, joiners, marks of writing direction: nothing is printed for them."""
_DROPPED = dict.fromkeys(map(ord, INVISIBLE))
_SPACES = dict.fromkeys(map(ord, "\t\v\f\r\u00a0\u2002\u2003\u2007\u2009\u202f"), " ")
_UNCHANGED = {code: chr(code) for code in COMMON_CODES}
_KEPT = {**_UNCHANGED, **_DROPPED, **_SPACES}
_CYRILLIC_WORD = re.compile(r"[\u0400-\u04ff]{3}")
_RUN_OF_SPACES = re.compile(r" {2,}")
# What becomes one character: a letter with the accents that are written after it
_CLUSTER = re.compile(r"&amp;|.[\u0300-\u036f]*", re.DOTALL)


def compose(text: str) -> str:
    """Return *text* in NFC, as all texts of the archive are stored."""
    return normalize("NFC", text)


def collapse_spaces(text: str) -> str:
    """Return *text* with each run of white space as one space, none at its ends."""
    return " ".join(text.split())


def normalise_line(line: str) -> str:
    """Return a printed line in NFC, its spaces single, its look-alikes repaired.

    Cyrillic letters stay in a line that has a Cyrillic word: ``06/2026/TT-BTС`` is a
    keyboard error, a Russian title is not.
    """
    line = compose(line).replace("&amp;", "&")
    return _RUN_OF_SPACES.sub(" ", line.translate(_table_for(line))).strip()


def normalised_from(line: str) -> list[tuple[int, int]]:
    """Return where in *line* each character of ``normalise_line(line)`` comes from.

    Nothing is returned where that cannot be said: letters of other scripts may be
    composed in ways that this does not follow.
    """
    table = _table_for(compose(line))
    found: list[tuple[str, int, int]] = []
    normal: dict[str, str] = {}  # a line has few that differ
    for cluster in _CLUSTER.finditer(line):
        written = cluster[0]
        if written not in normal:
            composed = compose(written).replace("&amp;", "&")
            normal[written] = composed.translate(table)
        for character in normal[written]:
            if character != " " or not found or found[-1][0] != " ":
                found.append((character, *cluster.span()))
    text = "".join(character for character, _, _ in found)
    start = len(text) - len(text.lstrip())
    places = [(begin, end) for _, begin, end in found[start : len(text.rstrip())]]
    return places if text.strip() == normalise_line(line) else []


def _table_for(composed: str) -> dict[int, str | None]:
    return _KEPT if _CYRILLIC_WORD.search(composed) else _repaired()


@cache
def _repaired() -> dict[int, str | None]:
    rows = table_rows("schemas.spelling", "confusions")
    return _KEPT | {ord(row["written"]): row["meant"] for row in rows}
