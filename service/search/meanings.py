"""Documents that mean nearly what was asked, in words that are not those of the query.

They are an addition below the hits, whose order is untouched. Filters hold for them as
for all others: the index itself is asked for the candidates, by their ids.
"""

from collections.abc import Iterable, Iterator
from typing import Protocol

from schemas.errors import DamagedDatabaseError
from schemas.search import SearchEntry, SearchHit, SearchPage, SearchQuery, SortOrder
from service.search.criteria import Criteria, read_criteria
from service.search.hits import hit_of
from service.search.port import SearchIndex
from service.search.query_tree import Clause, Either, Phrase, QueryTree

MOST_NEAR = 3
_CANDIDATES = 50
"""More than are shown: some are hits already, or are left out by the filters."""
_LEAST_WORDS = 3
"""With fewer, everything is near."""


class Meanings(Protocol):
    """What documents are about, as vectors of kind and subject."""

    def keep(self, entries: Iterable[SearchEntry]) -> Iterator[SearchEntry]:
        """Yield *entries* on; what they are about is kept once all are taken."""

    def remove(self, ids: Iterable[str]) -> None:
        """Forget the documents *ids*; unknown ids are ignored."""

    def nearest(self, text: str, limit: int) -> dict[str, float]:
        """Return ids of documents that are about *text*, nearest first.

        The figures are how near: 1 is the same. What is not near enough is left out.
        """


class NoMeanings:
    """Of an archive that does not look for meanings."""

    def keep(self, entries: Iterable[SearchEntry]) -> Iterator[SearchEntry]:
        """Yield *entries* on."""
        yield from entries

    def remove(self, ids: Iterable[str]) -> None:
        """Forget nothing, since nothing is kept."""

    def nearest(self, text: str, limit: int) -> dict[str, float]:  # noqa: ARG002
        """Return that nothing is near."""
        return {}


def find_near(
    index: SearchIndex, meanings: Meanings, query: SearchQuery, page: SearchPage
) -> tuple[SearchHit, ...]:
    """Return up to three documents near to *query* that are not on its first *page*.

    None where the query has anything but words, or is for another page or order.

    Raises:
        ArchiveError: the index or the meanings cannot be reached.

    """
    if query.sort is not SortOrder.RELEVANCE or query.offset or query.after:
        return ()
    criteria = read_criteria(query)
    words = _words_of(criteria.tree)
    if len(words) < _LEAST_WORDS:
        return ()
    try:
        near = meanings.nearest(" ".join(words), _CANDIDATES)
    except DamagedDatabaseError:
        return ()  # the hits stand without them; what is put next begins a new file
    for each in (*page.hits, *page.as_typed):
        near.pop(each.id, None)
    if not near:
        return ()
    tree = QueryTree(unwanted=criteria.tree.unwanted, meant=tuple(near))
    wanted = Criteria(tree, criteria.conditions, SortOrder.RELEVANCE, len(near))
    entries = {each.entry.id: each.entry for each in index.find(wanted).scored}
    held = [each for each in near if each in entries]
    return tuple(
        hit_of(entries[each], near[each], QueryTree()) for each in held[:MOST_NEAR]
    )


def _words_of(tree: QueryTree) -> list[str]:
    """Return the words that are wanted, as typed; none if a number or day is, too."""
    if tree.number:
        return []
    rows = [_row(each) for each in tree.wanted]
    return [word for row in rows for word in row] if all(rows) else []


def _row(clause: Clause) -> tuple[str, ...]:
    match clause:
        case Phrase(words=words):
            return words
        case Either(options=(first, *_)):
            rows = [_row(each) for each in first]
            return tuple(word for row in rows for word in row) if all(rows) else ()
        case _:
            return ()
