"""The traps of real papers (HARD_CASES, 1 to 4), one case each, in words of our own."""

from datetime import date

import pytest

from ingest.citing.citations import find_citations
from schemas.citation import Citation
from schemas.document import Header, Text


def cited(content: str) -> tuple[Citation, ...]:
    return find_citations(Text(content), Header(doc_type="Luật"))


def numbers(content: str) -> list[str]:
    return [str(each.number) for each in cited(content)]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("Chỉ thị số 16/CT-TU; Nghị quyết số 17/NQ/TW", ["16/CT-TU", "17/NQ/TW"]),
        ("Đề án số 08-ĐA-TU", ["08-ĐA-TU"]),
        ("Nghị định số 51-CP và Nghị định 29/CP", ["51-CP", "29/CP"]),
        ("Quyết định số 117/HĐBT", ["117/HĐBT"]),
        (
            "Thông tư liên tịch số 8/2013/TTLT-BTC-BKH&ĐT-BXD",
            ["8/2013/TTLT-BTC-BKH&ĐT-BXD"],
        ),
        ("Công văn số 315/BTP-KTVB&QLXLVPHC", ["315/BTP-KTVB&QLXLVPHC"]),
        ("Kế hoạch số 75/KH-BCĐ06", ["75/KH-BCĐ06"]),
        ("công văn số 136/TGV, Công văn 70/TCT", ["136/TGV", "70/TCT"]),
        ("Tờ trình số 87 /TTr - SNV; QĐ số 4/QĐ- BHXH", ["87/TTr-SNV", "4/QĐ-BHXH"]),
        ("Thông tư số 7 /2025/TT-NHNN", ["7/2025/TT-NHNN"]),
        ("Các Quyết định số: 94/QĐ-SNV, 95/QĐ-SNV", ["94/QĐ-SNV", "95/QĐ-SNV"]),
        ("CV 120/2025/VKSTC", ["120/2025/VKSTC"]),
        ("1. Thông tư số 4/2015/TT-BYT; 10. Thông tư số 6/2019/TT-BYT",
         ["4/2015/TT-BYT", "6/2019/TT-BYT"]),
        ("| 1 | Quyết định số 12/QĐ-SNV | Sở Nội vụ |", ["12/QĐ-SNV"]),
        ("Thực hiện Kết luận (Kết luận số 32-KL/TW)", ["32-KL/TW"]),
        ("Thông tư liên bộ số 11/TTLB-NV-NG", ["11/TTLB-NV-NG"]),
        ("Giấy phép số 46/GP-BYT; Sắc lệnh số 13/SL", ["46/GP-BYT", "13/SL"]),
    ],
)  # fmt: skip
def test_each_written_form_is_found(content: str, expected: list[str]) -> None:
    assert numbers(content) == expected


@pytest.mark.parametrize(
    "content",
    [
        "QĐ932",
        "tại số 499 Nguyễn Trãi, Đề án 06",
        "8h30 ngày mai, 1/2 ngày",
        "đạt 60,5/61,5 điểm, 08/16 hội",
        "Trường Hữu nghị T78",
        "theo Mẫu số 02/KK-TNCN, Mẫu số: 03/QTT-TNCN và số 04/TB-TNCN Phụ lục II",
        "biểu số 1101-N/BTNMT, biểu mẫu số: 02/KH/T-N",
    ],
)
def test_what_looks_alike_is_not(content: str) -> None:
    assert cited(content) == ()


def test_the_word_said_of_the_document_goes_before_its_symbol() -> None:
    (found,) = cited("Công văn số 30/BC-STC")

    assert found.doc_type == "Công văn"


def test_a_generic_word_stays_generic() -> None:
    (found,) = cited("Văn bản số 77/UBND-NCKS")

    assert found.doc_type == "Văn bản"


def test_the_last_word_of_a_laws_name_is_not_its_kind() -> None:
    (found,) = cited("theo Luật Quản lý tài liệu, văn bản số 34/2021/QH15")

    assert found.doc_type == "Luật"


def test_the_office_above_a_list_issued_all_its_items() -> None:
    found = cited(
        "Bãi bỏ các Kế hoạch của UBND tỉnh Hà Nam: Số 17/KH-UBND ngày 18/9/2019 về an"
        " toàn; số 51/KH-UBND ngày 01/02/2020"
    )

    assert {each.issuer for each in found} == {"UBND tỉnh Hà Nam"}
    assert {each.relation.value for each in found} == {"repeals"}
    assert {each.doc_type for each in found} == {"Kế hoạch"}


def test_the_same_number_of_two_offices_is_two_documents() -> None:
    found = cited(
        "thay thế Quyết định số 18/QĐ-UBND ngày 1/2/2024 của UBND tỉnh Hà Nam, Quyết"
        " định số 18/QĐ-UBND ngày 5/3/2024 của UBND tỉnh Nam Định (trước sáp nhập)"
    )

    assert len(found) == 2


def test_laws_of_one_name_and_two_days_are_two() -> None:
    found = cited(
        "Luật Lưu trữ ngày 11 tháng 11 năm 2011; Luật Lưu trữ ngày 21 tháng 6 năm 2024"
    )

    assert [each.issued_on for each in found] == [date(2011, 11, 11), date(2024, 6, 21)]


def test_a_resolution_is_dated_by_its_passing() -> None:
    (found,) = cited(
        "Nghị quyết số 2/2025/QH15 của Quốc hội thông qua ngày 12 tháng 6 năm 2025"
    )

    assert found.issued_on == date(2025, 6, 12)
    assert found.issuer == "Quốc hội"


def test_two_chains_of_amendments_share_the_basis() -> None:
    found = cited(
        "Căn cứ Nghị định số 12/2020/NĐ-CP được sửa đổi, bổ sung một số điều theo"
        " Nghị định số 15/2021/NĐ-CP và Nghị định số 17/2022/NĐ-CP;"
    )

    assert {each.relation.value for each in found} == {"legal_basis"}
    assert not any(each.nested for each in found)


def test_titles_are_nested_three_deep() -> None:
    found = cited(
        "Nghị quyết số 3/NQ-CP của Chính phủ về ban hành Chương trình thực hiện Kết"
        " luận số 12-KL/TW của Bộ Chính trị về tiếp tục thực hiện Chỉ thị số 6-CT/TW"
    )

    assert [each.nested for each in found] == [False, True, True]


def test_an_office_between_two_items_does_not_break_the_list() -> None:
    found = cited(
        "Thực hiện Kế hoạch số 2/KH-UBND của UBND tỉnh Hà Nam, Sở Y tế và Kế hoạch số"
        " 5/KH-SNV"
    )

    assert {each.relation.value for each in found} == {"implements"}


@pytest.mark.parametrize(
    ("content", "provision"),
    [
        ("Điều 3, khoản 2, khoản 3 Điều 4 và Điều 6 Quyết định số 2/QĐ-SNV",
         "Điều 3, khoản 2, khoản 3 Điều 4 và Điều 6"),
        ("điểm b, khoản 1, mục II Hướng dẫn số 7/HD-SNV", "điểm b, khoản 1, mục II"),
        ("mục 5.1 của Hướng dẫn số 7/HD-SNV", "mục 5.1"),
        ("Mẫu số 15 Phụ lục III kèm theo Nghị định số 6/2024/NĐ-CP",
         "Mẫu số 15 Phụ lục III"),
    ],
)  # fmt: skip
def test_provisions_come_in_each_order(content: str, provision: str) -> None:
    (found,) = cited(content)

    assert found.provision == provision


def test_a_short_form_recalls_what_was_cited_in_full() -> None:
    (found,) = cited(
        "Nghị định số 9/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về hồ sơ (sau đây gọi"
        " tắt là Nghị định số 9). Theo khoản 2 Điều 5 Nghị định số 9, cơ quan"
    )

    assert len(found.mentions) == 1
    assert [each.text for each in found.recalls] == ["Nghị định số 9", "Nghị định số 9"]
    assert found.recalls[1].provision == "khoản 2 Điều 5"
    assert found.title == "về hồ sơ"


def test_a_short_form_of_two_documents_means_neither() -> None:
    found = cited(
        "Quyết định số 9/QĐ-SNV và Quyết định số 9/QĐ-SYT. Theo Quyết định số 9, đơn vị"
    )

    assert [each.recalls for each in found] == [(), ()]


def test_a_short_form_of_nothing_before_is_no_citation() -> None:
    assert cited("Theo Nghị định số 30, cơ quan") == ()


@pytest.mark.parametrize(
    ("content", "doc_type"),
    [
        ("Báo cáo thẩm định số 88/BC-STP", "Báo cáo"),
        ("Quyết định khởi tố vụ án hình sự số 15/QĐ-ĐTTH", "Quyết định"),
        ("Thông báo kết luận số 35/TB-VPCP", "Thông báo"),
        ("Quyết định phê duyệt Kế hoạch số 15/QĐ-SNV", "Quyết định"),
        ("Giấy phép xây dựng số 12/GPXD-SXD", "Giấy phép"),
        ("Báo cáo theo Công văn số 7/BC-SNV", "Công văn"),
    ],
)
def test_words_may_stand_between_the_kind_and_the_number(
    content: str, doc_type: str
) -> None:
    (found,) = cited(content)

    assert found.doc_type == doc_type
    assert found.text.startswith(doc_type)


@pytest.mark.parametrize(
    ("content", "issuer"),
    [
        ("Kế hoạch số 14/KH-UBND ngày 9/6/2025 về việc tổ chức hội thi của UBND tỉnh.",
         "UBND tỉnh"),
        ("Thông tư số 3/2021/TT-BYT quy định về kê đơn thuốc của Bộ trưởng Bộ Y tế;",
         "Bộ trưởng Bộ Y tế"),
        ("Nghị định số 5/2025/NĐ-CP quy định chức năng của Bộ Y tế;", None),
        ("Kế hoạch số 14/KH-UBND về kiểm tra công vụ của Sở Nội vụ;", None),
    ],
)  # fmt: skip
def test_the_issuer_may_stand_behind_the_title(
    content: str, issuer: str | None
) -> None:
    (found,) = cited(content)

    assert found.issuer == issuer


def test_a_remark_on_the_office_does_not_break_the_list() -> None:
    found = cited(
        "thay thế Quyết định số 1/QĐ-UBND của UBND tỉnh Hà Tây (cũ), Quyết định số"
        " 2/QĐ-UBND của UBND tỉnh Hà Nam (trước sáp nhập) và Quyết định số 3/QĐ-UBND"
    )

    assert {each.relation.value for each in found} == {"replaces"}
