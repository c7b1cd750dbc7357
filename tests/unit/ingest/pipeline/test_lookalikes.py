"""HARD_CASES 6: what looks like a citation and is none."""

import pytest

from tests.trapped import numbers

NONE = {
    "members present": "07/07 thành viên có mặt, 08/16 hội",
    "points": "đạt 60,5/61,5 điểm",
    "a case and its accused": "116 vụ/102 bị can",
    "telephone": "số điện thoại 0912345678",
    "HS codes": "hàng hóa mã 10.06, 24.01",
    "street": "tại Số 36 đường Trần Phú",
    "a form": "theo Mẫu số 09, Phụ lục số 2",
    "a form with a symbol": "theo Mẫu số 02/KK-TNCN, biểu mẫu số 03/QTT-TNCN",
    "forms in a list": "Mẫu số 04-GH/SHTT/2020, 05-TT/SHTT/2020 và Mẫu số 06",
    "forms of one word": "các mẫu tương ứng số 15/BC-NVL/GSQL, 15a/BC-GSQL",
    "hours": "8h30, 1/2 ngày",
    "a school": "Trường Hữu nghị T78",
    "a fund, a project": "Quỹ 14/11, Đề án 06, Chương trình 135",
    "a draft": "dự thảo Quyết định “Quy định trình tự thành lập hội”",
    "a blank number": "Tờ trình số      /TTr-SNV ngày    tháng   năm 2025",
    "a dotted number": "Quyết định số …/QĐ-SNV",
    "a sample": "Ví dụ 1: Báo cáo của huyện ủy\nSố 76-BC/HU\nVí dụ 2: Biên bản của đại"
    " hội\nSố 18-BB/ĐH\n",
    "the number of a form": "BIÊN BẢN\nSố: 15/BB-HĐ\nHôm nay, ngày …",
    "a standard": "QCVN 01:2019/BNNPTNT, TCVN 9437: 2012",
    "an entity of HTML": "Sở &amp; Phòng 12&nbsp;",
    "a frequency": "băng tần 1710-1785 MHz",
    "a period": "giai đoạn 2026 - 2030, năm 2025-2026",
    "an account": "Tài khoản 214 - Hao mòn",
    "a stamp": "2775; 10/11/2025; 10:59:46; +07:00",
}


@pytest.mark.parametrize("trap", NONE)
def test_it_is_not_cited(trap: str) -> None:
    assert numbers(f"Sở Nội vụ tỉnh Hà Nam báo cáo như sau: {NONE[trap]}.") == []


def test_the_number_of_an_item_is_not_that_of_the_document() -> None:
    content = "Các thông tư hết hiệu lực:\n9. Thông tư số 4/2015/TT-BNV về hội.\n"

    assert numbers(content) == ["4/2015/TT-BNV"]


def test_a_number_whose_day_stands_in_the_next_line_is_cited() -> None:
    content = "Trong danh mục của Sở:\nSố 76/QĐ-SNV\n03/02/2025\nVề hội\n"

    assert numbers(content) == ["76/QĐ-SNV"]
