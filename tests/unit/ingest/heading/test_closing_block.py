"""Papers signed by machine or typed without columns: what stands beside the signer."""

from datetime import date

import pytest

from ingest.heading.header import read_header
from schemas.document import Header, Text

LETTER = """UBND TỈNH HÀ NAM
SỞ NỘI VỤ
Số: 210/SNV-CCHC
V/v rà soát thủ tục
Hà Nam, ngày 04 tháng 3 năm 2025
Kính gửi: Các phòng thuộc Sở.
Sở Nội vụ đề nghị rà soát.
Nơi nhận:
- Như trên;
- Lưu: VT.
KT. GIÁM ĐỐC
PHÓ GIÁM ĐỐC
Đỗ Văn Khánh
"""


def header(content: str) -> Header:
    return read_header(Text(content))[0]


@pytest.mark.parametrize(
    "mark",
    [
        "Thời gian ký: 04/03/2025 09:10:00 +07:00",
        "Người ký: Đỗ Văn Khánh",
        "Ngày ký: 04/03/2025",
        "Email: sonoivu@hanam.gov.vn",
        "Cơ quan: Tỉnh Hà Nam",
        "(Chữ ký, dấu)",
        "(Ký, ghi rõ họ tên)",
        "(Ký và đóng dấu)",
    ],
)
def test_what_signing_leaves_above_the_name_is_no_name(mark: str) -> None:
    signed = LETTER.replace("PHÓ GIÁM ĐỐC\n", f"PHÓ GIÁM ĐỐC\n{mark}\n")

    assert header(signed).signer == header(LETTER).signer


def test_recipients_and_signer_typed_in_one_line_are_told_apart() -> None:
    start = LETTER.index("Nơi nhận")
    beside = (
        "Nơi nhận: KT. GIÁM ĐỐC\n- Như trên; PHÓ GIÁM ĐỐC\n- Lưu: VT.\nĐỗ Văn Khánh\n"
    )
    found = header(LETTER[:start] + beside)

    assert found.recipients == ("Như trên", "Lưu: VT")
    assert found.signer == header(LETTER).signer


def test_a_stamp_on_an_annex_has_not_the_annexs_number() -> None:
    stamp = "Số: 210/SNV-CCHC&VTLT; 04/03/2025; 08:15:30; +07:00\n"
    annex = (
        "PHỤ LỤC II\nBẢNG SỐ LIỆU RÀ SOÁT\n"
        "(Kèm theo Công văn số 210/SNV-CCHC&VTLT ngày 04/3/2025 của Sở Nội vụ)\n"
        "1. Kế hoạch số 15/KH-UBND ngày 02/01/2025\n"
    )
    found = header(stamp + annex)

    assert found.number is None
    assert str(found.annex_of) == "210/SNV-CCHC&VTLT"
    assert found.issuer is None


def test_the_province_s_branch_of_an_association_is_the_issuer() -> None:
    found = header(
        "HỘI NÔNG DÂN VIỆT NAM\nBCH HỘI NÔNG DÂN TỈNH HÀ NAM\nSố: 18 - CV/HNDT\n"
        "Hà Nam, ngày 30 tháng 10 năm 2024\nKính gửi: Sở Nội vụ\n"
    )

    assert found.issuer == "BCH Hội Nông dân tỉnh Hà Nam"
    assert found.parent_issuer == "Hội Nông dân Việt Nam"


def test_a_request_of_a_citizen_has_its_day_above_the_signature() -> None:
    found = header(
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
        "ĐƠN ĐỀ NGHỊ\nCông nhận Điều lệ của Hội\n"
        "Kính gửi: Sở Nội vụ tỉnh Hà Nam\n"
        "Hội Luật gia đề nghị xem xét.\n"
        "Hà Nam, ngày 12 tháng 11 năm 2024\nTM. BAN CHẤP HÀNH\nCHỦ TỊCH\n"
        "(Chữ ký, dấu)\nLương Văn Cường\n"
    )

    assert found.doc_type == "Đơn đề nghị"
    assert found.issuer is None
    assert found.place == "Hà Nam"
    assert found.issued_on == date(2024, 11, 12)
    assert found.signer.name == "Lương Văn Cường"


@pytest.mark.parametrize("letters", ["CCHC", "TTHC", "BHXH", "CNTT"])
def test_abbreviations_without_vowels_stay_in_capitals(letters: str) -> None:
    printed = f"TỔ CÔNG TÁC ĐÁNH GIÁ CHỈ SỐ {letters} NĂM 2024"
    found = header(LETTER.replace("V/v rà soát thủ tục", f"BÁO CÁO\n{printed}"))

    assert found.subject == f"Tổ công tác đánh giá chỉ số {letters} năm 2024"


@pytest.mark.parametrize("code", ["KT.", "K/T.", "K.T", "K/T", "KT"])
def test_an_authority_is_written_in_several_ways(code: str) -> None:
    found = header(LETTER.replace("KT. GIÁM", f"{code} GIÁM"))

    assert found.signer == header(LETTER).signer


def test_the_council_with_its_term_is_no_part_of_a_subject_in_capitals() -> None:
    found = header(
        "HỘI ĐỒNG NHÂN DÂN\nTỈNH HÀ NAM\nSố: 12/2024/NQ-HĐND\n"
        "Hà Nam, ngày 10 tháng 12 năm 2024\nNGHỊ QUYẾT\n"
        "QUY ĐỊNH MỨC CHI THĂM HỎI\n"
        "HỘI ĐỒNG NHÂN DÂN TỈNH HÀ NAM KHÓA XIX, KỲ HỌP THỨ 22\n"
        "Căn cứ Luật Ngân sách nhà nước ngày 25 tháng 6 năm 2015;\n"
    )

    assert found.subject == "Quy định mức chi thăm hỏi"


def test_a_basis_with_a_dash_is_no_part_of_the_subject() -> None:
    found = header(
        "TỈNH ỦY HÀ NAM\nBAN TỔ CHỨC\n*\nSố 31-HD/BTCTU\nĐẢNG CỘNG SẢN VIỆT NAM\n"
        "Hà Nam, ngày 17 tháng 7 năm 2024\nHƯỚNG DẪN\nmột số nội dung về bầu cử\n"
        "- Căn cứ Chỉ thị số 45-CT/TW, ngày 14/4/2024 của Bộ Chính trị;\n"
    )

    assert found.subject == "một số nội dung về bầu cử"


def test_the_sentence_that_invites_is_no_subject() -> None:
    found = header(
        "SỞ NỘI VỤ HÀ NAM\nSố: 12/GM-SNV\nHà Nam, ngày 9 tháng 12 năm 2024\n"
        "GIẤY MỜI\nSở Nội vụ trân trọng kính mời: Lãnh đạo các phòng\n"
        "Dự: Hội nghị tổng kết năm.\nThời gian: 08 giờ.\n"
    )

    assert found.doc_type == "Giấy mời"
    assert found.subject is None


def test_a_subject_in_capitals_may_end_with_the_office_that_issues() -> None:
    found = header(
        "BỘ Y TẾ\nSố: 12/2024/TT-BYT\nHà Nội, ngày 9 tháng 12 năm 2024\nTHÔNG TƯ\n"
        "PHÂN CẤP GIẢI QUYẾT THỦ TỤC\nVỀ AN TOÀN THỰC PHẨM CỦA BỘ Y TẾ\n"
        "BỘ TRƯỞNG BỘ Y TẾ\nCăn cứ Luật Dược;\n"
    )

    assert found.subject == (
        "Phân cấp giải quyết thủ tục về an toàn thực phẩm của Bộ Y tế"
    )


def test_a_line_of_the_subject_may_begin_with_the_day_of_an_act() -> None:
    found = header(
        "BỘ Y TẾ\nSố: 12/2024/TT-BYT\nHà Nội, ngày 9 tháng 12 năm 2024\nTHÔNG TƯ\n"
        "SỬA ĐỔI THÔNG TƯ SỐ 3/2021/TT-BYT\n"
        "NGÀY 31 THÁNG 12 NĂM 2021 CỦA BỘ TRƯỞNG BỘ Y TẾ VỀ KÊ ĐƠN\nCăn cứ Luật Dược;\n"
    )

    assert found.subject is not None
    assert found.subject.endswith("về kê đơn")


def test_a_list_that_the_title_names_is_no_annex_below_a_signature() -> None:
    found = header(
        "THỦ TƯỚNG CHÍNH PHỦ\nSố: 12/2024/QĐ-TTg\n"
        "Hà Nội, ngày 9 tháng 12 năm 2024\nQUYẾT ĐỊNH\nBAN HÀNH\n"
        "DANH MỤC NGÀNH NGHỀ ƯU TIÊN\nCăn cứ Luật Dược;\nNơi nhận:\n- Lưu: VT.\n"
        "THỦ TƯỚNG\nĐỗ Văn Khánh\n"
    )

    assert found.signer.name == "Đỗ Văn Khánh"
    assert found.recipients == ("Lưu: VT",)


def test_the_number_of_an_act_in_the_subject_does_not_cut_it() -> None:
    found = header(
        "BỘ Y TẾ\nSố: 12/2024/TT-BYT\nHà Nội, ngày 9 tháng 12 năm 2024\nTHÔNG TƯ\n"
        "Sửa đổi Thông tư số: 3/2021/TT-BYT về kê đơn thuốc\nCăn cứ Luật Dược;\n"
    )

    assert found.subject == "Sửa đổi Thông tư số: 3/2021/TT-BYT về kê đơn thuốc"


def test_many_recipients_beside_a_signature_are_told_apart() -> None:
    start = LETTER.index("Nơi nhận")
    offices = [f"Phòng Nội vụ huyện số {n}" for n in range(1, 15)]
    beside = (
        "Nơi nhận: KT. GIÁM ĐỐC\n- Như trên; PHÓ GIÁM ĐỐC\n"
        + "".join(f"- {office};\n" for office in offices)
        + "- Lưu: VT.\nĐỗ Văn Khánh\n"
    )
    found = header(LETTER[:start] + beside)

    assert found.recipients == ("Như trên", *offices, "Lưu: VT")
    assert found.signer == header(LETTER).signer


def test_an_item_of_abbreviations_is_a_recipient_of_its_own() -> None:
    listed = "- Các đồng chí Lãnh đạo Sở,\n- HĐND, UBND,\n- Lưu: VT.\n"
    found = header(LETTER.replace("- Như trên;\n- Lưu: VT.\n", listed))

    assert found.recipients == ("Các đồng chí Lãnh đạo Sở", "HĐND, UBND", "Lưu: VT")


def test_recipients_without_dashes_keep_those_within() -> None:
    listed = "Các tổ chức chính trị - xã hội;\nLưu: VT.\n"
    found = header(LETTER.replace("- Như trên;\n- Lưu: VT.\n", listed))

    assert found.recipients == ("Các tổ chức chính trị - xã hội", "Lưu: VT")


def test_a_family_name_may_be_the_word_for_an_office() -> None:
    found = header(LETTER.replace("Đỗ Văn Khánh", "ĐOÀN VĂN KHÁNH"))

    assert found.signer.name == "Đoàn Văn Khánh"
