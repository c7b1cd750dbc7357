"""A query, parsed once for all adapters: its tree, and its filters as conditions."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from schemas.errors import QuerySyntaxError
from schemas.search import SearchQuery, SortOrder
from service.search import fields
from service.search.conditions import Between, Condition, Conditions, OneOf
from service.search.cursors import Cursor, read_cursor
from service.search.facets import FACETS
from service.search.filters import cited_in, day_range
from service.search.language import read_query
from service.search.query_tree import QueryTree

MOST_LETTERS = 1000
"""Of a question: a long citation has three hundred."""


@dataclass(frozen=True, slots=True)
class Criteria:
    """What a document must be to match, and which page of the matches is wanted.

    ``sort`` is by relevance only if the tree asks for words that documents can be
    relevant to. ``facets`` are those to be counted.
    """

    tree: QueryTree = field(default_factory=QueryTree)
    conditions: Conditions = field(default_factory=Conditions)
    sort: SortOrder = SortOrder.NEWEST
    limit: int = 20
    offset: int = 0
    after: Cursor | None = None
    facets: tuple[str, ...] = ()


def read_criteria(query: SearchQuery) -> Criteria:
    """Return the criteria of *query*.

    Raises:
        QuerySyntaxError: The text, the number of ``cites`` or ``after`` cannot be
            understood, or the text is too long.

    """
    if len(query.text) > MOST_LETTERS:
        raise QuerySyntaxError(f"Câu hỏi dài hơn {MOST_LETTERS} chữ.")
    tree, typed = read_query(query.text)
    required = tuple(_with_linked(e, query) for e in (*typed.required, *_beside(query)))
    _require_days_in_order(required)
    by_relevance = query.sort is SortOrder.RELEVANCE
    sort = SortOrder.NEWEST if by_relevance and not tree.asks else query.sort
    return Criteria(
        tree=tree,
        conditions=Conditions(required, _with_linked(typed.excluded, query)),
        sort=sort,
        limit=query.limit,
        offset=query.offset,
        after=read_cursor(query.after, sort) if query.after else None,
        facets=FACETS,
    )


def with_linked(
    query: SearchQuery, citing: Callable[[Sequence[str]], tuple[str, ...]]
) -> SearchQuery:
    """Return *query*, knowing who cites the documents that its filters ask for.

    *citing* gives, for keys of a number, the ids of those whose citations mean it.
    Raises QuerySyntaxError.
    """
    conditions = read_criteria(query).conditions
    groups = (*conditions.required, conditions.excluded)
    asked = dict.fromkeys(keys for each in groups for keys in _cited_keys(each))
    return replace(query, linked=tuple((keys, citing(keys)) for keys in asked))


def _with_linked(
    group: tuple[Condition, ...], query: SearchQuery
) -> tuple[Condition, ...]:
    """Return the *group* of alternatives, and those that cite in other words."""
    linked = dict(query.linked)
    found = (linked.get(keys, ()) for keys in _cited_keys(group))
    return (*group, *(OneOf("id", ids) for ids in found if ids))


def _cited_keys(group: Iterable[Condition]) -> Iterator[tuple[str, ...]]:
    for each in group:
        if isinstance(each, OneOf) and each.field == "cited_keys":
            yield each.keys


def _beside(query: SearchQuery) -> Iterable[tuple[Condition, ...]]:
    """Yield the conditions of the filters given beside the text."""
    for key_field, names in (
        ("doc_type_key", query.doc_types),
        ("issuer_key", query.issuers),
        ("signer_key", query.signers),
    ):
        if names:
            yield (OneOf(key_field, tuple(map(fields.name_key, names))),)
    if query.standings:
        yield (OneOf("standing", query.standings),)
    if query.issued_from or query.issued_to:
        yield (day_range(query.issued_from, query.issued_to),)
    if query.arrived_after is not None:
        yield (Between(fields.ARRIVED, query.arrived_after + 1, None),)
    if query.cites and query.cites.strip():
        yield (cited_in(query.cites),)


def _require_days_in_order(required: Sequence[tuple[Condition, ...]]) -> None:
    ranges = [each for (each, *others) in required if not others]
    days = [e for e in ranges if isinstance(e, Between) and e.field == fields.DAY]
    first = max((each.first for each in days if each.first), default=0)
    if any(each.last is not None and each.last < first for each in days):
        raise QuerySyntaxError("Ngày đầu đứng sau ngày cuối.")
