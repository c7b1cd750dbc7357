"""One page of results: the query parsed, the index searched, the hits described."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from schemas.search import SearchHit, SearchPage, SearchQuery, SortOrder
from service.lanes import require_demand
from service.search.conditions import Conditions
from service.search.criteria import Criteria, read_criteria
from service.search.cursors import Cursor, figure_of, is_same, write_cursor
from service.search.facets import sorted_facets
from service.search.hits import hits_of
from service.search.looser_trees import Readings, has_number, readings_of
from service.search.port import Found, Scored, SearchIndex
from service.search.query_tree import QueryTree
from service.search.suggestions import stand_in_a_row, suggest

_LITTLE = 3
"""Documents below which others are shown that have most of the words."""
_MANY_WORDS = 6
_LITTLE_OF_MANY = 10
"""The same for so many words in a row that one of them may be mistyped."""
_BESIDE = 3
"""Hits of what was typed that are shown beside those of what was meant."""


@dataclass(frozen=True, slots=True)
class _Matches:
    """What the index *found* for *criteria*; described only where it is shown.

    ``with_all_words`` is how many documents have all words as typed, if not all have.
    """

    criteria: Criteria
    found: Found
    has_changed: bool = False
    with_all_words: int | None = None

    @property
    def total(self) -> int:
        return self.found.total

    def beside(self, as_typed: int) -> "_Matches":
        """Return the same, where *as_typed* documents have all words as typed."""
        if as_typed == self.total:
            return self
        return replace(self, with_all_words=as_typed)

    def page(self) -> SearchPage:
        """Return the page, of one hit less than was looked for."""
        shown = self.found.scored[: self.criteria.limit - 1]
        has_next = len(self.found.scored) > len(shown)
        return SearchPage(
            total=self.total,
            hits=hits_of(shown, self.criteria.tree),
            facets=sorted_facets(self.found.counts),
            next=_next(self.criteria, shown, self.found.state) if has_next else None,
            order_changed=self.has_changed,
            with_all_words=self.with_all_words,
        )


def search(
    index: SearchIndex, query: SearchQuery, meant: tuple[str, ...] = ()
) -> SearchPage:
    """Return one page of what matches *query* in *index*.

    The documents *meant*, by id, match and come first. If nothing or little has all
    words as they were typed, those follow that have them with other accents; then what
    a misspelt word corrected finds (``read_as`` says so), or those that have most of
    the words.

    Raises:
        QuerySyntaxError: The text of the query cannot be understood.
        SearchUnavailableError: The index cannot be reached.
        AbandonedError: Nobody waits for the answer any more.

    """
    criteria = read_criteria(query)
    trees = readings_of(replace(criteria.tree, meant=meant))
    found, is_enough = _with_all_words(index, criteria, trees)
    if is_enough and not _may_be_mistyped(criteria, trees.whole[0], found):
        return found.page()
    text = _corrected(index, query, found)
    if text is None:
        if is_enough or trees.looser is None:
            return found.page()
        return _with_most_words(index, criteria, trees.looser, found).page()
    meant_criteria = read_criteria(replace(query, text=text))
    corrected, _ = _with_all_words(
        index, meant_criteria, readings_of(meant_criteria.tree)
    )
    beside = _beside(index, criteria, trees, found)
    return replace(corrected.page(), read_as=text, as_typed=beside)


def _beside(
    index: SearchIndex, criteria: Criteria, trees: Readings, found: _Matches
) -> tuple[SearchHit, ...]:
    """Return the first hits of what was typed, where something else was meant."""
    if trees.looser is None:
        return found.page().hits
    few = replace(criteria, limit=min(_BESIDE, criteria.limit), facets=())
    return _with_most_words(index, few, trees.looser, found).page().hits


def _corrected(index: SearchIndex, query: SearchQuery, found: _Matches) -> str | None:
    """Return *query* corrected, where nothing or little has its words as typed.

    What has them, or has them with other accents, is believed only if the words of the
    query stand there in a row, or if those of the corrected one do so nowhere.
    """
    if found.total == 0:
        return suggest(index, query)
    if stand_in_a_row(index, query.text):
        return None
    text = suggest(index, query)
    return text if text and stand_in_a_row(index, text) else None


def _may_be_mistyped(criteria: Criteria, tree: QueryTree, found: _Matches) -> bool:
    """Return whether few documents have all words of *tree*, for as many as it has."""
    as_typed = found.with_all_words
    if as_typed is not None and as_typed < _LITTLE:
        return True
    if criteria.sort is not SortOrder.RELEVANCE or tree.meant or has_number(tree):
        return False
    has_many = len(tree.whole_run()) >= _MANY_WORDS
    return has_many and found.total < _LITTLE_OF_MANY


def _with_all_words(
    index: SearchIndex, criteria: Criteria, trees: Readings
) -> tuple[_Matches, bool]:
    """Return what the first of *trees* finds that finds enough, and whether one does.

    Who chooses a value of a facet must find what it counts. So beside filters, too,
    it matters how many documents match without them.
    """
    first = found = _find(index, replace(criteria, tree=trees.whole[0]))
    for tree in trees.whole:
        if tree is not trees.whole[0]:
            found = _find(index, replace(criteria, tree=tree))
        if found.total and _is_enough(index, criteria, tree, found.total):
            return found.beside(first.total), True
    return found.beside(first.total), False


def _is_enough(
    index: SearchIndex, criteria: Criteria, tree: QueryTree, total: int
) -> bool:
    if criteria.sort is not SortOrder.RELEVANCE or tree.meant or has_number(tree):
        return True
    if total >= _LITTLE or criteria.conditions == Conditions():
        return total >= _LITTLE
    return index.find(Criteria(tree, limit=0)).total >= _LITTLE


def _with_most_words(
    index: SearchIndex, criteria: Criteria, looser: QueryTree, found: _Matches
) -> _Matches:
    """Return what was *found* with all words, followed by what has most of them."""
    most = _find(index, replace(criteria, tree=looser))
    as_typed = found.with_all_words
    return most.beside(found.total if as_typed is None else as_typed)


def answer(index: SearchIndex, query: SearchQuery) -> SearchPage:
    """Return one page of what matches all words of *query*, whatever their accents."""
    return _find(index, read_criteria(query)).page()


def _find(index: SearchIndex, criteria: Criteria) -> _Matches:
    """Return what matches *criteria*.

    By relevance, a document that came in may change all scores: so an index keeps the
    state that the first page saw for a while. Where that is gone, the page follows as
    many documents as were shown, not the score of the last one, and says so.
    """
    require_demand()
    # one more than is shown, to know whether there is another page
    criteria = replace(criteria, limit=criteria.limit + 1)
    found, has_changed = index.find(criteria), False
    if criteria.after and _has_changed(criteria.after, found):
        seen = criteria.after.seen + criteria.offset
        criteria, has_changed = replace(criteria, after=None, offset=seen), True
        found = index.find(criteria)
    return _Matches(criteria, found, has_changed)


def _has_changed(after: Cursor, found: Found) -> bool:
    by_score = after.sort is SortOrder.RELEVANCE and after.state != ""
    return by_score and not is_same(after.state, found.state)


def _next(criteria: Criteria, shown: Sequence[Scored], state: str) -> str | None:
    """Return the cursor of the page after the one *shown*."""
    if not shown:
        return None
    last, before = shown[-1], criteria.after
    seen = (before.seen if before else 0) + criteria.offset + len(shown)
    figure = figure_of(last.entry, criteria.sort)
    cursor = Cursor(criteria.sort, last.score, figure, seen, state)
    return write_cursor(cursor)
