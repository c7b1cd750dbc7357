"""What follows the events."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass
from typing import Any, Protocol

from sqlalchemy import Delete, Insert, Update

from schemas.errors import SearchUnavailableError

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class LoggedEvent:
    """An event of the log and its position, counted from 1."""

    position: int
    topic: str
    event: Any


@dataclass(frozen=True, slots=True)
class FailedEvent:
    """An event that a projection could not apply, and why; the others are applied."""

    position: int
    topic: str
    problem: str


@dataclass(frozen=True, slots=True)
class Change:
    """A statement, and the rows that it is executed with."""

    statement: Insert | Update | Delete
    rows: tuple[Row, ...]


class CatchesUp(Protocol):
    """What keeps all projections in step with the events."""

    def catch_up(self, *, wait: bool = True, hurry: bool = False) -> int:
        """Apply all new events; see ``Projections``."""

    def behind(self) -> int:
        """Return how many events the projection furthest behind has yet to apply."""

    def failures(self) -> tuple[FailedEvent, ...]:
        """Return the failed events, in order."""


class Projection(Protocol):
    """Something derived from events: the read models, the search index."""

    name: str

    def position(self) -> int:
        """Return up to which event it is complete; 0: none."""

    def digest(self) -> str:
        """Return the digest of the event at its position; empty: it is not known."""

    def apply(
        self, events: Sequence[LoggedEvent], position: int, digest: str = ""
    ) -> list[FailedEvent]:
        """Apply *events*, then store *position*; return those that failed.

        *digest* is that of the event at *position*.
        """

    def flush(self) -> None:
        """Finish what ``apply`` leaves until all new events are known."""

    def clear(self) -> None:
        """Start from nothing, at position 0; the old is visible until ``show``."""

    def resume(self) -> bool:
        """Go on with what a killed process built since ``clear``, if there is any.

        Return whether there is. It may be of other events, and have failed ones.
        """

    def show(self) -> None:
        """Make visible what was built since ``clear``."""


class Failures(Protocol):
    """The failed events, kept with the projections that they are missing from."""

    def put(self, projection: str, found: Iterable[FailedEvent]) -> None:
        """Store what *projection* could not apply; twice is once."""

    def positions(self, projection: str) -> tuple[int, ...]:
        """Return the positions of the events that *projection* could not apply."""

    def forget(self, projection: str) -> None:
        """Remove the failed events of *projection*."""

    def find(self) -> tuple[FailedEvent, ...]:
        """Return all failed events, in order."""


def positions_of(projections: Iterable[Projection]) -> Iterator[int]:
    """Yield the position of each projection; an index out of reach has none."""
    for each in projections:
        with suppress(SearchUnavailableError):
            yield each.position()


@dataclass(frozen=True, slots=True)
class Derived:
    """All that is derived from the events: each follows those before it."""

    projections: tuple[Projection, ...]
    failures: Failures


@dataclass(frozen=True, slots=True)
class Difference:
    """What is derived otherwise than from the events, and of which document or name.

    ``how`` says where and what: ``view_missing``, ``view_unknown``, ``view_differs``,
    and so ``entry_…`` of the index; ``fields`` are those that differ, if known.
    """

    how: str
    what: str
    fields: tuple[str, ...] = ()


class Generations(Protocol):
    """What is derived as it answers, and as it is rebuilt beside that."""

    def are_outdated(self) -> bool:
        """Return whether an earlier version made the read models that answer."""

    def are_readable(self) -> bool:
        """Return whether this version can answer from them all the same."""

    def beside(self) -> AbstractContextManager[Derived]:
        """Give the next ones, empty or as a killed process left them.

        What was not shown in the end is dropped, but stays after an interruption.
        """

    def discard(self) -> None:
        """Drop what a killed process left of the next ones."""

    def differences(self) -> Iterator[Difference]:
        """Yield what answers otherwise than the next ones, while these are there."""
