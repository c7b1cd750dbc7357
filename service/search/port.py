"""What a search index can do; ``memory`` is the specification of each adapter.

Parsing queries and describing hits is not theirs: see ``execution``.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Protocol

from schemas.search import SearchEntry
from service.search.criteria import Criteria


@dataclass(frozen=True, slots=True)
class Scored:
    """A matching entry and its score; 0 where the query has no words."""

    score: float
    entry: SearchEntry


@dataclass(frozen=True, slots=True)
class Found:
    """How many entries match, those of one page, and the counts of the facets.

    ``counts`` has the values of each requested facet over all matches, each with the
    number of its documents, in no order. ``state`` is another one once entries were
    put or removed, so that scores are others; it is known where scores count, and is
    what a cursor has as ``state``.
    """

    total: int
    scored: tuple[Scored, ...] = ()
    counts: dict[str, list[tuple[str, int]]] = field(default_factory=dict)
    state: str = ""


class SearchIndex(Protocol):
    """Documents that are found by their words, their numbers and their dates.

    Everything may raise ``SearchUnavailableError``.
    """

    def put(self, entries: Iterable[SearchEntry]) -> None:
        """Add *entries*; one with a known id replaces the older one."""

    def remove(self, ids: Iterable[str]) -> None:
        """Remove the documents *ids*; unknown ids are ignored."""

    def refresh(self) -> None:
        """Make what was put or removed so far visible and durable.

        Raises:
            RefusedEntriesError: Some entries are refused; the others are visible.

        """

    def find(self, criteria: Criteria) -> Found:
        """Return one page of what matches *criteria*, in their order.

        By relevance, pages after the first are found in the state that it saw, for as
        long as the index keeps that: at least for some minutes, in the same process.
        """

    def alike(self, entry: SearchEntry, limit: int) -> tuple[Scored, ...]:
        """Return up to *limit* other entries that are most like *entry*.

        Alike are those that share its characteristic words, above all rare ones, or
        cite what it cites.
        """

    def clear(self) -> None:
        """Remove everything and set the position to 0; repairs a broken index."""

    def start_over(self) -> None:
        """From now on fill an empty index, with position 0, that is not visible yet.

        Searches use the previous one until ``publish``.
        """

    def resume(self) -> bool:
        """Go on as after ``start_over``, with what was stored there before a kill.

        Return whether there is any. What was put since its position may be lost.
        """

    def publish(self) -> None:
        """Let searches see what was put since ``start_over``, in one step."""

    def discard(self) -> None:
        """Remove what was put since ``start_over``."""

    def entries(self) -> Iterator[SearchEntry]:
        """Yield all entries that were refreshed: of the next index once it is begun."""

    def count(self) -> int:
        """Return how many documents can be found."""

    def position(self) -> int:
        """Return up to which event (counted from 1) the index is complete; 0: none."""

    def digest(self) -> str:
        """Return what was stored with the position; empty: nothing."""

    def store_position(self, position: int, digest: str = "") -> None:
        """Refresh, then remember that the index is complete up to *position*.

        The *digest* says of which event that is the position.
        """

    def close(self) -> None:
        """Release files and locks; what was not refreshed is lost.

        What was not published is left to ``resume``.
        """
