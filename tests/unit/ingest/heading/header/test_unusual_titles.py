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


@pytest.mark.parametrize("signed", ["Hồ Chí Minh\n(Đã ký)", "| Hồ Chí Minh (Đã ký)"])
def test_an_edict_of_old_is_read_below_the_register_of_a_site(signed: str) -> None:
    header, _ = read(
        "Số hiệu | 141-B |\nNgày ban hành | 26/07/1946 |",
        "SẮC LỆNH",
        "CỦA CHỦ TỊCH CHÍNH PHỦ VIỆT NAM DÂN CHỦ CỘNG HOÀ SỐ 141-B NGÀY 26 THÁNG 7"
        " NĂM 1946 ĐẶT NGÀY QUỐC KHÁNH",
        "CHỦ TỊCH CHÍNH PHỦ VIỆT NAM DÂN CHỦ CỘNG HOÀ",
        "Chiểu Sắc lệnh số 22-C ngày 18-2-1946;",
        "Điều 1\nTừ nay là ngày Quốc khánh.",
        signed,
    )

    assert (header.doc_type, str(header.number)) == ("Sắc lệnh", "141-B")
    assert header.issuer == "Chủ tịch Chính phủ Việt Nam Dân chủ Cộng hòa"
    assert header.issued_on == date(1946, 7, 26)
    assert header.subject == "Đặt ngày quốc khánh"
    assert header.signer.name == "Hồ Chí Minh"
    assert header.signer.position is None


def test_a_position_above_the_mark_of_signing_is_no_name() -> None:
    header, _ = read(
        NATION, "GIẤY GIỚI THIỆU", "Kính gửi: Sở Y tế", "Giám Đốc\n(Đã ký)"
    )

    assert header.signer.name is None


@pytest.mark.parametrize(
    ("number", "code", "read_as"),
    [("38 NV", None, "38/NV"), ("34", "number_unreadable", "None")],
)
def test_an_old_number_has_its_symbol_behind_a_blank_or_none(
    number: str, code: str | None, read_as: str
) -> None:
    header, doubts = read(
        "SẮC LỆNH",
        f"CỦA CHỦ TỊCH CHÍNH PHỦ SỐ {number} NGÀY 19 THÁNG 3 NĂM 1947",
        "CHỦ TỊCH CHÍNH PHỦ",
        "Chiểu Sắc lệnh số 63 ngày 22-11-1945;",
    )

    assert str(header.number) == read_as
    assert header.issued_on == date(1947, 3, 19)
    assert header.subject is None
    assert code is None or code in doubts


def test_whose_document_it_is_is_no_subject() -> None:
    header, _ = read(
        OFFICE,
        NATION,
        DAY,
        "SẮC LỆNH",
        "CỦA CHỦ TỊCH CHÍNH PHỦ VIỆT NAM DÂN CHỦ CỘNG HOÀ",
        "Chiểu Sắc lệnh số 63;",
    )

    assert header.subject is None


def test_a_page_in_one_line_is_cut_at_its_kind_and_its_bases() -> None:
    header, _ = read(
        "1. BỘ Y TẾ CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM ------- Độc lập - Tự do - Hạnh"
        " phúc Số: 28/2031/TT-BYT ------- Hà Nội, ngày 26 tháng 8 năm 2031 THÔNG TƯ Quy"
        " định về tiêm chủng mở rộng Căn cứ Luật Dược; Bộ trưởng Bộ Y tế ban hành Thông"
        " tư quy định về tiêm chủng."
    )

    assert str(header.number) == "28/2031/TT-BYT"
    assert (header.issuer, header.doc_type) == ("Bộ Y tế", "Thông tư")
    assert header.issued_on == date(2031, 8, 26)
    assert header.subject == "Quy định về tiêm chủng mở rộng"


def test_the_marks_of_pages_that_a_site_leaves_are_no_words_of_the_head() -> None:
    header, _ = read(
        "(1)NGÂN HÀNG NHÀ NƯỚC VIỆT NAM",
        "-CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự - Hạnh phúc",
        "-Số: 04/2031/TT-NHNN Hà Nội, ngày 01 tháng 3 năm 2031",
        "Trang 2THÔNG TƯ",
        "QUY ĐỊNH VỀ CHO VAY",
        "Căn cứ Luật Ngân hàng Nhà nước;",
    )

    assert str(header.number) == "04/2031/TT-NHNN"
    assert header.issuer == "Ngân hàng Nhà nước Việt Nam"
    assert header.doc_type == "Thông tư"


def test_a_title_that_a_site_prints_above_the_letterhead_does_not_end_it() -> None:
    header, _ = read(
        "HƯỚNG DẪN TUYỂN SINH TRUNG CẤP",
        "UBNDTHÀNH PHỐ HÀ NỘI\nSỞ Y TẾ",
        "Số: 3929/SYT-NVY",
        "V/v hướng dẫn tuyển sinh",
        NATION,
        "Hà Nội, ngày 19 tháng 10 năm 2031",
        END,
    )

    assert header.issuer == "Sở Y tế thành phố Hà Nội"
    assert header.parent_issuer == "UBND thành phố Hà Nội"


@pytest.mark.parametrize(
    ("kind", "below", "subject"),
    [
        (
            "BÁO CÁO SƠ KẾT HỌC KÌ I TỔ CHUYÊN MÔN",
            "Năm học 2022 - 2023",
            "Sơ kết học kì I tổ chuyên môn Năm học 2022 - 2023",
        ),
        (
            "KẾ HOẠCH\nPHÁT TRIỂN Y TẾ",
            "(Giai đoạn: 2021- 2025)",
            "PHÁT TRIỂN Y TẾ (Giai đoạn: 2021- 2025)",
        ),
    ],
)
def test_a_subject_in_capitals_keeps_the_time_below_it(
    kind: str, below: str, subject: str
) -> None:
    assert titled(kind, below, "Căn cứ kế hoạch của Sở;").subject == subject


def test_a_chapter_in_capitals_begins_the_body() -> None:
    header, _ = read(
        "CÔNG TY\nTNHH CHẾ BIẾN GỖ",
        "CHƯƠNG I\nNHỮNG QUY ĐỊNH CHUNG",
        "Điều 1. Mục đích",
    )

    assert header.issuer == "Công ty TNHH Chế biến Gỗ"


def test_a_title_goes_on_with_the_issuers_name_where_its_line_is_unfinished() -> None:
    header, _ = read(
        "SỞ Y TẾ TỈNH HÀ NAM",
        NATION,
        "QUY CHẾ TIẾP CÔNG DÂN CỦA",
        "SỞ Y TẾ TỈNH HÀ NAM",
        "Điều 1. Phạm vi",
    )

    assert header.subject == "Tiếp công dân của Sở Y tế tỉnh Hà Nam"


def test_a_page_that_lost_its_head_has_the_issuer_above_its_bases() -> None:
    header, _ = read(
        "QUYẾT ĐỊNH",
        "Về việc ban hành quy định về trú đóng",
        "ỦY BAN NHÂN DÂN TỈNH HÀ NAM",
        "- Căn cứ Luật Tổ chức Hội đồng nhân dân;",
        "UBND tỉnh Hà Nam\nChủ tịch\n(Đã ký)\nPhan Văn Mẫu",
    )

    assert header.issuer == "Ủy ban nhân dân tỉnh Hà Nam"
    assert (header.signer.position, header.signer.name) == ("Chủ tịch", "Phan Văn Mẫu")


def test_a_kind_in_small_letters_before_its_subject_is_no_letter() -> None:
    header, _ = read(
        "Công ty cổ phần cảng Cộng hoà xã hội chủ nghĩa Việt Nam Độc lập - Tự do - Hạnh"
        " phúc Số: Hà Nam, ngày 06 tháng năm 2031 Tờ trình V/v chia lợi nhuận Kính gửi:"
        " Đại hội đồng cổ đông"
    )

    assert header.doc_type == "Tờ trình"
