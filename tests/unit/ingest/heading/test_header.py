"""What a document says of itself (HARD_CASES, 0.3, 4 and 5), on papers of our own."""

from datetime import date

import pytest

from ingest.heading.header import read_header
from schemas.document import Header, Line, Method, Page, Part, Text

PLAN = """ỦY BAN NHÂN DÂN TỈNH HÀ NAM
SỞ NỘI VỤ
Số: 15/KH-SNV
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Phủ Lý, ngày 03 tháng 02 năm 2025
KẾ HOẠCH
Kiểm tra công tác văn thư năm 2025
Căn cứ Luật Lưu trữ số 33/2024/QH15;
Nơi nhận:
- Như trên;
- Các phòng thuộc Sở
(để thực hiện);
- Lưu: VT.
KT. GIÁM ĐỐC
PHÓ GIÁM ĐỐC
(Đã ký)
Trần Văn Bình
"""
LETTER = """BỘ NỘI VỤ
Số: 77/BNV-CCHC
V/v trả lời kiến nghị của
cử tri tỉnh Hà Nam
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Hà Nội, ngày 06 tháng 10 năm 2025
Kính gửi:
- Sở Nội vụ tỉnh Hà Nam;
- Sở Nội vụ tỉnh Sơn La.
Bộ Nội vụ trả lời như sau:
"""


def header(content: str) -> Header:
    return read_header(Text(content))[0]


def codes(content: str) -> list[str]:
    return [doubt.code for doubt in read_header(Text(content))[1]]


def test_a_plan_is_read() -> None:
    found = header(PLAN)

    assert str(found.number) == "15/KH-SNV"
    assert found.doc_type == "Kế hoạch"
    assert found.subject == "Kiểm tra công tác văn thư năm 2025"
    assert found.place == "Phủ Lý"
    assert found.issued_on == date(2025, 2, 3)


def test_the_office_below_is_the_issuer_and_that_above_its_parent() -> None:
    found = header(PLAN)

    assert found.issuer == "Sở Nội vụ tỉnh Hà Nam"
    assert found.parent_issuer == "Ủy ban nhân dân tỉnh Hà Nam"


def test_who_signed_for_whom_is_read() -> None:
    signer = header(PLAN).signer

    assert signer.name == "Trần Văn Bình"
    assert signer.position == "Phó Giám đốc"
    assert signer.authority == "KT. Giám đốc"


def test_recipients_are_read_to_the_archives_copy() -> None:
    recipients = ("Như trên", "Các phòng thuộc Sở (để thực hiện)", "Lưu: VT")

    assert header(PLAN).recipients == recipients


def test_an_official_letter_has_its_subject_beside_the_date() -> None:
    found = header(LETTER)

    assert found.doc_type == "Công văn"
    assert found.subject == "V/v trả lời kiến nghị của cử tri tỉnh Hà Nam"
    assert found.addressees == ("Sở Nội vụ tỉnh Hà Nam", "Sở Nội vụ tỉnh Sơn La")


def test_two_columns_in_one_line_are_told_apart() -> None:
    merged = LETTER.replace(
        "BỘ NỘI VỤ\n", "BỘ NỘI VỤ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
    )

    assert header(merged).issuer == "Bộ Nội vụ"


def test_a_number_and_date_in_one_line_are_told_apart() -> None:
    merged = PLAN.replace(
        "15/KH-SNV\n", "15/KH-SNV Phủ Lý, ngày 03 tháng 02 năm 2025\n"
    )

    assert str(header(merged).number) == "15/KH-SNV"
    assert header(merged).place == "Phủ Lý"


def test_an_office_named_in_two_lines_is_one() -> None:
    split = PLAN.replace("SỞ NỘI VỤ", "SỞ NÔNG NGHIỆP VÀ\nMÔI TRƯỜNG")

    assert header(split).issuer == "Sở Nông nghiệp và Môi trường tỉnh Hà Nam"


def test_a_blank_number_is_none_whatever_is_cited_below() -> None:
    draft = PLAN.replace("15/KH-SNV", "      /KH-SNV")

    assert header(draft).number is None
    assert "number_blank" in codes(draft)


def test_a_number_in_a_hand_nobody_reads_is_a_doubt() -> None:
    scan = PLAN.replace("15/KH-SNV", "2f6† /KH-SNV")

    assert header(scan).number is None
    assert "number_unreadable" in codes(scan)


def test_a_blank_day_is_none() -> None:
    draft = PLAN.replace("03 tháng 02", "   tháng 02")

    assert header(draft).issued_on is None
    assert "date_blank" in codes(draft)


def test_a_day_that_cannot_be_is_a_doubt() -> None:
    wrong = PLAN.replace("03 tháng 02", "32 tháng 02")

    assert header(wrong).issued_on is None
    assert "date_impossible" in codes(wrong)


def test_a_symbol_of_another_kind_is_a_doubt() -> None:
    assert "symbol_contradicts_kind" in codes(PLAN.replace("KẾ HOẠCH", "BÁO CÁO"))


@pytest.mark.parametrize(
    ("symbol", "office", "doubted"),
    [
        ("TT-BCA", "BỘ NỘI VỤ", True),
        ("TT-BNV", "BỘ NỘI VỤ", False),
        ("TT-BLĐTBXH", "BỘ NỘI VỤ", False),  # merged into it in 2025
        ("TT-BCA", "CHÍNH PHỦ", True),
        ("QĐ-TTg", "CHÍNH PHỦ", False),  # its head
        ("BNV-CCHC", "BỘ CÔNG AN", False),  # a công văn names units
        ("QĐ-UBND", "BỘ CÔNG AN", False),  # each province has such an office
    ],
)
def test_a_symbol_of_another_office_is_a_doubt(
    symbol: str, office: str, doubted: bool
) -> None:
    plan = PLAN.replace("15/KH-SNV", f"15/2025/{symbol}").replace(
        "ỦY BAN NHÂN DÂN TỈNH HÀ NAM\nSỞ NỘI VỤ", office
    )

    assert ("symbol_contradicts_issuer" in codes(plan)) == doubted


def test_a_submission_numbered_as_a_letter_is_no_doubt() -> None:
    assert codes(PLAN.replace("15/KH-SNV", "15/SNV-TCCC")) == []


def test_an_act_is_dated_by_its_last_sentence() -> None:
    act = (
        "ỦY BAN THƯỜNG VỤ QUỐC HỘI\nPháp lệnh số: 9/2025/UBTVQH15\nPHÁP LỆNH\n"
        "CHI PHÍ GIÁM ĐỊNH\nCăn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam;\n"
        "Pháp lệnh này được Ủy ban Thường vụ Quốc hội khóa XV thông qua"
        " ngày 03 tháng 12 năm 2025.\n"
    )

    assert header(act).issued_on == date(2025, 12, 3)
    assert header(act).issuer == "Ủy ban Thường vụ Quốc hội"


@pytest.mark.parametrize("mark", ["MẬT", "TỐI MẬT", "TUYỆT MẬT"])
def test_secrecy_is_read(mark: str) -> None:
    assert header(PLAN.replace("SỞ NỘI VỤ", f"SỞ NỘI VỤ\n{mark}")).secrecy == mark


def test_urgency_is_read() -> None:
    assert header(f"HỎA TỐC\n{PLAN}").urgency == "HỎA TỐC"


def test_a_page_of_the_register_is_read_and_doubted() -> None:
    page = (
        "Quyết định số 337/1998/QĐ-BYT Về việc mua thuốc\nSố hiệu337/1998/QĐ-BYT\n"
        "Loại văn bảnQuyết định\nNgành--\nNgày ban hành16/09/1998\n"
        "Cơ quan ban hànhBộ Y tế\nNgười kýTrần Văn Bình"
    )

    assert str(header(page).number) == "337/1998/QĐ-BYT"
    assert header(page).issued_on == date(1998, 9, 16)
    assert codes(page) == ["stub_page"]


def test_the_body_of_a_plan_that_begins_with_implementing_is_no_subject() -> None:
    body = (
        "Thực hiện Kế hoạch số 5/KH-BNV ngày 02/01/2025 của Bộ Nội vụ về kiểm tra" * 3
    )
    plan = PLAN.replace("Căn cứ Luật", f"{body}\nCăn cứ Luật")

    assert header(plan).subject == "Kiểm tra công tác văn thư năm 2025"


def test_a_subject_may_begin_with_implementing() -> None:
    plan = PLAN.replace("Kiểm tra công tác", "Thực hiện công tác")

    assert header(plan).subject == "Thực hiện công tác văn thư năm 2025"


def test_a_subject_in_capitals_keeps_its_names_and_numbers() -> None:
    plan = PLAN.replace(
        "Kiểm tra công tác văn thư năm 2025",
        "SỬA ĐỔI MỘT SỐ ĐIỀU CỦA NGHỊ ĐỊNH SỐ 30/2020/NĐ-CP CỦA CHÍNH PHỦ",
    )
    subject = "Sửa đổi một số điều của Nghị định số 30/2020/NĐ-CP của Chính phủ"

    assert header(plan).subject == subject


def test_the_mark_of_a_draft_is_no_office() -> None:
    draft = f"DỰ THẢO LẦN 2\n{PLAN}"

    assert header(draft).parent_issuer == "Ủy ban nhân dân tỉnh Hà Nam"
    assert "draft" in codes(draft)


def test_offices_that_issue_together_are_told_apart() -> None:
    joint = PLAN.replace("SỞ NỘI VỤ", "BỘ CÔNG AN - BỘ QUỐC PHÒNG").split("\n", 1)[1]

    assert header(joint).issuer == "Bộ Công an; Bộ Quốc phòng"


def test_an_invitation_has_no_subject() -> None:
    invitation = PLAN.replace("KẾ HOẠCH", "GIẤY MỜI").replace(
        "Kiểm tra công tác văn thư năm 2025", "Sở Nội vụ trân trọng kính mời đại biểu:"
    )

    assert header(invitation).subject is None


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("TRẦN VĂN BÌNH", "Trần Văn Bình"),
        ("PGS.TS. Trần Văn Bình", "Trần Văn Bình"),
        ("BS. Trần Văn Bình", "Trần Văn Bình"),
        ("Thượng tá Trần Văn Bình", "Trần Văn Bình"),
        ("Nhà giáo ưu tú Trần Văn Bình", "Trần Văn Bình"),
        ("(Ký, đóng dấu)\nTrần Văn Bình", "Trần Văn Bình"),
        ("Ký bởi: Sở Nội vụ\nTrần Văn Bình", "Trần Văn Bình"),
        ("K’ Brèm", "K’ Brèm"),
        ("K'Bang Sơn", "K'Bang Sơn"),
    ],
)
def test_names_come_in_capitals_and_with_titles(printed: str, name: str) -> None:
    assert header(PLAN.replace("Trần Văn Bình", printed)).signer.name == name


def test_a_signature_right_below_the_subject_is_no_part_of_it() -> None:
    start = PLAN.index("Căn cứ")
    end = PLAN.index("KT. GIÁM ĐỐC")

    subject = header(PLAN[:start] + PLAN[end:]).subject
    assert subject == "Kiểm tra công tác văn thư năm 2025"


def test_a_subject_may_begin_with_the_letters_of_an_authority() -> None:
    plan = PLAN.replace("Kiểm tra công tác", "QUY ĐỊNH CÔNG TÁC")

    assert (header(plan).subject or "").startswith("Q")


def test_an_annex_names_the_document_it_was_issued_with() -> None:
    annex = (
        "PHỤ LỤC I\nDANH MỤC HỒ SƠ\n"
        "(Ban hành kèm theo Quyết định số 12/QĐ-SNV ngày 03/02/2025 của Sở Nội vụ)\n"
    )

    assert str(header(annex).annex_of) == "12/QĐ-SNV"
    assert header(annex).number is None
    assert codes(annex) == []


def test_a_certified_copy_is_known_by_its_line() -> None:
    assert header(f"SAO Y\n{PLAN}").copy_form == "Sao y"


def test_a_certified_copy_is_known_by_its_stamp() -> None:
    stamp = Line("SAO Y; SỞ NỘI VỤ; 03/02/2025; 15:40", part=Part.STAMP)
    pages = (Page(1, (stamp,), Method.PDFIUM),)

    assert read_header(Text(PLAN), pages)[0].copy_form == "Sao y"


def test_nothing_is_read_of_an_english_page() -> None:
    assert header("DECREE\nOn records and archives\nArticle 1. Scope") == Header()


def test_an_english_page_is_doubted() -> None:
    assert "not_vietnamese" in codes(
        "DECREE\nOn records and archives\nArticle 1. Scope"
    )


def test_a_misspelt_national_title_is_no_office() -> None:
    plan = PLAN.replace("CHỦ NGHĨA VIỆT NAM", "CHỦ NCHĨA VIỆT NAM")

    assert header(plan).issuer == header(PLAN).issuer


def test_the_office_of_a_page_without_letterhead_is_the_one_that_issues() -> None:
    bare = (
        "THÔNG TƯ\nQuy định về kho lưu trữ\nCăn cứ Luật Lưu trữ số 33/2024/QH15;\n"
        "Theo đề nghị của Cục trưởng;\n"
        "Bộ trưởng Bộ Nội vụ ban hành Thông tư quy định về kho lưu trữ.\n"
        "Điều 1. Phạm vi\n"
    )

    assert header(bare).issuer == "Bộ trưởng Bộ Nội vụ"


@pytest.mark.parametrize(
    ("offices", "issuer"),
    [
        ("TỈNH ỦY HÀ NAM\nBAN TỔ CHỨC", "Ban Tổ chức Tỉnh ủy Hà Nam"),
        (
            "MẶT TRẬN TỔ QUỐC\nỦY BAN MTTQ VIỆT NAM TỈNH HÀ NAM\nBAN THƯỜNG TRỰC",
            "Ban Thường trực Ủy ban MTTQ Việt Nam tỉnh Hà Nam",
        ),
        (
            "ỦY BAN TRUNG ƯƠNG\nMẶT TRẬN TỔ QUỐC VIỆT NAM",
            "Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam",
        ),
        ("TỈNH ĐOÀN HÀ NAM\nBAN CHẤP HÀNH", "Ban Chấp hành Tỉnh đoàn Hà Nam"),
    ],
)
def test_an_office_is_named_with_the_body_it_belongs_to(
    offices: str, issuer: str
) -> None:
    plan = PLAN.replace("ỦY BAN NHÂN DÂN TỈNH HÀ NAM\nSỞ NỘI VỤ", offices)

    assert header(plan).issuer == issuer


def test_a_subject_may_end_its_first_line_with_a_colon() -> None:
    plan = PLAN.replace(
        "Kiểm tra công tác văn thư năm 2025",
        "Quy định liên thông thủ tục:\nĐăng ký và cấp phép",
    )

    assert header(plan).subject == "Quy định liên thông thủ tục: Đăng ký và cấp phép"


def test_the_mark_of_a_draft_below_the_subject_is_no_part_of_it() -> None:
    plan = PLAN.replace("năm 2025\nCăn cứ", "năm 2025\n(Dự thảo)\nCăn cứ")

    assert header(plan).subject == "Kiểm tra công tác văn thư năm 2025"
    assert "draft" in codes(plan)


def test_a_sentence_about_recipients_is_no_list_of_them() -> None:
    plan = PLAN.replace("Nơi nhận:", "Nơi nhận văn bản được ghi đầy đủ.\nNơi nhận:")

    assert header(plan).recipients[0] == "Như trên"


@pytest.mark.parametrize("office", ["PHÓ GIÁM ĐỐC", "Phó Giám đốc"])
def test_a_deputy_whose_authority_was_lost_is_the_deputy(office: str) -> None:
    plan = PLAN.replace("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC", f"GIÁM ĐỐC\n{office}")

    assert header(plan).signer.name == "Trần Văn Bình"
    assert header(plan).signer.position == "Phó Giám đốc"


@pytest.mark.parametrize(
    ("printed", "subject"),
    [
        (
            "QUY ĐỊNH VIỆC BỐ TRÍ CÁN BỘ CẤP XÃ VÀ CẤP TỈNH",
            "Quy định việc bố trí cán bộ cấp xã và cấp tỉnh",
        ),
        (
            "KIỂM TRA VĂN THƯ TẠI TỈNH BÀ RỊA - VŨNG TÀU NĂM 2024",
            "Kiểm tra văn thư tại tỉnh Bà Rịa - Vũng Tàu năm 2024",
        ),
    ],
)
def test_capitals_end_with_the_name_of_the_place(printed: str, subject: str) -> None:
    plan = PLAN.replace("Kiểm tra công tác văn thư năm 2025", printed)

    assert header(plan).subject == subject
