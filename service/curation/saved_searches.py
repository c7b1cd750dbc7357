"""Searches that are kept, and what came in for each since it was looked at last."""

from collections.abc import Iterable

from eventsourcing.application import AggregateNotFoundError

from schemas.errors import DocumentNotFoundError
from schemas.search import SavedSearch, SearchPage, SearchQuery
from service.document_log import DocumentLog
from service.domain.saved import SavedSearches
from service.search.criteria import read_criteria
from service.search.execution import answer
from service.search.port import SearchIndex

MOST_SHOWN = 100


class SavedSearchKeeper:
    """Keeps searches by name; *index* answers them.

    What is new counts by the order in which documents came in, not by their days: an
    old decision that arrives today is new. Raised is DocumentNotFoundError for a
    name under which nothing is kept.
    """

    def __init__(self, log: DocumentLog, index: SearchIndex) -> None:
        self._log = log
        self._index = index

    def save(self, name: str, text: str, by: str) -> None:
        """Keep the query *text* under *name*; what is there now is not new.

        Raises QuerySyntaxError where the query cannot be understood.
        """
        read_criteria(SearchQuery(text))
        searches = self._all()
        searches.save_search(name, text, self._index.position(), by)
        self._log.save(searches)

    def remove(self, name: str, by: str) -> None:
        """Keep the search no longer."""
        searches = self._all()
        self._text(searches, name)
        searches.remove_search(name, by)
        self._log.save(searches)

    def saved(self) -> tuple[SavedSearch, ...]:
        """Return all searches that are kept, with how much is new for each."""
        searches = self._all()
        return tuple(
            SavedSearch(name, kept.text, self._find(searches, name, 1).total)
            for name, kept in sorted(searches.kept.items())
        )

    def show_new(self, name: str) -> SearchPage:
        """Return what came in for the search since it was looked at last."""
        return self._find(self._all(), name, MOST_SHOWN)

    def mark_seen(self, names: Iterable[str], by: str) -> None:
        """Remember that what is there now for the searches was looked at."""
        searches, seen = self._all(), self._index.position()
        for name in names:
            self._text(searches, name)
            if searches.kept[name].seen < seen:
                searches.look_at(name, seen, by)
        self._log.save(searches)

    def _find(self, searches: SavedSearches, name: str, limit: int) -> SearchPage:
        text = self._text(searches, name)
        seen = searches.kept[name].seen
        return answer(self._index, SearchQuery(text, arrived_after=seen, limit=limit))

    def _text(self, searches: SavedSearches, name: str) -> str:
        if name not in searches.kept:
            raise DocumentNotFoundError(f"không có câu tìm kiếm {name}")
        return searches.kept[name].text

    def _all(self) -> SavedSearches:
        try:
            found: SavedSearches = self._log.repository.get(SavedSearches.create_id())
        except AggregateNotFoundError:
            return SavedSearches()
        return found
