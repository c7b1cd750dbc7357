"""Letters, words, names and symbols as they are compared.

All of it rests on ``fold_accents`` and ``normalise_tone``. ``fold_accents``,
``fold_letters``, ``fold_case`` and ``fold_text`` replace one character by one, so that
offsets into a text hold in its folded forms. Texts are made NFC first, by
``characters.compose``.
"""

import re
from codecs import charmap_build, charmap_decode, charmap_encode
from functools import lru_cache
from unicodedata import normalize

from schemas.spelling.alphabet import ACCENTED, COMMON_CODES
from schemas.spelling.characters import collapse_spaces, compose
from schemas.spelling.superscripts import SUPERSCRIPTS
from schemas.spelling.tones import normalise_tone

WORD = re.compile(r"[^\W_]+")
_OF_NO_WORD = re.compile(r"[\W_]")

_NOT_IN_SYMBOLS = re.compile(r"[^0-9A-Z]+")
_CACHED = 65536  # the same names and symbols come again and again
# Unicode does not take the stroke for an accent; Ð (eth) is what some fonts have for Đ
_STROKES = {ord("Đ"): "D", ord("đ"): "d", ord("Ð"): "D", ord("ð"): "d"}
_DECOMPOSED = {code: normalize("NFD", chr(code)) for code in COMMON_CODES}
_BASES = {
    code: letters[0] if letters[0].isascii() else chr(code)
    for code, letters in _DECOMPOSED.items()
} | _STROKES
_BLANKED = dict.fromkeys(map(ord, SUPERSCRIPTS), " ")
_FOLDED = {**{code: base.lower() for code, base in _BASES.items()}, **_BLANKED}
# Nearly all texts consist of these characters. One byte is enough for each, and written
# so they fold several times as fast as by ``str.translate``
_PRINTED_ASCII = "".join(map(chr, range(0x20, 0x7F)))
_OF_ONE_BYTE = (
    f"\0\t\n{_PRINTED_ASCII}{ACCENTED}{ACCENTED.upper()}{SUPERSCRIPTS}“”‘’–—…•°º≥≤×·"
)
_TO_BYTES = charmap_build(_OF_ONE_BYTE)
_BYTES_AS_BASES = _OF_ONE_BYTE.translate(_BASES)
_BYTES_AS_FOLDED = _OF_ONE_BYTE.translate(_FOLDED)
_BYTES_IN_LOWER_CASE = _OF_ONE_BYTE.lower().translate(_BLANKED)
_BYTES_AS_WORDS = "".join(
    character if WORD.match(character) else " " for character in _OF_ONE_BYTE
)


def fold_accents(text: str) -> str:
    """Return each letter of *text* without its accents, in the case it has.

    ``QUYÉT ĐỊNH`` and ``QUYẾT ĐỊNH`` are both ``QUYET DINH``: scans and old typists
    lose accents.
    """
    if text.isascii():
        return text
    return _translated(text, _BASES, _BYTES_AS_BASES)


def fold_letters(text: str) -> str:
    """Return ``fold_accents`` of *text* in lower case: ``Số`` and ``SỐ`` are ``so``."""
    return _lower(fold_accents(text))


def fold_case(text: str) -> str:
    """Return *text* in lower case, accents kept, each tone in its newer place.

    Footnote marks become spaces, since they follow words without one.
    """
    try:
        coded, _ = charmap_encode(text, "strict", _TO_BYTES)
    except UnicodeEncodeError:
        return normalise_tone(_lower(text).translate(_BLANKED))
    return normalise_tone(charmap_decode(coded, "strict", _BYTES_IN_LOWER_CASE)[0])


def fold_text(text: str) -> str:
    """Return ``fold_case`` of *text* without accents: ``Đường¹`` is ``duong ``."""
    return _translated(text, _FOLDED, _BYTES_AS_FOLDED).lower()


def fold_spelling(name: str) -> str:
    """Return *name* in lower case, its spaces single, each tone in its newer place.

    So the names of a table are found whichever way a document writes them.
    """
    return normalise_tone(collapse_spaces(name.lower()))


@lru_cache(maxsize=_CACHED)
def fold_name(name: str) -> str:
    """Return the folded words of *name* with one space between them."""
    return " ".join(words(fold_text(compose(name))))


@lru_cache(maxsize=_CACHED)
def fold_symbol(text: str) -> str:
    """Return the letters and digits of *text* in upper case, without accents.

    A dot is kept, since ``66.15`` is another serial than ``6615``.
    """
    letters = fold_accents(text.upper())
    return ".".join(_NOT_IN_SYMBOLS.sub("", part) for part in letters.split("."))


def words(text: str) -> list[str]:
    """Return the words of a text that ``fold_case`` or ``fold_text`` made."""
    return spaced_words(text).split()


def spaced_words(text: str) -> str:
    """Return such a text with a space for each character that is of no word."""
    try:
        coded, _ = charmap_encode(text, "strict", _TO_BYTES)
    except UnicodeEncodeError:
        return _OF_NO_WORD.sub(" ", text)
    return charmap_decode(coded, "strict", _BYTES_AS_WORDS)[0]


def _translated(text: str, table: dict[int, str], of_bytes: str) -> str:
    """Return *text* translated by *table*, or quickly by what the bytes stand for."""
    try:
        coded, _ = charmap_encode(text, "strict", _TO_BYTES)
    except UnicodeEncodeError:
        return text.translate(table)
    return charmap_decode(coded, "strict", of_bytes)[0]


def _lower(text: str) -> str:
    """Return *text* in lower case; İ, which would become two characters, as i."""
    return text.replace("İ", "i").lower()
