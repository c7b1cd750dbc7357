"""One page of answers: the question read, the index asked, the hits shown."""

from schemas.search import SearchPage, SearchQuery
from service.search.criteria import read_criteria
from service.search.facets import sorted_facets
from service.search.hits import hit_of
from service.search.port import SearchIndex


def search(index: SearchIndex, query: SearchQuery) -> SearchPage:
    """Return one page of what answers *query* in *index*.

    Raises:
        QuerySyntaxError: The text of the query cannot be understood.
        SearchUnavailableError: The index cannot be asked.

    """
    criteria = read_criteria(query)
    found = index.find(criteria)
    return SearchPage(
        total=found.total,
        hits=tuple(
            hit_of(each.entry, each.score, criteria.question) for each in found.scored
        ),
        facets=sorted_facets(found.counts),
    )
