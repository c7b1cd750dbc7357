"""Aggregates of earlier versions, whose events archives of then still hold.

All baskets were one aggregate, all saved searches another, so that clerks who had
nothing to do with one another wrote the same one. They are read, and written no more:
``Basket`` and ``SavedSearch`` start from what they held.
"""

from dataclasses import dataclass
from uuid import NAMESPACE_URL, UUID, uuid5

from eventsourcing.domain import Aggregate, event
from eventsourcing.utils import register_topic


class FormerBaskets(Aggregate):
    """The ids of the documents in each basket, by the baskets' names."""

    class Begun(Aggregate.Created):
        """The first basket was wanted."""

    class Put(Aggregate.Event):
        """A document was put into a basket, which was made where there was none."""

        basket: str
        document: str
        by: str

    class TakenOut(Aggregate.Event):
        """A document was taken out; an empty basket was gone."""

        basket: str
        document: str
        by: str

    @event(Begun)
    def __init__(self) -> None:
        self.held: dict[str, list[str]] = {}

    @staticmethod
    def create_id() -> UUID:
        """Return the one id: an archive has at most one such aggregate."""
        return uuid5(NAMESPACE_URL, "vankho:baskets")

    @event(Put)
    def _put(self, basket: str, document: str, by: str) -> None:
        self.held.setdefault(basket, []).append(document)

    @event(TakenOut)
    def _take_out(self, basket: str, document: str, by: str) -> None:
        self.held[basket].remove(document)


@dataclass(frozen=True, slots=True)
class KeptQuery:
    """A query, and the position in the log up to which somebody had looked at it."""

    text: str
    seen: int


class FormerSavedSearches(Aggregate):
    """All queries that were kept, by their names."""

    class Begun(Aggregate.Created):
        """The first search was kept."""

    class Saved(Aggregate.Event):
        """A search was kept; what had come in until ``seen`` was not new."""

        search: str
        text: str
        seen: int
        by: str

    class LookedAt(Aggregate.Event):
        """Somebody looked at what had come in until ``seen``."""

        search: str
        seen: int
        by: str

    class Removed(Aggregate.Event):
        """A search was no longer kept."""

        search: str
        by: str

    @event(Begun)
    def __init__(self) -> None:
        self.kept: dict[str, KeptQuery] = {}

    @staticmethod
    def create_id() -> UUID:
        """Return the one id: an archive has at most one such aggregate."""
        return uuid5(NAMESPACE_URL, "vankho:saved-searches")

    @event(Saved)
    def _save(self, search: str, text: str, seen: int, by: str) -> None:
        self.kept[search] = KeptQuery(text, seen)

    @event(LookedAt)
    def _look_at(self, search: str, seen: int, by: str) -> None:
        self.kept[search] = KeptQuery(self.kept[search].text, seen)

    @event(Removed)
    def _remove(self, search: str, by: str) -> None:
        del self.kept[search]


# the names under which their events are stored
register_topic("service.domain.baskets:Baskets", FormerBaskets)
register_topic("service.domain.saved:SavedSearches", FormerSavedSearches)
