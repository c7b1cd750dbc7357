"""Schools, hospitals, companies: which words of their names have capitals."""

import pytest

from ingest.heading.sentence_case import issuer_case


@pytest.mark.parametrize(
    "name",
    [
        "Bệnh viện Hữu nghị Việt Đức",
        "Bệnh viện Đa khoa khu vực Cam Ranh",
        "Bệnh viện Nhi Trung ương",
        "Trung tâm Y tế Cẩm Xuyên",
        "Trung tâm Phục vụ hành chính công phường Hòa Xuân",
        "Học viện Báo chí và Tuyên truyền",
        "Học viện Chính trị quốc gia Hồ Chí Minh",
        "Công ty Cổ phần Cấp nước An Hòa",
        "Công ty TNHH MTV Cấp nước Đồng Nai",
        "Tập đoàn Điện lực Việt Nam",
        "Trường THPT Lê Lợi",
        "Trường Cao đẳng Luật miền Nam",
        "Trường Đại học Khoa học Xã hội và Nhân văn",
        "Chi bộ Trường Mầm non Hoa Sen",
        "BCH Đoàn Trường Đại học Hùng Vương",
    ],
)
def test_fields_begin_with_a_capital_and_names_have_one_in_each_word(
    name: str,
) -> None:
    assert issuer_case(name.upper()) == name


@pytest.mark.parametrize(
    "name", ["Chi cục Hải quan khu vực III", "Vùng Cảnh sát biển II"]
)
def test_roman_figures_of_regions_stay_capitals(name: str) -> None:
    assert issuer_case(name.upper()).split()[-1] == name.rsplit(maxsplit=1)[-1]


@pytest.mark.parametrize("place", ["xã Trường Sơn", "huyện Trường Sa"])
def test_a_place_is_no_school(place: str) -> None:
    assert issuer_case(f"UBND {place}".upper()) == f"UBND {place}"
