"""What keeps up with the events."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class LoggedEvent:
    """An event of the log and its position, counted from 1."""

    position: int
    topic: str
    event: Any


@dataclass(frozen=True, slots=True)
class FailedEvent:
    """An event that a projection could not take in, and why; the rest goes on."""

    position: int
    topic: str
    problem: str


class Projection(Protocol):
    """A view made of events."""

    name: str

    def position(self) -> int:
        """Return up to which event the view is complete; 0: none."""

    def apply(self, events: Sequence[LoggedEvent], position: int) -> list[FailedEvent]:
        """Take in *events*, then remember *position*; return what was set aside."""

    def flush(self) -> None:
        """Finish what ``apply`` left open until all that came in is known."""

    def clear(self) -> None:
        """Begin with nothing, at position 0; until ``show`` the old may be seen."""

    def show(self) -> None:
        """Let everyone see what was made since ``clear``."""
