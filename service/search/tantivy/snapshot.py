"""One state of an index on disk, which later changes leave as it is."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tantivy import Query, Schema, Searcher

from schemas.search import SortOrder
from service.search import fields
from service.search.criteria import Criteria
from service.search.port import Found, Scored
from service.search.tantivy import index_schema
from service.search.tantivy.named_errors import named_errors
from service.search.tantivy.ordered_hits import Ranking
from service.search.tantivy.tantivy_query import make_query

_MOST_VALUES = 10_000  # of a facet


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What *searcher* sees of the index in *directory*, and the name of that state.

    Files that are deleted meanwhile stay on the disk for as long as it lives.
    """

    name: str
    searcher: Searcher
    schema: Schema
    directory: Path

    def find(self, criteria: Criteria) -> Found:
        """Return one page of what matches *criteria*, in their order.

        Raises:
            SearchUnavailableError: The index is broken.

        """
        query = make_query(self.schema, criteria)
        with named_errors(self.directory):
            total, scored = self._page(query, criteria)
            counts = self._counts(query, criteria.facets)
            return Found(total, scored, counts, self.name)

    def _page(self, query: Query, criteria: Criteria) -> tuple[int, tuple[Scored, ...]]:
        """Return how many documents match, and the wanted page of them."""
        ranking = Ranking(self.searcher, self.schema, query)
        by_relevance = criteria.sort is SortOrder.RELEVANCE
        find = ranking.by_score if by_relevance else ranking.by_figure
        page = tuple(
            Scored(score, index_schema.entry_of(self.searcher.doc(address)))
            for score, address in find(criteria)
        )
        return ranking.total, page

    def _counts(
        self, query: Query, facets: Iterable[str]
    ) -> dict[str, list[tuple[str, int]]]:
        wanted = {
            name: {"terms": {"field": fields.facet_field(name), "size": _MOST_VALUES}}
            for name in facets
        }
        answer = self.searcher.aggregate(query, wanted) if wanted else {}
        return {
            name: [(each["key"], each["doc_count"]) for each in answer[name]["buckets"]]
            for name in wanted
        }
