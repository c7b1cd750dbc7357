"""Searches that people keep, to be told what is new for them."""

from dataclasses import dataclass
from uuid import NAMESPACE_URL, UUID, uuid5

from eventsourcing.domain import Aggregate, event


@dataclass(frozen=True, slots=True)
class Kept:
    """A search: its text, and the position in the log up to which it was looked at."""

    text: str
    seen: int


class SavedSearches(Aggregate):
    """All searches that are kept, by their names."""

    class Begun(Aggregate.Created):
        """The first search is kept."""

    class Saved(Aggregate.Event):
        """A search was kept under a name; what is there until *seen* is not new."""

        search: str
        text: str
        seen: int
        by: str

    class LookedAt(Aggregate.Event):
        """Somebody looked at what is new; from now on it is not."""

        search: str
        seen: int
        by: str

    class Removed(Aggregate.Event):
        """A search is no longer kept."""

        search: str
        by: str

    @event(Begun)
    def __init__(self) -> None:
        self.kept: dict[str, Kept] = {}

    @staticmethod
    def create_id() -> UUID:
        """Return the one id: an archive has one such aggregate."""
        return uuid5(NAMESPACE_URL, "vankho:saved-searches")

    @event(Saved)
    def save_search(self, search: str, text: str, seen: int, by: str) -> None:
        """Record that a search is kept under the name *search*."""
        self.kept[search] = Kept(text, seen)

    @event(LookedAt)
    def look_at(self, search: str, seen: int, by: str) -> None:
        """Record that what came in until *seen* was looked at."""
        self.kept[search] = Kept(self.kept[search].text, seen)

    @event(Removed)
    def remove_search(self, search: str, by: str) -> None:
        """Record that a search is no longer kept."""
        del self.kept[search]
