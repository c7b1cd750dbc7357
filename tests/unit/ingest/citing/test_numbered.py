"""Documents that are cited by their number, and numbers that are no document's."""

import pytest

from tests.sentences import cited, only


@pytest.mark.parametrize(
    "content",
    [
        "Mẫu số 02/KK-TNCN",
        "mẫu 02/KK-TNCN",
        "Phụ lục 02/KK-TNCN",
        "ký hiệu 02/KK-TNCN",
        "Mẫu số 02/KK-TNCN, số 03/QTT-TNCN",
        "Mẫu số 02/KK-TNCN và 03/QTT-TNCN",
        "Số 16-BC/ĐH",
        "Văn bản:\nSố: 16-BC/ĐH\n",
        "QCVN 01:2019/BNNPTNT",
        "116 vụ/102 bị can",
        "Ví dụ 1: Tờ trình số 3/TTr-SYT ngày 4/5/2030 của Sở Y tế.",
        "- Thí dụ: Thông báo số 9/TB-SYT.",
        "được ghi như sau: Số: 20/SYT-VP; Số: 01/2030/TT-BYT",
        "Thay thế cụm từ tại biểu mẫu báo cáo số 06/KHCN/N của Phụ lục I",
    ],
)
def test_forms_and_samples_are_no_documents(content: str) -> None:
    assert cited(content) == ()


@pytest.mark.parametrize(
    ("content", "doc_type", "text"),
    [
        ("Mẫu số 02/2020/TT-BTC", "Thông tư", "số 02/2020/TT-BTC"),
        ("mẫu theo số 02/KK-TNCN", "Công văn", "số 02/KK-TNCN"),
        ("Công văn số 21/TGV, 10/TCT", "Công văn", "Công văn số 21/TGV"),
        ("Thông báo kết luận số 35/TB-VPCP", "Thông báo", None),
        ("Báo cáo thẩm định số 35/BC-BTP", "Báo cáo", None),
        ("Nghị định của Chính phủ số 11-CP", "Nghị định", None),
        ("Thông tư liên tịch số 01/2014/TT-BNV-BXD", "Thông tư liên tịch", None),
        ("Luật Lưu trữ số 33/2024/QH15", "Luật", None),
        ("số 35/TB-VPCP", "Thông báo", None),
    ],
)
def test_the_kind_is_told_by_words_or_by_the_symbol(
    content: str, doc_type: str | None, text: str | None
) -> None:
    found = cited(content)[0]

    assert (found.doc_type, found.text) == (doc_type, text or content)


def test_a_joint_circular_has_the_symbol_of_one() -> None:
    found = only("Thông tư liên tịch số 01/2014/TT-BNV-BXD")

    assert str(found.number) == "01/2014/TTLT-BNV-BXD"


def test_the_next_number_of_a_list_needs_no_kind() -> None:
    found = cited("Công văn số 21/TGV, 10/TCT và 11/TCT; 12/TCT")

    assert [str(each.number) for each in found] == [
        "21/TGV",
        "10/TCT",
        "11/TCT",
        "12/TCT",
    ]


def test_a_bare_number_that_follows_nothing_is_none() -> None:
    assert cited("thửa 10/TCT") == ()


@pytest.mark.parametrize(
    ("content", "provision"),
    [
        ("điểm a khoản 2 Điều 5 Nghị định số 5/2020/NĐ-CP", "điểm a khoản 2 Điều 5"),
        ("Điều 5 và Điều 7 của Nghị định số 5/2020/NĐ-CP", "Điều 5 và Điều 7"),
        ("Phụ lục II kèm theo Nghị định số 5/2020/NĐ-CP", "Phụ lục II"),
        ("Chương IV Nghị định số 5/2020/NĐ-CP", "Chương IV"),
        ("theo Nghị định số 5/2020/NĐ-CP", None),
        ("Điều 5; Nghị định số 5/2020/NĐ-CP", None),
    ],
)
def test_the_provision_before_a_document_is_its_own(
    content: str, provision: str | None
) -> None:
    assert only(content).provision == provision


def test_acts_that_a_line_of_examples_names_are_real() -> None:
    assert only("Ví dụ: Nghị định số 30/2020/NĐ-CP.").doc_type == "Nghị định"
    assert only("Ví dụ: Quyết định số 12/QĐ-TTg.").doc_type == "Quyết định"


def test_a_report_is_named_up_to_its_office() -> None:
    found = only("Báo cáo thẩm định của Sở Tư pháp số 20/BCTĐ-STP")

    assert (found.doc_type, found.issuer) == ("Báo cáo", "Sở Tư pháp")


@pytest.mark.parametrize(
    ("content", "issuer"),
    [
        (
            "Quy chế số 5/QCPH-CA-VKS-TA của Công an tỉnh, VKSND tỉnh và TAND tỉnh",
            "Công an tỉnh; VKSND tỉnh; TAND tỉnh",
        ),
        (
            "Chương trình phối hợp số 9/CTrPH-SYT-TĐ giữa Sở Y tế với Tỉnh đoàn",
            "Sở Y tế; Tỉnh đoàn",
        ),
        (
            "Kế hoạch số 9/KHLN-STP-SNV của liên ngành Sở Tư pháp - Sở Nội vụ",
            "Sở Tư pháp; Sở Nội vụ",
        ),
    ],
)
def test_a_document_of_several_offices_names_all(content: str, issuer: str) -> None:
    assert only(content).issuer == issuer


def test_a_law_may_be_numbered_without_the_word() -> None:
    found = only("Căn cứ Luật Tố cáo 25/2018/QH14")

    assert (found.doc_type, found.title) == ("Luật", "Luật Tố cáo")
