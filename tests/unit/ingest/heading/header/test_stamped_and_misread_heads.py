"""Heads with a stamp above them, of new kinds, torn over lines or misread by OCR."""

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


def signed(*lines: str) -> Header:
    return read(OFFICE, "Số: 31/BC-SYT", NATION, DAY, "BÁO CÁO", "Về chợ", *lines)[0]


def test_the_stamp_of_who_received_it_gives_neither_number_nor_date() -> None:
    stamp = "VĂN BẢN ĐẾN\nSố: 1016\nNgày: 19/6/2031\nChuyển: TH"
    header, _ = read(stamp, OFFICE, "Số: 31/BC-SYT", NATION, DAY, "BÁO CÁO", "Về chợ")

    assert str(header.number) == "31/BC-SYT"
    assert (header.issued_on, header.place) == (date(2031, 3, 12), "Hà Nam")


@pytest.mark.parametrize("kind", ["MỆNH LỆNH", "THỂ LỆ", "PHIẾU TRÌNH"])
def test_an_unknown_kind_is_kept_above_a_subject_that_begins_ve_viec(
    kind: str,
) -> None:
    header, doubts = read(
        OFFICE, "Số: 31/SYT", NATION, DAY, kind, "Về việc phòng dịch", "Kết quả tốt."
    )

    assert header.doc_type == kind.capitalize()
    assert header.subject == "Về việc phòng dịch"
    assert "kind_unknown" in doubts


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("HƯỚNG DẪN LIÊN NGÀNH", "Hướng dẫn"),
        ("KẾ HOẠCH PHỐI HỢP", "Kế hoạch"),
        ("CHƯƠNG TRÌNH CÔNG TÁC", "Chương trình"),
    ],
)
def test_words_that_belong_to_the_kind_are_not_of_the_subject(
    line: str, kind: str
) -> None:
    header, _ = read(OFFICE, "Số: 31/SYT", NATION, DAY, line, "Năm 2031", "Mục 1.")

    assert (header.doc_type, header.subject) == (kind, "Năm 2031")


@pytest.mark.parametrize(
    "number", ["Bản án số: 7/2031/DS-ST", "Quyết định số: 7/2031/QĐ-PT"]
)
def test_a_court_says_beside_its_number_what_the_case_is_about(number: str) -> None:
    header, _ = read(
        "TÒA ÁN NHÂN DÂN TỈNH HÀ NAM",
        number,
        "Ngày: 12/5/2031",
        "V/v ly hôn, tranh chấp",
        "nuôi con",
        NATION,
        "NHÂN DANH",
        "Thành phần Hội đồng gồm có:",
        "QUYẾT ĐỊNH:",
    )

    assert header.subject == "V/v ly hôn, tranh chấp nuôi con"


def test_an_office_of_the_province_is_not_named_with_its_level_twice() -> None:
    header, _ = read("UBND TỈNH HÀ NAM", "THANH TRA TỈNH", "Số: 3/TB-TTr", NATION, DAY)

    assert header.issuer == "Thanh tra tỉnh Hà Nam"


def test_a_number_torn_off_an_office_belongs_to_it() -> None:
    header, _ = read(
        "THUẾ TỈNH HÀ NAM", "PHÒNG KIỂM TRA SỐ", "2", "Số: 3/TB-KT2", NATION
    )

    assert header.issuer == "Phòng Kiểm tra số 2 tỉnh Hà Nam"


def test_an_invitation_begins_below_its_subject() -> None:
    header, _ = read(
        *(OFFICE, "Số: 31/GM-SYT", NATION, DAY, "GIẤY MỜI", "Dự Hội nghị sơ kết"),
        "Sở Y tế trân trọng kính mời: Ông Nguyễn Văn A",
    )

    assert header.subject == "Dự Hội nghị sơ kết"


def test_the_term_of_the_council_that_issues_is_not_of_the_subject() -> None:
    header, _ = read(
        *("HỘI ĐỒNG NHÂN DÂN\nXÃ KIM MẪU", "Số: 9/NQ-HĐND", NATION, DAY, "NGHỊ QUYẾT"),
        "Về dự toán ngân sách xã năm 2032",
        "HỘI ĐỒNG NHÂN DÂN XÃ KIM MẪU KHÓA II, KỲ HỌP THỨ 5",
        "Căn cứ Luật Ngân sách nhà nước;",
    )

    assert header.subject == "Về dự toán ngân sách xã năm 2032"


def test_the_addressee_ends_before_the_sentence_behind_a_comma() -> None:
    header, _ = read(
        *("TỈNH ỦY HÀ NAM", "Số 7-CV/TU", "ĐẢNG CỘNG SẢN VIỆT NAM", DAY),
        "Kính gửi: Các đảng ủy trực thuộc, Thực hiện chương trình, đề nghị báo cáo.",
    )

    assert header.addressees == ("Các đảng ủy trực thuộc",)


@pytest.mark.parametrize(
    ("lines", "position"),
    [
        ("CHỈ HUY TRƯỞNG\nĐại tá Nguyễn Xuân Mẫu", "Chỉ huy trưởng"),
        ("CHẤP HÀNH VIÊN\nNguyễn Xuân Mẫu", "Chấp hành viên"),
        ("PHÓ GIÁM ĐỐC\n– Đã ký –\nBSCKII. Nguyễn Xuân Mẫu", "Phó Giám đốc"),
        ("GIÁM ĐỐC\nBS.CK2 Nguyễn Xuân Mẫu", "Giám đốc"),
        ("CHỦ TỌA PHIÊN\nTÒA\nNguyễn Xuân Mẫu", "Chủ tọa phiên tòa"),
        ("QUYỀN CỤC TRƯỞNG\nNguyễn Xuân Mẫu", "Quyền Cục trưởng"),
        ("PHÓ TỔNG BIÊN TẬP\nNguyễn Xuân Mẫu", "Phó Tổng biên tập"),
        ("TRƯỞNG BAN TỔ CHỨC\nNguyễn Xuân Mẫu", "Trưởng ban Tổ chức"),
        ("GIÁM ĐỐC\nĐại tá NGUYỄN XUÂN MẪU", "Giám đốc"),
        ("GIÁM ĐỐC\nĐẠI TÁ NGUYỄN XUÂN MẪU", "Giám đốc"),
        ("GIÁM ĐỐC\nNguyễn Xuân Mẫu (đã ký)", "Giám đốc"),
        ("GIÁM ĐỐC\nNguyễn Xuân Mẫu./.", "Giám đốc"),
        ("GIÁM ĐỐC\n[Signature Not Verified]\nNguyễn Xuân Mẫu", "Giám đốc"),
        ("Hiệu trưởng\n(Ký tên, đóng dấu)\nNguyễn Xuân Mẫu", "Hiệu trưởng"),
        ("GIÁM ĐÔC\nNguyễn Xuân Mẫu", "Giám đốc"),
        (
            "HIỆU TRƯỞNG TRƯỜNG BÁCH KHOA\nNguyễn Xuân Mẫu",
            "Hiệu trưởng Trường Bách khoa",
        ),
        ("GIÁM ĐỐC\n(Ký và ghi rõ họ tên) Nguyễn Xuân Mẫu", "Giám đốc"),
    ],
)
def test_the_position_is_read_as_a_sentence_writes_it(
    lines: str, position: str
) -> None:
    signer = signed("Nơi nhận:", "- Lưu: VT.", lines).signer

    assert (signer.name, signer.position) == ("Nguyễn Xuân Mẫu", position)


def test_an_authority_may_take_two_lines() -> None:
    signer = signed("TM. HỘI ĐỒNG XÉT ĐƠN YÊU\nCẦU\nTHẨM PHÁN\nLê Văn Mẫu").signer

    assert signer.authority == "TM. Hội đồng xét đơn yêu cầu"
    assert signer.position == "Thẩm phán"


def test_positions_that_are_alike_without_tones_are_not_mixed_up() -> None:
    assert signed("THỨ TRƯỞNG\nLê Văn Mẫu").signer.position == "Thứ trưởng"
    assert signed("THỦ TRƯỞNG\nLê Văn Mẫu").signer.position == "Thủ trưởng"


def test_a_citizen_signs_below_a_line_in_small_letters() -> None:
    header, _ = read(
        *(
            NATION,
            "ĐƠN KHIẾU NẠI",
            "Kính gửi: Thanh tra tỉnh.",
            "Tên tôi là Lê Văn Mẫu.",
        ),
        *(DAY, "Người khiếu nại", "Lê Văn Mẫu"),
    )

    assert header.issued_on == date(2031, 3, 12)
    assert header.signer.position == "Người khiếu nại"


def test_a_province_that_an_office_is_named_by_is_put_right() -> None:
    header, _ = read("ỦY BAN NHẤN DÂN", "TỈNH NGHÊ AN", "Số: 3/TB-UBND", NATION)

    assert header.issuer == "Ủy ban nhân dân tỉnh Nghệ An"


def test_a_subject_about_abroad_ends_before_the_basis() -> None:
    header = read(
        *(OFFICE, "Số: 31/QĐ-SYT", NATION, DAY, "QUYẾT ĐỊNH"),
        *("Về Quỹ Hỗ trợ việc làm ngoài nước", "Căn cứ Luật Việc làm;"),
    )[0]

    assert header.subject == "Về Quỹ Hỗ trợ việc làm ngoài nước"


def test_addressees_that_ocr_made_of_dots_are_none() -> None:
    line = 'Kính gửi: ®):..................... ¬"...ÔÔÔÔ'

    assert read(OFFICE, "Số: 31/SYT-VP", NATION, DAY, line)[0].addressees == ()


def test_a_subject_may_begin_below_its_v_v() -> None:
    header, _ = read(
        OFFICE, "Số: 31/SYT-VP", "V/v", ": Thực hiện hóa đơn.", NATION, DAY
    )

    assert header.subject == "V/v : Thực hiện hóa đơn"


@pytest.mark.parametrize(
    ("offices", "symbol"),
    [
        ("BỘ VĂN HOÁ - THÔNG TIN-BỘ Y TẾ", "TTLT/BVHTT-BYT"),
        ("BỘ VĂN HÓA - THÔNG TIN\nBỘ Y TẾ", "BVHTT-BYT/TTLT"),
    ],
)
def test_each_office_of_a_joint_circular_issues_it(offices: str, symbol: str) -> None:
    header, _ = read(
        offices, f"Số: 1/{symbol}", NATION, DAY, "THÔNG TƯ", "Về quảng cáo"
    )

    assert header.issuer == "Bộ Văn hóa - Thông tin; Bộ Y tế"


@pytest.mark.parametrize(
    ("lines", "authority"),
    [
        ("KT. Giám đốc\nPhó Giám đốc", "KT. Giám đốc"),
        ("TM. Ủy ban nhân dân\nChủ tịch", "TM. Ủy ban nhân dân"),
        ("KT/ CHỦ TỊCH\nPHÓ CHỦ TỊCH", "KT. Chủ tịch"),
        ("TM. BCH CÔNG ĐOÀN\nCHỦ TỊCH", "TM. BCH Công đoàn"),
    ],
)
def test_the_authority_may_be_printed_in_small_letters(
    lines: str, authority: str
) -> None:
    found = signed("Nơi nhận:", "- Như trên;", "- Lưu: VT", lines, "Lê Văn Mẫu")

    assert found.signer.authority == authority
    assert found.recipients == ("Như trên", "Lưu: VT")


def test_a_list_of_recipients_without_a_signature_has_no_signer() -> None:
    found = signed("Nơi nhận:", "- Lưu: VT.", "Giám đốc các bệnh viện", "Lê Văn Mẫu a")

    assert found.signer.name is None


def test_a_line_that_begins_ve_goes_on_with_a_title_in_capitals() -> None:
    title = (
        "BIÊN BẢN VI PHẠM HÀNH CHÍNH",
        "Về lĩnh vực y tế",
        "Hôm nay, ngày 12/3/2031",
    )
    header, _ = read(OFFICE, "Số: 31/BB-SYT", NATION, DAY, *title)

    assert header.subject == "Vi phạm hành chính Về lĩnh vực y tế"
