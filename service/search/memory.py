"""A search index in memory: the specification of the others, and used in tests."""

from collections import Counter
from collections.abc import Iterable, Iterator
from math import log

from schemas.search import SearchEntry, SortOrder
from service.search.criteria import Criteria
from service.search.cursors import digest_of, figure_of
from service.search.facets import facet_values
from service.search.fields import newest_first
from service.search.held_states import HeldStates
from service.search.likeness import (
    LEAST_DOCUMENTS,
    LEAST_LETTERS,
    MOST_WORDS,
    SAME_SOURCE,
    characteristic_words,
)
from service.search.port import Found, Scored
from service.search.scores import passes, score


class MemoryIndex:
    """Keeps entries in a dict and scans all of them; see ``SearchIndex``."""

    def __init__(self) -> None:
        self._put: dict[str, SearchEntry] = {}
        self._visible: dict[str, SearchEntry] = {}
        self._position = 0
        self._digest = ""
        self._former: tuple[int, str] | None = None  # while it is built again
        self._refreshed = 0
        self._held = HeldStates[dict[str, SearchEntry]]()

    def put(self, entries: Iterable[SearchEntry]) -> None:
        """Add *entries*; one with a known id replaces the older one."""
        self._put |= {entry.id: entry for entry in entries}

    def remove(self, ids: Iterable[str]) -> None:
        """Remove the documents *ids*; unknown ids are ignored."""
        for each in ids:
            self._put.pop(each, None)

    def refresh(self) -> None:
        """Make what was put or removed so far visible."""
        if self._former is None:
            self._visible = dict(self._put)
            self._refreshed += 1

    def find(self, criteria: Criteria) -> Found:
        """Return one page of what matches *criteria*, in their order."""
        state, entries = self._state(criteria)
        matching = _find(entries, criteria)
        found = sorted(matching, key=lambda each: _rank(each, criteria))
        left = found
        if after := criteria.after:
            end = (-after.score, -after.figure)
            left = [each for each in found if _rank(each, criteria) > end]
        page = left[criteria.offset : criteria.offset + criteria.limit]
        counts = _counts(found, criteria.facets)
        return Found(len(found), tuple(page), counts, state)

    def alike(self, entry: SearchEntry, limit: int) -> tuple[Scored, ...]:
        """Return up to *limit* other entries that are most like *entry*."""
        held = {each.id: _words_of(each) for each in self._visible.values()}
        common = Counter(word for row in held.values() for word in row)
        mine = {
            word: count * log(1 + len(held) / common[word])
            for word, count in _words_of(entry).items()
            if common[word] >= LEAST_DOCUMENTS and len(word) >= LEAST_LETTERS
        }
        chosen = sorted(mine, key=lambda word: (-mine[word], word))[:MOST_WORDS]
        scored = [
            Scored(_likeness(entry, each, {w: mine[w] for w in chosen}), each)
            for each in self._visible.values()
            if each.id != entry.id
        ]
        found = [each for each in scored if each.score > 0]
        found.sort(key=lambda each: (-each.score, -newest_first(each.entry)))
        return tuple(found[:limit])

    def clear(self) -> None:
        """Remove everything and set the position to 0."""
        self.start_over()
        self.publish()

    def start_over(self) -> None:
        """Fill an empty index from now on; searches see it after ``publish``."""
        self._former = self._former or (self._position, self._digest)
        self._put, self._position, self._digest = {}, 0, ""

    def resume(self) -> bool:
        """Go on as after ``start_over``; return whether there is anything."""
        return self._former is not None

    def publish(self) -> None:
        """Let searches see what was put since ``start_over``."""
        self._former = None
        self.refresh()

    def discard(self) -> None:
        """Remove what was put since ``start_over``."""
        if self._former is not None:
            self._position, self._digest = self._former
            self._put, self._former = dict(self._visible), None

    def entries(self) -> Iterator[SearchEntry]:
        """Yield all entries that were refreshed: of the next index once it is begun."""
        yield from (self._visible if self._former is None else self._put).values()

    def count(self) -> int:
        """Return how many documents can be found."""
        return len(self._visible)

    def position(self) -> int:
        """Return up to which event the index is complete; 0: none."""
        return self._position

    def digest(self) -> str:
        """Return what was stored with the position; empty: nothing."""
        return self._digest

    def store_position(self, position: int, digest: str = "") -> None:
        """Refresh, then remember that the index is complete up to *position*."""
        self.refresh()
        self._position, self._digest = position, digest

    def close(self) -> None:
        """Forget what was not refreshed."""
        if self._former is None:
            self._put = dict(self._visible)

    def _state(self, criteria: Criteria) -> tuple[str, dict[str, SearchEntry]]:
        """Return the state that *criteria* page through, or else the current one."""
        by_relevance = criteria.sort is SortOrder.RELEVANCE
        if by_relevance and criteria.after:
            held = self._held.find(criteria.after.state)
            if held is not None:
                return criteria.after.state, held
        name = digest_of(str(self._refreshed))
        if by_relevance:
            self._held.hold(name, self._visible)
        return name, self._visible


def _find(entries: dict[str, SearchEntry], criteria: Criteria) -> Iterator[Scored]:
    for entry in entries.values():
        if not passes(entry, criteria.conditions):
            continue
        mark = score(entry, criteria.tree)
        if mark is not None:
            by_relevance = criteria.sort is SortOrder.RELEVANCE
            yield Scored(mark if by_relevance else 0.0, entry)


def _words_of(entry: SearchEntry) -> Counter[str]:
    return Counter(word for row in characteristic_words(entry).values() for word in row)


def _likeness(one: SearchEntry, other: SearchEntry, chosen: dict[str, float]) -> float:
    shared = _words_of(other).keys() & chosen.keys()
    same_source = not set(one.cited_keys).isdisjoint(other.cited_keys)
    return sum(chosen[word] for word in shared) + SAME_SOURCE * same_source


def _rank(scored: Scored, criteria: Criteria) -> tuple[float, int]:
    return -scored.score, -figure_of(scored.entry, criteria.sort)


def _counts(
    found: Iterable[Scored], facets: Iterable[str]
) -> dict[str, list[tuple[str, int]]]:
    counts: dict[str, Counter[str]] = {name: Counter() for name in facets}
    for each in found:
        values = facet_values(each.entry)
        for name, count in counts.items():
            count.update([values[name]] if name in values else [])
    return {name: list(count.items()) for name, count in counts.items()}
