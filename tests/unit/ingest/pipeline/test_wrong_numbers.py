"""HARD_CASES 2: numbers that are wrong or incomplete within citations."""

import pytest

from tests.trapped import numbers, parsed, said

WRITTEN = {
    "year dropped": (
        "Quyết định số 28/QĐ-TTg ngày 24/8/2025",
        ["28/QĐ-TTg 24/08/2025"],
    ),
    "impossible year": ("Quyết định số 19/QĐ-BCA ngày 08/9/2925", ["19/QĐ-BCA"]),
    "office with a letter wrong": (
        "Công văn số 27/NTTQ-BTT ngày 3/3/2025",
        ["27/NTTQ-BTT 03/03/2025"],
    ),
    "year of a letter wrong": (
        "văn bản số 95/BTC-KBNN ngày 09 tháng 01 năm 2025",
        ["95/BTC-KBNN 09/01/2025"],
    ),
    "words misspelt": ("Hướng dân số 37/HD-BCA", ["37/HD-BCA"]),
    "office misspelt": (
        "Quyết định số 7/QĐ-UBND của Ủy bân nhân dân tỉnh",
        ["7/QĐ-UBND"],
    ),
    "law misspelt": ("Luật Quản lý ngoạin thương", ["Luật Quản lý ngoạin thương"]),
    "one number, three offices": (
        (
            "Quyết định số 18/QĐ-UBND ngày 1/2/2024 của UBND tỉnh Hà Nam (trước"
            " sáp nhập),"
            " Quyết định số 18/QĐ-UBND ngày 5/3/2024 của UBND tỉnh Nam Định (cũ)"
        ),
        [
            "18/QĐ-UBND 01/02/2024 UBND tỉnh Hà Nam",
            "18/QĐ-UBND 05/03/2024 UBND tỉnh Nam Định",
        ],
    ),
    "one name, two acts": (
        "Luật Lưu trữ ngày 11/11/2011 và Luật Lưu trữ ngày 21/6/2024",
        [
            "Luật Lưu trữ ngày 11/11/2011 11/11/2011",
            "Luật Lưu trữ ngày 21/6/2024 21/06/2024",
        ],
    ),
    "nickname, number without a slash": ("- Như QĐ932;", []),
    "nickname of a decision not cited": ("theo Quyết định số 607 đã nêu", []),
    "name with a number": ("Đề án 06; Chương trình 135", []),
}


@pytest.mark.parametrize("trap", WRITTEN)
def test_the_citation_says_what_is_written(trap: str) -> None:
    content, expected = WRITTEN[trap]

    assert said(content) == expected


def test_a_misspelt_basis_is_a_basis() -> None:
    (found,) = parsed("Căn cư Quyết định số 7/QĐ-SNV;").citations

    assert found.relation.value == "legal_basis"


def test_a_year_that_cannot_be_is_a_doubt_of_the_citation() -> None:
    (found,) = parsed("Quyết định số 19/QĐ-BCA ngày 08/9/2925").citations

    assert found.doubts == ("ngày ghi trong viện dẫn không thể có",)


def test_another_day_of_a_number_with_its_year_is_a_slip() -> None:
    content = "Nghị định số 6/2023/NĐ-CP ngày 23/8/2023; Nghị định số 6/2023/NĐ-CP ngày"
    (found,) = parsed(f"{content} 28/3/2023").citations

    assert len(found.mentions) == 2
    assert found.doubts == (
        "ngày ban hành được viết khác nhau: 23/08/2023, 28/03/2023",
    )


def test_a_number_of_a_province_has_one_document_a_day() -> None:
    content = (
        "Quyết định số 6/2023/QĐ-UBND ngày 23/8/2023; 6/2023/QĐ-UBND ngày 2/3/2023"
    )

    assert numbers(content) == ["6/2023/QĐ-UBND", "6/2023/QĐ-UBND"]
