"""One page of results: the query parsed, the index searched, the hits described."""

from collections.abc import Sequence
from dataclasses import replace

from schemas.search import SearchPage, SearchQuery
from service.search.criteria import Criteria, read_criteria
from service.search.cursors import Cursor, figure_of, write_cursor
from service.search.facets import sorted_facets
from service.search.hits import hit_of
from service.search.port import Scored, SearchIndex
from service.search.suggestions import suggest


def search(index: SearchIndex, query: SearchQuery) -> SearchPage:
    """Return one page of what matches *query* in *index*.

    If nothing does, but something would with a misspelt word corrected, the page shows
    that, and its ``read_as`` says so.

    Raises:
        QuerySyntaxError: The text of the query cannot be understood.
        SearchUnavailableError: The index cannot be reached.

    """
    page = answer(index, query)
    text = suggest(index, query) if page.total == 0 else None
    if text is None:
        return page
    meant = answer(index, replace(query, text=text))
    return replace(meant, read_as=text) if meant.total else page


def answer(index: SearchIndex, query: SearchQuery) -> SearchPage:
    """Return one page of what matches *query* as typed; see ``search``."""
    criteria = read_criteria(query)
    # one more than is shown, to know whether there is another page
    found = index.find(replace(criteria, limit=criteria.limit + 1))
    shown = found.scored[: criteria.limit]
    return SearchPage(
        total=found.total,
        hits=tuple(hit_of(each.entry, each.score, criteria.tree) for each in shown),
        facets=sorted_facets(found.counts),
        next=_next(criteria, shown) if len(found.scored) > len(shown) else None,
    )


def _next(criteria: Criteria, shown: Sequence[Scored]) -> str | None:
    """Return the cursor of the page after the one *shown*."""
    if not shown:
        return None
    last, before = shown[-1], criteria.after
    seen = (before.seen if before else 0) + criteria.offset + len(shown)
    figure = figure_of(last.entry, criteria.sort)
    return write_cursor(Cursor(criteria.sort, last.score, figure, seen))
