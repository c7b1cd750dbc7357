"""How every search index is kept: what is put, removed, refreshed, remembered."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from schemas.search import SearchEntry, SearchQuery
from service.search.memory import MemoryIndex
from service.search.port import SearchIndex
from service.search.tantivy import TantivyIndex

PLAN = SearchEntry(
    id="plan",
    filename="ke-hoach.pdf",
    number="48/KH-VKS",
    number_key="48//KHVKS",
    body="Các đơn vị đăng ký thi đua.",
)
REPORT = SearchEntry(id="report", filename="bao-cao.pdf", body="Báo cáo thi đua.")


@pytest.fixture(params=["memory", "tantivy"])
def index(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[SearchIndex]:
    made: SearchIndex
    made = MemoryIndex() if request.param == "memory" else TantivyIndex(tmp_path / "i")
    with closing(made):
        put(made, PLAN, REPORT)
        yield made


def found(index: SearchIndex, text: str = "") -> list[str]:
    """Return the ids of the hits, in their order."""
    return [hit.id for hit in index.search(SearchQuery(text)).hits]


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
