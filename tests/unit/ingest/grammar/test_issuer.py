"""Where the name of an office ends."""

import pytest

from ingest.grammar.issuer import issuer_after, issuer_in_capitals


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("của Bộ Nội vụ hướng dẫn", "Bộ Nội vụ"),
        ("của Bộ trưởng Bộ Y tế Quy định cấp", "Bộ trưởng Bộ Y tế"),
        ("của Chính phủ ảnh hưởng đến", "Chính phủ"),
        (
            "của Bộ trưởng Bộ Khoa học và công nghệ về",
            "Bộ trưởng Bộ Khoa học và công nghệ",
        ),
        ("của VKSND thành phố Huế", "VKSND thành phố Huế"),
        (
            "của Ban cán sự đảng Viện kiểm sát nhân dân (VKSND) tối cao về lãnh đạo",
            "Ban cán sự đảng Viện kiểm sát nhân dân tối cao",
        ),
        (
            "của Bộ trưởng Bộ Văn hóa, Thể thao và Du lịch Quy định",
            "Bộ trưởng Bộ Văn hóa, Thể thao và Du lịch",
        ),
        (
            "giữa Bộ trưởng Bộ Nội vụ và Bộ trưởng Bộ Xây dựng",
            "Bộ trưởng Bộ Nội vụ; Bộ trưởng Bộ Xây dựng",
        ),
        ("của Bộ Y tế - Bộ Tài chính về", "Bộ Y tế; Bộ Tài chính"),
        (
            "của Thống đốc Ngân hàng Nhà nước và Khoản 2 Điều 1 Thông tư",
            "Thống đốc Ngân hàng Nhà nước",
        ),
        ("của Sở Nội vụ tỉnh Lâm Đồng về việc", "Sở Nội vụ tỉnh Lâm Đồng"),
        (
            "của Bộ trưởng, Trưởng ban Tổ chức - Cán bộ Chính phủ ban hành",
            "Bộ trưởng, Trưởng ban Tổ chức - Cán bộ Chính phủ",
        ),
    ],
)
def test_the_name_ends_where_the_office_does(printed: str, name: str) -> None:
    found = issuer_after(printed, 0)

    assert found is not None
    assert found.name == name


def test_a_person_is_no_office() -> None:
    assert issuer_after("của người dân", 0) is None


@pytest.mark.parametrize("written", ["VĂN HÓA", "VĂN HOÁ"])
def test_a_heading_may_place_the_tone_of_an_issuer_either_way(written: str) -> None:
    heading = f"THÔNG TƯ CỦA BỘ TRƯỞNG BỘ {written}, THỂ THAO VÀ DU LỊCH"

    found = issuer_in_capitals(heading, len("THÔNG TƯ"))

    assert found is not None
    assert found.name == "Bộ trưởng Bộ Văn hóa, Thể thao và Du lịch"
