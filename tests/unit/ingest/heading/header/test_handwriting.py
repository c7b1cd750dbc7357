"""Numbers and days that a pen wrote: taken, and never without a doubt."""

from datetime import date

from ingest.heading.header import read_header
from ingest.text.joined_text import join_pages
from schemas.document import Doubt, Header, Line, Method, Page

PRINTED = (
    "SỞ NỘI VỤ",
    "Số: 4409/KH-SNV",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "Phủ Lý, ngày 03 tháng 02 năm 2025",
    "KẾ HOẠCH",
    "Kiểm tra công tác văn thư năm 2025",
    "Căn cứ Luật Lưu trữ số 33/2024/QH15;",
)


def header_of(*by_hand: int) -> tuple[Header, dict[str, Doubt]]:
    """The header of a scan in which a pen wrote some of the lines."""
    lines = tuple(
        Line(text, sure=0.85, by_hand=index in by_hand)
        for index, text in enumerate(PRINTED)
    )
    page = Page(1, lines, Method.OCR)
    header, doubts = read_header(join_pages((page,)), (page,))
    return header, {doubt.code: doubt for doubt in doubts}


def test_a_number_written_by_hand_is_taken_with_a_doubt_at_its_place() -> None:
    header, doubts = header_of(1)

    assert str(header.number) == "4409/KH-SNV"
    assert doubts["number_handwritten"].span == header.spans["number"]
    assert "4409/KH-SNV" in doubts["number_handwritten"].message
    assert "date_handwritten" not in doubts


def test_a_day_written_by_hand_is_taken_with_a_doubt() -> None:
    header, doubts = header_of(4)

    assert header.issued_on == date(2025, 2, 3)
    assert "03/02/2025" in doubts["date_handwritten"].message
    assert "number_handwritten" not in doubts


def test_what_is_printed_is_not_doubted() -> None:
    assert header_of()[1] == {}
