"""A query, parsed once for all adapters: its tree, and its filters as conditions."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

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
    required = (*typed.required, *_beside(query))
    _require_days_in_order(required)
    by_relevance = query.sort is SortOrder.RELEVANCE
    sort = SortOrder.NEWEST if by_relevance and not tree.asks else query.sort
    return Criteria(
        tree=tree,
        conditions=Conditions(required, typed.excluded),
        sort=sort,
        limit=query.limit,
        offset=query.offset,
        after=read_cursor(query.after, sort) if query.after else None,
        facets=FACETS,
    )


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
