"""Capital and small letters of Vietnamese, for the classes of patterns.

A range such as ``À-Ỹ`` would take in both: in Unicode they stand in turns.
"""

import unicodedata

_VOWELS = "aăâeêioôơuưy"
_TONES = (
    "",
    "\N{COMBINING GRAVE ACCENT}",
    "\N{COMBINING ACUTE ACCENT}",
    "\N{COMBINING TILDE}",
    "\N{COMBINING HOOK ABOVE}",
    "\N{COMBINING DOT BELOW}",
)
_MARKED = "đ" + "".join(
    unicodedata.normalize("NFC", vowel + tone) for vowel in _VOWELS for tone in _TONES
)

SMALLS = "a-z" + "".join(each for each in _MARKED if not each.isascii())
"""Small letters, with their marks."""
CAPITALS = SMALLS.upper()
"""Capital letters, with their marks."""
