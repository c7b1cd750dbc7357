"""What filters in the query language find, in every search index."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from unicodedata import normalize

import pytest

from schemas.digital_signature import SignatureState
from schemas.errors import QuerySyntaxError
from schemas.search import SearchEntry
from schemas.standing import Force
from service.search.port import SearchIndex
from tests.engines import INDEXES, make_index
from tests.entries import ALL, found, put


@pytest.fixture(params=INDEXES)
def index(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[SearchIndex]:
    with closing(make_index(request, tmp_path)) as made:
        put(made, *ALL)
        yield made


@pytest.mark.parametrize(
    "typed",
    ['loại:"kế hoạch"', "loại:kế hoạch", "loai:ke hoach", "LOẠI:KH", "type:KH"],
)
def test_a_kind_is_named_or_given_by_its_code(index: SearchIndex, typed: str) -> None:
    assert found(index, typed) == ["plan"]


@pytest.mark.parametrize(
    "typed",
    ["cơ quan:VKSND", 'cơ quan ban hành:"viện kiểm sát"', "co quan:vksnd"],
)
def test_an_office_is_found_by_some_words_of_its_name(
    index: SearchIndex, typed: str
) -> None:
    assert found(index, typed) == ["circular", "plan"]
    assert found(index, 'cơ quan:"VKSND Huế"') == ["plan"]


def test_a_signer_is_found_by_a_part_of_the_name(index: SearchIndex) -> None:
    assert found(index, "ký:binh") == ["plan"]
    assert found(index, 'ký:"Bình Trần"') == ["plan"]
    assert found(index, "ký:Nguyễn") == []


@pytest.mark.parametrize("typed", ["số:48", "số:48/KH", "số hiệu:48/kh-vks"])
def test_a_number_as_a_filter_is_that_of_the_document_itself(
    index: SearchIndex, typed: str
) -> None:
    assert found(index, typed) == ["plan"]
    assert found(index, "số:34-CT/TW") == ["directive"]


def test_documents_are_found_by_what_they_cite(index: SearchIndex) -> None:
    assert found(index, "viện dẫn:34-CT/TW") == ["plan"]


def test_words_can_be_looked_for_in_the_subject_alone(index: SearchIndex) -> None:
    assert found(index, 'trích yếu:"khen thưởng"') == ["directive"]
    assert found(index, "trích yếu:quán") == []


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("hiệu lực:còn", ["circular", "plan"]),
        ("hieu luc:het", ["directive", "scan"]),
        ("hiệu lực:sửa đổi", ["plan"]),
        ("-hiệu lực:hết thi đua", ["plan", "circular"]),
    ],
)
def test_documents_are_found_by_whether_they_are_in_force(
    index: SearchIndex, typed: str, ids: list[str]
) -> None:
    standings = (Force.AMENDED, Force.REPEALED, None, Force.EXPIRED)
    put(index, *map(_standing, ALL, standings))

    assert found(index, typed) == ids


def _standing(entry: SearchEntry, standing: Force | None) -> SearchEntry:
    return replace(entry, standing=standing)


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("chữ ký:hợp lệ", ["circular", "plan"]),
        ("chu ky:bi sua", ["directive"]),
        ("chữ ký số:có", ["circular", "plan", "directive"]),
        ("-signature:any", ["scan"]),
    ],
)
def test_documents_are_found_by_their_digital_signatures(
    index: SearchIndex, typed: str, ids: list[str]
) -> None:
    states = {
        "plan": SignatureState.VALID,
        "directive": SignatureState.CHANGED,
        "circular": SignatureState.CONTINUED,
    }
    put(index, *(replace(each, signature=states.get(each.id)) for each in ALL))

    assert found(index, typed) == ids


def test_a_year_is_all_its_days(index: SearchIndex) -> None:
    assert found(index, "năm:2022") == ["plan"]
    assert found(index, "năm:2014-2022") == ["plan", "directive"]


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("từ:10/01/2022", ["circular", "plan"]),
        ("từ:11/01/2022", ["circular"]),
        ("đến:10/1/2022", ["plan", "directive"]),
        ("đến:2022-01-09", ["directive"]),
        ("từ ngày:01/2022 đến ngày:01/2022", ["plan"]),
        ("from:2014 to:2014", ["directive"]),
    ],
)
def test_both_ends_of_a_time_are_within_it(
    index: SearchIndex, typed: str, ids: list[str]
) -> None:
    assert found(index, typed) == ids


def test_of_several_kinds_any_will_do(index: SearchIndex) -> None:
    assert found(index, "loại:KH loại:TT") == ["circular", "plan"]


def test_filters_and_words_must_all_hold(index: SearchIndex) -> None:
    assert found(index, "thi đua năm:2022 cơ quan:VKSND") == ["plan"]
    assert found(index, "thi đua năm:2014") == []


@pytest.mark.parametrize(
    "typed", ["thi đua -loại:KH", "thi đua -năm:2022", "-ký:Bình thi đua", "-số:48 đua"]
)
def test_a_filter_after_a_minus_leaves_out(index: SearchIndex, typed: str) -> None:
    assert found(index, typed) == ["circular"]


def test_what_lacks_a_field_is_not_left_out_by_it(index: SearchIndex) -> None:
    assert found(index, "-loại:KH") == ["circular", "directive", "scan"]


def test_a_filter_narrows_a_number_too(index: SearchIndex) -> None:
    assert found(index, "34-CT/TW loại:KH") == ["plan"]


def test_filters_are_read_in_decomposed_letters_too(index: SearchIndex) -> None:
    assert found(index, normalize("NFD", 'loại:"kế hoạch"')) == ["plan"]


def test_what_is_no_field_is_a_word(index: SearchIndex) -> None:
    assert found(index, "thi:đua số: 48/KH-VKS") == ["plan"]


@pytest.mark.parametrize(
    ("typed", "position"),
    [
        ("thi đua từ:hôm-qua", 11),
        ("loại:công-điệp", 5),
        ("năm:22", 4),
        ("hiệu lực:lâu", 9),
        ("năm:2022-2020", 4),
        ("số:abc", 3),
        ("viện dẫn:48", 9),
        (normalize("NFD", "đại từ:mai"), len(normalize("NFD", "đại từ:"))),
        ('thi "đua', 4),
    ],
)
def test_an_error_shows_its_place(
    index: SearchIndex, typed: str, position: int
) -> None:
    with pytest.raises(QuerySyntaxError) as error:
        found(index, typed)

    assert (error.value.position, error.value.query) == (position, typed)


def test_days_that_cannot_be_are_told(index: SearchIndex) -> None:
    with pytest.raises(QuerySyntaxError, match="Ngày đầu"):
        found(index, "từ:2023 đến:2022")
