"""Numbers that are not of their kind or issuer, or not in their form."""

import pytest

from ingest.grammar.written_number import read_number
from service.checking.number_form import right_form
from tests.drafts import Check, codes, corrections, found


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("36/CT-TW", "36-CT/TW"),
        ("57/NQ/TW", "57-NQ/TW"),
        ("08-ĐA-TU", "08-ĐA/TU"),
        ("180/KH/UBND", "180/KH-UBND"),
        ("48-KH/VKS", "48/KH-VKS"),
        ("01/2014/TTLT/BNV-BXD", "01/2014/TTLT-BNV-BXD"),
    ],
)
def test_party_and_state_have_forms_of_their_own(written: str, right: str) -> None:
    number = read_number(written)

    assert number is not None
    assert str(right_form(number)) == right


@pytest.mark.parametrize(
    "written",
    [
        *("36-CT/TW", "180/KH-UBND", "30/2020/NĐ-CP", "59-CV/BCĐ", "52-CV/HNDT"),
        *("5816/BNV-CCHC", "02-KH/BCĐTW", "45/2019/QH14", "12/QĐ-BCĐ", "360/HĐTĐ"),
    ],
)
def test_numbers_in_their_form_stay(written: str) -> None:
    number = read_number(written)

    assert number is not None
    assert right_form(number) is None


def test_a_number_in_the_wrong_form_is_corrected(check: Check) -> None:
    checked = check("Theo Chỉ thị số 36/CT-TW ngày 16/8/2019 của Bộ Chính trị.")

    assert corrections(checked, "number_form") == [("36/CT-TW", "36-CT/TW")]


def test_an_old_number_has_the_form_of_its_time(check: Check) -> None:
    checked = check(
        "Theo Kế hoạch số 18/KH/UBND ngày 16/8/1999 của UBND tỉnh An Giang."
    )

    assert found(checked, "number_form") == []


@pytest.mark.parametrize(
    "text",
    [
        "Nghị định số 181/2025/NĐ-CP ngày 01/7/2025 của Bộ Tài chính",
        "Thông tư số 05/2025/TT-BNV ngày 14/5/2025 của Bộ Tài chính",
        "Kế hoạch số 48/KH-VKS ngày 10/01/2022 của Ủy ban nhân dân tỉnh Lâm Đồng",
    ],
)
def test_another_issuer_than_the_symbol_names_is_found(check: Check, text: str) -> None:
    (finding,) = found(check(f"Theo {text}."), "symbol_of_issuer")

    assert finding.place.text == text


@pytest.mark.parametrize(
    "text",
    [
        "Thông tư số 05/2025/TT-BNV ngày 14/5/2025 của Bộ trưởng Bộ Nội vụ",
        "Quyết định số 05/QĐ-UBND ngày 14/5/2025 của Chủ tịch UBND tỉnh Lâm Đồng",
        "Quyết định số 12/2017/QĐ-TTg ngày 14/5/2017 của Chính phủ",
        "Thông tư số 10/2014/TT-BTTTT ngày 14/5/2014 của Bộ Khoa học và Công nghệ",
        "Chỉ thị số 16-CT/TW ngày 14/5/2017 của Ban Bí thư",
        "Công văn số 215/SNV-CCHC ngày 14/5/2017 của Văn phòng UBND tỉnh Lâm Đồng",
    ],
)
def test_heads_and_successors_are_issuers_too(check: Check, text: str) -> None:
    assert "symbol_of_issuer" not in codes(check(f"Theo {text}."))


@pytest.mark.parametrize(
    "text",
    [
        "Thông tư số 15/2020/NĐ-CP ngày 03/02/2020 của Chính phủ",
        "Công văn số 48/KH-VKS ngày 03/02/2020 của VKSND tỉnh Lâm Đồng",
        "Tờ trình số 12/BC-STC ngày 03/02/2020 của Sở Tài chính",
    ],
)
def test_another_kind_than_the_symbol_names_is_found(check: Check, text: str) -> None:
    assert len(found(check(f"Theo {text}."), "symbol_of_kind")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Đề án số 06/QĐ-TTg ngày 06/01/2022 của Thủ tướng Chính phủ",
        "Công văn số 1234/CT-TTHT ngày 06/01/2022 của Cục Thuế tỉnh Lâm Đồng",
        "Thông báo Kết luận số 12-TB/TW ngày 06/01/2022 của Bộ Chính trị",
        "Thông tư liên tịch số 01/2014/TT-BNV-BXD ngày 03/4/2014 của Bộ Nội vụ",
        "Văn bản số 12/BC-STC ngày 06/01/2022 của Sở Tài chính",
        "Quy định số 399-QĐ/TW ngày 09/01/2026 của Bộ Chính trị",
    ],
)
def test_what_a_document_may_be_called_is_no_other_kind(
    check: Check, text: str
) -> None:
    assert found(check(f"Theo {text}."), "symbol_of_kind") == []
