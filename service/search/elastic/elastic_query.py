"""Criteria as an Elasticsearch query; ``service.search.scores`` defines its meaning."""

from collections.abc import Iterable, Sequence
from typing import Any

from schemas.search import SearchEntry
from service.search import fields
from service.search.conditions import Begun, Between, Condition, Named, OneOf
from service.search.criteria import Criteria
from service.search.likeness import (
    LEAST_DOCUMENTS,
    LEAST_LETTERS,
    MOST_WORDS,
    SAME_SOURCE,
    characteristic_words,
)
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
from service.search.rewards import Options, rewards_of_order, words_on_top

Query = dict[str, Any]

CUT = "whitespace"
"""The analyzer of words that we have cut ourselves."""


def make_query(criteria: Criteria) -> Query:
    """Return the query that finds what matches *criteria*."""
    conditions = criteria.conditions
    return {
        "bool": {
            "must": [_tree(criteria.tree)],
            "filter": [_any(map(_meets, group)) for group in conditions.required],
            "must_not": list(map(_meets, conditions.excluded)),
        }
    }


def make_alike_query(entry: SearchEntry, index: str) -> Query:
    """Return the query that finds entries of *index* like *entry*."""
    rows = {name: " ".join(row) for name, row in characteristic_words(entry).items()}
    words = {
        "more_like_this": {
            "fields": list(rows),
            "like": [{"_index": index, "doc": rows}],
            "min_doc_freq": LEAST_DOCUMENTS,
            "min_term_freq": 1,
            "max_query_terms": MOST_WORDS,
            "min_word_length": LEAST_LETTERS,
            "minimum_should_match": 1,
        }
    }
    sources = _constant(_one_of("cited_keys", entry.cited_keys), SAME_SOURCE)
    return {
        "bool": {
            "should": [words, sources] if rows else [sources],
            "minimum_should_match": 1,
            "must_not": [_one_of("id", (entry.id,))],
        }
    }


def _meets(condition: Condition) -> Query:
    match condition:
        case OneOf(field=field, keys=keys):
            return _one_of(field, keys)
        case Between(field=field, first=first, last=last):
            return _between(field, first, last)
        case Named(field=field, words=words):
            return _all(_row(field, [word]) for word in words)
        case Begun(field=field, start=start):
            return {"prefix": {field: start}}


def _tree(tree: QueryTree) -> Query:
    """Return what is wanted, or its number, but nothing unwanted."""
    found = [_words(tree)] if tree.wanted else []
    if tree.number:
        found.append(_number(tree.number))
    if tree.meant:
        found.append(_constant(_one_of("id", tree.meant), fields.MEANT))
    wanted = _any(found) if found else _all(())
    unwanted = list(map(_clause, tree.unwanted))
    return {"bool": {"must": [wanted], "must_not": unwanted}}


def _words(tree: QueryTree) -> Query:
    wanted = list(map(_clause, tree.wanted))
    if not tree.looser:
        return _in_order(tree, _all(wanted))
    whole = _all([*wanted, _constant({"match_all": {}}, fields.ALL_WORDS)])
    return _in_order(tree, _any([whole, _looser(tree.looser)]))


def _looser(looser: Looser) -> Query:
    words = list(map(_clause, looser.words))
    found = {"must": list(map(_clause, looser.needed)), "should": words}
    return {"bool": {**found, "minimum_should_match": looser.least}}


def _in_order(tree: QueryTree, wanted: Query) -> Query:
    """Return *wanted*, scored higher if words are in the order of the query."""
    runs = [
        _constant(_row(each.field, each.row), each.score)
        for each in rewards_of_order(tree)
    ]
    words = [_constant(_on_top(e), fields.IN_TITLE) for e in words_on_top(tree)]
    more = [*runs, *words]
    return {"bool": {"must": [wanted], "should": more}} if more else wanted


def _on_top(options: Options) -> Query:
    names = list(map(fields.plain_field, fields.ON_TOP))
    return _any(
        _all(_any(_row(name, row) for name in names) for row in option)
        for option in options
    )


def _clause(clause: Clause) -> Query:
    match clause:
        case Phrase():
            return _phrase(clause)
        case Number():
            return _number(clause)
        case Either(options=options):
            return _any(_all(map(_clause, option)) for option in options)
        case Day():
            return _day(clause)
        case Near(plain=plain):
            return _near(plain)
        case Beginning(plain=plain):
            return _in_best_field("prefix", {"value": plain})


def _phrase(phrase: Phrase) -> Query:
    """Return *phrase* unaccented in the best field, scored higher if accents agree."""
    found = {
        "dis_max": {
            "queries": [
                _row(fields.plain_field(name), phrase.plain, weight)
                for name, weight in fields.WEIGHTS.items()
            ]
        }
    }
    if not (phrase.accented or phrase.strict):
        return found
    names = map(fields.exact_field, fields.WEIGHTS)
    rows = (_row(name, phrase.exact) for name in names)
    same = _constant(_any(rows), fields.SAME_ACCENTS)
    better = "must" if phrase.strict else "should"
    return {"bool": _merged({"must": [found]}, {better: [same]})}


def _near(plain: str) -> Query:
    return _in_best_field("fuzzy", {"value": plain, "fuzziness": 1})


def _in_best_field(kind: str, sought: Query) -> Query:
    rows = [
        {kind: {fields.plain_field(name): {**sought, "boost": weight}}}
        for name, weight in fields.WEIGHTS.items()
    ]
    return {"dis_max": {"queries": rows}}


def _row(field: str, row: Sequence[str], weight: float = 1.0) -> Query:
    if len(row) == 1:
        return {"term": {field: {"value": row[0], "boost": weight}}}
    sought = {"query": " ".join(row), "boost": weight, "analyzer": CUT}
    return {"match_phrase": {field: sought}}


def _number(number: Number) -> Query:
    terms = (
        ("number_key", number.keys, fields.SAME_NUMBER),
        ("own_terms", number.halves, fields.HALF_NUMBER),
        ("hinted_terms", number.halves, fields.HINTED_NUMBER),
        ("cited_keys", number.keys, fields.CITED_NUMBER),
    )
    found = [_constant(_one_of(field, each), score) for field, each, score in terms]
    found += [
        _constant({"prefix": {"own_terms": start}}, fields.BEGUN_NUMBER)
        for start in number.begun
    ]
    return _any([*found, _phrase(number.written)] if number.written else found)


def _day(day: Day) -> Query:
    found = [
        _constant(_between(fields.DAY, day.first, day.last), fields.ISSUED_THEN),
        _constant(_one_of("mentioned_days", (day.term,)), fields.MENTIONED_THEN),
    ]
    if day.is_period:
        about = _one_of("subject_days", (day.term,))
        found.append(_constant(about, fields.ABOUT_THEN))
    return {"dis_max": {"queries": found}}


def _between(field: str, first: int | None, last: int | None) -> Query:
    ends = {"gte": first, "lte": last}
    given = {name: end for name, end in ends.items() if end is not None}
    return {"range": {field: given}}


def _one_of(field: str, values: Sequence[str]) -> Query:
    return {"terms": {field: list(values)}}


def _constant(query: Query, score: float) -> Query:
    return {"constant_score": {"filter": query, "boost": score}}


def _all(queries: Iterable[Query]) -> Query:
    each = list(queries)
    return {"bool": {"must": each}} if each else _constant({"match_all": {}}, 0.0)


def _any(queries: Iterable[Query]) -> Query:
    return {"bool": {"should": list(queries), "minimum_should_match": 1}}


def _merged(one: dict[str, list[Query]], other: dict[str, list[Query]]) -> Query:
    return {name: one.get(name, []) + other.get(name, []) for name in (*one, *other)}
