"""A query, read once for all adapters: its question, and its filters as conditions."""

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
from service.search.query_tree import Question


@dataclass(frozen=True, slots=True)
class Criteria:
    """What a document must be to answer, and which of those that do are wanted.

    ``sort`` is by relevance only where there is a question that documents can be
    relevant to. ``facets`` are those that are to be counted.
    """

    question: Question = field(default_factory=Question)
    conditions: Conditions = field(default_factory=Conditions)
    sort: SortOrder = SortOrder.NEWEST
    limit: int = 20
    offset: int = 0
    after: Cursor | None = None
    facets: tuple[str, ...] = ()


def read_criteria(query: SearchQuery) -> Criteria:
    """Return what *query* asks.

    Raises:
        QuerySyntaxError: The text, the number of ``cites`` or ``after`` cannot be
            understood.

    """
    question, typed = read_query(query.text)
    needed = (*typed.needed, *_beside(query))
    _require_days_in_order(needed)
    by_relevance = query.sort is SortOrder.RELEVANCE
    sort = SortOrder.NEWEST if by_relevance and not question.wanted else query.sort
    return Criteria(
        question=question,
        conditions=Conditions(needed, typed.excluded),
        sort=sort,
        limit=query.limit,
        offset=query.offset,
        after=read_cursor(query.after, sort) if query.after else None,
        facets=FACETS,
    )


def _beside(query: SearchQuery) -> Iterable[tuple[Condition, ...]]:
    """Yield what the filters beside the text ask for."""
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


def _require_days_in_order(needed: Sequence[tuple[Condition, ...]]) -> None:
    ranges = [each for (each, *others) in needed if not others]
    days = [e for e in ranges if isinstance(e, Between) and e.field == fields.DAY]
    first = max((each.first for each in days if each.first), default=0)
    if any(each.last is not None and each.last < first for each in days):
        raise QuerySyntaxError("Ngày đầu đứng sau ngày cuối.")
