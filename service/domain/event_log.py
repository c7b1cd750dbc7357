"""The events as they are derived from: all, or those that a reader may know of."""

from collections.abc import Iterator, Sequence
from typing import Any, Protocol

from eventsourcing.persistence import Notification


class EventLog(Protocol):
    """Events in one order; ``DocumentLog`` has all of them."""

    def events_of(self, document: str) -> Iterator[Any]:
        """Yield the events of a document (an id), the first one first."""

    def events_after(self, position: int, limit: int) -> Sequence[Notification]:
        """Return up to *limit* stored events after *position* (0: from the first)."""

    def event_of(self, stored: Notification) -> Any:
        """Return the event that was stored."""

    def last_position(self) -> int:
        """Return the position of the last event, 0 where there is none."""

    def count(self) -> int:
        """Return how many events there are."""

    def identity_at(self, position: int) -> str:
        """Return which event is at *position*; empty: there is none."""
