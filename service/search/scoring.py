"""Whether one entry answers a question, and how well: plain, slow, the specification.

A score of None is no answer; 0 is one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from schemas.search import SearchEntry
from service.search import fields
from service.search.criteria import Criteria
from service.search.question import Clause, Either, Number, Phrase, Question


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of one field, with accents and without."""

    exact: list[str]
    plain: list[str]
    weight: float


def passes(entry: SearchEntry, criteria: Criteria) -> bool:
    """Say whether *entry* passes the filters."""
    day = entry.issued_on.toordinal() if entry.issued_on else None
    first, last = criteria.first_day, criteria.last_day
    return (
        _one_of(entry.doc_type, criteria.doc_types)
        and _one_of(entry.issuer, criteria.issuers)
        and (first is None or (day is not None and day >= first))
        and (last is None or (day is not None and day <= last))
        and (not criteria.cited_keys or _meet(criteria.cited_keys, entry.cited_keys))
    )


def score(entry: SearchEntry, question: Question) -> float | None:
    """Return how well *entry* answers *question*, or None."""
    rows = _rows(entry)
    if any(_score(each, entry, rows) is not None for each in question.unwanted):
        return None
    if not question.wanted:
        return 0.0
    wanted = _total(_score(each, entry, rows) for each in question.wanted)
    number = _number(question.number, entry, rows) if question.number else None
    answers = [each for each in (wanted, number) if each is not None]
    return sum(answers) if answers else None


def _rows(entry: SearchEntry) -> list[_Words]:
    return [
        _Words(row, fields.plain(row), fields.WEIGHTS[name])
        for name, row in fields.field_words(entry).items()
    ]


def _score(clause: Clause, entry: SearchEntry, rows: list[_Words]) -> float | None:
    match clause:
        case Phrase():
            return _phrase(clause, rows)
        case Number():
            return _number(clause, entry, rows)
        case Either():
            return _either(clause, rows)


def _phrase(phrase: Phrase, rows: list[_Words]) -> float | None:
    found = [row.weight for row in rows if _holds(row.plain, phrase.plain)]
    same = phrase.accented and any(_holds(row.exact, phrase.words) for row in rows)
    if not found or (phrase.strict and not same):
        return None
    return max(found) + (fields.SAME_ACCENTS if same else 0.0)


def _either(either: Either, rows: list[_Words]) -> float | None:
    totals = (_total(_phrase(each, rows) for each in row) for row in either.options)
    return max((total for total in totals if total is not None), default=None)


def _number(number: Number, entry: SearchEntry, rows: list[_Words]) -> float | None:
    written = _phrase(number.written, rows) if number.written else None
    found = [] if written is None else [written]
    if entry.number_key in number.keys:
        found.append(fields.SAME_NUMBER)
    if _meet(number.halves, fields.own_terms(entry)):
        found.append(fields.HALF_NUMBER)
    if _meet(number.halves, fields.hinted_terms(entry)):
        found.append(fields.HINTED_NUMBER)
    if _meet(number.keys, entry.cited_keys):
        found.append(fields.CITED_NUMBER)
    return sum(found) if found else None


def _total(scores: Iterable[float | None]) -> float | None:
    """Return the sum; None if one of *scores* is None."""
    total = 0.0
    for each in scores:
        if each is None:
            return None
        total += each
    return total


def _holds(row: Sequence[str], part: Sequence[str]) -> bool:
    size = len(part)
    return any(
        list(row[at : at + size]) == list(part) for at in range(len(row) - size + 1)
    )


def _one_of(name: str | None, keys: Sequence[str]) -> bool:
    return not keys or (name is not None and fields.name_key(name) in keys)


def _meet(one: Iterable[str], other: Iterable[str]) -> bool:
    return not set(one).isdisjoint(other)
