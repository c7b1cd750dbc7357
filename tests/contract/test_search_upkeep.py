"""How every search index is kept: what is put, removed, refreshed, remembered."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest
from elasticsearch import Elasticsearch

from schemas.search import SearchEntry, SearchQuery
from service.search.elastic import ElasticIndex, mapping
from service.search.execution import search
from service.search.port import SearchIndex
from tests.engines import INDEXES, make_index

PLAN = SearchEntry(
    id="plan",
    filename="ke-hoach.pdf",
    number="48/KH-VKS",
    number_key="48//KHVKS",
    body="Các đơn vị đăng ký thi đua.",
)
REPORT = SearchEntry(id="report", filename="bao-cao.pdf", body="Báo cáo thi đua.")


@pytest.fixture(params=INDEXES)
def index(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[SearchIndex]:
    with closing(make_index(request, tmp_path)) as made:
        put(made, PLAN, REPORT)
        yield made


def found(index: SearchIndex, text: str = "") -> list[str]:
    """Return the ids of the hits, in their order."""
    return [hit.id for hit in search(index, SearchQuery(text)).hits]


def put(index: SearchIndex, *entries: SearchEntry) -> None:
    index.put(entries)
    index.refresh()


def test_what_is_put_is_found_only_after_a_refresh(index: SearchIndex) -> None:
    index.put([replace(REPORT, id="late")])
    assert index.count() == 2

    index.refresh()
    assert index.count() == 3


def test_an_entry_with_a_known_id_takes_the_place_of_the_older_one(
    index: SearchIndex,
) -> None:
    put(index, replace(PLAN, body="Nội dung đã sửa."))

    assert index.count() == 2
    assert found(index, "đăng ký") == []
    assert found(index, '"đã sửa"') == ["plan"]


def test_of_two_entries_with_one_id_in_one_batch_the_last_stays(
    index: SearchIndex,
) -> None:
    put(index, replace(PLAN, body="bản đầu"), replace(PLAN, body="bản cuối"))

    assert index.count() == 2
    assert found(index, '"bản cuối"') == ["plan"]


def test_what_was_removed_is_not_found(index: SearchIndex) -> None:
    index.remove(["plan", "unknown"])
    index.refresh()

    assert index.count() == 1
    assert found(index, "48/KH-VKS") == []


def test_nothing_is_left_after_clear(index: SearchIndex) -> None:
    index.store_position(7)
    index.clear()

    assert (index.count(), index.position(), found(index)) == (0, 0, [])


def test_after_clear_entries_can_be_put_again(index: SearchIndex) -> None:
    index.clear()
    put(index, PLAN)

    assert found(index) == ["plan"]


def test_the_position_is_nothing_at_first(index: SearchIndex) -> None:
    assert index.position() == 0


def test_storing_the_position_makes_everything_visible(index: SearchIndex) -> None:
    index.remove(["plan"])
    index.store_position(12)

    assert (index.position(), index.count()) == (12, 1)


def test_what_was_not_refreshed_is_lost_by_close(index: SearchIndex) -> None:
    index.put([replace(REPORT, id="late")])
    index.close()
    index.refresh()

    assert index.count() == 2


def test_while_it_is_made_anew_the_old_one_answers(index: SearchIndex) -> None:
    index.store_position(9)
    index.start_over()
    put(index, replace(REPORT, id="new"))

    assert index.position() == 0
    assert sorted(found(index)) == ["plan", "report"]

    index.store_position(4)
    index.publish()
    assert (found(index), index.position()) == (["new"], 4)


def test_all_entries_are_listed_also_those_that_nobody_sees_yet(
    index: SearchIndex,
) -> None:
    many = [replace(REPORT, id=f"many{number}", arrived=number) for number in range(7)]
    put(index, *many)
    assert {each.id for each in index.entries()} == {
        *("plan", "report"),
        *(each.id for each in many),
    }

    index.start_over()
    put(index, replace(PLAN, subject="mới"))
    assert [(each.id, each.subject) for each in index.entries()] == [("plan", "mới")]


def test_an_index_that_was_begun_and_never_published_is_forgotten(
    index: SearchIndex,
) -> None:
    for unpublished in ("one", "two"):
        index.start_over()
        put(index, replace(REPORT, id=unpublished))

    index.publish()
    assert found(index) == ["two"]


def test_what_was_begun_and_stored_goes_on_after_it_was_closed(
    index: SearchIndex,
) -> None:
    """So a rebuild goes on after it was killed."""
    index.store_position(9, "of the ninth")
    assert not index.resume()
    index.start_over()
    put(index, replace(REPORT, id="new"))
    index.store_position(4, "of the fourth")
    index.close()
    assert sorted(found(index)) == ["plan", "report"]

    assert index.resume()
    assert (index.position(), index.digest()) == (4, "of the fourth")
    put(index, replace(REPORT, id="newer"))
    index.publish()

    assert sorted(found(index)) == ["new", "newer"]
    assert not index.resume()


def test_what_was_begun_and_discarded_leaves_the_old_one(index: SearchIndex) -> None:
    index.store_position(9, "of the ninth")
    index.start_over()
    put(index, replace(REPORT, id="new"))

    index.discard()

    assert not index.resume()
    assert (index.position(), index.digest()) == (9, "of the ninth")
    assert sorted(found(index)) == ["plan", "report"]


def test_searches_go_on_while_it_is_made_anew(index: SearchIndex) -> None:
    """Whoever searches finds all of the old or all of the new, and no error."""
    new = [replace(REPORT, id=f"new{number}") for number in range(40)]
    over = Event()

    def search_throughout() -> set[int]:
        totals = set()
        while not over.is_set():
            totals.add(search(index, SearchQuery("thi đua")).total)
        return totals

    with ThreadPoolExecutor() as threads:
        searching = threads.submit(search_throughout)
        for _ in range(3):
            index.start_over()
            for start in range(0, len(new), 10):
                put(index, *new[start : start + 10])
            index.publish()
        over.set()

    assert searching.result() <= {2, 40}
    assert index.count() == 40


@pytest.mark.elastic
@pytest.mark.xdist_group("elastic")
@pytest.mark.parametrize("end", ["-test", "-000002", "-000001", "2"])
def test_a_rebuild_leaves_archives_whose_names_begin_alike(
    request: pytest.FixtureRequest, end: str
) -> None:
    server = request.getfixturevalue("elastic").new_index()
    other = replace(server, index=f"{server.index}{end}")
    with closing(ElasticIndex(server)) as mine, closing(ElasticIndex(other)) as theirs:
        put(theirs, PLAN)
        put(mine, PLAN)
        for _ in range(2):
            mine.start_over()
            put(mine, PLAN)
            mine.publish()

        assert (theirs.count(), mine.count()) == (1, 1)


@pytest.mark.elastic
@pytest.mark.xdist_group("elastic")
def test_a_rebuild_replaces_an_index_that_was_named_with_a_hyphen(
    request: pytest.FixtureRequest,
) -> None:
    server = request.getfixturevalue("elastic").new_index()
    with (
        closing(ElasticIndex(server)) as index,
        Elasticsearch(server.url) as client,
    ):
        client.indices.create(
            index=f"{server.index}-000007",
            settings=mapping.SETTINGS,
            mappings=mapping.mappings(),
            aliases={server.index: {}},
        )
        put(index, PLAN)
        index.start_over()
        put(index, REPORT)
        index.publish()

        assert found(index) == ["report"]
        (name,) = client.indices.get(index=f"{server.index}*")
        assert name == f"{server.index}~000008"
