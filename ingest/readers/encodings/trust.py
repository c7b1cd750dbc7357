"""How far the letters of a text layer can be believed.

Scanners write text layers in the wrong language, old fonts have no code table; both
give rubbish that looks like text. In real Vietnamese every second word is a syllable
with a mark on it (``định``, ``ngày``), and also lists of names are; real English is
full of a few small words. Neither has letters of other alphabets: more than a few of
them are the signs of a font or a scanner that meant other letters.
"""

import re
from collections.abc import Iterable
from functools import cache
from unicodedata import normalize

from schemas.spelling.alphabet import SMALL_LETTERS
from schemas.vocabulary import table_rows

_WORD = re.compile(r"[^\W\d_]+")
_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
# a syllable once its tone is off: first consonants, vowels, last consonants
_SYLLABLE = re.compile(
    r"(?:ngh?|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdđghklmnprstvx])?"
    r"(?:a[iouy]?|ă|â[uy]?|eo?|êu?|i(?:êu?|[au])?|o(?:a[iy]?|[eio]|ă)?|ôi?|ơi?"
    r"|u(?:ây?|ôi?|y(?:êu?|[au])?|[aêiơ])?|ư(?:ơ[iu]?|[aiu])?|y(?:êu?)?)"
    r"(?:ch|ng|nh|[cmnpt])?"
)
# letters of no Vietnamese word, such as ``ë`` and ``þ``; many write ``ð`` for ``đ``
_FOREIGN = re.compile(rf"[^\W\d_a-zð{SMALL_LETTERS}]")
_MOST_FOREIGN = 0.02  # of the letters; formulas and names have fewer
_GOOD_SHARE = 0.35  # of marked syllables among the words; half of it is still good
_GOOD_ENGLISH = 0.15  # of small words
_RUBBISH = 0.45
_FEWEST_WORDS = 40  # with fewer, a share means nothing


def trust_of(texts: Iterable[str]) -> float | None:
    """Return the trust (0 to 1) that the words earn, None if there are too few."""
    words = _WORD.findall(normalize("NFC", " ".join(texts)).lower())
    if len(words) < _FEWEST_WORDS:
        return None
    if foreign_share(words) > _MOST_FOREIGN:
        return 0.0
    vietnamese = sum(map(is_marked_syllable, words)) / len(words)
    english = sum(word in _small_english_words() for word in words) / len(words)
    return round(min(1.0, max(vietnamese / _GOOD_SHARE, english / _GOOD_ENGLISH)), 2)


def is_rubbish(trust: float | None) -> bool:
    """Return whether a trust is so low that OCR will do better."""
    return trust is not None and trust < _RUBBISH


def foreign_share(words: Iterable[str]) -> float:
    """Return the share of letters, small ones, that Vietnamese does not have."""
    letters = "".join(words)
    if not letters or letters.isascii():
        return 0.0
    return len(_FOREIGN.findall(letters)) / len(letters)


@cache
def is_marked_syllable(word: str) -> bool:
    """Return whether a word in small letters is a Vietnamese syllable with a mark."""
    if word.isascii():
        return False
    toneless, tones = _TONES.subn("", normalize("NFD", word))
    return tones <= 1 and _SYLLABLE.fullmatch(normalize("NFC", toneless)) is not None


@cache
def _small_english_words() -> frozenset[str]:
    return frozenset(
        row["word"] for row in table_rows("ingest.readers", "english_words")
    )
