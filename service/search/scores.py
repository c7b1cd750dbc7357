"""Whether one entry matches a query tree, and how well: plain, slow, the specification.

A score of None is no match; 0 is one.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from schemas.search import SearchEntry
from service.search import fields
from service.search.conditions import (
    Begun,
    Between,
    Condition,
    Conditions,
    Named,
    OneOf,
)
from service.search.near_words import is_near
from service.search.query_tree import (
    Beginning,
    Clause,
    Day,
    Either,
    Looser,
    Near,
    Number,
    Phrase,
    QueryTree,
)
from service.search.rewards import Reward, rewards_of_order, words_on_top


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of one field, with accents and without."""

    exact: list[str]
    plain: list[str]
    weight: float


def passes(entry: SearchEntry, conditions: Conditions) -> bool:
    """Return whether *entry* meets *conditions*."""
    held = _Held(entry)
    return all(
        any(map(held.meets, group)) for group in conditions.required
    ) and not any(map(held.meets, conditions.excluded))


class _Held:
    """The fields of one entry that conditions are about."""

    def __init__(self, entry: SearchEntry) -> None:
        self._keys = fields.key_fields(entry)
        self._figures = fields.figures(entry)
        self._names = fields.name_fields(entry) | fields.word_fields(entry)

    def meets(self, condition: Condition) -> bool:
        match condition:
            case OneOf(field=field, keys=keys):
                return _meet(keys, self._keys[field])
            case Between(field=field, first=first, last=last):
                figure = self._figures.get(field)
                return figure is not None and (
                    (first is None or first <= figure)
                    and (last is None or figure <= last)
                )
            case Named(field=field, words=words):
                return set(words) <= set(self._names[field])
            case Begun(field=field, start=start):
                return any(each.startswith(start) for each in self._names[field])


def score(entry: SearchEntry, tree: QueryTree) -> float | None:
    """Return how well *entry* matches *tree*, or None."""
    rows = _rows(entry)
    if any(_score(each, entry, rows) is not None for each in tree.unwanted):
        return None
    if not tree.asks:
        return 0.0
    answers = [
        _words(tree, entry, rows) if tree.wanted else None,
        _number(tree.number, entry, rows) if tree.number else None,
        fields.MEANT if entry.id in tree.meant else None,
    ]
    found = [each for each in answers if each is not None]
    return sum(found) if found else None


def _words(tree: QueryTree, entry: SearchEntry, rows: list[_Words]) -> float | None:
    """Return how well *entry* matches what is wanted, or the looser part of it."""
    wanted = _total(_score(each, entry, rows) for each in tree.wanted)
    if wanted is not None and tree.looser:
        wanted += fields.ALL_WORDS
    looser = _looser(tree.looser, entry, rows) if tree.looser else None
    found = [each for each in (wanted, looser) if each is not None]
    return sum(found) + _order(tree, entry) if found else None


def _looser(looser: Looser, entry: SearchEntry, rows: list[_Words]) -> float | None:
    needed = _total(_score(each, entry, rows) for each in looser.needed)
    scores = (_score(each, entry, rows) for each in looser.words)
    found = [each for each in scores if each is not None]
    if needed is None or len(found) < looser.least:
        return None
    return needed + sum(found)


def _order(tree: QueryTree, entry: SearchEntry) -> float:
    """Return the bonus for the order of words, and for those in what it is called."""
    rows = fields.word_fields(entry)
    in_order = [each for each in rewards_of_order(tree) if _stands(each, rows)]
    names = [rows[fields.plain_field(name)] for name in fields.ON_TOP]
    on_top = [
        options
        for options in words_on_top(tree)
        if any(
            all(any(_holds(each, row) for each in names) for row in option)
            for option in options
        )
    ]
    return sum(each.score for each in in_order) + fields.IN_TITLE * len(on_top)


def _stands(reward: Reward, rows: dict[str, list[str]]) -> bool:
    return _holds(rows[reward.field], reward.row)


def _rows(entry: SearchEntry) -> list[_Words]:
    rows = fields.word_fields(entry)
    return [
        _Words(rows[fields.exact_field(name)], rows[fields.plain_field(name)], weight)
        for name, weight in fields.WEIGHTS.items()
    ]


def _score(clause: Clause, entry: SearchEntry, rows: list[_Words]) -> float | None:
    match clause:
        case Phrase():
            return _phrase(clause, rows)
        case Number():
            return _number(clause, entry, rows)
        case Either(options=options):
            totals = [_total(_score(e, entry, rows) for e in row) for row in options]
            return max((total for total in totals if total is not None), default=None)
        case Day():
            return _day(clause, entry)
        case Near(plain=plain):
            near = [r.weight for r in rows if any(is_near(plain, w) for w in r.plain)]
            return max(near, default=None)
        case Beginning(plain=plain):
            begun = [r.weight for r in rows if any(map(_begins(plain), r.plain))]
            return max(begun, default=None)


def _phrase(phrase: Phrase, rows: list[_Words]) -> float | None:
    found = [row.weight for row in rows if _holds(row.plain, phrase.plain)]
    counts = phrase.accented or phrase.strict
    same = counts and any(_holds(row.exact, phrase.exact) for row in rows)
    if not found or (phrase.strict and not same):
        return None
    return max(found) + (fields.SAME_ACCENTS if same else 0.0)


def _number(number: Number, entry: SearchEntry, rows: list[_Words]) -> float | None:
    written = _phrase(number.written, rows) if number.written else None
    found = [] if written is None else [written]
    if entry.number_key in number.keys:
        found.append(fields.SAME_NUMBER)
    terms = fields.key_fields(entry)
    if _meet(number.halves, terms["own_terms"]):
        found.append(fields.HALF_NUMBER)
    if _meet(number.halves, terms["hinted_terms"]):
        found.append(fields.HINTED_NUMBER)
    if any(map(_begins(number.begun), terms["own_terms"])):
        found.append(fields.BEGUN_NUMBER)
    if _meet(number.keys, entry.cited_keys):
        found.append(fields.CITED_NUMBER)
    return sum(found) if found else None


def _begins(start: str | tuple[str, ...]) -> Callable[[str], bool]:
    return lambda word: word.startswith(start)


def _day(day: Day, entry: SearchEntry) -> float | None:
    keys, issued = fields.key_fields(entry), fields.figures(entry).get(fields.DAY)
    found = []
    if issued is not None and day.first <= issued <= day.last:
        found.append(fields.ISSUED_THEN)
    if day.is_period and day.term in keys["subject_days"]:
        found.append(fields.ABOUT_THEN)
    if day.term in keys["mentioned_days"]:
        found.append(fields.MENTIONED_THEN)
    return max(found, default=None)


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


def _meet(one: Iterable[str], other: Iterable[str]) -> bool:
    return not set(one).isdisjoint(other)
