"""Names that are also written in short: ``UBND`` is ``Ủy ban nhân dân``.

Here a name is a row of words, compared without case and accents.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from schemas.spelling.characters import compose
from schemas.spelling.folding import fold_case, fold_name, fold_text, words
from schemas.vocabulary import table_rows

Row = tuple[str, ...]

_CACHED = 65536  # the offices of one archive are the same again and again


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """A short name and what it stands for, with a line in which it occurs."""

    short: str
    long: str
    example: str


@cache
def abbreviations() -> tuple[Abbreviation, ...]:
    """Return the rows of the table; a name may have several abbreviations."""
    rows = table_rows("schemas.spelling", "abbreviations")
    return tuple(Abbreviation(**row) for row in rows)


def find_forms(row: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the start and end of each name in *row* that has other forms.

    Of names that begin at one word the longest counts, and names do not overlap:
    ``viện kiểm sát nhân dân tối cao`` is one.
    """
    folded, start = _folded(row), 0
    while start < len(folded):
        end = _end_of_form(folded, start)
        if end:
            yield start, end
        start = end or start + 1


def other_forms(name: Sequence[str]) -> tuple[Row, ...]:
    """Return the other forms of *name*, each a row of words with their accents."""
    key = _folded(name)
    return tuple(form for form in _forms().get(key, ()) if _folded(form) != key)


@lru_cache(maxsize=_CACHED)
def spell_out(name: str) -> str:
    """Return one key for all spellings of *name*: folded, nothing abbreviated."""
    row = fold_name(name).split()
    for start, end in reversed(list(find_forms(row))):
        longest = max((row[start:end], *other_forms(row[start:end])), key=len)
        row[start:end] = _folded(longest)
    return " ".join(row)


def _end_of_form(folded: Row, start: int) -> int | None:
    for length in _lengths().get(folded[start], ()):
        end = min(start + length, len(folded))
        if folded[start:end] in _forms():
            return end
    return None


def _folded(row: Sequence[str]) -> Row:
    return tuple(map(fold_text, row))


@cache
def _forms() -> dict[Row, tuple[Row, ...]]:
    """Return all forms of a name, the long one first, by each of its folded forms."""
    names: dict[Row, list[Row]] = defaultdict(list)
    for each in abbreviations():
        long = _row(each.long)
        names[_folded(long)] = names[_folded(long)] or [long]
        names[_folded(long)].append(_row(each.short))
    return {_folded(form): tuple(forms) for forms in names.values() for form in forms}


@cache
def _lengths() -> dict[str, tuple[int, ...]]:
    """Return how many words forms have by their first word, the most first."""
    lengths: dict[str, set[int]] = defaultdict(set)
    for form in _forms():
        lengths[form[0]].add(len(form))
    return {word: tuple(sorted(held, reverse=True)) for word, held in lengths.items()}


def _row(text: str) -> Row:
    return tuple(words(fold_case(compose(text))))
