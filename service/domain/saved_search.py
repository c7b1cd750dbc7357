"""A saved search: a query that somebody keeps, to see what is new for it."""

from uuid import NAMESPACE_URL, UUID, uuid5

from eventsourcing.domain import Aggregate, event

from schemas.errors import SavedSearchNotFoundError


class SavedQuery(Aggregate):
    """The query that is kept under one name; None where it was removed.

    ``seen`` is the position in the log up to which somebody has looked at it.
    """

    class Started(Aggregate.Created):
        """The name, ``search``, is wanted for a query.

        ``query`` and ``seen`` are those that the archive's ``FormerSavedSearches``
        had under it, None and 0 where there were none.
        """

        search: str
        query: str | None
        seen: int

    class QuerySaved(Aggregate.Event):
        """A query was saved; what had come in until ``seen`` is not new."""

        search: str
        query: str
        seen: int
        by: str

    class Seen(Aggregate.Event):
        """Somebody looked at what had come in until ``seen``."""

        search: str
        seen: int
        by: str

    class Removed(Aggregate.Event):
        """The query is no longer kept."""

        search: str
        by: str

    @event(Started)
    def __init__(self, search: str, query: str | None, seen: int) -> None:
        self.search = search
        self.query = query
        self.seen = seen

    @staticmethod
    def create_id(search: str) -> UUID:
        """Return the id of the search of that name."""
        return uuid5(NAMESPACE_URL, f"vankho:saved-search:{search}")

    def save(self, query: str, seen: int, by: str) -> None:
        """Record the query; what came in until *seen* is not new."""
        self._save(self.search, query, seen, by)

    def mark_seen(self, seen: int, by: str) -> None:
        """Record that what came in until *seen* was looked at.

        Raises:
            SavedSearchNotFoundError: the search was removed.

        """
        self._require_query()
        if self.seen < seen:
            self._mark_seen(self.search, seen, by)

    def remove(self, by: str) -> None:
        """Record that the query is no longer kept.

        Raises:
            SavedSearchNotFoundError: the search was removed before.

        """
        self._require_query()
        self._remove(self.search, by)

    def _require_query(self) -> None:
        if self.query is None:
            raise SavedSearchNotFoundError(self.search)

    @event(QuerySaved)
    def _save(self, search: str, query: str, seen: int, by: str) -> None:
        self.query = query
        self.seen = seen

    @event(Seen)
    def _mark_seen(self, search: str, seen: int, by: str) -> None:
        self.seen = seen

    @event(Removed)
    def _remove(self, search: str, by: str) -> None:
        self.query = None
