"""One spelling for every character: NFC, plain spaces, no look-alikes."""

import re
import unicodedata

from schemas.vocabulary import table_rows

INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u2060\ufeff\ufffe"
"""Soft hyphens, joiners, marks of writing direction: printed they are nothing."""
_DROPPED = dict.fromkeys(map(ord, INVISIBLE))
_SPACES = dict.fromkeys(map(ord, "\t\v\f\r\u00a0\u2002\u2003\u2007\u2009\u202f"), " ")
_LOOK_ALIKES = {
    ord(row["written"]): row["meant"] for row in table_rows("ingest", "confusions")
}
_TRANSLATION = {**_DROPPED, **_SPACES, **_LOOK_ALIKES}
_CYRILLIC_WORD = re.compile(r"[\u0400-\u04ff]{3}")
_RUN_OF_SPACES = re.compile(r" {2,}")


def normalize(line: str) -> str:
    """Return a printed line in NFC, spaces single, look-alike letters repaired.

    A line with a real Cyrillic word is left its Cyrillic letters
    (``06/2026/TT-BTС`` is a slip of the keyboard, a Russian title is not).
    """
    line = unicodedata.normalize("NFC", line).replace("&amp;", "&")
    table = {**_DROPPED, **_SPACES} if _CYRILLIC_WORD.search(line) else _TRANSLATION
    return _RUN_OF_SPACES.sub(" ", line.translate(table)).strip()
