"""The order of names in a Vietnamese list: a, ă, â, b … d, đ, e, ê; tones come last."""

from functools import lru_cache
from unicodedata import normalize

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_RANKS = {letter: rank for rank, letter in enumerate(_ALPHABET, start=ord("a"))}
_TONES = (
    "\N{COMBINING GRAVE ACCENT}",
    "\N{COMBINING HOOK ABOVE}",
    "\N{COMBINING TILDE}",
    "\N{COMBINING ACUTE ACCENT}",
    "\N{COMBINING DOT BELOW}",
)

SortKey = tuple[tuple[int, ...], tuple[int, ...], str]


@lru_cache(maxsize=10_000)
def sort_key(name: str) -> SortKey:
    """Return what *name* is sorted by: its letters, then its tones, then itself."""
    letters, tones = [], []
    for character in normalize("NFC", name).lower():
        parts = normalize("NFD", character)
        tone = next((mark for mark in parts if mark in _TONES), "")
        letter = normalize("NFC", parts.replace(tone, "")) if tone else character
        letters.append(_RANKS.get(letter, ord(letter[0])))
        tones.append(_TONES.index(tone) + 1 if tone else 0)
    return tuple(letters), tuple(tones), name
