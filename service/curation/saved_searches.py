"""Saved searches, and what arrived for each since it was last looked at."""

from collections.abc import Callable, Iterable

from schemas.errors import SavedSearchNotFoundError
from schemas.search import (
    SavedSearch,
    SearchHit,
    SearchPage,
    SearchQuery,
    SortOrder,
)
from service.domain.document_log import DocumentLog
from service.domain.former_aggregates import FormerSavedSearches
from service.domain.saved_search import SavedQuery
from service.graph.curated import CuratedRows, SavedRow
from service.graph.lookup import find_citing
from service.graph.port import Graph
from service.projections.port import CatchesUp
from service.search.criteria import read_criteria, with_linked
from service.search.execution import answer
from service.search.hits import hit_of
from service.search.port import SearchIndex
from service.search.query_tree import QueryTree
from service.search.written_query import written_query

MOST_SHOWN = 100
MOST_ARRIVED = 1000


class SavedSearchKeeper:
    """Saves searches by name; *index* answers them.

    What is new counts by the order in which documents came in, not by their dates: an
    old decision that arrives today is new. SavedSearchNotFoundError is raised for a
    name under which nothing is saved, ConflictError where others keep changing it.
    """

    def __init__(  # what it reads and writes
        self,
        log: DocumentLog,
        index: SearchIndex,
        rows: CuratedRows,
        projections: CatchesUp,
        graph: Graph,
    ) -> None:
        self._log = log
        self._index = index
        self._rows = rows
        self._projections = projections
        self._graph = graph

    def save(self, name: str, text: str, by: str) -> None:
        """Save the query *text* under *name*; what is there now is not new.

        *text* may have filters in it, see ``written_query``. Raises QuerySyntaxError
        where the query cannot be understood.
        """
        read_criteria(SearchQuery(text))
        seen = self._index.position()
        self._change(name, lambda each: each.save(text, seen, by))

    def save_filtered(self, name: str, query: SearchQuery, by: str) -> None:
        """Save *query* as ``save`` does; its filters become part of the text.

        Raises QuerySyntaxError, too, where a filter cannot be written so.
        """
        self.save(name, written_query(query), by)

    def remove(self, name: str, by: str) -> None:
        """Remove the saved search."""
        self._change(name, lambda each: each.remove(by))

    def saved(self) -> tuple[SavedSearch, ...]:
        """Return all saved searches, with how much is new for each."""
        return tuple(
            SavedSearch(each.search, each.query, self._find(each, 1).total)
            for each in self._rows.saved()
        )

    def show_new(self, name: str) -> SearchPage:
        """Return what arrived for the search since it was last looked at."""
        return self._find(self._require(name), MOST_SHOWN)

    def position(self) -> int:
        """Return up to where the log can be found by searching."""
        return self._index.position()

    def arrivals(self, name: str, since: int) -> tuple[SearchHit, ...]:
        """Return what came to the search after *since*, the latest arrival first.

        Of more than ``MOST_ARRIVED``, those of the latest dates; of these, the
        ``MOST_SHOWN`` that came last.
        """
        saved = self._require(name)
        newest = SearchQuery(
            saved.query,
            arrived_after=since,
            limit=MOST_ARRIVED,
            sort=SortOrder.NEWEST,
        )
        found = self._index.find(read_criteria(newest)).scored
        latest = sorted(found, key=lambda each: each.entry.arrived, reverse=True)
        return tuple(
            hit_of(each.entry, each.score, QueryTree()) for each in latest[:MOST_SHOWN]
        )

    def mark_seen(self, names: Iterable[str], by: str) -> None:
        """Record that what is there now for the searches was looked at."""
        seen = self._index.position()
        for name in names:
            self._change(name, lambda each: each.mark_seen(seen, by))

    def _require(self, name: str) -> SavedRow:
        found = self._rows.saved_under(name)
        if found is None:
            raise SavedSearchNotFoundError(name)
        return found

    def _find(self, saved: SavedRow, limit: int) -> SearchPage:
        query = SearchQuery(saved.query, arrived_after=saved.seen, limit=limit)
        query = with_linked(query, lambda keys: find_citing(self._graph, keys))
        return answer(self._index, query)

    def _change(self, name: str, decide: Callable[[SavedQuery], None]) -> None:
        self._log.change(lambda: self._load(name), decide)
        self._projections.catch_up(hurry=True)

    def _load(self, name: str) -> SavedQuery:
        found = self._log.find(SavedQuery, SavedQuery.create_id(name))
        return found or self._former(name) or SavedQuery(name, None, 0)

    def _former(self, name: str) -> SavedQuery | None:
        """Return the search as an earlier version of the archive saved it."""
        former = self._log.find(FormerSavedSearches, FormerSavedSearches.create_id())
        kept = former.kept.get(name) if former else None
        return SavedQuery(name, kept.text, kept.seen) if kept else None
