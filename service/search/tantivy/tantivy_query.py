"""Criteria as a tantivy query; ``service.search.scores`` defines its meaning."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from math import log

from tantivy import FieldType, Occur, Query, Schema, Searcher

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


def make_query(schema: Schema, criteria: Criteria) -> Query:
    """Return the query that finds what matches *criteria*."""
    return _QueryBuilder(schema).criteria(criteria)


def make_alike_query(schema: Schema, searcher: Searcher, entry: SearchEntry) -> Query:
    """Return the query that finds other entries like *entry*."""
    sources = Query.term_set_query(schema, "cited_keys", list(entry.cited_keys))
    words = [
        Query.term_query(schema, field, word, "freq")
        for field, word in _rarest_words(searcher, entry)
    ]
    own = Query.term_query(schema, "id", entry.id, "basic")
    like = _any([Query.const_score_query(sources, SAME_SOURCE), *words])
    return Query.boolean_query([(Occur.Must, like), (Occur.MustNot, own)])


def _rarest_words(searcher: Searcher, entry: SearchEntry) -> list[tuple[str, str]]:
    """Return the characteristic words of *entry*, each with its field.

    The engine has a query for that, too, which panics as soon as more documents with a
    word were replaced than there are documents.
    """
    weights: dict[tuple[str, str], float] = {}
    for field, row in characteristic_words(entry).items():
        for word, count in Counter(row).items():
            if len(word) >= LEAST_LETTERS:
                held = searcher.doc_freq(field, word)
                if held >= LEAST_DOCUMENTS:
                    weights[field, word] = count * log(1 + searcher.num_docs / held)
    return sorted(weights, key=lambda each: (-weights[each], each))[:MOST_WORDS]


class _QueryBuilder:
    """Builds queries for one schema."""

    def __init__(self, schema: Schema) -> None:
        self._schema = schema

    def criteria(self, criteria: Criteria) -> Query:
        conditions = criteria.conditions
        required = [self._group(each) for each in conditions.required]
        excluded = [(Occur.MustNot, self._meets(each)) for each in conditions.excluded]
        query = _all([self._tree(criteria.tree), *required])
        return (
            Query.boolean_query([(Occur.Must, query), *excluded]) if excluded else query
        )

    def _group(self, conditions: Iterable[Condition]) -> Query:
        return Query.const_score_query(_any(map(self._meets, conditions)), 0.0)

    def _meets(self, condition: Condition) -> Query:
        match condition:
            case OneOf(field=field, keys=keys):
                return self._one_of(field, keys)
            case Between(field=field, first=first, last=last):
                return self._between(field, first, last)
            case Named(field=field, words=words):
                return _all(self._row(field, [word]) for word in words)
            case Begun(field=field, start=start):
                return self._begun(field, start)

    def _tree(self, tree: QueryTree) -> Query:
        """Return what is wanted, or its number, but nothing unwanted."""
        found = [self._words(tree)] if tree.wanted else []
        if tree.number:
            found.append(self._number(tree.number))
        if tree.meant:
            meant = self._one_of("id", tree.meant)
            found.append(Query.const_score_query(meant, fields.MEANT))
        unwanted = [(Occur.MustNot, self._clause(each)) for each in tree.unwanted]
        wanted = _any(found) if found else Query.all_query()
        return Query.boolean_query([(Occur.Must, wanted), *unwanted])

    def _words(self, tree: QueryTree) -> Query:
        wanted = _all(map(self._clause, tree.wanted))
        if tree.looser:
            bonus = Query.const_score_query(Query.all_query(), fields.ALL_WORDS)
            wanted = _any([_all([wanted, bonus]), self._looser(tree.looser)])
        return self._in_order(tree, wanted)

    def _looser(self, looser: Looser) -> Query:
        needed = list(map(self._clause, looser.needed))
        words = list(map(self._clause, looser.words))
        if looser.least:
            return _all([*needed, _at_least(looser.least, words)])
        return _more(_all(needed), *words)

    def _in_order(self, tree: QueryTree, wanted: Query) -> Query:
        """Return *wanted*, scored higher if words are in the order of the query."""
        runs = [
            Query.const_score_query(self._row(each.field, each.row), each.score)
            for each in rewards_of_order(tree)
        ]
        words = [
            Query.const_score_query(self._on_top(each), fields.IN_TITLE)
            for each in words_on_top(tree)
        ]
        return _more(wanted, *runs, *words) if runs or words else wanted

    def _on_top(self, options: Options) -> Query:
        return _any(
            _all(
                _any(self._row(fields.plain_field(name), row) for name in fields.ON_TOP)
                for row in option
            )
            for option in options
        )

    def _clause(self, clause: Clause) -> Query:
        match clause:
            case Phrase():
                return self._phrase(clause)
            case Number():
                return self._number(clause)
            case Either(options=options):
                return _any(_all(map(self._clause, option)) for option in options)
            case Day():
                return self._day(clause)
            case Near(plain=plain):
                return self._near(plain)
            case Beginning(plain=plain):
                return self._in_best_field(lambda name: self._begun(name, plain))

    def _phrase(self, phrase: Phrase) -> Query:
        """Return *phrase* unaccented in the best field, higher if accents agree."""
        found = self._in_best_field(lambda name: self._row(name, phrase.plain))
        if not (phrase.accented or phrase.strict):
            return found
        names = map(fields.exact_field, fields.WEIGHTS)
        same = Query.const_score_query(
            _any(self._row(name, phrase.exact) for name in names), fields.SAME_ACCENTS
        )
        return _all([found, same]) if phrase.strict else _more(found, same)

    def _near(self, plain: str) -> Query:
        return self._in_best_field(
            lambda name: Query.fuzzy_term_query(
                self._schema, name, plain, distance=1, transposition_cost_one=True
            )
        )

    def _in_best_field(self, find: Callable[[str], Query]) -> Query:
        """Return what *find* gives for the best of the unaccented fields."""
        return Query.disjunction_max_query(
            [
                Query.boost_query(find(fields.plain_field(name)), weight)
                for name, weight in fields.WEIGHTS.items()
            ]
        )

    def _row(self, field: str, row: Sequence[str]) -> Query:
        if len(row) == 1:
            return Query.term_query(self._schema, field, row[0], "freq")
        return Query.phrase_query(self._schema, field, list(row))

    def _number(self, number: Number) -> Query:
        terms = (
            ("number_key", number.keys, fields.SAME_NUMBER),
            ("own_terms", number.halves, fields.HALF_NUMBER),
            ("hinted_terms", number.halves, fields.HINTED_NUMBER),
            ("cited_keys", number.keys, fields.CITED_NUMBER),
        )
        found = [
            Query.const_score_query(self._one_of(field, values), score)
            for field, values, score in terms
        ]
        for start in number.begun:
            begun = self._begun("own_terms", start)
            found.append(Query.const_score_query(begun, fields.BEGUN_NUMBER))
        return _any([*found, self._phrase(number.written)] if number.written else found)

    def _begun(self, field: str, start: str) -> Query:
        return Query.regex_query(self._schema, field, f"{re.escape(start)}.*")

    def _day(self, day: Day) -> Query:
        found = [
            (self._between(fields.DAY, day.first, day.last), fields.ISSUED_THEN),
            (self._one_of("mentioned_days", [day.term]), fields.MENTIONED_THEN),
        ]
        if day.is_period:
            about = self._one_of("subject_days", [day.term])
            found.append((about, fields.ABOUT_THEN))
        return Query.disjunction_max_query(
            [Query.const_score_query(query, score) for query, score in found]
        )

    def _between(self, field: str, first: int | None, last: int | None) -> Query:
        kind = FieldType.Integer
        return Query.range_query(self._schema, field, kind, first, last)

    def _one_of(self, field: str, values: Sequence[str]) -> Query:
        return Query.term_set_query(self._schema, field, list(values))


def _all(queries: Iterable[Query]) -> Query:
    required = [(Occur.Must, query) for query in queries]
    return Query.boolean_query(required) if required else Query.all_query()


def _any(queries: Iterable[Query]) -> Query:
    return Query.boolean_query([(Occur.Should, query) for query in queries])


def _at_least(count: int, queries: Iterable[Query]) -> Query:
    optional = [(Occur.Should, query) for query in queries]
    return Query.boolean_query(optional, minimum_number_should_match=count)


def _more(query: Query, *better: Query) -> Query:
    return Query.boolean_query(
        [(Occur.Must, query), *((Occur.Should, each) for each in better)]
    )
