"""What a misspelt query is taken to mean, in every index."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from schemas.search import SearchQuery
from service.search.execution import search
from service.search.port import SearchIndex
from tests.engines import INDEXES, make_index
from tests.entries import ALL, PLAN, found, put


@pytest.fixture(params=INDEXES)
def index(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[SearchIndex]:
    with closing(make_index(request, tmp_path)) as made:
        put(made, *ALL)
        yield made


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("khen thưởgn", "khen thưởng"),
        ("khen thuong", None),
        ("KHEN thưởngg", "KHEN thưởng"),
        ("quán triệ sâu sắc", "quán triệt sâu sắc"),
        ("khenf thuwowngr", "khen thưởng"),
        ("nghir huu7", "nghỉ hưu"),
        ("loại:chỉ thị", None),
    ],
)
def test_misspelt_words_are_put_right_as_documents_spell_them(
    index: SearchIndex, typed: str, meant: str | None
) -> None:
    page = search(index, SearchQuery(typed))

    assert page.read_as == meant
    assert meant is None or page.total == 1


def test_where_something_answers_nothing_is_put_right(index: SearchIndex) -> None:
    put(index, replace(PLAN, id="odd", body="Chữ thưởgn in sai."))

    assert search(index, SearchQuery("thưởgn")).read_as is None


def test_among_many_words_one_may_be_wrong_that_other_documents_have(
    index: SearchIndex,
) -> None:
    page = search(index, SearchQuery("cây dương trong trước trụ sở"))

    assert page.read_as is None  # trong is trồng, without its accents
    put(index, replace(PLAN, id="other", body="Hình tròn."))
    page = search(index, SearchQuery("cây dương tròn trước trụ sở"))
    assert page.read_as == "cây dương trồng trước trụ sở"


def test_of_few_words_none_is_wrong_that_other_documents_have(
    index: SearchIndex,
) -> None:
    assert search(index, SearchQuery("đường cơ")).read_as is None


def test_filters_hold_for_what_is_put_right(index: SearchIndex) -> None:
    assert found(index, "khen thưởgn", doc_types=("Kế hoạch",)) == []


def test_words_near_to_nothing_find_nothing(index: SearchIndex) -> None:
    page = search(index, SearchQuery("xyzzy"))

    assert (page.total, page.read_as) == (0, None)


def test_short_words_are_left_as_they_are(index: SearchIndex) -> None:
    assert search(index, SearchQuery("xq")).read_as is None


def test_all_words_may_be_raw_keys(index: SearchIndex) -> None:
    typed = "tieesp tucj ddoori mowis coong tacs khen thuwowngr"
    page = search(index, SearchQuery(typed))

    assert page.read_as == "tiếp tục đổi mới công tác khen thưởng"
    assert page.hits[0].id == "directive"


def test_what_was_typed_is_answered_beside_what_is_meant(index: SearchIndex) -> None:
    page = search(index, SearchQuery("tiếp tục đổi mới công tác khen thưởgn"))

    assert page.read_as == "tiếp tục đổi mới công tác khen thưởng"
    assert [hit.id for hit in page.as_typed] == ["directive"]


def test_what_a_large_archive_has_once_is_not_proposed(index: SearchIndex) -> None:
    many = [replace(PLAN, id=f"plan {n}", body="Họp.") for n in range(600)]
    put(index, *many)

    assert search(index, SearchQuery("quán triệ")).read_as is None


def test_a_short_word_alone_is_not_corrected(index: SearchIndex) -> None:
    assert search(index, SearchQuery("duo")).read_as is None


def test_other_accents_elsewhere_do_not_hide_a_typo(index: SearchIndex) -> None:
    row = "Hội đồng nhân dân nghiên cứu trước khi tổ chức họp."
    odd = "Tắc nghẽn ở động; nhận dân cư, cứu hộ. Trước đó, khi tố cáo."
    put(index, replace(PLAN, id="row", body=row))
    put(index, *(replace(PLAN, id=f"odd {n}", body=odd) for n in range(3)))

    page = search(index, SearchQuery("đồng nhân dân nghên cứu trước khi tổ"))

    assert page.read_as == "đồng nhân dân nghiên cứu trước khi tổ"
    assert page.hits[0].id == "row"
    assert {hit.id for hit in page.as_typed} >= {"odd 1", "odd 2"}


def test_words_without_their_accents_are_no_typo(index: SearchIndex) -> None:
    put(index, *(replace(PLAN, id=f"{n}", body="Quan triet sau.") for n in range(3)))

    page = search(index, SearchQuery("quán triệt sau sac đảng"))

    assert page.read_as is None


def test_the_correction_whose_words_stand_in_a_row_is_proposed(
    index: SearchIndex,
) -> None:
    often = "Người đứng đầu họp. Cơ quan xem xét trong thời gian tới."
    put(index, replace(PLAN, id="row", body="Người đang trong thời gian xem xét."))
    put(index, *(replace(PLAN, id=f"often {n}", body=often) for n in range(4)))

    page = search(index, SearchQuery("người đlng trong thời gian xem xét"))

    assert page.read_as == "người đang trong thời gian xem xét"


def test_words_of_two_keys_are_decoded_too(index: SearchIndex) -> None:
    put(index, replace(PLAN, id="opinion", body="Tham gia ý kiến vào dự thảo."))

    assert search(index, SearchQuery("gops ys kieens duwj")).read_as is None
    page = search(index, SearchQuery("tham gia ys kieens vaof duwj thaor"))
    assert page.read_as == "tham gia ý kiến vào dự thảo"


def test_one_document_that_has_a_typo_by_chance_does_not_hide_what_is_meant(
    index: SearchIndex,
) -> None:
    row = "Xây dựng tủ sách pháp luật tại cơ quan."
    odd = "Tủ sách của cơ quan bị lật, phải dựng lại; pháp nhân xây tại chỗ."
    put(index, replace(PLAN, id="row", body=row), replace(PLAN, id="odd", body=odd))

    page = search(index, SearchQuery("dựng tủ sách pháp lật tại cơ quan"))

    assert page.read_as == "dựng tủ sách pháp luật tại cơ quan"
    assert page.hits[0].id == "row"
    assert page.as_typed[0].id == "odd"


def test_one_document_whose_words_stand_in_a_row_is_believed(
    index: SearchIndex,
) -> None:
    rows = ("Dựng tủ sách pháp luật tại cơ quan.", "Dựng tủ sách pháp lật tại cơ quan.")
    put(index, *(replace(PLAN, id=f"{n}", body=x) for n, x in enumerate(rows)))

    page = search(index, SearchQuery("dựng tủ sách pháp lật tại cơ quan"))

    assert page.read_as is None
    assert page.hits[0].id == "1"


def test_few_documents_that_have_all_words_are_believed_if_nothing_is_near(
    index: SearchIndex,
) -> None:
    odd = "Tủ sách của cơ quan bị lật, phải dựng lại; pháp nhân xây tại chỗ."
    put(index, replace(PLAN, id="odd", body=odd))

    page = search(index, SearchQuery("dựng tủ sách pháp lật tại cơ quan"))

    assert (page.read_as, page.hits[0].id) == (None, "odd")


def test_of_raw_keys_one_may_be_wrong_too(index: SearchIndex) -> None:
    typed = "tieesp tucj ddoori mowis coong tacs khne thuwowngr"
    page = search(index, SearchQuery(typed))

    assert page.read_as == "tiếp tục đổi mới công tác khen thưởng"
    assert page.hits[0].id == "directive"


def test_of_many_words_one_is_put_right_though_several_have_them_all(
    index: SearchIndex,
) -> None:
    row = "Xây dựng tủ sách pháp luật tại cơ quan."
    odd = "Tủ sách của cơ quan bị lật, phải dựng lại; pháp nhân xây tại chỗ."
    put(index, replace(PLAN, id="row", body=row))
    put(index, *(replace(PLAN, id=f"odd {n}", body=odd) for n in range(6)))

    page = search(index, SearchQuery("dựng tủ sách pháp lật tại cơ quan"))

    assert page.read_as == "dựng tủ sách pháp luật tại cơ quan"
    assert page.hits[0].id == "row"
