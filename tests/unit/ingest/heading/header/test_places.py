"""Where in a paper the parts of its header may stand, beside their usual places."""

from datetime import date

import pytest

from ingest.heading.header import read_header
from schemas.document import Header, Text

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


def header(content: str) -> Header:
    return read_header(Text(content))[0]


def codes(content: str) -> list[str]:
    return [doubt.code for doubt in read_header(Text(content))[1]]


def test_recipients_may_stand_below_the_signature() -> None:
    start, end = PLAN.index("- Như trên"), PLAN.index("KT. GIÁM ĐỐC")
    plan = PLAN[:start] + PLAN[end:] + PLAN[start:end]

    assert header(plan).recipients == header(PLAN).recipients
    assert header(plan).signer == header(PLAN).signer


def test_the_forms_of_an_annex_have_nothing_to_say_of_the_document() -> None:
    start, end = PLAN.index("Nơi nhận"), PLAN.index("KT. GIÁM ĐỐC")
    form = "PHỤ LỤC\nMẪU TỜ TRÌNH\nNơi nhận:\n- Sở Y tế;\nGIÁM ĐỐC\nNguyễn Văn A\n"

    assert header(PLAN[:start] + PLAN[end:] + form).recipients == ()
    assert header(PLAN[:start] + PLAN[end:] + form).signer.name == "Trần Văn Bình"


@pytest.mark.parametrize(
    "place",
    ["TP. Hồ Chí Minh", "Tp.HCM", "Bà Rịa - Vũng Tàu", "Thành phố Huế", "Phường 1"],
)
def test_the_place_is_read_whole(place: str) -> None:
    found = header(PLAN.replace("Phủ Lý", place))

    assert found.place == place
    assert found.issued_on == date(2025, 2, 3)


def test_a_month_alone_is_a_day_left_blank() -> None:
    plan = PLAN.replace("ngày 03 tháng 02", "tháng 02")

    assert header(plan).place == "Phủ Lý"
    assert header(plan).issued_on is None
    assert "date_blank" in codes(plan)


def test_the_office_may_issue_in_the_middle_of_a_line() -> None:
    page = "THÔNG TƯ\nVề chợ\nTheo đề nghị của Cục trưởng; Bộ trưởng Bộ Y tế ban hành"

    assert header(f"{page} Thông tư về chợ.\n").issuer == "Bộ trưởng Bộ Y tế"


def test_a_joint_resolution_is_of_all_the_offices_above_it() -> None:
    page = (
        "ỦY BAN THƯỜNG VỤ QUỐC HỘI\nCHÍNH PHỦ - ĐOÀN CHỦ TỊCH\nỦY BAN TRUNG"
        " ƯƠNG\nMẶT TRẬN"
        " TỔ QUỐC VIỆT NAM\nSố: 2/2025/NQLT - UBTVQH15 - CP - ĐCTUBTWMTTQVN\nNGHỊ QUYẾT"
        " LIÊN TỊCH\nVề hội\nCăn cứ Hiến pháp;\n"
    )
    found = header(page)

    assert str(found.number) == "2/2025/NQLT-UBTVQH15-CP-ĐCTUBTWMTTQVN"
    assert found.issuer == (
        "Ủy ban Thường vụ Quốc hội; Chính phủ; Đoàn chủ tịch Ủy ban Trung ương"
        " Mặt trận Tổ"
        " quốc Việt Nam"
    )


@pytest.mark.parametrize(
    "mark", ["PHỤ LỤC", "PHỤ LỤC I", "PHỤ LỤC SỐ 03", "PHỤ LỤC 2A."]
)
def test_the_heading_of_an_annex_is_no_office(mark: str) -> None:
    found = header(
        f"{mark}\nDanh mục tài liệu bàn giao\n"
        "(Kèm theo Quyết định số 9/QĐ-SNV ngày 3/2/2025 của Sở Nội vụ)\nMột việc"
    )

    assert found.issuer is None
    assert found.subject == "Danh mục tài liệu bàn giao"


def test_the_first_sentence_is_no_part_of_the_subject() -> None:
    opening = "Cơ quan thông báo để các đơn vị biết những việc sau:\nLập danh sách."
    found = header(PLAN.replace("Căn cứ Luật Lưu trữ số 33/2024/QH15;", opening))

    assert found.subject == "Kiểm tra công tác văn thư năm 2025"


@pytest.mark.parametrize(
    ("lines", "authority", "position"),
    [
        ("TM. BAN THƯỜNG VỤ\nBÍ THƯ", "TM. Ban Thường vụ", "Bí thư"),
        ("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC", "KT. Giám đốc", "Phó Giám đốc"),
        ("TL. GIÁM ĐỐC\nCHÁNH VĂN PHÒNG", "TL. Giám đốc", "Chánh Văn phòng"),
        ("TUQ. GIÁM ĐỐC\nTRƯỞNG PHÒNG", "TUQ. Giám đốc", "Trưởng phòng"),
        ("Q. GIÁM ĐỐC", None, "Q. Giám đốc"),
    ],
)
def test_each_authority_to_sign_is_read(
    lines: str, authority: str | None, position: str
) -> None:
    signer = header(PLAN.replace("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC", lines)).signer

    assert (signer.authority, signer.position) == (authority, position)
    assert signer.name == "Trần Văn Bình"


@pytest.mark.parametrize("mark", ["KHẨN", "THƯỢNG KHẨN", "HỎA TỐC", "Hỏa tốc"])
def test_each_urgency_is_read(mark: str) -> None:
    found = header(PLAN.replace("15/KH-SNV", f"15/KH-SNV\n{mark}"))

    assert found.urgency == mark.upper()
