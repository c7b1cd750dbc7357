"""Titles of one line, in two languages, over broken lines, and pages without a head."""

from datetime import date

import pytest

from ingest.heading.header import read_header
from schemas.document import Doubt, Header, Text

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
OFFICE = "UBND TỈNH HÀ NAM\nSỞ Y TẾ"
DAY = "Hà Nam, ngày 12 tháng 3 năm 2031"
END = "Nơi nhận:\n- Như trên;\n- Lưu: VT.\nGIÁM ĐỐC\nTrần Văn Mẫu"


def read(*lines: str) -> tuple[Header, dict[str, Doubt]]:
    header, doubts = read_header(Text("\n".join(lines)))
    return header, {doubt.code: doubt for doubt in doubts}


def titled(kind: str, subject: str, body: str = "Kết quả tốt.") -> Header:
    return read(OFFICE, "Số: 31/SYT", NATION, DAY, kind, subject, body, END)[0]


def test_the_heading_of_a_form_in_two_languages_is_neither_kind_nor_subject() -> None:
    header, _ = read(
        "CÔNG TY",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "SOCIALIST REPUBLIC OF VIET NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Independence - Freedom - Happiness",
        "HỢP ĐỒNG CUNG CẤP DỊCH VỤ VỆ SINH TRƯỜNG HỌC",
        "CLEANING SERVICE CONTRACT",
        "Số/No: ………",
    )

    assert header.doc_type == "Hợp đồng"
    assert header.subject == "Cung cấp dịch vụ vệ sinh trường học"
    assert header.issuer is None


@pytest.mark.parametrize(
    "line", ["TINH HINH GIAO THONG", "UBND XA MUONG LA", "KET QUA CONG TAC THI DUA"]
)
def test_words_that_lost_their_accents_are_not_foreign(line: str) -> None:
    assert titled("BÁO CÁO", line).subject


@pytest.mark.parametrize(
    ("title", "kind", "subject"),
    [
        (
            "ĐIỀU LỆ CÔNG TY CỔ PHẦN CẤP NƯỚC VÀ VỆ SINH TỈNH HÀ NAM",
            "Điều lệ",
            "Công ty cổ phần cấp nước và vệ sinh tỉnh Hà Nam",
        ),
        ("PHƯƠNG ÁN SỬ DỤNG ĐẤT SAU SẮP XẾP", "Phương án", "Sử dụng đất sau sắp xếp"),
    ],
)
def test_a_kind_that_begins_no_office_may_have_its_subject_in_its_line(
    title: str, kind: str, subject: str
) -> None:
    header, _ = read(NATION, title, "Chương I", "QUY ĐỊNH CHUNG")

    assert (header.doc_type, header.subject) == (kind, subject)


def test_a_page_without_a_letterhead_begins_with_the_name_of_the_document() -> None:
    header, doubts = read(
        "BẢN TỰ ĐÁNH GIÁ CÁ NHÂN",
        "Để hoàn thành nhiệm vụ, hôm nay tôi tự đánh giá như sau:",
        "Điều 1. Kết quả",
    )

    assert header.doc_type == "Bản tự đánh giá cá nhân"
    assert header.subject is None
    assert "kind_unknown" in doubts


def test_what_a_form_says_of_its_use_is_no_subject() -> None:
    header, _ = read(
        NATION, "ĐƠN XIN THÔI HỌC", "(Dùng cho người giám hộ làm thay)", "Kính gửi: …"
    )

    assert header.subject is None


def test_a_subject_goes_on_over_a_line_that_begins_with_half_of_an_office() -> None:
    header = titled(
        "KẾ HOẠCH",
        "VỀ VIỆC TRIỂN KHAI THỰC HIỆN CHỈ THỊ SỐ 37-CT/TW CỦA BAN\n"
        "BÍ THƯ VỀ XÂY DỰNG QUAN HỆ LAO ĐỘNG",
        "Căn cứ Luật Lao động;",
    )

    assert header.subject == (
        "Về việc triển khai thực hiện Chỉ thị số 37-CT/TW của Ban Bí thư về xây dựng"
        " quan hệ lao động"
    )


def test_an_old_title_is_found_below_the_year_that_a_site_prints_with_a_point() -> None:
    header, _ = read(
        "Thông tư 36/GD-TT\n29/12/1976\n1.976",
        "THÔNG TƯ",
        "CỦA BỘ GIÁO DỤC SỐ 36/GD-TT NGÀY 29-12-1976 HƯỚNG DẪN",
        "XẾP LƯƠNG CHO GIÁO VIÊN PHỔ THÔNG",
        "Thi hành Quyết định số 87-TTg-B ngày 20-8-1976;",
    )

    assert (str(header.number), header.issuer) == ("36/GD-TT", "Bộ Giáo dục")
    assert header.issued_on == date(1976, 12, 29)
    assert header.subject == "Hướng dẫn xếp lương cho giáo viên phổ thông"


def test_a_standing_body_keeps_the_words_above_the_councils_name() -> None:
    header, _ = read(
        "THƯỜNG TRỰC\nHĐND - UBND TỈNH HÀ NAM",
        "Số: 06/QC-TT.HĐND-UBND",
        NATION,
        DAY,
        "QUY CHẾ",
        "PHỐI HỢP CÔNG TÁC",
        "Căn cứ Luật Tổ chức chính quyền địa phương;",
    )

    assert header.issuer == "Thường trực HĐND - UBND tỉnh Hà Nam"


def test_a_date_is_read_behind_a_place_that_is_left_blank() -> None:
    header, _ = read(
        OFFICE, "Số: 31/BC-SYT", NATION, "........, ngày 20 tháng 6 năm 2018", "BÁO CÁO"
    )

    assert header.issued_on == date(2018, 6, 20)


def test_a_number_is_read_whose_word_lost_its_vowel() -> None:
    header, _ = read(OFFICE, "S: 5819/SYT-NVY", NATION, DAY, "V/v tiêm chủng", END)

    assert str(header.number) == "5819/SYT-NVY"
    assert header.issuer == "Sở Y tế tỉnh Hà Nam"
