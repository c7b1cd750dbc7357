"""Laws and treaties that are cited by their name, in words of our own."""

from datetime import date

import pytest

from ingest.citing.citations import find_citations
from schemas.document import Header, Text


def names(content: str) -> list[str]:
    return [each.text for each in find_citations(Text(content), Header())]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("Căn cứ Luật ngân sách nhà nước;", ["Luật ngân sách nhà nước"]),
        ("theo Bộ luật hình sự năm 2015 và", ["Bộ luật hình sự năm 2015"]),
        ("quy định của Bộ Luật Hình sự.", ["Bộ Luật Hình sự"]),
        ("Luật Giao thông đường thuỷ nội địa", ["Luật Giao thông đường thuỷ nội địa"]),
        (
            "Căn cứ Hiến pháp nước Cộng hoà xã hội chủ nghĩa Việt Nam;",
            ["Hiến pháp nước Cộng hoà xã hội chủ nghĩa Việt Nam"],
        ),
        ("Luật Lưu trữ bao gồm các văn bản", ["Luật Lưu trữ"]),
        (
            "Luật Hỗ trợ doanh nghiệp nhỏ và vừa và các văn bản",
            ["Luật Hỗ trợ doanh nghiệp nhỏ và vừa"],
        ),
        (
            "Luật sửa đổi, bổ sung một số điều của 3 luật về y tế trừ trường hợp sau",
            ["Luật sửa đổi, bổ sung một số điều của 3 luật về y tế"],
        ),
    ],
)
def test_the_name_is_found_as_it_is_spelled(content: str, expected: list[str]) -> None:
    assert names(content) == expected


@pytest.mark.parametrize(
    "content",
    [
        "khoản 5 Điều 5 của Luật\nBan Quản lý được phân cấp",
        "quy định tại Điều 5 của Luật để làm cơ sở đình chỉ hoạt động",
        "chuyên ngành Luật Kinh tế",
    ],
)
def test_what_names_no_law_is_none(content: str) -> None:
    assert names(content) == []


def test_a_law_that_was_cited_with_its_number_is_known_by_its_whole_name() -> None:
    content = (
        "Căn cứ Luật Quản lý kho, bãi và bến cảng số 33/2031/QH17; theo quy định của"
        " Luật Quản lý kho, bãi và bến cảng thì cơ quan"
    )

    assert names(content)[1] == "Luật Quản lý kho, bãi và bến cảng"


def test_a_law_that_amends_several_is_cited_by_its_name() -> None:
    (found,) = find_citations(
        Text(
            "Căn cứ Luật sửa đổi, bổ sung một số điều của 15 luật trong lĩnh vực nông"
            " nghiệp và môi trường ngày 11 tháng 12 năm 2025;"
        ),
        Header(),
    )

    assert found.text.endswith("và môi trường ngày 11 tháng 12 năm 2025")
    assert found.issued_on == date(2025, 12, 11)


def test_a_task_given_by_a_law_is_not_its_issuer() -> None:
    (found,) = find_citations(
        Text("theo Luật Di sản văn hóa do Chủ tịch Ủy ban nhân dân cấp tỉnh quyết"),
        Header(),
    )

    assert found.text == "Luật Di sản văn hóa"
    assert found.issuer is None


def test_the_name_of_a_law_may_end_in_brackets() -> None:
    law = (
        "Luật Phòng, chống nhiễm vi rút gây ra hội chứng suy giảm miễn dịch mắc phải"
        " ở người (HIV/AIDS) số 64/2006/QH11"
    )

    assert names(f"Căn cứ {law};") == [law]


def test_a_law_that_amends_two_by_name_is_dated_itself() -> None:
    amending, *amended = find_citations(
        Text(
            "Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và"
            " Luật Tổ chức chính quyền địa phương ngày 22 tháng 11 năm 2019;"
        ),
        Header(),
    )

    assert amending.issued_on == date(2019, 11, 22)
    assert amending.text.startswith(
        "Luật sửa đổi, bổ sung một số điều của Luật Tổ chức"
    )
    assert [each.nested for each in amended] == [True, True]


@pytest.mark.parametrize(
    "name",
    [
        "Luật Phổ biến, giáo dục pháp luật",
        "Luật ban hành văn bản quy phạm pháp luật",
        "Luật Ban hành văn bản quy phạm pháp luật",
    ],
)
def test_a_name_that_ends_in_law_is_whole(name: str) -> None:
    assert names(f"Căn cứ {name} số 14/2012/QH13;") == [f"{name} số 14/2012/QH13"]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("theo Bộ luật Hình sự 2015, bị cáo", ["Bộ luật Hình sự 2015"]),
        ("Điều 155 BLTTHS năm 2015;", ["BLTTHS năm 2015"]),
        ("khoản 1 Điều 173 BLHS", ["BLHS"]),
    ],
)
def test_a_code_goes_by_its_letters_and_its_year(
    content: str, expected: list[str]
) -> None:
    assert names(content) == expected


def test_the_letters_of_a_code_mean_the_code() -> None:
    (found,) = find_citations(
        Text("Điều 173 Bộ luật Hình sự năm 2015 (BLHS); Điều 174 BLHS"), Header()
    )

    assert len(found.mentions) == 3


@pytest.mark.parametrize(
    ("content", "provision", "is_doubted"),
    [
        ("theo khoản 2 Điều 64 Luật BHXH", "khoản 2 Điều 64", False),
        ("theo Điều 9 Luật BHYT năm 2008", "Điều 9", False),
        ("theo Điều 9 Luật QHĐT", "Điều 9", True),  # the initials of one law alone
    ],
)
def test_a_law_is_named_by_letters(
    content: str, provision: str, is_doubted: bool
) -> None:
    (found,) = find_citations(Text(content), Header())

    assert found.doc_type == "Luật"
    assert found.provision == provision
    assert bool(found.doubts) is is_doubted


@pytest.mark.parametrize(
    "content", ["Luật XYZ", "Đại học Luật TPHCM", "dự thảo Luật BHXH"]
)
def test_other_letters_name_no_law(content: str) -> None:
    assert names(content) == []


def test_letters_and_name_in_full_are_one_law() -> None:
    (found,) = find_citations(
        Text("Luật Bảo hiểm xã hội năm 2024. Điều 5 Luật BHXH."), Header()
    )

    assert len(found.mentions) == 2
