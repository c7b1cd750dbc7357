"""Names and words of documents whose accents OCR misread: ``Uỷ bạn``, ``tô chức``.

Each letter stays in its place: only its accents are those of the tables, where but one
name or word of theirs has these letters. The table of words has those that no other
words look like without accents; those that look like a name of another table are in
it so that they stay as they are (``phường An``, ``phương án``). Part of a name must
have been read right, and none of the others may belong to a word beside it (``bãi
bỏ nhiệm vụ``): the table of kept words has those that do.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from ingest.grammar.word_patterns import column
from schemas.spelling.alphabet import CAPITALS
from schemas.spelling.folding import fold_accents, fold_case
from schemas.vocabulary import document_types, issuers, provinces, table_rows

_WORD = re.compile(r"[^\W\d_]+")
_NUMBERED = re.compile(r" so:? \d")
_RUN_TOGETHER = re.compile(rf"\b(TỈNH|HUYỆN|PHƯỜNG)(?=[{CAPITALS}]{{2}})")
_ACCENTED = 0.2  # of the words of a line at least
_LEVELS = ("tỉnh", "thành phố", "TP")

Names = dict[str, list[tuple[str, tuple[str, ...]]]]
"""By their first word, the longest first, names without accents and with."""


def with_known_names(text: str) -> str:
    """Return a line of OCR with the accents of the names and words that are known.

    What is run together with the name of a level, as no syllable is, is parted from it.
    """
    text = _RUN_TOGETHER.sub(r"\1 ", unicodedata.normalize("NFC", text))
    plain = fold_accents(text).lower()
    words = list(_WORD.finditer(plain))
    if len(plain) != len(text) or not _is_accented(text, words):
        return text
    kept = _kept(text, plain, words)
    pieces, end = [], 0
    for word in words:
        if word.start() < end:
            continue
        name = _name_at(text, plain, word, kept)
        pieces += [text[end : word.start()], name]
        end = word.start() + len(name)
    return "".join([*pieces, text[end:]])


def with_known_names_in(lines: Iterable[str]) -> list[str]:
    """Return lines of OCR as ``with_known_names`` does, and names that go on a line on.

    Only lines in capitals are read together, as those of a letterhead are: what two
    lines of a sentence make is too often a word by chance.
    """
    found = list(map(with_known_names, lines))
    for above in range(len(found) - 1):
        line, following = found[above : above + 2]
        if line.isupper() and following.isupper():
            joined = with_known_names(f"{line} {following}")
            # only accents were changed, unless a name is parted from a level now
            if len(joined) == len(line) + 1 + len(following):
                found[above : above + 2] = joined[: len(line)], joined[len(line) + 1 :]
    return found


def _is_accented(text: str, words: Sequence[re.Match[str]]) -> bool:
    """Return whether a line may be Vietnamese: other languages have few accents."""
    accented = sum(not text[slice(*word.span())].isascii() for word in words)
    return accented > _ACCENTED * len(words)


def _kept(text: str, plain: str, words: Sequence[re.Match[str]]) -> set[int]:
    """Return where words begin that are printed as they are known."""
    return {
        word.start() + inner.start()
        for word in words
        for key, spellings in _found(_kept_words(), plain, word)
        if _printed(text, word, key) in spellings
        for inner in _WORD.finditer(key)
    }


def _printed(text: str, word: re.Match[str], key: str) -> str:
    return fold_case(text[word.start() : word.start() + len(key)])


def _found(
    names: Names, plain: str, word: re.Match[str]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the names that begin with a word, the longest first."""
    start = word.start()
    for key, spellings in names.get(word[0], ()):
        end = start + len(key)
        if plain.startswith(key, start) and not plain[end : end + 1].isalpha():
            yield key, spellings


def _name_at(text: str, plain: str, word: re.Match[str], kept: set[int]) -> str:
    """Return the longest name that begins with a word; the word itself if none does.

    A name is returned as it is printed where it is one of the tables, or may be two.
    """
    start = word.start()
    for key, spellings in _found(_names(), plain, word):
        printed, known = text[start : start + len(key)], spellings[0]
        misread = _misread(printed, known)
        is_known = fold_case(printed) in map(fold_case, spellings)
        if len(spellings) > 1 or is_known or not _has_capitals_of(printed, known):
            return printed
        is_kept = any(start + at in kept for at in misread)
        if is_kept or not _may_be_misread(misread, known):
            continue
        if key in _only_in_capitals() and not (
            printed[0].isupper() or _NUMBERED.match(plain, start + len(key))
        ):
            continue
        return "".join(map(_in_case_of, printed, known))
    return text[start : word.end()]


def _misread(printed: str, known: str) -> list[int]:
    """Return where the words begin that are not printed as they are known."""
    return [
        word.start()
        for word in _WORD.finditer(known)
        if fold_case(printed[slice(*word.span())]) != fold_case(word[0])
    ]


def _may_be_misread(misread: Sequence[int], known: str) -> bool:
    """Return whether enough of a name was read right: of one with capitals one word."""
    count = len(known.split())
    return len(misread) < count if known != known.lower() else 2 * len(misread) <= count


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
def _names() -> Names:
    """Return the names and words that are put right.

    What is a word in small letters, too, is not known by its capitals.
    """
    found: dict[str, dict[str, str]] = {}
    for name in _all_names():
        if " " in name:
            key = fold_accents(name).lower()
            found.setdefault(key, {})[name.lower()] = name
    return _by_first_word({key: tuple(each.values()) for key, each in found.items()})


@cache
def _kept_words() -> Names:
    """Return what may stand beside a word of a name, and is none of its words."""
    kept = [row["words"] for row in table_rows("ingest.readers", "ocr_kept")]
    words = (row["words"] for row in table_rows("ingest.readers", "ocr_words"))
    spellings: dict[str, set[str]] = {}
    for each in (*kept, *words):
        spellings.setdefault(fold_accents(each).lower(), set()).add(fold_case(each))
    return _by_first_word({key: tuple(each) for key, each in spellings.items()})


def _by_first_word(spellings: dict[str, tuple[str, ...]]) -> Names:
    by_first: Names = {}
    for key in sorted(spellings, key=len, reverse=True):
        by_first.setdefault(key.split(" ", 1)[0], []).append((key, spellings[key]))
    return by_first


def _all_names() -> Iterator[str]:
    for issuer in issuers():
        yield from (issuer.name, *issuer.abbreviations)
    for province in provinces():
        yield from (f"{level} {province.name}" for level in _LEVELS)
    words = [row["words"] for row in table_rows("ingest.readers", "ocr_words")]
    yield from map(str.lower, [*words, *_kinds_and_positions()])


def _kinds_and_positions() -> Iterator[str]:
    yield from (doc_type.name for doc_type in document_types())
    yield from column("ingest", "positions", "words")


@cache
def _only_in_capitals() -> frozenset[str]:
    """Return what small letters may make of other words: ``gia công vạn năng``.

    Kinds and positions begin with a capital, or a number follows.
    """
    return frozenset(fold_accents(name).lower() for name in _kinds_and_positions())
