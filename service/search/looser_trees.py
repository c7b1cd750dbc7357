"""What a query still means where few documents have all of its words as typed."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from math import ceil

from schemas.number import DocumentNumber
from schemas.number_spellings import half_terms, whole_keys
from service.search.query_tree import (
    Clause,
    Day,
    Either,
    Looser,
    Number,
    QueryTree,
    exactly,
)

_MOST = Fraction(3, 5)
"""The share of words that are most of them."""
_LEAST_WORDS = 3
"""With fewer, a part of them says too little."""


@dataclass(frozen=True, slots=True)
class Readings:
    """A query from narrow to wide.

    ``whole`` are trees that need all words: with the letters as typed, if accents were
    typed, then with any accents. ``looser`` needs only most of them; None: all.
    """

    whole: tuple[QueryTree, ...]
    looser: QueryTree | None = None


def readings_of(tree: QueryTree) -> Readings:
    """Return the readings of *tree*, in which no accents count."""
    whole: tuple[QueryTree, ...] = (tree,)
    if any(phrase.accented for phrase in tree.phrases()):
        whole = (replace(tree, wanted=tuple(map(exactly, tree.wanted))), tree)
    looser = _looser_part(whole[0])
    return Readings(whole, replace(tree, looser=looser) if looser else None)


def _looser_part(tree: QueryTree) -> Looser | None:
    """Return what may match instead of all of *tree*; None: nothing.

    Its days and one of its numbers stay needed; beside them, no word is. A number may
    be half typed, have an office too much, or a year that the document's has not.
    """
    days = [each for each in tree.wanted if isinstance(each, Day)]
    words = tuple(e for e in tree.wanted if not (_is_number(e) or isinstance(e, Day)))
    if numbers := _numbers(tree):
        either = Either(tuple((_looser(each),) for each in numbers))
        return Looser((*days, either), words, 0)
    if days:
        return Looser(tuple(days), words, 0) if words else None
    if len(words) < _LEAST_WORDS:
        return None
    return Looser((), words, min(len(words) - 1, ceil(_MOST * len(words))))


def _numbers(tree: QueryTree) -> list[Clause]:
    found = [each for each in tree.wanted if _is_number(each)]
    return [*found, tree.number] if tree.number else found


def has_number(tree: QueryTree) -> bool:
    """Return whether *tree* looks for documents by a number."""
    return bool(_numbers(tree))


def _is_number(clause: Clause) -> bool:
    match clause:
        case Number():
            return True
        case Either(options=options):
            return any(map(_is_number, options[0]))
    return False


def _looser(clause: Clause) -> Clause:
    match clause:
        case Number(readings=readings):
            begun = tuple(dict.fromkeys(b for each in readings for b in _begun(each)))
            options = [(replace(clause, begun=begun),), *map(_of_year, readings)]
            return Either(tuple(each for each in options if each))
        case Either(options=options):
            return Either(tuple(tuple(map(_looser, each)) for each in options))
        case _:
            return clause


def _begun(number: DocumentNumber) -> Iterator[str]:
    """Yield beginnings of the terms of numbers that may be meant by *number*."""
    if number.symbol:
        yield from half_terms([number])
        code, *office = number.symbol.replace("/", "-").split("-")
        if office:
            yield from half_terms([replace(number, symbol=code)])


def _of_year(number: DocumentNumber) -> tuple[Clause, ...]:
    """Return the number without its year, and the year as that of issue."""
    if number.year is None or not number.symbol:
        return ()
    bare = replace(number, year=None)
    return Number(whole_keys([bare]), half_terms([bare])), year_of_issue(number.year)


def year_of_issue(year: int) -> Day:
    """Return the clause to be issued in *year*."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    return Day(first.toordinal(), last.toordinal(), str(year))
