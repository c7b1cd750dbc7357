"""How a query is read: all words first, then most; OR, lists, beginnings, minus."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from schemas.search import SearchQuery, SortOrder
from service.search.execution import search
from service.search.port import SearchIndex
from tests.engines import INDEXES, make_index
from tests.entries import ALL, PLAN, found, put


@pytest.fixture(params=INDEXES)
def index(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[SearchIndex]:
    with closing(make_index(request, tmp_path)) as made:
        put(made, *ALL)
        yield made


def test_documents_with_most_words_follow_those_with_all(index: SearchIndex) -> None:
    part = replace(PLAN, id="part", body="Các đơn vị tổng kết phong trào.")
    put(index, part)

    page = search(index, SearchQuery("các đơn vị đăng ký"))

    assert [hit.id for hit in page.hits] == ["plan", "part"]
    assert (page.total, page.with_all_words) == (2, 1)


def test_where_none_has_all_words_those_with_most_are_shown(index: SearchIndex) -> None:
    page = search(index, SearchQuery("các đơn vị đăng ký nông nghiệp"))

    assert [hit.id for hit in page.hits] == ["plan"]
    assert page.with_all_words == 0


def test_one_word_of_many_is_not_most(index: SearchIndex) -> None:
    assert found(index, "đăng thóc gạo ngô khoai sắn") == []


def test_nothing_follows_where_enough_have_all_words(index: SearchIndex) -> None:
    put(index, *(replace(PLAN, id=f"plan {each}") for each in range(3)))

    page = search(index, SearchQuery("thi đua năm"))

    assert (page.total, page.with_all_words) == (4, None)


def test_the_values_of_facets_find_what_they_count(index: SearchIndex) -> None:
    put(index, replace(PLAN, id="part", body="Các đơn vị họp.", doc_type="Báo cáo"))
    query = SearchQuery("các đơn vị đăng ký")

    for each in search(index, query).facets["doc_type"]:
        chosen = replace(query, doc_types=(each.value,))
        assert search(index, chosen).total == each.count


def test_by_date_nothing_comes_before_what_has_all_words(index: SearchIndex) -> None:
    put(index, replace(PLAN, id="part", issued_on=date(2030, 1, 1), body="Đơn vị."))

    assert found(index, "các đơn vị đăng ký", sort=SortOrder.NEWEST) == ["plan"]


def test_beside_a_day_no_word_is_needed(index: SearchIndex) -> None:
    assert found(index, "báo cáo ngày 10/1/2022") == ["plan"]


@pytest.mark.parametrize(
    "typed",
    [
        "48/KH-VKS, 34-CT/TW",
        "48/KH-VKS; 34-CT/TW",
        "48/KH-VKS và 34-CT/TW",
        "48/KH-VKS,34-CT/TW",
        "48/KH-VKS 34-CT/TW",
    ],
)
def test_each_number_of_a_list_is_found(index: SearchIndex, typed: str) -> None:
    put(index, replace(PLAN, cited_keys=(), body="Triển khai."))

    assert set(found(index, typed)) == {"plan", "directive"}


@pytest.mark.parametrize(
    "typed", ["48/K", "48/KH-VKSND", "48/2022/KH-VKS", "48/KH-VKS 2022", "48/KH-V"]
)
def test_a_number_is_found_though_not_written_as_it_is(
    index: SearchIndex, typed: str
) -> None:
    put(index, replace(PLAN, id="later", issued_on=date(2023, 1, 10)))

    assert found(index, typed)[:1] == (["plan"] if "2022" in typed else ["later"])


def test_a_whole_number_that_is_held_is_not_followed_by_others(
    index: SearchIndex,
) -> None:
    number, key = "48/KH-UBND", "48//KHUBND"
    put(index, replace(PLAN, id="other", number=number, number_key=key, body=""))

    assert found(index, "48/KH-VKS") == ["plan"]


@pytest.mark.parametrize("typed", ["ngô OR lúa", "ngô | đăng ký", "đăng ký OR ngô"])
def test_one_side_of_an_or_will_do(index: SearchIndex, typed: str) -> None:
    put(index, replace(PLAN, body="Đăng ký trồng lúa."))

    assert found(index, typed) == ["plan"]


@pytest.mark.parametrize("typed", ["quán tri*", "quan tri*", "TRI*"])
def test_a_star_stands_for_the_rest_of_a_word(index: SearchIndex, typed: str) -> None:
    assert found(index, typed) == ["directive"]


@pytest.mark.parametrize("typed", ["thi đua -danh hiệu", 'thi đua -"danh hiệu"'])
def test_all_words_after_a_minus_are_one_phrase_to_leave_out(
    index: SearchIndex, typed: str
) -> None:
    put(index, replace(PLAN, body="Cấp hiệu; lập danh sách."))

    assert found(index, typed) == ["plan"]


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("kỷ luật", "kỉ luật"),
        ("kỉ luật", "kỷ luật"),
        ("lí lịch", "lý lịch"),
        ("lý lịch", "ly lich"),
        ("Uỷ nhiệm", "Ủy nhiệm"),
        ("hàng quí", "hàng quý"),
    ],
)
def test_y_and_i_of_a_rhyme_are_one_letter(
    index: SearchIndex, written: str, typed: str
) -> None:
    put(index, replace(PLAN, id="written", body=f"Nói về {written} nữa."))

    (hit,) = search(index, SearchQuery(typed)).hits
    assert hit.id == "written"
    first, second = written.split()
    assert f"<b>{first}</b> <b>{second}</b>" in hit.snippet


def test_ay_is_not_ai(index: SearchIndex) -> None:
    put(index, replace(PLAN, id="written", body="Nắm tay."))

    assert found(index, '"nắm tai"') == []


def test_typed_accents_count_in_totals_and_facets(index: SearchIndex) -> None:
    nation = replace(PLAN, id="nation", body="CỘNG HÒA", doc_type="Báo cáo")
    put(index, nation, *(replace(PLAN, id=f"{n}", body="Văn hoá.") for n in range(3)))

    page = search(index, SearchQuery("văn hoá"))

    assert page.total == 3
    assert [(e.value, e.count) for e in page.facets["doc_type"]] == [("Kế hoạch", 3)]


def test_a_word_without_accents_among_words_with_them_is_meant_so(
    index: SearchIndex,
) -> None:
    body = "Thì là thị trường; phong trào thi đua."
    put(index, *(replace(PLAN, id=f"plan {n}", body=body) for n in range(3)))

    page = search(index, SearchQuery("phong trào thi đua"))

    for passage in page.hits[0].passages:
        assert "<b>Thì</b>" not in passage.text
        assert "<b>thị</b>" not in passage.text


def test_few_documents_with_the_typed_accents_are_followed_by_others(
    index: SearchIndex,
) -> None:
    page = search(index, SearchQuery("đường"))

    assert [hit.id for hit in page.hits] == ["plan", "directive"]
    assert page.with_all_words == 1
