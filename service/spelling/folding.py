"""How letters are compared: with accents, and without them.

Both laws map one character to one character, so that offsets in a text hold in its
exact and in its folded form. Texts are made NFC first, by ``composed``.
"""

import re
import unicodedata

WORD = re.compile(r"[^\W_]+")

_MARKS_OF_NOTES = re.compile("[¹²³⁰⁴-⁹]+")
# hòa is hoà and thủy is thuỷ: the same sound, by the older and the newer rule
_TONE_PAIRS = {
    older + vowel: plain + newer
    for plain, olds, vowel, news in (
        ("o", "òóỏõọ", "a", "àáảãạ"),
        ("o", "òóỏõọ", "e", "èéẻẽẹ"),
        ("u", "ùúủũụ", "y", "ỳýỷỹỵ"),
    )
    for older, newer in zip(olds, news, strict=True)
}
_TONE_ON_FIRST = re.compile("|".join(_TONE_PAIRS))


def composed(text: str) -> str:
    """Return *text* in NFC, as all texts of the archive are kept."""
    return unicodedata.normalize("NFC", text)


def exact(text: str) -> str:
    """Return NFC *text* in lower case, accents kept, each tone in its newer place.

    The superscript marks of footnotes become spaces, since they stand glued to words.
    """
    lower = _lower(text)
    placed = _TONE_ON_FIRST.sub(lambda pair: _TONE_PAIRS[pair[0]], lower)
    return _MARKS_OF_NOTES.sub(lambda marks: " " * len(marks[0]), placed)


def fold(text: str) -> str:
    """Return NFC *text* in lower case without accents: ``Đường`` is ``duong``."""
    return _lower(text.translate(_PLAIN))


def words(text: str) -> list[str]:
    """Return the words of a text that ``exact`` or ``fold`` made."""
    return WORD.findall(text)


def squeezed(name: str) -> str:
    """Return the folded words of *name*, one space between them, to compare names."""
    return " ".join(words(fold(composed(name))))


def _lower(text: str) -> str:
    """Return *text* in lower case; İ, which would become two characters, as i."""
    return text.replace("İ", "i").lower()


def _plain_letters() -> dict[int, str]:
    """Return the letters of the Latin blocks, each with the ASCII letter under it."""
    latin = [*range(0xC0, 0x250), *range(0x1E00, 0x1F00)]
    bases = {code: unicodedata.normalize("NFD", chr(code))[0].lower() for code in latin}
    plain = {code: base for code, base in bases.items() if base.isascii()}
    # the stroke is no accent to Unicode; Ð is what some fonts print for Đ
    strokes = dict.fromkeys(map(ord, "đĐðÐ"), "d")
    marks = dict.fromkeys(map(ord, "¹²³⁰⁴⁵⁶⁷⁸⁹"), " ")
    ascii_letters = {code: chr(code).lower() for code in range(128)}  # for speed
    return ascii_letters | plain | strokes | marks


_PLAIN = _plain_letters()
