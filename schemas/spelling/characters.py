"""One spelling for every character: NFC, plain spaces, no look-alikes."""

import re

from schemas.spelling.alphabet import COMMON_CODES
from schemas.spelling.folding import compose
from schemas.vocabulary import table_rows

INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u2060\ufeff\ufffe"
"""Soft hyphens, joiners, marks of writing direction: nothing is printed for them."""
_DROPPED = dict.fromkeys(map(ord, INVISIBLE))
_SPACES = dict.fromkeys(map(ord, "\t\v\f\r\u00a0\u2002\u2003\u2007\u2009\u202f"), " ")
_LOOK_ALIKES = {
    ord(row["written"]): row["meant"]
    for row in table_rows("schemas.spelling", "confusions")
}
_UNCHANGED = {code: chr(code) for code in COMMON_CODES}
_IN_CYRILLIC = {**_UNCHANGED, **_DROPPED, **_SPACES}
_REPAIRED = {**_IN_CYRILLIC, **_LOOK_ALIKES}
_CYRILLIC_WORD = re.compile(r"[\u0400-\u04ff]{3}")
_RUN_OF_SPACES = re.compile(r" {2,}")


def collapse_spaces(text: str) -> str:
    """Return *text* with each run of white space as one space, none at its ends."""
    return " ".join(text.split())


def normalise_line(line: str) -> str:
    """Return a printed line in NFC, its spaces single, its look-alikes repaired.

    Cyrillic letters stay in a line that has a Cyrillic word: ``06/2026/TT-BTС`` is a
    keyboard error, a Russian title is not.
    """
    line = compose(line).replace("&amp;", "&")
    table = _IN_CYRILLIC if _CYRILLIC_WORD.search(line) else _REPAIRED
    return _RUN_OF_SPACES.sub(" ", line.translate(table)).strip()
