"""Documents near in meaning: beside the hits of each index, with its filters."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from schemas.search import SearchEntry, SearchPage, SearchQuery, SortOrder
from service.search.execution import search
from service.search.meanings import Meanings, NoMeanings, find_near
from service.search.port import SearchIndex
from service.search.stored_meanings import StoredMeanings
from tests.engines import INDEXES, make_index
from tests.entries import ALL, put

ALLOWANCE = SearchEntry(
    id="allowance",
    filename="tro-cap.pdf",
    number="12/2021/QĐ-UBND",
    doc_type="Quyết định",
    issued_on=date(2021, 5, 4),
    subject="Về việc trợ cấp cho người khuyết tật",
)
ASKED = "tiền hỗ trợ dành cho người tàn tật"


@pytest.fixture(params=INDEXES)
def index(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[SearchIndex]:
    with closing(make_index(request, tmp_path)) as made:
        yield made


@pytest.fixture
def meanings(index: SearchIndex, tmp_path: Path) -> Meanings:
    kept = StoredMeanings(tmp_path / "meanings.db")
    put(index, *kept.keep((*ALL, ALLOWANCE)))
    return kept


def near(
    index: SearchIndex, meanings: Meanings, text: str = ASKED, **filters: Any
) -> list[str]:
    query = SearchQuery(text, **filters)
    return [each.id for each in find_near(index, meanings, query, SearchPage(0))]


def test_a_document_is_found_by_other_words(
    index: SearchIndex, meanings: Meanings
) -> None:
    assert near(index, meanings) == ["allowance"]


def test_what_is_a_hit_already_is_not_repeated(
    index: SearchIndex, meanings: Meanings
) -> None:
    query = SearchQuery("trợ cấp cho người khuyết tật")
    page = search(index, query)

    assert [each.id for each in page.hits] == ["allowance"]
    assert "allowance" not in {e.id for e in find_near(index, meanings, query, page)}


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"doc_types": ("Quyết định",)}, ["allowance"]),
        ({"doc_types": ("Kế hoạch",)}, []),
        ({"issued_from": date(2021, 1, 1), "issued_to": date(2021, 12, 31)}, ["all"]),
        ({"issued_from": date(2022, 1, 1)}, []),
    ],
)
def test_filters_hold_for_what_is_near(
    index: SearchIndex,
    meanings: Meanings,
    filters: dict[str, Any],
    expected: list[str],
) -> None:
    assert [each[:3] for each in near(index, meanings, **filters)] == [
        each[:3] for each in expected
    ]


def test_filters_that_are_typed_hold_too(
    index: SearchIndex, meanings: Meanings
) -> None:
    assert near(index, meanings, f"{ASKED} năm:2021") == ["allowance"]
    assert near(index, meanings, f"{ASKED} năm:2022") == []
    assert near(index, meanings, f"{ASKED} -khuyết") == []


def test_a_document_that_the_index_no_longer_has_is_not_near(
    index: SearchIndex, meanings: Meanings
) -> None:
    index.remove(["allowance"])
    index.refresh()

    assert near(index, meanings) == []


@pytest.mark.parametrize(
    "text", ["48/KH-VKS", "10/01/2022", "khuyết tật", f"{ASKED} 10/01/2022", ""]
)
def test_only_questions_of_some_words_have_a_meaning(
    index: SearchIndex, meanings: Meanings, text: str
) -> None:
    assert near(index, meanings, text) == []


def test_only_the_first_page_by_relevance_has_what_is_near(
    index: SearchIndex, meanings: Meanings
) -> None:
    assert near(index, meanings, offset=20) == []
    assert near(index, meanings, sort=SortOrder.NEWEST) == []


def test_at_most_three_are_near(index: SearchIndex, meanings: Meanings) -> None:
    copies = [replace(ALLOWANCE, id=f"copy{each}") for each in range(5)]
    put(index, *meanings.keep(copies))

    assert len(near(index, meanings)) == 3


def test_without_meanings_nothing_is_near(index: SearchIndex) -> None:
    put(index, *NoMeanings().keep((*ALL, ALLOWANCE)))

    assert near(index, NoMeanings()) == []


def test_hits_stand_where_the_file_of_meanings_is_damaged(
    index: SearchIndex, tmp_path: Path
) -> None:
    file = tmp_path / "damaged.db"
    file.write_bytes(b"no database" * 1000)
    query = SearchQuery(ASKED)

    assert find_near(index, StoredMeanings(file), query, search(index, query)) == ()
