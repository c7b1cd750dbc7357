"""Typos in typed words: one letter off, or the keystrokes of an input method."""

import re

_BEFORE_VOWEL = re.compile(r"[^aeiouy]*")
_TELEX = re.compile(r"[sfrxjzw]")  # keys of tones and horns, after the first vowel
_DOUBLED = re.compile(r"([aeo])\1+")  # aa is â, ee ê, oo ô
_VNI = re.compile(r"(?<=[a-z])[1-9]")


def is_near(one: str, other: str) -> bool:
    """Return whether the words differ by at most one typo.

    >>> is_near("hoahc", "hoach"), is_near("hoch", "hoach"), is_near("ha", "hoach")
    (True, True, False)
    """
    if one == other:
        return True
    if abs(len(one) - len(other)) > 1:
        return False
    short, long = sorted((one, other), key=len)
    at = next((i for i, letter in enumerate(short) if letter != long[i]), len(short))
    if len(long) == len(short):
        swapped = short[at : at + 2] == long[at : at + 2][::-1]
        rest = at + 2 if swapped and short[at + 2 :] == long[at + 2 :] else at + 1
        return short[rest:] == long[rest:]
    return short[at:] == long[at + 1 :]


def typed_in_keys(word: str) -> str | None:
    """Return the folded word whose raw keystrokes *word* may be, or None.

    >>> typed_in_keys("nguowif"), typed_in_keys("hoach5"), typed_in_keys("hoach")
    ('nguoi', 'hoach', None)
    """
    plain = _VNI.sub("", word)
    if plain == word:
        head = _BEFORE_VOWEL.match(word)[0]  # type: ignore[index]  # it may be empty
        keys = _TELEX.sub("", word[len(head) :])
        plain = head.replace("dd", "d") + _DOUBLED.sub(r"\1", keys)
    return plain if plain not in {word, ""} else None
