"""Page after page, each document comes once, in every index."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from schemas.errors import QuerySyntaxError
from schemas.search import SearchEntry, SearchPage, SearchQuery, SortOrder
from service.search.cursors import read_cursor, write_cursor
from service.search.execution import search
from service.search.port import SearchIndex
from tests.engines import INDEXES, make_index
from tests.entries import PLAN, put

MANY = [
    replace(
        PLAN,
        id=f"plan-{serial:02}",
        issued_on=PLAN.issued_on and PLAN.issued_on + timedelta(days=serial // 3),
        body="Thi đua. " * (1 + serial % 4),
        arrived=serial,
    )
    for serial in range(23)
]


@pytest.fixture(params=INDEXES)
def index(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[SearchIndex]:
    with closing(make_index(request, tmp_path)) as made:
        put(made, *MANY)
        yield made


def pages(index: SearchIndex, query: SearchQuery) -> Iterator[SearchPage]:
    """Yield the page of *query*, and those after it, to the last one."""
    page = search(index, query)
    yield page
    while page.next:
        page = search(index, replace(query, after=page.next, offset=0))
        yield page


def ids(found: Iterator[SearchPage]) -> list[str]:
    return [hit.id for page in found for hit in page.hits]


@pytest.mark.parametrize("sort", SortOrder)
@pytest.mark.parametrize("text", ["thi đua", ""])
def test_page_after_page_each_document_comes_once_in_its_order(
    index: SearchIndex, sort: SortOrder, text: str
) -> None:
    query = SearchQuery(text, sort=sort)
    whole = [hit.id for hit in search(index, replace(query, limit=100)).hits]

    assert ids(pages(index, replace(query, limit=5))) == whole
    assert len(set(whole)) == len(MANY)


def test_each_page_tells_of_all_that_answers(index: SearchIndex) -> None:
    found = list(pages(index, SearchQuery("thi đua", limit=10)))

    assert {page.total for page in found} == {len(MANY)}
    assert all(page.facets["doc_type"][0].count == len(MANY) for page in found)


def test_what_is_newer_than_the_page_before_is_not_told_again(
    index: SearchIndex,
) -> None:
    first = search(index, SearchQuery(limit=5))
    put(index, replace(PLAN, id="newest", issued_on=date(2026, 1, 1)))
    second = search(index, SearchQuery(limit=5, after=first.next))

    assert not {hit.id for hit in first.hits} & {hit.id for hit in second.hits}
    assert "newest" not in {hit.id for hit in second.hits}


def test_a_part_of_the_next_page_may_be_skipped(index: SearchIndex) -> None:
    query = SearchQuery("thi đua", limit=4)
    first = search(index, query)
    whole = [hit.id for hit in search(index, replace(query, limit=100)).hits]
    found = search(index, replace(query, after=first.next, offset=2))

    assert [hit.id for hit in found.hits] == whole[6:10]


@pytest.mark.parametrize("word", ["", "x", "e30", "WzFd", "đ"])
def test_what_is_no_cursor_is_told(index: SearchIndex, word: str) -> None:
    with pytest.raises(QuerySyntaxError, match="dấu trang"):
        search(index, SearchQuery(after=word or "="))


def test_a_cursor_of_another_order_is_told(index: SearchIndex) -> None:
    newest = search(index, SearchQuery(limit=5)).next

    with pytest.raises(QuerySyntaxError, match="thứ tự"):
        search(index, SearchQuery(sort=SortOrder.OLDEST, after=newest))


def test_what_came_in_after_an_event_is_told_apart(index: SearchIndex) -> None:
    found = search(index, SearchQuery("thi đua", arrived_after=20))

    assert {hit.id for hit in found.hits} == {"plan-21", "plan-22"}


def others(count: int) -> list[SearchEntry]:
    """Return entries beside which the word *thi* is a common one."""
    plain = replace(PLAN, subject=None, filename="", body="Thi công.")
    return [replace(plain, id=f"other {n}") for n in range(count)]


@pytest.mark.parametrize("offset", [0, 2])
def test_by_relevance_no_document_is_skipped_while_others_come_in(
    index: SearchIndex, offset: int
) -> None:
    query = SearchQuery("thi đua", limit=5)
    whole = [hit.id for hit in search(index, replace(query, limit=100)).hits]
    page = search(index, query)
    seen, number = [hit.id for hit in page.hits], 0
    while page.next:
        number += 1
        best = replace(PLAN, id=f"best {number}", body="Thi đua. " * 9)
        put(index, best, *others(40 * number))
        index.remove([whole[-1]])
        index.store_position(number)
        skipped = offset if number == 1 else 0
        page = search(index, replace(query, after=page.next, offset=skipped))
        seen += [hit.id for hit in page.hits]
        assert (page.total, page.order_changed) == (len(MANY), False)

    assert seen == whole[:5] + whole[5 + offset :]


def test_a_new_search_sees_what_came_in_while_others_page(index: SearchIndex) -> None:
    first = search(index, SearchQuery("thi đua", limit=5))
    put(index, replace(PLAN, id="late"))
    search(index, SearchQuery("thi đua", limit=5, after=first.next))

    assert search(index, SearchQuery("thi đua")).total == len(MANY) + 1


def test_a_rebuild_is_not_seen_by_pages_unless_they_say_so(index: SearchIndex) -> None:
    first = search(index, SearchQuery("thi đua", limit=5))
    index.start_over()
    put(index, *others(3))
    index.publish()
    second = search(index, SearchQuery("thi đua", limit=5, after=first.next))

    kept = (len(MANY), False)
    # Elasticsearch keeps no state of an index that was removed
    assert (second.total, second.order_changed) in {kept, (0, True)}
    assert search(index, SearchQuery("thi đua")).total == 0


def test_where_the_state_is_gone_the_page_says_that_documents_came_in(
    index: SearchIndex,
) -> None:
    query = SearchQuery("thi đua", limit=5)
    cursor = read_cursor(search(index, query).next or "", SortOrder.RELEVANCE)
    state, _, _ = cursor.state.partition(":")
    unchanged = write_cursor(replace(cursor, state=state))
    gone = write_cursor(replace(cursor, state="another"))

    assert not search(index, replace(query, after=unchanged)).order_changed
    assert search(index, replace(query, after=gone)).order_changed
    assert len([*ids(pages(index, replace(query, after=gone)))]) == 18


def test_while_nothing_comes_in_the_order_stays(index: SearchIndex) -> None:
    found = pages(index, SearchQuery("thi đua", limit=5))

    assert not any(page.order_changed for page in found)
