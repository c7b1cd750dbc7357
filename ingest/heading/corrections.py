"""Names of the letterhead that OCR misread, put right where the tables leave no doubt.

``BÔ Y TÊ`` is no office, and but one office is spelt so without accents. A name that is
known as it is printed is never changed.
"""

import re
from functools import cache, lru_cache

from ingest.grammar.issuer import HEAD_CAPITALS
from ingest.grammar.word_patterns import column
from schemas.spelling.folding import fold_accents
from schemas.vocabulary import issuers, provinces

_AT_END = re.compile(r"(?:(?<=TỈNH )|(?<=THÀNH PHỐ ))[^,;()]+\Z")
_CACHED = 1024  # lines in capitals: several rules look at each


@lru_cache(_CACHED)
def corrected_head(line: str) -> str:
    """Return a line in capitals, an office's name or its head word spelt right.

    A name that but one office has without accents is that office's, whoever typed it.
    """
    line = _AT_END.sub(lambda found: _named_place(found.group()), line)
    plain = fold_accents(line)
    if plain in _offices():
        return _offices()[plain]
    if HEAD_CAPITALS.match(line):
        return line
    for words in range(4, 0, -1):
        first = plain.split(" ")[:words]
        head = _heads().get(" ".join(first)) if len(first) == words else None
        if head and _may_be_misread(line.split(" ")[:words]):
            return " ".join([head, *line.split(" ")[words:]])
    return line


def _may_be_misread(words: list[str]) -> bool:
    """Return whether the words may be a head that lost its accents, or has wrong ones.

    A single word with other accents is another word: ``ĐẠI HỘI`` names no Đài.
    """
    return len(words) > 1 or fold_accents(words[0]) == words[0].replace("Đ", "D")


@lru_cache(_CACHED)
def corrected_position(line: str) -> str:
    """Return a line in capitals, the positions in it spelt right.

    ``KT. GIÁM ĐÔC``; a word of the line that is not misread stays as it is printed.
    """
    plain = fold_accents(line)
    if len(plain) != len(line):
        return line
    for position, folded in _positions():
        start = plain.find(folded)
        if start >= 0 and _is_whole_word(plain, start, start + len(folded)):
            line = line[:start] + position + line[start + len(position) :]
    return line


def _is_whole_word(line: str, start: int, end: int) -> bool:
    around = line[start - 1 : start] + line[end : end + 1]
    return not any(map(str.isalnum, around))


def corrected_place(place: str) -> str:
    """Return a province's name with its accents; any other place as it is printed."""
    return place if place in _known_places() else _places().get(_key(place), place)


def _named_place(words: str) -> str:
    """Return a province's name in capitals, with its accents; else the *words*."""
    name = words.title()
    return words if name in _known_places() else corrected_place(name).upper()


def _key(place: str) -> str:
    return fold_accents(place).lower()


@cache
def _offices() -> dict[str, str]:
    names = [issuer.name.upper() for issuer in issuers()]
    return _unique({name: fold_accents(name) for name in names})


@cache
def _heads() -> dict[str, str]:
    """Return the head words by what they are without accents, if but one is."""
    heads = {word.upper() for word in column("ingest", "issuer_heads", "word")}
    return _unique({head: fold_accents(head) for head in heads if len(head) > 1})


@cache
def _positions() -> tuple[tuple[str, str], ...]:
    """Return the positions of two words and more, with what they are folded to.

    ``THỨ TRƯỞNG`` and ``THỦ TRƯỞNG`` are folded alike: neither puts the other right.
    """
    words = {*column("ingest", "positions", "words"), "VĂN PHÒNG"}
    unique = _unique({each: fold_accents(each) for each in words if " " in each})
    return tuple(sorted(((name, key) for key, name in unique.items()), key=_length))


def _length(position: tuple[str, str]) -> int:
    return len(position[0])


@cache
def _places() -> dict[str, str]:
    names = {each.name for each in provinces()}
    return _unique({name: _key(name) for name in names})


@cache
def _known_places() -> frozenset[str]:
    return frozenset(each.name for each in provinces())


def _unique(folded: dict[str, str]) -> dict[str, str]:
    """Return the names by what they are folded to, without those that two are."""
    names: dict[str, set[str]] = {}
    for name, key in folded.items():
        names.setdefault(key, set()).add(name)
    return {key: found.pop() for key, found in names.items() if len(found) == 1}
