"""A text in which the filters are written finds what they found beside it."""

from datetime import date

import pytest

from schemas.search import SearchQuery
from schemas.standing import Force
from service.search.execution import search
from service.search.memory import MemoryIndex
from service.search.written_query import written_query
from tests.entries import DIRECTIVE, PLAN, put

FILTERS = [
    SearchQuery(doc_types=("Kế hoạch", "Báo cáo")),
    SearchQuery(issuers=(PLAN.issuer or "",)),
    SearchQuery(signers=(PLAN.signer or "",)),
    SearchQuery(issued_from=PLAN.issued_on, issued_to=PLAN.issued_on),
    SearchQuery(issued_to=date(1999, 1, 1)),
    SearchQuery("thi đua", cites="34-CT/TW"),
]


@pytest.fixture(scope="module")
def index() -> MemoryIndex:
    found = MemoryIndex()
    put(found, PLAN)
    put(found, DIRECTIVE)
    return found


def ids(index: MemoryIndex, query: SearchQuery) -> list[str]:
    return sorted(hit.id for hit in search(index, query).hits)


@pytest.mark.parametrize("query", FILTERS)
def test_the_text_finds_what_the_filters_find(
    query: SearchQuery, index: MemoryIndex
) -> None:
    assert ids(index, SearchQuery(written_query(query))) == ids(index, query)


def test_an_issuer_of_more_words_is_another(index: MemoryIndex) -> None:
    words = (PLAN.issuer or "").split()
    less = SearchQuery(issuers=(" ".join(words[:-1]),))

    assert ids(index, SearchQuery(written_query(less))) == ids(index, less) == []


@pytest.mark.parametrize("force", list(Force))
def test_each_standing_has_a_name(force: Force, index: MemoryIndex) -> None:
    text = written_query(SearchQuery("thi đua", standings=(force,)))

    assert text.endswith('" thi đua')
    assert ids(index, SearchQuery(text)) == []


def test_a_text_without_filters_stays_as_it_was_typed() -> None:
    assert written_query(SearchQuery('"nông thôn" OR xã')) == '"nông thôn" OR xã'
