"""Text written for fonts from before Unicode: TCVN3 (ABC) and VNI.

Such a font draws Vietnamese letters in the places of Western ones, so the text reads
``QuyÕt ®Þnh sè`` where ``Quyết định số`` is printed. The encoding is the one under
which the most words become Vietnamese syllables; nothing is repaired without a gain.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from ingest.readers.encodings.tcvn3_capitals import printed_capitals
from ingest.readers.encodings.trust import is_marked_syllable
from schemas.document import Doubt, Page, Reading
from schemas.vocabulary import table_rows

_WORD = re.compile(r"[^\W\d_]{2,}")  # one letter alone may be a sign: "3 × 4"
_BY_UNICODE_ONLY = re.compile("[\u0102\u0103\u0110\u0111\u01a0-\u01b0\u1ea0-\u1ef9]")
_VIETNAMESE = "àáâãèéêìíòóôõùúýÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝ"
# what must become syllables for a document to be legacy: words, and their share
_FEWEST_GAINED = 3
_LEAST_GAIN = 0.2
_NAMES = {"tcvn3": "TCVN3 (ABC)", "vni": "VNI"}


@dataclass(frozen=True, slots=True)
class _Encoding:
    """An encoding of old fonts: what is written for each letter."""

    name: str
    letters: dict[str, str]
    written: re.Pattern[str]

    @property
    def has_capitals(self) -> bool:
        """Whether it has capitals with tones."""
        return "Ộ" in self.letters.values()

    def read(self, text: str) -> str:
        """Return the text as it was printed."""
        return self.written.sub(lambda code: self.letters[code[0]], text)

    def gain(self, text: str) -> int:
        """Return how many more words are syllables as printed than as written."""
        return _syllables(self.read(text)) - _syllables(text)


def repair_legacy(reading: Reading) -> Reading:
    """Return the reading with the letters as printed, with a doubt if repaired."""
    texts = [line.text for page in reading.pages for line in page.lines]
    encoding = _encoding_of(texts)
    if encoding is None:
        return reading
    printed = iter(_repaired(texts, encoding))
    pages = tuple(_with_texts(page, printed) for page in reading.pages)
    message = f"Phông chữ cũ {_NAMES[encoding.name]}: đã chuyển sang Unicode"
    doubt = Doubt("legacy_encoding", message)
    return replace(reading, pages=pages, doubts=(*reading.doubts, doubt))


def is_legacy(texts: Sequence[str]) -> bool:
    """Return whether the lines of a document are written for an old font."""
    return _encoding_of(texts) is not None


def printed_letters(texts: Sequence[str]) -> list[str]:
    """Return lines of one document with the letters that its old font prints."""
    encoding = _encoding_of(texts)
    if encoding is None:
        return list(texts)
    return _repaired(texts, encoding)


def printed_in_capitals(text: str) -> str:
    """Return *text* as a font of capitals prints it, in Unicode or TCVN3."""
    if not _is_suspicious(text):
        return text.upper()
    return next(e for e in _encodings() if not e.has_capitals).read(text).upper()


def _repaired(texts: Sequence[str], encoding: _Encoding) -> list[str]:
    """Repair what is certainly old, and in an old document also what may be."""
    suspicious = sum(_is_suspicious(text) for text in texts)
    modern = sum(_is_modern(text) for text in texts)
    old = suspicious > modern
    least = 0 if old else 1
    printed = [
        text if _is_modern(text) or encoding.gain(text) < least else encoding.read(text)
        for text in texts
    ]
    return printed_capitals(printed) if old and not encoding.has_capitals else printed


def _encoding_of(texts: Sequence[str]) -> _Encoding | None:
    """Return the encoding under which the suspicious lines read best, or None."""
    suspicious = [text for text in texts if _is_suspicious(text)]
    if not suspicious:
        return None
    together = "\n".join(suspicious)
    least = max(_FEWEST_GAINED, _LEAST_GAIN * len(_WORD.findall(together)))
    best = max(_encodings(), key=lambda encoding: encoding.gain(together))
    return best if best.gain(together) >= least else None


def _is_suspicious(text: str) -> bool:
    """Return whether a line has signs that Vietnamese in Unicode does not use."""
    return not text.isascii() and bool(_signs().search(text)) and not _is_modern(text)


def _is_modern(text: str) -> bool:
    """Return whether a line has letters that only Unicode has."""
    return not text.isascii() and _BY_UNICODE_ONLY.search(text) is not None


def _syllables(text: str) -> int:
    return sum(map(is_marked_syllable, _WORD.findall(text.lower())))


def _with_texts(page: Page, texts: Iterator[str]) -> Page:
    """Return the page with the next texts in its lines."""
    lines = tuple(replace(line, text=next(texts)) for line in page.lines)
    return replace(page, lines=lines)


@cache
def _encodings() -> tuple[_Encoding, ...]:
    rows = table_rows("ingest.readers", "legacy_letters")
    return tuple(
        _encoding(name, {r["code"]: r["letter"] for r in rows if r["encoding"] == name})
        for name in _NAMES
    )


def _encoding(name: str, letters: dict[str, str]) -> _Encoding:
    longest_first = sorted(letters, key=len, reverse=True)
    return _Encoding(name, letters, re.compile("|".join(map(re.escape, longest_first))))


@cache
def _signs() -> re.Pattern[str]:
    """Return the pattern of signs of old fonts that are not Vietnamese letters."""
    codes = "".join(code for each in _encodings() for code in each.letters)
    signs = {sign for sign in codes if not sign.isascii()} - set(_VIETNAMESE)
    return re.compile(f"[{''.join(sorted(signs))}]")
