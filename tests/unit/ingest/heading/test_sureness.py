"""A number or a date that OCR is unsure of, and what confirms it."""

from datetime import date

import pytest

from ingest.heading.header import read_header
from ingest.text.joined_text import join_pages
from schemas.document import Line, Method, Page
from schemas.layout import Box

HEAD = (
    "TÒA ÁN NHÂN DÂN KHU VỰC 2 - HÀ SƠN",
    "Bản án số: 07/2031/DS-ST",
    "Ngày: 05 - 3 - 2031",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "- Thành phần Hội đồng xét xử gồm có:",
)


@pytest.mark.parametrize(
    ("opening", "sure", "expected"),
    [
        ("Ngày 05 tháng 3 năm 2031, xét xử công khai.", 0.9, date(2031, 3, 5)),
        ("Ngày 05 tháng 3 năm 2031, xét xử công khai.", 0.6, None),
        ("Ngày 06 tháng 3 năm 2031, xét xử công khai.", 0.9, None),
    ],
)
def test_an_unsure_date_is_believed_where_a_sure_line_repeats_it(
    opening: str, sure: float, expected: date | None
) -> None:
    sureness = [*(0.6 if "Ngày" in text else 0.95 for text in HEAD), sure]
    lines = [
        Line(text, Box(60, 20 * row, 300, 20 * row + 12), sure=sureness[row])
        for row, text in enumerate((*HEAD, opening))
    ]
    page = Page(1, tuple(lines), Method.OCR, width=600.0)

    header, doubts = read_header(join_pages((page,)), (page,))

    assert header.issued_on == expected
    unreadable = [doubt for doubt in doubts if doubt.code == "date_unreadable"]
    assert bool(unreadable) is (expected is None)


@pytest.mark.parametrize(
    ("method", "name", "doubted"),
    [
        (Method.OCR, "", True),
        (Method.OCR, "Võ Mai Nghiêm", False),
        (Method.PDFIUM, "", False),
    ],
)
def test_a_signer_that_ocr_does_not_see_is_doubted(
    method: Method, name: str, doubted: bool
) -> None:
    texts = [*HEAD, "Nơi nhận:", "- Các đương sự;", "- Lưu: hồ sơ.", "THẨM PHÁN", name]
    lines = [Line(text, sure=0.95) for text in texts if text]
    page = Page(1, tuple(lines), method, width=600.0)

    _, doubts = read_header(join_pages((page,)), (page,))

    assert ("signer_unreadable" in {doubt.code for doubt in doubts}) == doubted
