"""Names of places in capitals, put right by the sentences of the document."""

import pytest

from ingest.readers.ocr.place_names import with_names_of_places
from schemas.document import Line, Method, Page


def head_of(*texts: str, method: Method = Method.OCR) -> str:
    page = Page(1, tuple(Line(text) for text in texts), method)
    return with_names_of_places([page])[0].lines[0].text


def test_a_name_in_capitals_is_spelt_as_in_the_sentences() -> None:
    assert (
        head_of(
            "ỦY BAN NHÂN DÂN TỈNH QUẢNG LAM",
            "Quảng Lâm, ngày 5 tháng 3 năm 2031",
            "Ủy ban nhân dân tỉnh Quảng Lâm báo cáo.",
        )
        == "ỦY BAN NHÂN DÂN TỈNH QUẢNG LÂM"
    )


@pytest.mark.parametrize(
    "below",
    [
        ["tỉnh Quảng Lâm"],
        ["tỉnh Quảng Lâm", "tỉnh Quảng Lâm", "xã Quảng Lầm"],
        ["ông Quảng Lâm", "bà Quảng Lâm"],
    ],
)
def test_a_name_that_is_not_sure_stays_as_it_is_read(below: list[str]) -> None:
    assert head_of("TỈNH QUẢNG LAM", *below) == "TỈNH QUẢNG LAM"


def test_a_province_s_name_stays() -> None:
    names = ["xã Cạo Bằng", "xã Cạo Bằng"]

    assert head_of("TỈNH CAO BẰNG", *names) == "TỈNH CAO BẰNG"


def test_what_no_ocr_has_read_stays() -> None:
    names = ["tỉnh Quảng Lâm", "tỉnh Quảng Lâm"]

    assert head_of("TỈNH QUẢNG LAM", *names, method=Method.TEXT) == "TỈNH QUẢNG LAM"


def test_a_name_read_once_in_small_letters_counts_with_most_capitals() -> None:
    lines = ["ĐẢNG BỘ TỈNH PHƯỚC", "ĐIỀN", "Phước Điền, ngày 5 tháng 3 năm 2031"]

    assert head_of("ĐẢNG ỦY PHƯỜNG PHƯỚC ĐIỂN", *lines).endswith("PHƯỚC ĐIỀN")


def test_a_name_read_once_each_way_stays() -> None:
    assert head_of("TỈNH QUẢNG LAM", "tỉnh Quảng Lâm") == "TỈNH QUẢNG LAM"
