"""What a query may go on to be, in every index."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from service.search.completion import complete
from service.search.port import SearchIndex
from tests.engines import INDEXES, make_index
from tests.entries import ALL, HUE, put


@pytest.fixture(params=INDEXES)
def index(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[SearchIndex]:
    with closing(make_index(request, tmp_path)) as made:
        put(made, *ALL)
        yield made


def texts(index: SearchIndex, typed: str, limit: int = 8) -> list[str]:
    return [each.text for each in complete(index, typed, limit)]


@pytest.mark.parametrize("typed", ["48/K", "48 kh", "48kh-vks", "kh 48", "48/KH-VKS"])
def test_a_number_is_completed_in_any_spelling(index: SearchIndex, typed: str) -> None:
    assert texts(index, typed)[0] == "48/KH-VKS"


def test_a_number_that_only_a_name_suggests_is_completed(index: SearchIndex) -> None:
    assert texts(index, "2158") == ["2158/HD-VKS"]


@pytest.mark.parametrize("typed", ["viện kiểm sát nhân d", "vien kiem sat", "VKSND"])
def test_issuers_are_completed_by_name_and_by_abbreviation(
    index: SearchIndex, typed: str
) -> None:
    assert texts(index, typed) == [HUE, "Viện kiểm sát nhân dân tối cao"]


@pytest.mark.parametrize("typed", ["danh hiệu th", "thi dua danh", "quy đ"])
def test_subjects_are_completed_by_the_beginnings_of_words(
    index: SearchIndex, typed: str
) -> None:
    assert texts(index, typed) == ["Quy định danh hiệu thi đua"]


def test_no_more_of_a_kind_are_told_than_are_wanted(index: SearchIndex) -> None:
    assert len(texts(index, "thi", 1)) == 1


@pytest.mark.parametrize("typed", ["", "  ", "/-", "xyzzy", "48/xyz"])
def test_what_begins_nothing_has_no_completions(index: SearchIndex, typed: str) -> None:
    assert texts(index, typed) == []
