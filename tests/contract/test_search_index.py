"""What every search index must do; the one in memory is the specification."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from unicodedata import normalize

import pytest

from schemas.errors import QuerySyntaxError
from schemas.search import SearchEntry, SearchQuery, SortOrder, Stretch
from service.search.execution import search
from service.search.port import SearchIndex
from tests.engines import INDEXES, make_index
from tests.entries import ALL, HUE, PLAN, SCAN, found, put


@pytest.fixture(params=INDEXES)
def index(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[SearchIndex]:
    with closing(make_index(request, tmp_path)) as made:
        put(made, *ALL)
        yield made


def snippet(index: SearchIndex, text: str) -> str:
    """Return the snippet of the first hit."""
    return search(index, SearchQuery(text)).hits[0].snippet


def test_words_without_accents_find_words_with_them(index: SearchIndex) -> None:
    assert found(index, "dang ky") == ["plan"]


def test_d_without_its_stroke_finds_it_with_it(index: SearchIndex) -> None:
    assert set(found(index, "duong")) == {"plan", "directive"}


@pytest.mark.parametrize(
    ("typed", "first"), [("đường", "plan"), ("dương", "directive")]
)
def test_words_with_the_accents_as_typed_come_first(
    index: SearchIndex, typed: str, first: str
) -> None:
    assert found(index, typed)[0] == first
    assert len(found(index, typed)) == 2


@pytest.mark.parametrize(
    "typed", ["hòa giải", "hoà giải", "HOÀ GIẢI", normalize("NFD", "hòa giải")]
)
def test_both_places_of_a_tone_and_both_forms_of_letters_are_the_same(
    index: SearchIndex, typed: str
) -> None:
    hit = search(index, SearchQuery(typed)).hits[0]

    assert hit.id == "circular"
    assert hit.snippet.startswith("<b>Hoà</b> <b>giải</b>")


def test_all_words_are_needed(index: SearchIndex) -> None:
    assert found(index, "thi đua quán triệt") == []


def test_words_may_stand_in_different_fields(index: SearchIndex) -> None:
    assert found(index, "đăng ký Huế") == ["plan"]


def test_a_phrase_finds_its_words_in_their_order(index: SearchIndex) -> None:
    assert found(index, '"cấp ủy đảng"') == ["directive"]
    assert found(index, '"đảng cấp ủy"') == []


def test_a_phrase_needs_no_accents(index: SearchIndex) -> None:
    assert found(index, '"cap uy dang"') == ["directive"]


def test_curly_quotes_make_a_phrase(index: SearchIndex) -> None:
    assert found(index, "“cấp ủy đảng”") == ["directive"]


def test_a_word_after_a_minus_is_left_out(index: SearchIndex) -> None:
    assert found(index, '"thi đua" -Huế') == ["circular"]


def test_a_word_left_out_with_accents_leaves_others_in(index: SearchIndex) -> None:
    assert found(index, "trên -dương") == ["plan"]


def test_an_abbreviation_finds_the_full_name(index: SearchIndex) -> None:
    assert set(found(index, "VKSND")) == {"plan", "circular"}


@pytest.mark.parametrize(
    "typed",
    ["48/KH-VKS", "48/kh-vks", "48 KH VKS", "48KHVKS", "số 48/KH-VKS", "kh 48"],
)
def test_a_number_in_any_spelling_finds_its_document_first(
    index: SearchIndex, typed: str
) -> None:
    assert found(index, typed)[0] == "plan"


@pytest.mark.parametrize(
    "typed", ["02/2024/TT-VKSTC", "2/2024/tt-vkstc", "thông tư 02/2024/TT-VKSTC"]
)
def test_a_number_with_a_year_is_found(index: SearchIndex, typed: str) -> None:
    assert found(index, typed)[0] == "circular"


def test_the_document_of_a_number_comes_before_those_that_cite_it(
    index: SearchIndex,
) -> None:
    assert found(index, "34-ct/tw") == ["directive", "plan"]


def test_a_number_stands_among_words(index: SearchIndex) -> None:
    assert found(index, "đăng ký 34-ct/tw") == ["plan"]


def test_a_serial_alone_finds_the_document(index: SearchIndex) -> None:
    assert found(index, "48")[0] == "plan"


def test_a_number_that_only_the_name_of_the_file_suggests_is_found(
    index: SearchIndex,
) -> None:
    hit = search(index, SearchQuery("2158/hd-vks")).hits[0]

    assert hit.id == "scan"
    assert hit.number is None


def test_the_subject_counts_more_than_the_text(index: SearchIndex) -> None:
    text = "Về công tác thi đua năm 2022"
    put(index, replace(SCAN, id="in the text", body=text))

    assert found(index, "công tác thi đua năm") == ["plan", "in the text"]


def test_documents_are_found_by_kind_in_any_letters(index: SearchIndex) -> None:
    assert found(index, doc_types=("ke hoach",)) == ["plan"]


def test_any_of_several_kinds_will_do(index: SearchIndex) -> None:
    assert set(found(index, doc_types=("Kế hoạch", "Thông tư"))) == {
        "plan",
        "circular",
    }


@pytest.mark.parametrize(
    "name", [HUE, HUE.upper(), "VKSND thành phố Huế", "VKSND TP Huế"]
)
def test_documents_are_found_by_office(index: SearchIndex, name: str) -> None:
    assert found(index, issuers=(name,)) == ["plan"]


def test_both_ends_of_a_time_are_within_it(index: SearchIndex) -> None:
    day = date(2022, 1, 10)

    assert found(index, issued_from=day, issued_to=day) == ["plan"]


def test_a_document_without_a_date_is_in_no_time(index: SearchIndex) -> None:
    assert "scan" not in found(index, issued_from=date(1900, 1, 1))


@pytest.mark.parametrize("number", ["34-CT/TW", "34 ct tw", "chỉ thị 34-CT/TW"])
def test_documents_are_found_by_what_they_cite(index: SearchIndex, number: str) -> None:
    assert found(index, cites=number) == ["plan"]


def test_what_is_no_number_cannot_be_cited(index: SearchIndex) -> None:
    with pytest.raises(QuerySyntaxError, match="Không đọc được số, ký hiệu"):
        search(index, SearchQuery(cites="chỉ thị"))


def test_words_and_filters_must_both_hold(index: SearchIndex) -> None:
    assert found(index, "thi đua", doc_types=("Thông tư",)) == ["circular"]


def test_no_words_and_no_filters_find_everything_newest_first(
    index: SearchIndex,
) -> None:
    assert found(index) == ["circular", "plan", "directive", "scan"]


def test_the_oldest_come_first_and_those_without_a_date_last(
    index: SearchIndex,
) -> None:
    assert found(index, sort=SortOrder.OLDEST) == [
        "directive",
        "plan",
        "circular",
        "scan",
    ]


def test_facets_count_all_hits_not_only_those_shown(index: SearchIndex) -> None:
    page = search(index, SearchQuery("thi đua", limit=1))

    years = [(each.value, each.count) for each in page.facets["year"]]
    assert years == [("2022", 1), ("2024", 1)]
    assert {each.value for each in page.facets["doc_type"]} == {"Kế hoạch", "Thông tư"}
    assert page.total == 2


def test_the_most_frequent_value_is_the_first_of_a_facet(index: SearchIndex) -> None:
    put(index, replace(PLAN, id="another plan"))

    values = search(index, SearchQuery()).facets["doc_type"]
    assert (values[0].value, values[0].count) == ("Kế hoạch", 2)


def test_pages_follow_each_other(index: SearchIndex) -> None:
    assert found(index, limit=2) + found(index, limit=2, offset=2) == found(index)
    assert found(index, offset=4) == []


def test_a_limit_of_nothing_still_counts(index: SearchIndex) -> None:
    page = search(index, SearchQuery(limit=0))

    assert (page.total, page.hits) == (4, ())


def test_a_snippet_marks_what_matched(index: SearchIndex) -> None:
    assert "đơn vị <b>đăng</b> <b>ký</b> thi" in snippet(index, "dang ky")


def test_a_snippet_is_safe_to_show(index: SearchIndex) -> None:
    assert snippet(index, "mờ") == "Bản quét <b>mờ</b> &amp; không rõ &lt;số&gt;."


def test_a_snippet_of_a_long_text_is_cut_between_words(index: SearchIndex) -> None:
    words = [f"chữ{each}" for each in range(500)]
    put(index, replace(SCAN, id="long", body=" ".join(words)))

    line = snippet(index, "chữ250")
    assert line.startswith("… ")
    assert line.endswith(" …")
    assert "<b>chữ250</b>" in line
    assert set(line.replace("<b>", "").replace("</b>", "").strip("… ").split()) <= set(
        words
    )


def test_the_snippet_is_of_the_subject_where_only_that_matches(
    index: SearchIndex,
) -> None:
    assert "<b>khen</b> <b>thưởng</b>" in snippet(index, "khen thưởng")


BODY = "Trang một nói về lúa. Trang hai nói về ngô. " + "Dài. " * 60 + "Trang ba: lúa."
NOTES = "\n1 Lúa nếp.\n2 Ngô."
PRINTED = SearchEntry(
    id="printed",
    filename="nong-nghiep.pdf",
    subject="Mùa màng",
    body=BODY + NOTES,
    stretches=(
        Stretch(0, 1),
        Stretch(BODY.index("Trang hai"), 2),
        Stretch(BODY.index("Trang ba"), 3),
        Stretch(len(BODY) + 1, 2, "1"),
        Stretch(len(BODY) + 12, 3, "2"),
    ),
)


def passages(index: SearchIndex, text: str) -> list[tuple[str, int | None, str | None]]:
    (hit,) = search(index, SearchQuery(text)).hits
    return [(each.text, each.page, each.note) for each in hit.passages]


def test_passages_tell_their_pages_and_footnotes(index: SearchIndex) -> None:
    put(index, PRINTED)
    first, *others = passages(index, "lúa")

    assert first[0].startswith("Trang một nói về <b>lúa</b>")
    assert [each[1:] for each in (first, *others)] == [(1, None), (3, None), (2, "1")]
    assert others[1][0] == "… 1 <b>Lúa</b> nếp. …"


def test_the_first_passage_is_where_most_of_the_question_stands(
    index: SearchIndex,
) -> None:
    put(index, PRINTED)

    assert passages(index, "nếp lúa")[0] == ("… 1 <b>Lúa</b> <b>nếp</b>. …", 2, "1")


def test_a_passage_of_the_subject_has_no_page(index: SearchIndex) -> None:
    put(index, PRINTED)

    assert passages(index, "mùa màng") == [("<b>Mùa</b> <b>màng</b>", None, None)]


@pytest.mark.parametrize(
    "typed",
    [
        "thi đua!",
        "(thi đua",
        "thi đua?)",
        "thi: đua;",
        "[thi] đua *",
        "thi & đua",
        "thi đua ~",
        "+thi +đua",
        "thi\\đua",
        "thi^ đua'",
    ],
)
def test_odd_punctuation_simply_searches(index: SearchIndex, typed: str) -> None:
    assert "plan" in found(index, typed)


@pytest.mark.parametrize("typed", ['"thi đua', "...", "-", '""'])
def test_what_cannot_be_understood_is_said_in_vietnamese(
    index: SearchIndex, typed: str
) -> None:
    with pytest.raises(QuerySyntaxError, match=r"Dấu ngoặc kép|Câu hỏi"):
        search(index, SearchQuery(typed))


def test_words_in_the_order_of_the_query_come_before_the_same_words_elsewhere(
    index: SearchIndex,
) -> None:
    row = replace(PLAN, id="row", subject=None, body="Sửa cầu gỗ cũ trong năm nay.")
    apart = replace(row, id="apart", body="Sửa nhà gỗ. Cầu cũ còn dùng trong năm nay.")
    put(index, apart, row)

    assert found(index, "sửa cầu gỗ cũ") == ["row", "apart"]


def test_all_words_in_a_row_come_before_parts_of_the_row_in_many_places(
    index: SearchIndex,
) -> None:
    whole = "Đơn vị sửa cầu gỗ cũ trong năm nay."
    parts = "Sửa cầu gỗ. Cầu gỗ cũ. Gỗ cũ trong năm. Cũ trong năm nay."
    row = replace(PLAN, id="row", subject="Việc chung", body=whole)
    put(index, row, replace(row, id="parts", subject="Sửa cầu gỗ", body=parts))

    assert found(index, "sửa cầu gỗ cũ trong năm nay") == ["row", "parts"]


def test_words_of_what_a_document_is_called_come_before_those_of_texts(
    index: SearchIndex,
) -> None:
    called = replace(PLAN, id="called", subject="Sửa trường", signer="Lê Thị Gạo")
    text = "Lê Thị Gạo sửa trường. Lê Thị Gạo dự họp; sửa trường, sửa cầu."
    put(index, called, replace(PLAN, id="text", issued_on=None, body=text))

    assert found(index, "Lê Thị Gạo trường sửa") == ["called", "text"]


@pytest.mark.parametrize("typed", ["3 của các đơn vị", "3 về đăng ký"])
def test_a_figure_before_words_is_no_number_of_a_document(
    index: SearchIndex, typed: str
) -> None:
    third = replace(PLAN, id="third", number="3/KH-VKS", number_key="3//KHVKS", body="")
    put(index, third, replace(PLAN, id="text", body="Điều 3 của các đơn vị về đăng ký"))

    assert found(index, typed)[0] == "text"


def test_spellings_of_one_name_are_one_value_of_a_facet(index: SearchIndex) -> None:
    put(index, replace(PLAN, id="short", issuer="VKSND TP Huế"))
    put(index, replace(PLAN, id="long", issuer=HUE))

    issuers = search(index, SearchQuery()).facets["issuer"]
    assert (issuers[0].value, issuers[0].count) == (HUE, 3)
    assert len(found(index, issuers=(HUE,))) == 3


def test_values_of_equal_counts_stand_in_vietnamese_order(index: SearchIndex) -> None:
    names = ["Ân Thị Ánh", "Ao Văn Ê", "Đặng Văn Đạt", "Dương Văn Dũng", "Y Blô"]
    put(index, *(replace(SCAN, id=each, signer=each) for each in names))

    values = search(index, SearchQuery()).facets["signer"]
    assert [each.value for each in values if each.value in names] == [
        "Ao Văn Ê",
        "Ân Thị Ánh",
        "Dương Văn Dũng",
        "Đặng Văn Đạt",
        "Y Blô",
    ]
