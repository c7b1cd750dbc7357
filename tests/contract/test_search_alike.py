"""Documents that are like one, in every index."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from schemas.search import SearchEntry
from service.search.port import SearchIndex
from tests.engines import INDEXES, make_index
from tests.entries import ALL, DIRECTIVE, PLAN, put

LIKE = replace(
    PLAN,
    id="like",
    number="49/KH-VKS",
    number_key="49//KHVKS",
    subject="Về công tác thi đua năm 2023",
    body="Các đơn vị đăng ký thi đua trên đường phố và báo cáo.",
    cited_keys=(),
)


@pytest.fixture(params=INDEXES)
def index(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[SearchIndex]:
    with closing(make_index(request, tmp_path)) as made:
        put(made, *ALL, LIKE)
        yield made


def alike(index: SearchIndex, entry: SearchEntry, limit: int = 10) -> list[str]:
    return [each.entry.id for each in index.alike(entry, limit)]


def test_what_shares_rare_words_comes_first(index: SearchIndex) -> None:
    assert alike(index, PLAN)[0] == "like"
    assert alike(index, LIKE)[0] == "plan"


def test_a_document_is_not_like_itself(index: SearchIndex) -> None:
    assert "plan" not in alike(index, PLAN)


def test_what_cites_the_same_is_alike(index: SearchIndex) -> None:
    other = SearchEntry("other", "tep.pdf", cited_keys=PLAN.cited_keys)
    put(index, other)

    assert "other" in alike(index, PLAN)
    assert alike(index, other) == ["plan"]


def test_no_more_are_told_than_are_wanted(index: SearchIndex) -> None:
    assert len(alike(index, PLAN, 1)) == 1


def test_nothing_is_like_a_document_without_words(index: SearchIndex) -> None:
    assert alike(index, SearchEntry("empty", "tep.pdf")) == []


def test_a_document_that_is_not_in_the_index_has_others_like_it(
    index: SearchIndex,
) -> None:
    index.remove([DIRECTIVE.id])
    index.refresh()

    assert "directive" not in alike(index, PLAN)
    assert alike(index, LIKE)


def test_documents_that_were_put_again_are_alike_as_before(index: SearchIndex) -> None:
    plans = [replace(PLAN, id=f"plan {each}") for each in range(9)]
    put(index, *plans)
    put(index, *plans[1:])
    put(index, *plans[2:])
    index.remove([plans[8].id])
    index.refresh()

    assert set(alike(index, plans[0], 20)) >= {each.id for each in plans[1:8]}
    assert plans[8].id not in alike(index, plans[0], 20)
