"""Keystrokes of Telex and VNI that no input method turned into letters.

``thuwowngr`` and ``thuong73`` are ``thưởng``. Each key is read once, from left to
right; what is no syllable then is not decoded.
"""

import re
from collections.abc import Mapping
from unicodedata import normalize

from schemas.spelling.tones import normalise_tone

_ACCENTS = (
    "\N{COMBINING ACUTE ACCENT}",
    "\N{COMBINING GRAVE ACCENT}",
    "\N{COMBINING HOOK ABOVE}",
    "\N{COMBINING TILDE}",
    "\N{COMBINING DOT BELOW}",
)
_TONES = {
    **dict(zip("12345", _ACCENTS, strict=True)),
    **dict(zip("sfrxj", _ACCENTS, strict=True)),
    **dict.fromkeys("0z", ""),
}
_HATS = {"a": "â", "e": "ê", "o": "ô"}
_HORNS = {"o": "ơ", "u": "ư"}
_BREVE = {"a": "ă"}
_STROKE = {"d": "đ"}
_VNI = {"6": _HATS, "7": _HORNS, "8": _BREVE, "9": _STROKE}
_VOWELS = "aăâeêioôơuưy"
_SYLLABLE = re.compile(
    rf"(?!.*([{_VOWELS}])\1)"
    r"(?:ngh?|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdđghklmnprstvx])?"
    rf"[{_VOWELS}]{{1,3}}(?:ng|nh|ch|[cmnpt])?"
)
_LETTER_OF_POINTS = {"dd", "d9"}
"""Which alone is no syllable: ``điểm đ``."""
_MOST_KEYS = 12
"""Nobody needs more for a syllable."""


def decode_keys(word: str) -> str | None:
    """Return the word of which *word*, in lower case, is the keystrokes, or None.

    >>> decode_keys("thuwowngr"), decode_keys("hoach5"), decode_keys("hoach")
    ('thưởng', 'hoạch', None)
    """
    if word in _LETTER_OF_POINTS:
        return "đ"
    if not word.isascii() or not word[:1].isalpha() or len(word) > _MOST_KEYS:
        return None
    letters, tone = "", ""
    marks_of = _vni_marks if any(map(str.isdigit, word)) else _telex_marks
    for key in word:
        if key in _TONES and _has_vowel(letters) and _is_key(key, word):
            tone = _TONES[key]
        else:
            letters = _marked(letters, marks_of(key, letters)) or letters + key
    base = _with_whole_horn(letters.replace("w", "ư"))
    if base + tone == word or not _SYLLABLE.fullmatch(base):
        return None
    return _toned(base, tone)


def _is_key(key: str, word: str) -> bool:
    """Return whether *key* is one of the method by which *word* was typed."""
    return key.isdigit() == any(map(str.isdigit, word))


def _vni_marks(key: str, _letters: str) -> Mapping[str, str]:
    return _VNI.get(key, {})


def _telex_marks(key: str, letters: str) -> Mapping[str, str]:
    """Return what *key* makes of the letters before it: aa is â, dd đ, aw ă, ow ơ."""
    if key == "w":
        return _HORNS if any(each in letters for each in _HORNS) else _BREVE
    both = _HATS | _STROKE
    return {key: both[key]} if key in both else {}


def _marked(letters: str, marks: Mapping[str, str]) -> str | None:
    """Return *letters* with the last one that *marks* has marked; None: it has none."""
    at = max((letters.rfind(each) for each in marks), default=-1)
    if letters[at - 1 : at + 1] == "uu":
        at -= 1  # hưu, lưu
    return letters[:at] + marks[letters[at]] + letters[at + 1 :] if at >= 0 else None


def _has_vowel(letters: str) -> bool:
    """Return whether there is a vowel among *letters*; w alone is ư."""
    return any(each in letters for each in f"{_VOWELS}w")


def _with_whole_horn(letters: str) -> str:
    """Return *letters* with both horns of ươ, of which one is often typed."""
    return re.sub(r"uơ(?=[a-z])|ưo", "ươ", letters)


def _toned(base: str, tone: str) -> str:
    """Return the syllable *base* with *tone* on the vowel that bears it."""
    at = _bearer(base)
    toned = normalize("NFC", base[: at + 1] + tone + base[at + 1 :])
    return normalise_tone(toned)


def _bearer(base: str) -> int:
    """Return where the tone stands: on a marked vowel, or before the last sound."""
    start = 2 if re.match(rf"(?:qu|gi)[{_VOWELS}]", base) else 0
    vowels = [at for at in range(start, len(base)) if base[at] in _VOWELS]
    marked = [at for at in vowels if base[at] in "ăâêôơư"]
    if marked:
        return marked[-1]
    is_open = vowels[-1] == len(base) - 1
    newer = base[vowels[0] : vowels[-1] + 1] in ("oa", "oe", "uy")
    return vowels[-2] if len(vowels) > 1 and is_open and not newer else vowels[-1]
