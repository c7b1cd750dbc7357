"""Heads other than NĐ 30/2020 has them: of courts, the Party, contracts, requests."""

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


def typed(
    kind: str, subject: str = "Về tiêm chủng", body: str = "Kết quả tốt."
) -> Header:
    return read(OFFICE, "Số: 31/SYT", NATION, DAY, kind, subject, body, END)[0]


@pytest.mark.parametrize(
    "above",
    [
        "Ngày ban hành: 12/03/2031\nCơ quan: Sở Y tế",
        "Cơ quan: SỞ Y TẾ, TỈNH HÀ NAM\nGiờ ký: 12/03/2031 10:59:46",
        "Thời gian ký: 12.03.2031 10:59:46 +07:00",
    ],
)
def test_a_letterhead_is_found_below_what_a_site_prints_above_it(above: str) -> None:
    header, _ = read(
        above, OFFICE, "Số: 31/KH-SYT", NATION, DAY, "KẾ HOẠCH", "Tiêm chủng", END
    )

    assert str(header.number) == "31/KH-SYT"
    assert header.issuer == "Sở Y tế tỉnh Hà Nam"
    assert header.issued_on == date(2031, 3, 12)


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("NỘI QUY", "Nội quy"),
        ("GIẤY XÁC NHẬN", "Giấy xác nhận"),
        ("KẾT LUẬN THANH TRA", "Kết luận thanh tra"),
        ("LỜI CHÀO MỪNG", "Lời chào mừng"),
    ],
)
def test_a_kind_that_no_table_knows_is_kept_as_printed(printed: str, name: str) -> None:
    header, doubts = read(
        OFFICE, "Số: 31/SYT", NATION, DAY, printed, "Về tiêm chủng", "Tốt.", END
    )

    assert (header.doc_type, header.subject) == (name, "Về tiêm chủng")
    assert "kind_unknown" in doubts


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("LỜI KÊU GỌI", "Lời kêu gọi"),
        ("TUYÊN BỐ", "Tuyên bố"),
        ("KẾ HOẠCH HÀNH ĐỘNG", "Kế hoạch"),
        ("HỢP ĐỒNG LAO ĐỘNG", "Hợp đồng"),
        ("KÉẺ HOẠCH", "Kế hoạch"),
    ],
)
def test_a_known_kind_is_known_with_its_qualifier_and_misread(
    printed: str, name: str
) -> None:
    header = typed(printed)

    assert (header.doc_type, header.subject) == (name, "Về tiêm chủng")


def test_only_v_v_without_a_kind_makes_a_letter() -> None:
    header, _ = read(OFFICE, NATION, DAY, "Kính gửi: Các bệnh viện", "Đề nghị báo cáo.")

    assert header.doc_type is None


@pytest.mark.parametrize(
    "title", ["ĐƠN YÊU CẦU GIẢI QUYẾT VIỆC DÂN SỰ", "HỢP ĐỒNG MUA BÁN NHÀ Ở"]
)
def test_a_title_in_capitals_is_no_office(title: str) -> None:
    assert read(NATION, title, "Kính gửi: .......")[0].issuer is None


def test_an_addressee_of_dots_is_none() -> None:
    header, _ = read(NATION, "ĐƠN YÊU CẦU", "Kính gửi: ............", "Họ tên: …")

    assert header.addressees == ()


def test_frame_lines_between_are_no_addressees() -> None:
    header, doubts = read(
        *(OFFICE, "Số: 31/SYT-KH", "V/v tiêm chủng", "Kính gửi:", NATION),
        *("Hà Nam, ngày tháng 3 năm 2031", "- Các bệnh viện;", "- Các trạm.", END),
    )

    assert header.addressees == ("Các bệnh viện", "Các trạm")
    assert header.place == "Hà Nam"
    assert "date_blank" in doubts


@pytest.mark.parametrize("kind", ["Bản án", "Quyết định"])
def test_the_head_of_a_court_is_read(kind: str) -> None:
    header, _ = read(
        *(
            "TÒA ÁN NHÂN DÂN HUYỆN A",
            f"{kind} số: 07/2031/HS-ST",
            "Ngày: 05 - 3 - 2031",
        ),
        *(NATION, "NHÂN DANH", "NƯỚC CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        *("Ngày 05 tháng 3 năm 2031 xét xử sơ thẩm.", "QUYẾT ĐỊNH:", "Tuyên bố."),
    )

    assert (str(header.number), header.doc_type) == ("07/2031/HS-ST", kind)
    assert header.issued_on == date(2031, 3, 5)


def test_the_party_s_letter_has_its_subject_below_the_number() -> None:
    header, _ = read(
        *(
            "ĐẢNG BỘ TỈNH A",
            "ĐẢNG ỦY PHƯỜNG B",
            "Số 268-CV/ĐU về rà soát đảng viên mới",
        ),
        *("ĐẢNG CỘNG SẢN VIỆT NAM", DAY, "Kính gửi: Các chi bộ.", "Đề nghị rà soát."),
    )

    assert header.subject == "về rà soát đảng viên mới"


def test_a_regulation_of_the_party_bears_the_symbol_of_a_decision() -> None:
    header, doubts = read(
        *("BAN CHẤP HÀNH TRUNG ƯƠNG", "ĐẢNG CỘNG SẢN VIỆT NAM", "Số: 97-QĐ/TW"),
        *("Hà Nội, ngày 07 tháng 02 năm 2031", "QUY ĐỊNH", "Chức năng", "- Căn cứ …"),
    )

    assert header.doc_type == "Quy định"
    assert "symbol_contradicts_kind" not in doubts
    assert header.signer.name is None


@pytest.mark.parametrize(
    "body",
    [
        "Quý I, các trạm tiêm đủ liều cho trẻ em theo đúng lịch đã công bố.",
        "Theo báo cáo của các trạm, tỷ lệ tiêm đạt 98 %.",
        "UBND tỉnh đã chỉ đạo như sau:",
    ],
)
def test_a_subject_ends_before_the_first_sentence(body: str) -> None:
    assert typed("BÁO CÁO", "Về công tác quý I", body).subject == "Về công tác quý I"


def test_a_v_v_block_goes_on_before_an_abbreviation() -> None:
    header, _ = read(
        *(OFFICE, "Số: 31/SYT-KH", "V/v dự kiến kế hoạch năm 2031 vốn"),
        *(
            "NSTW thực hiện CTMTQG đến năm 2035",
            NATION,
            DAY,
            "Kính gửi: Các bệnh viện.",
        ),
    )

    assert header.subject == (
        "V/v dự kiến kế hoạch năm 2031 vốn NSTW thực hiện CTMTQG đến năm 2035"
    )


def test_a_position_above_the_recipients_belongs_to_the_name_below() -> None:
    header, _ = read(
        *(OFFICE, "Số: 31/BC-SYT", NATION, DAY, "BÁO CÁO", "Về tiêm chủng", "Tốt."),
        *("GIÁM ĐỐC", "Nơi nhận:", "- Như trên;", "- Lưu: VT.", "Trần Văn Mẫu"),
    )

    assert (header.signer.name, header.signer.position) == ("Trần Văn Mẫu", "Giám đốc")


def test_a_closing_is_read_where_ocr_lost_a_letter() -> None:
    header, _ = read(
        *(OFFICE, "Số: 31/BC-SYT", NATION, DAY, "BÁO CÁO", "Về tiêm chủng", "Tốt."),
        *("ơi nhận:", "- Như trên;", "- Lưu: VT.", "GIÁM ĐÓC", "Trần Văn Mẫu"),
    )

    assert (header.signer.name, header.signer.position) == ("Trần Văn Mẫu", "Giám đốc")
    assert header.recipients == ("Như trên", "Lưu: VT")


def test_names_are_put_right_where_one_office_and_province_fit() -> None:
    header, _ = read(
        *("BÔ Y TÊ", "CUC DƯỢC", "Số: 31/BC-QLD", NATION),
        *("Hà Nôi, ngày 12 tháng 3 năm 2031", "BÁO CÁO", "Về thuốc", "Tốt.", END),
    )

    assert (header.issuer, header.parent_issuer) == ("Cục Dược", "Bộ Y tế")
    assert header.place == "Hà Nội"


@pytest.mark.parametrize("day", ["ngàyj-)Štháng 10 năm", "ngàiŠtháng 10 năm"])
def test_a_garbled_day_keeps_the_place_and_is_doubted(day: str) -> None:
    header, doubts = read(
        *(OFFICE, "Số: 31/BC-SYT", NATION, f"Cần Thơ, {day} 2031"),
        *("BÁO CÁO", "Về thuốc", "Tốt.", END),
    )

    assert header.place == "Cần Thơ"
    assert "date_unreadable" in doubts


def test_a_document_without_a_date_line_is_doubted() -> None:
    _, doubts = read(OFFICE, "Số: 31/BC-SYT", NATION, "BÁO CÁO", "Về thuốc", END)

    assert "date_missing" in doubts


def test_an_illegible_number_is_recovered_from_the_annex_with_a_doubt() -> None:
    header, doubts = read(
        *(OFFICE, "Số: 3I đ/BC-SYT", NATION, DAY, "BÁO CÁO", "Về thuốc", "Tốt.", END),
        *("Phụ lục", "(Kèm theo Báo cáo số 31/BC-SYT ngày 12/3/2031 của Sở Y tế)"),
    )

    assert str(header.number) == "31/BC-SYT"
    assert "number_recovered" in doubts


def test_a_university_keeps_the_capitals_of_its_name() -> None:
    header, _ = read(
        *("BỘ GIÁO DỤC VÀ ĐÀO TẠO", "TRƯỜNG ĐẠI HỌC HOA LƯ", "Số: 31/TB-ĐHHL"),
        *(NATION, DAY, "THÔNG BÁO", "Về lịch học", "Như sau.", END),
    )

    assert header.issuer == "Trường Đại học Hoa Lư"


COURT = "TÒA ÁN NHÂN DÂN KHU VỰC 2 - HÀ SƠN"


@pytest.mark.parametrize("label", ["Bản án số", "BẢN ÁN SỐ"])
def test_a_judgment_is_about_what_stands_below_its_number(label: str) -> None:
    header, _ = read(
        *(COURT, f"{label}: 07/2031/DS-ST", "Ngày: 05 - 3 - 2031"),
        *("V/v tranh chấp hợp đồng vay tài sản", NATION, "NHÂN DANH"),
        *("NƯỚC CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", COURT),
        *("- Thành phần Hội đồng xét xử gồm có:", "QUYẾT ĐỊNH:", "Tuyên bố."),
    )

    assert header.doc_type == "Bản án"
    assert header.subject == "V/v tranh chấp hợp đồng vay tài sản"


@pytest.mark.parametrize("label", ["Quyết định số", "QUYẾT ĐỊNH SỐ"])
def test_a_decision_of_a_court_has_its_title_below(label: str) -> None:
    header, _ = read(
        *(COURT, f"{label}: 07/2031/QĐXXST-HS", "Ngày: 05 - 3 - 2031", NATION),
        *("QUYẾT ĐỊNH", "ĐƯA VỤ ÁN RA XÉT XỬ", "Căn cứ Bộ luật Hình sự;"),
    )

    assert (header.doc_type, header.subject) == (
        "Quyết định",
        "Đưa vụ án ra xét xử",
    )


def test_a_certificate_is_dated_above_its_signature() -> None:
    header, doubts = read(
        *("UBND XÃ HÀ SƠN", "Số: 31/GCN-UBND", NATION, "GIẤY CHỨNG NHẬN"),
        *("Ông A đã hoàn thành nhiệm vụ.", "Nơi nhận:", "- Như trên;", "- Lưu: VT."),
        *("Hà Sơn, ngày 12 tháng 3 năm 2031", "CHỦ TỊCH", "Trần Văn Mẫu"),
    )

    assert (header.place, header.issued_on) == ("Hà Sơn", date(2031, 3, 12))
    assert header.recipients == ("Như trên", "Lưu: VT")
    assert "date_missing" not in doubts


def test_the_blank_above_the_signature_of_a_form_is_no_date() -> None:
    header, _ = read(
        *("UBND XÃ HÀ SƠN", "Số: 31/BC-UBND", NATION, "BÁO CÁO", "Về tiêm chủng"),
        *(
            "Căn cứ Luật Dược;",
            "Hà Sơn, ngày ... tháng ... năm 2031",
            "CHỦ TỊCH",
            "Trần Văn Mẫu",
        ),
    )

    assert header.place is None


def test_an_organ_of_a_party_committee_has_the_committee_s_name() -> None:
    header, _ = read(
        *("ĐẢNG ỦY XÃ HÀ SƠN", "BAN XÂY DỰNG ĐẢNG", "*", "Số 31-TB/BXDĐ"),
        *("ĐẢNG CỘNG SẢN VIỆT NAM", DAY, "THÔNG BÁO", "Về lịch học", "Như sau."),
    )

    assert header.issuer == "Ban Xây dựng Đảng Đảng ủy xã Hà Sơn"


def test_a_year_of_five_digits_is_none() -> None:
    header, doubts = read(
        *(OFFICE, "Số: 31/BC-SYT", NATION, "Hà Nam, ngày 23 tháng 7 năm 20707"),
        *("BÁO CÁO", "Về thuốc", "Tốt.", END),
    )

    assert (header.place, header.issued_on) == ("Hà Nam", None)
    assert "date_unreadable" in doubts
