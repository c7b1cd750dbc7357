"""Names and words of documents whose accents OCR misread: ``Uỷ bạn``, ``tô chức``.

Each letter stays in its place: only its accents are those of the tables, where but one
name or word of theirs has these letters.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from ingest.grammar.word_patterns import column
from schemas.spelling.folding import fold_accents, fold_case
from schemas.vocabulary import document_types, issuers, provinces, table_rows

_WORD = re.compile(r"[^\W\d_]+")
_BETWEEN = re.compile(r"[ ,-]{1,3}")
_LEVELS = ("tỉnh", "thành phố", "TP")
_Words = tuple[str, ...]


def with_known_names(text: str) -> str:
    """Return a line of OCR with the accents of the names and words that are known."""
    words = list(_WORD.finditer(text))
    plain = [fold_accents(word[0]).lower() for word in words]
    letters, at = list(text), 0
    while at < len(words):
        name = _name_at(text, words, plain, at)
        for word, known in zip(words[at:], name, strict=False):
            letters[word.start() : word.end()] = _in_case_of(word[0], known)
        at += len(name) or 1
    return "".join(letters)


def _name_at(
    text: str, words: list[re.Match[str]], plain: list[str], at: int
) -> _Words:
    """Return the longest name that begins at a word, () if none does.

    A name is returned as it is printed where it is one of the tables, or may be two.
    """
    for key, spellings in _names().get(plain[at], ()):
        end = at + len(key)
        if tuple(plain[at:end]) != key or not _are_joined(text, words[at:end]):
            continue
        printed, known = tuple(word[0] for word in words[at:end]), spellings[0]
        is_known = any(_is_same(printed, each) for each in spellings)
        if len(spellings) > 1 or is_known or not _has_case_of(printed, known):
            return printed
        return known
    return ()


def _is_same(printed: _Words, known: _Words) -> bool:
    """Return whether both are one name, however its tones are placed."""
    return list(map(fold_case, printed)) == list(map(fold_case, known))


def _has_case_of(printed: _Words, known: _Words) -> bool:
    """Return whether capitals are where the name has them; a sentence may begin it."""
    if all(map(str.isupper, printed)):
        return True
    first, *others = zip(printed, known, strict=True)
    return first[0][0].isupper() >= first[1][0].isupper() and all(
        word[0].isupper() == name[0].isupper() for word, name in others
    )


def _are_joined(text: str, words: list[re.Match[str]]) -> bool:
    return all(
        _BETWEEN.fullmatch(text, one.end(), following.start())
        for one, following in pairwise(words)
    )


def _in_case_of(printed: str, known: str) -> str:
    """Return the known word, in capitals where those printed are."""
    letters = zip(printed, known, strict=True)
    return "".join(k.upper() if p.isupper() else k.lower() for p, k in letters)


@cache
def _names() -> dict[str, list[tuple[_Words, tuple[_Words, ...]]]]:
    """Return by their first word, the longest first, names without accents and with.

    What is a word in small letters, too, is not known by its capitals.
    """
    found: dict[_Words, dict[_Words, _Words]] = {}
    for name in _all_names():
        words = tuple(_WORD.findall(name))
        if len(words) > 1:
            key = tuple(fold_accents(word).lower() for word in words)
            found.setdefault(key, {})[tuple(map(str.lower, words))] = words
    by_first: dict[str, list[tuple[_Words, tuple[_Words, ...]]]] = {}
    for key in sorted(found, key=len, reverse=True):
        by_first.setdefault(key[0], []).append((key, tuple(found[key].values())))
    return by_first


def _all_names() -> Iterator[str]:
    for issuer in issuers():
        yield from (issuer.name, *issuer.abbreviations)
    for province in provinces():
        yield from (f"{level} {province.name}" for level in _LEVELS)
    words = [row["words"] for row in table_rows("ingest.readers", "ocr_words")]
    words += (doc_type.name for doc_type in document_types())
    yield from map(str.lower, [*words, *column("ingest", "positions", "words")])
