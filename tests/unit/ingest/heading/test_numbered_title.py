"""Titles that name the document's number themselves."""

from datetime import date

import pytest

from ingest.heading.header import read_header
from schemas.document import Header, Text

BASIS = "Căn cứ Luật Tổ chức Chính phủ ngày 30 tháng 9 năm 1992;"


def read(*lines: str) -> Header:
    return read_header(Text("\n".join(lines)))[0]


@pytest.mark.parametrize(
    "title",
    [
        "BẢN ÁN 31/2029/DS-PT NGÀY 12/03/2029 VỀ TRANH CHẤP LỐI ĐI",
        "BẢN ÁN SỐ 31/2029/DS-PT NGÀY 12 THÁNG 3 NĂM 2029 VỀ TRANH CHẤP LỐI ĐI",
        "BẢN ÁN SỐ: 31/2029/DS-PT, NGÀY 12-3-2029 VỀ TRANH CHẤP LỐI ĐI",
    ],
)
def test_a_judgment_of_a_portal_is_read_from_its_title(title: str) -> None:
    header = read(
        "TÒA ÁN NHÂN DÂN TỈNH HÀ NAM",
        title,
        "Ngày 12 tháng 3 năm 2029, tại trụ sở Tòa án nhân dân tỉnh Hà Nam xét xử "
        "phúc thẩm công khai vụ án thụ lý số 9/2029/TLPT-DS.",
    )

    assert str(header.number) == "31/2029/DS-PT"
    assert header.issued_on == date(2029, 3, 12)
    assert header.doc_type == "Bản án"
    assert header.issuer == "Tòa án nhân dân tỉnh Hà Nam"
    assert header.subject == "Về tranh chấp lối đi"


@pytest.mark.parametrize(
    "title",
    [
        ("NGHỊ ĐỊNH", "CỦA CHÍNH PHỦ SỐ 31-CP NGÀY 12 THÁNG 3 NĂM 1993"),
        ("NGHỊ ĐỊNH CỦA CHÍNH PHỦ", "SỐ 31-CP NGÀY 12-3-1993"),
        ("NGHỊ ĐỊNH CỦA CHÍNH PHỦ SỐ 31-CP NGÀY 12/3/1993",),
    ],
)
def test_an_old_decree_names_issuer_number_and_date_in_its_title(
    title: tuple[str, ...],
) -> None:
    header = read(*title, "VỀ KHO LƯU TRỮ", "CHÍNH PHỦ", BASIS, "Điều 1. Phạm vi")

    assert str(header.number) == "31-CP"
    assert header.issued_on == date(1993, 3, 12)
    assert (header.doc_type, header.issuer) == ("Nghị định", "Chính phủ")
    assert header.subject == "Về kho lưu trữ"


def test_a_number_in_the_subject_is_not_the_documents() -> None:
    header = read(
        "BỘ Y TẾ",
        "THÔNG TƯ",
        "SỬA ĐỔI THÔNG TƯ SỐ 31/2027/TT-BYT NGÀY 12 THÁNG 3 NĂM 2027",
        BASIS,
    )

    assert header.number is None


def test_the_line_of_the_number_goes_before_the_title() -> None:
    header = read(
        "BỘ Y TẾ",
        "Số: 8/QĐ-BYT",
        "QUYẾT ĐỊNH 31/QĐ-BYT VỀ KHO LƯU TRỮ",
        BASIS,
    )

    assert str(header.number) == "8/QĐ-BYT"


def test_an_old_number_has_the_kind_alone() -> None:
    header = read(
        "QUYẾT ĐỊNH",
        "CỦA BỘ TRƯỞNG BỘ LÂM NGHIỆP SỐ 276-QĐ NGÀY 2 THÁNG 6 NĂM 1991 VỀ RỪNG",
        BASIS,
    )

    assert str(header.number) == "276-QĐ"
    assert header.issued_on == date(1991, 6, 2)
    assert header.subject == "Về rừng"
