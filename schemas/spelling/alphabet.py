"""The Vietnamese letters, for the character classes of patterns.

A range such as ``À-Ỹ`` would match both cases: Unicode alternates capital and small
letters there.
"""

from unicodedata import normalize

COMMON_CODES = (*range(0x250), *range(0x1E00, 0x1F00), *range(0x2010, 0x2030))
"""ASCII, Latin letters, punctuation: nearly all characters of a text.

``str.translate`` is fast on what its table has; for what it lacks it is not.
"""

_VOWELS = "aăâeêioôơuưy"
_TONES = (
    "",
    "\N{COMBINING GRAVE ACCENT}",
    "\N{COMBINING ACUTE ACCENT}",
    "\N{COMBINING TILDE}",
    "\N{COMBINING HOOK ABOVE}",
    "\N{COMBINING DOT BELOW}",
)
_VOWELS_WITH_TONES = [
    normalize("NFC", vowel + tone) for vowel in _VOWELS for tone in _TONES
]

ACCENTED = "đ" + "".join(each for each in _VOWELS_WITH_TONES if not each.isascii())
"""The small letters that ASCII lacks."""
SMALL_LETTERS = f"a-z{ACCENTED}"
"""Small letters, with and without accents."""
CAPITALS = SMALL_LETTERS.upper()
"""Capital letters, with and without accents."""
TONELESS_SMALL = "a-zđươôăâê"
TONELESS_CAPITALS = TONELESS_SMALL.upper()
"""Letters without tones, the only ones in symbols of numbers."""
LETTERS_AND_DIGITS = "0-9A-Za-zÀ-ỹ"
"""Unlike ``\\w``, they do not include footnote marks (¹)."""
