"""Names and words of documents whose accents OCR misread: ``Uỷ bạn``, ``tô chức``.

Each letter stays in its place: only its accents are those of the tables, where but one
name or word of theirs has these letters. The table of words has those that no other
words look like without accents; those that look like a name of another table are in
it so that they stay as they are (``phường An``, ``phương án``).
"""

import re
from collections.abc import Iterator
from functools import cache

from ingest.grammar.word_patterns import column
from schemas.spelling.alphabet import CAPITALS
from schemas.spelling.folding import fold_accents, fold_case
from schemas.vocabulary import document_types, issuers, provinces, table_rows

_WORD = re.compile(r"[^\W\d_]+")
_RUN_TOGETHER = re.compile(rf"\b(TỈNH|HUYỆN|PHƯỜNG)(?=[{CAPITALS}]{{2}})")
_LEVELS = ("tỉnh", "thành phố", "TP")


def with_known_names(text: str) -> str:
    """Return a line of OCR with the accents of the names and words that are known.

    What is run together with the name of a level, as no syllable is, is parted from it.
    """
    text = _RUN_TOGETHER.sub(r"\1 ", text)
    plain = fold_accents(text).lower()
    if len(plain) != len(text):
        return text
    pieces, end = [], 0
    for word in _WORD.finditer(plain):
        if word.start() < end:
            continue
        name = _name_at(text, plain, word)
        pieces += [text[end : word.start()], name]
        end = word.start() + len(name)
    return "".join([*pieces, text[end:]])


def _name_at(text: str, plain: str, word: re.Match[str]) -> str:
    """Return the longest name that begins with a word; the word itself if none does.

    A name is returned as it is printed where it is one of the tables, or may be two.
    """
    start = word.start()
    for key, spellings in _names().get(word[0], ()):
        end = start + len(key)
        if not plain.startswith(key, start) or plain[end : end + 1].isalpha():
            continue
        printed, known = text[start:end], spellings[0]
        is_known = fold_case(printed) in map(fold_case, spellings)
        if len(spellings) > 1 or is_known or not _has_capitals_of(printed, known):
            return printed
        return "".join(map(_in_case_of, printed, known))
    return text[start : word.end()]


def _has_capitals_of(printed: str, known: str) -> bool:
    """Return whether capitals are where the name has them; a sentence may begin it."""
    if printed.isupper():
        return True
    same = [
        one.isupper() == other.isupper()
        for one, other in zip(printed, known, strict=True)
    ]
    return all(same[1:]) and (same[0] or printed[0].isupper())


def _in_case_of(printed: str, known: str) -> str:
    return known.upper() if printed.isupper() else known.lower()


@cache
def _names() -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    """Return by their first word, the longest first, names without accents and with.

    What is a word in small letters, too, is not known by its capitals.
    """
    found: dict[str, dict[str, str]] = {}
    for name in _all_names():
        if " " in name:
            key = fold_accents(name).lower()
            found.setdefault(key, {})[name.lower()] = name
    by_first: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for key in sorted(found, key=len, reverse=True):
        first = key.split(" ", 1)[0]
        by_first.setdefault(first, []).append((key, tuple(found[key].values())))
    return by_first


def _all_names() -> Iterator[str]:
    for issuer in issuers():
        yield from (issuer.name, *issuer.abbreviations)
    for province in provinces():
        yield from (f"{level} {province.name}" for level in _LEVELS)
    words = [row["words"] for row in table_rows("ingest.readers", "ocr_words")]
    words += (doc_type.name for doc_type in document_types())
    yield from map(str.lower, [*words, *column("ingest", "positions", "words")])
