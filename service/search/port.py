"""What a search index can do; ``memory`` is the specification of each adapter.

Questions are read, and answers shown, outside of them: see ``searching``.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Protocol

from schemas.search import SearchEntry
from service.search.criteria import Criteria


@dataclass(frozen=True, slots=True)
class Scored:
    """An entry that answers, and how well; 0 where nothing was asked of its words."""

    score: float
    entry: SearchEntry


@dataclass(frozen=True, slots=True)
class Found:
    """How many entries answer, those of one page, and the counts of the facets.

    ``counts`` has the values of each facet that was wanted, over all that answer,
    each with the number of its documents, in no order.
    """

    total: int
    scored: tuple[Scored, ...] = ()
    counts: dict[str, list[tuple[str, int]]] = field(default_factory=dict)


class SearchIndex(Protocol):
    """Documents that are found by their words, their numbers and their dates.

    Everything may raise ``SearchUnavailableError``.
    """

    def put(self, entries: Iterable[SearchEntry]) -> None:
        """Add *entries*; one with a known id takes the place of the older one."""

    def remove(self, ids: Iterable[str]) -> None:
        """Take the documents *ids* out; unknown ids do not matter."""

    def refresh(self) -> None:
        """Make what was put or removed so far visible, and keep it for good."""

    def find(self, criteria: Criteria) -> Found:
        """Return one page of what answers *criteria*, in their order."""

    def alike(self, entry: SearchEntry, limit: int) -> tuple[Scored, ...]:
        """Return up to *limit* other entries that are most like *entry*.

        Like it are those that share its telling words, the rare ones above all, or cite
        what it cites.
        """

    def clear(self) -> None:
        """Take everything out, and set the position to 0; heals a broken index."""

    def start_over(self) -> None:
        """From now on put into an empty index, with position 0, that is not seen yet.

        Searches go on in what was there, until ``publish``.
        """

    def publish(self) -> None:
        """Let searches see what was put since ``start_over``, from one to the next."""

    def count(self) -> int:
        """Return how many documents can be found."""

    def position(self) -> int:
        """Return up to which event (counted from 1) the index is complete; 0: none."""

    def store_position(self, position: int) -> None:
        """Refresh, then remember that the index is complete up to *position*."""

    def close(self) -> None:
        """Let go of files and locks; what was not refreshed is lost."""
