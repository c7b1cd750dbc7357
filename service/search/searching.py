"""One page of answers: the question read, the index asked, the hits shown."""

from dataclasses import replace

from schemas.search import SearchPage, SearchQuery
from service.search.criteria import read_criteria
from service.search.facets import sorted_facets
from service.search.hits import hit_of
from service.search.port import SearchIndex
from service.search.suggesting import suggest


def search(index: SearchIndex, query: SearchQuery) -> SearchPage:
    """Return one page of what answers *query* in *index*.

    Where nothing does, but something would if a word was misspelt, that is what the
    page shows, and its ``read_as`` says so.

    Raises:
        QuerySyntaxError: The text of the query cannot be understood.
        SearchUnavailableError: The index cannot be asked.

    """
    page = _answer(index, query)
    text = suggest(index, query) if page.total == 0 else None
    if text is None:
        return page
    meant = _answer(index, replace(query, text=text))
    return replace(meant, read_as=text) if meant.total else page


def _answer(index: SearchIndex, query: SearchQuery) -> SearchPage:
    criteria = read_criteria(query)
    found = index.find(criteria)
    return SearchPage(
        total=found.total,
        hits=tuple(
            hit_of(each.entry, each.score, criteria.question) for each in found.scored
        ),
        facets=sorted_facets(found.counts),
    )
