"""Pages of portals, forms, contracts and minutes, and offices that no table has."""

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


def test_the_offices_beside_the_national_heading_issue_not_the_portal_above() -> None:
    header, _ = read(
        "CỔNG THÔNG TIN ĐIỆN TỬ BỘ NỘI VỤ",
        "Toàn văn | Thuộc tính",
        *(OFFICE, NATION, "Số: 31/KH-SYT", DAY, "KẾ HOẠCH", "Tiêm chủng", END),
    )

    assert header.issuer == "Sở Y tế tỉnh Hà Nam"
    assert header.parent_issuer == "UBND tỉnh Hà Nam"


@pytest.mark.parametrize(
    "above",
    [
        "Ngày 10/3/2031 Sở Y tế đã ban hành Kế hoạch tiêm chủng, mời các bạn đọc.",
        "Đăng ngày 15 - 03 - 2031",
        "Cập nhật ngày 15/03/2031",
    ],
)
def test_a_date_of_the_site_is_not_the_documents(above: str) -> None:
    header, _ = read(
        above, OFFICE, NATION, "Số: 31/KH-SYT", DAY, "KẾ HOẠCH", "Tiêm chủng", END
    )

    assert (header.place, header.issued_on) == ("Hà Nam", date(2031, 3, 12))


def test_the_date_may_stand_on_the_line_of_the_number() -> None:
    header, doubts = read(
        "Số: 31/SYT-VP, ngày 12 tháng 3 năm 2031",
        "Về việc tiêm chủng",
        "Kính gửi: Các bệnh viện.",
        END,
    )

    assert header.issued_on == date(2031, 3, 12)
    assert "date_missing" not in doubts


@pytest.mark.parametrize(
    "day",
    ["…………, ngày…… tháng …… năm ……", "….(1).ngày…..tháng…..năm….."],
)
def test_a_form_whose_place_is_dotted_has_a_blank_date(day: str) -> None:
    _, doubts = read(NATION, day, "ĐƠN KHỞI KIỆN", "Kính gửi: Tòa án nhân dân")

    assert "date_blank" in doubts
    assert "date_missing" not in doubts


def test_the_organ_below_the_kind_is_the_issuer_and_no_subject() -> None:
    header, _ = read(
        "NGHỊ QUYẾT",
        "CỦA BAN THƯỜNG VỤ TỈNH ỦY",
        "về lãnh đạo chuyển đổi số",
        "Thực hiện Nghị quyết Đại hội, Ban Thường vụ ban hành Nghị quyết như sau:",
    )

    assert header.issuer == "Ban Thường vụ Tỉnh ủy"
    assert header.subject == "về lãnh đạo chuyển đổi số"


def test_a_subject_is_read_where_the_page_lost_the_kind() -> None:
    header, _ = read(
        "BỘ Y TẾ | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |",
        "Số: 31/QĐ-BYT | Hà Nội, ngày 12 tháng 3 năm 2031 |",
        "BAN HÀNH QUY CHẾ TIÊM CHỦNG MỞ RỘNG",
        "BỘ TRƯỞNG BỘ Y TẾ",
        "Căn cứ Luật Phòng bệnh;",
    )

    assert header.doc_type == "Quyết định"
    assert header.subject == "Ban hành quy chế tiêm chủng mở rộng"


def test_minutes_are_dated_by_their_first_sentence() -> None:
    header, doubts = read(
        NATION,
        "BIÊN BẢN HỌP",
        "Về việc bình xét thi đua",
        "Hôm nay, vào hồi 14 giờ 00 ngày 12 tháng 3 năm 2031, tại phòng họp, gồm có:",
    )

    assert (header.doc_type, header.subject) == ("Biên bản", "Về việc bình xét thi đua")
    assert header.issued_on == date(2031, 3, 12)
    assert "date_missing" not in doubts


def test_a_contract_may_begin_with_its_basis() -> None:
    header, _ = read(
        NATION,
        "– Căn cứ Bộ luật Lao động số 45/2019/QH14 ngày 20/11/2019.",
        "HỢP ĐỒNG LAO ĐỘNG",
        "Chúng tôi, một bên là Công ty Hòa Lư, thỏa thuận như sau:",
    )

    assert (header.doc_type, header.subject) == ("Hợp đồng", None)


def test_the_head_of_an_office_may_be_printed_on_a_line_of_its_own() -> None:
    header, _ = read(
        "CHỦ TỊCH\nỦY BAN NHÂN DÂN\nTỈNH HÀ NAM",
        *(NATION, "Số: 3/CĐ-UBND", DAY, "CÔNG ĐIỆN", "Về việc ứng phó bão", END),
    )

    assert header.issuer == "Chủ tịch Ủy ban nhân dân tỉnh Hà Nam"
    assert header.parent_issuer is None


def test_an_indictment_may_have_the_code_of_directives() -> None:
    header, doubts = read(
        "VIỆN KIỂM SÁT NHÂN DÂN\nKHU VỰC 3 - HÀ NAM",
        *(NATION, "Số: 41/CT-VKSKV3", DAY, "CÁO TRẠNG", "Căn cứ các Điều 41, 236;"),
    )

    assert header.issuer == "Viện kiểm sát nhân dân khu vực 3 - Hà Nam"
    assert "symbol_contradicts_kind" not in doubts


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("TRƯỜNG ĐẠI HỌC SƯ PHẠM HÒA LƯ", "Trường Đại học Sư phạm Hòa Lư"),
        ("TRƯỜNG CAO ĐẲNG Y DƯỢC HÒA LƯ", "Trường Cao đẳng Y dược Hòa Lư"),
        ("TÒA PHÚC THẨM TẠI HÒA LƯ", "Tòa phúc thẩm tại Hòa Lư"),
        ("BAN TỔ CHỨC ĐẠI HỘI", "Ban Tổ chức đại hội"),
    ],
)
def test_bodies_that_no_table_knows_are_spelt_by_rule(printed: str, name: str) -> None:
    header, _ = read(
        printed, NATION, "Số: 31/KH-VP", DAY, "KẾ HOẠCH", "Tiêm chủng", END
    )

    assert header.issuer == name


def test_placeholders_of_a_form_are_no_part_of_an_addressee() -> None:
    header, _ = read(NATION, "ĐƠN KHỞI KIỆN", "Kính gửi: Tòa án nhân dân (2)………………")

    assert header.addressees == ("Tòa án nhân dân",)


def test_the_second_v_of_a_letter_may_be_misread() -> None:
    header, _ = read(
        OFFICE, "Số:4l37/SYT", "V/% Góp ý dự thảo quy chế", NATION, DAY, "Kính gửi: A."
    )

    assert (header.doc_type, header.subject) == (
        "Công văn",
        "V/% Góp ý dự thảo quy chế",
    )


@pytest.mark.parametrize(
    "printed",
    [
        "TÒA ÁN NHÂN DÂN\nKHU VỰC 2 - QUẢNG LÂM",
        "TÒA ÁN NHÂN DÂN KHU VỰC 2 -\nQUẢNG LÂM",
        "TÒA ÁN NHÂN DÂN KHU VỰC 2 - QUẢNG\nLÂM",
    ],
)
def test_a_regional_court_may_be_broken_at_its_dash(printed: str) -> None:
    header, _ = read(
        printed, NATION, "Số: 31/KH-TA", DAY, "KẾ HOẠCH", "Tiêm chủng", END
    )

    assert header.issuer == "Tòa án nhân dân khu vực 2 - Quảng Lâm"


def test_a_dash_behind_the_last_word_is_no_part_of_a_name() -> None:
    header, _ = read(
        "SỞ Y TẾ -", NATION, "Số: 31/KH-SYT", DAY, "KẾ HOẠCH", "Tiêm chủng", END
    )

    assert header.issuer == "Sở Y tế"
