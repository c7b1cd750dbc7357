"""The order of matches: by score, newer documents first among equal scores."""

from operator import itemgetter

from tantivy import DocAddress, FieldType, Occur, Query, Schema, Searcher

from schemas.search import SortOrder
from service.search import fields
from service.search.criteria import Criteria

Hit = tuple[float, DocAddress]

_FIGURES = {
    SortOrder.NEWEST: fields.NEWEST_FIRST,
    SortOrder.OLDEST: fields.OLDEST_FIRST,
}
_SPARE = 500
"""Hits fetched beyond those wanted, as some may have the same score; they cost next to
nothing, while another search costs as much as the first."""
_MORE = 10
"""The factor by which more hits are fetched if that was not enough."""


class Ranking:
    """Finds what matches *query*, a page at a time, and then knows the total."""

    def __init__(self, searcher: Searcher, schema: Schema, query: Query) -> None:
        self._searcher = searcher
        self._schema = schema
        self._query = query
        self.total = 0

    def by_figure(self, criteria: Criteria) -> list[Hit]:
        """Return the page of *criteria*, ordered by date."""
        name = _FIGURES[criteria.sort]
        query = self._query
        if criteria.after:
            self.total = self._count(query)
            query = self._before(query, name, criteria.after.figure)
        found = self._searcher.search(
            query,
            limit=self._room(criteria.limit),
            offset=min(criteria.offset, self._room(criteria.offset)),
            order_by_field=name,
        )
        if not criteria.after:
            self.total = found.count  # type: ignore[attr-defined]  # not in their stubs
        return [(0.0, address) for _, address in found.hits[: criteria.limit]]

    def by_score(self, criteria: Criteria) -> list[Hit]:
        """Return the page of *criteria*, ordered by score.

        The engine orders hits of equal score in its own way, so all hits of the last
        score needed are fetched and ordered here.
        """
        skipped = criteria.offset + (criteria.after.seen if criteria.after else 0)
        wanted = skipped + criteria.limit
        hits = self._best(wanted + _SPARE)
        while len(hits) >= wanted > 0 and hits[-1][0] == hits[wanted - 1][0]:
            if len(hits) >= self.total:
                break
            hits = self._best(_MORE * len(hits))
        figures = self._searcher.fast_field_values(
            fields.NEWEST_FIRST, [address for _, address in hits]
        )
        ranked = sorted(
            (
                (-hit[0], -(figure or 0), hit[1])
                for hit, figure in zip(hits, figures, strict=True)
            ),
            key=itemgetter(0, 1),
        )
        if criteria.after:
            end = (-criteria.after.score, -criteria.after.figure)
            ranked = [each for each in ranked if each[:2] > end]
            skipped = criteria.offset
        page = ranked[skipped : skipped + criteria.limit]
        return [(-score, address) for score, _, address in page]

    def _best(self, limit: int) -> list[Hit]:
        found = self._searcher.search(self._query, limit=self._room(limit))
        self.total = found.count  # type: ignore[attr-defined]  # not in their stubs
        return list(found.hits)

    def _room(self, limit: int) -> int:
        """Return *limit*, at most all: tantivy allocates room for *limit* hits."""
        return max(1, min(limit, self._searcher.num_docs))

    def _count(self, query: Query) -> int:
        found = self._searcher.search(query, limit=1)
        return int(found.count)  # type: ignore[attr-defined]  # not in their stubs

    def _before(self, query: Query, name: str, figure: int) -> Query:
        rest = Query.range_query(
            self._schema, name, FieldType.Unsigned, 0, figure, include_upper=False
        )
        return Query.boolean_query([(Occur.Must, query), (Occur.Must, rest)])
