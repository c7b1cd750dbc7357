"""A search index in memory: the specification of the others, and for tests."""

from collections import Counter
from collections.abc import Iterable

from schemas.search import (
    FacetValue,
    SearchEntry,
    SearchPage,
    SearchQuery,
    SortOrder,
)
from service.search.criteria import Criteria, read_criteria
from service.search.facets import FACETS, count_facets, facet_values
from service.search.fields import newest_first, oldest_first
from service.search.hits import hit_of
from service.search.scoring import passes, score

_Scored = tuple[float, SearchEntry]


class MemoryIndex:
    """Keeps entries in a dict and looks at each of them; see ``SearchIndex``."""

    def __init__(self) -> None:
        self._put: dict[str, SearchEntry] = {}
        self._visible: dict[str, SearchEntry] = {}
        self._position = 0
        self._anew = False

    def put(self, entries: Iterable[SearchEntry]) -> None:
        """Add *entries*; one with a known id takes the place of the older one."""
        self._put |= {entry.id: entry for entry in entries}

    def remove(self, ids: Iterable[str]) -> None:
        """Take the documents *ids* out; unknown ids do not matter."""
        for each in ids:
            self._put.pop(each, None)

    def refresh(self) -> None:
        """Make what was put or removed so far visible."""
        if not self._anew:
            self._visible = dict(self._put)

    def search(self, query: SearchQuery) -> SearchPage:
        """Return one page of what answers *query*.

        Raises:
            QuerySyntaxError: The text of the query cannot be understood.

        """
        criteria = read_criteria(query)
        found = sorted(self._find(criteria), key=lambda each: _rank(each, criteria))
        page = found[query.offset : query.offset + query.limit]
        hits = tuple(hit_of(entry, mark, criteria.question) for mark, entry in page)
        return SearchPage(len(found), hits, _facets(entry for _, entry in found))

    def clear(self) -> None:
        """Take everything out, and set the position to 0."""
        self.start_over()
        self.publish()

    def start_over(self) -> None:
        """Put into an empty index from now on; searches see it after ``publish``."""
        self._put, self._position, self._anew = {}, 0, True

    def publish(self) -> None:
        """Let searches see what was put since ``start_over``."""
        self._anew = False
        self.refresh()

    def count(self) -> int:
        """Return how many documents can be found."""
        return len(self._visible)

    def position(self) -> int:
        """Return up to which event the index is complete; 0: none."""
        return self._position

    def store_position(self, position: int) -> None:
        """Refresh, then remember that the index is complete up to *position*."""
        self.refresh()
        self._position = position

    def close(self) -> None:
        """Forget what was not refreshed."""
        self._put = dict(self._visible)

    def _find(self, criteria: Criteria) -> Iterable[_Scored]:
        question = criteria.question
        for entry in self._visible.values():
            if not passes(entry, criteria):
                continue
            mark = score(entry, question)
            if mark is not None:
                yield mark if criteria.sort is SortOrder.RELEVANCE else 0.0, entry


def _rank(scored: _Scored, criteria: Criteria) -> tuple[float, int]:
    mark, entry = scored
    if criteria.sort is SortOrder.OLDEST:
        return 0.0, -oldest_first(entry)
    return -mark, -newest_first(entry)


def _facets(entries: Iterable[SearchEntry]) -> dict[str, tuple[FacetValue, ...]]:
    counts: dict[str, Counter[str]] = {name: Counter() for name in FACETS}
    for entry in entries:
        for name, value in facet_values(entry).items():
            counts[name][value] += 1
    return count_facets({name: values.items() for name, values in counts.items()})
