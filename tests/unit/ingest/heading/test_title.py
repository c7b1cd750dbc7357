"""Kind and subject, and where they stand."""

import pytest

from ingest.heading.header import read_header
from schemas.document import Header, Text

TOP = "SỞ NỘI VỤ\nSố: 15/KH-SNV\nHà Nội, ngày 06 tháng 10 năm 2025\n"
BODY = "\nCăn cứ Luật Lưu trữ;"


def read(title: str, *, body: str = BODY) -> tuple[Header, str | None]:
    """Return the header, and the words that its subject was read from."""
    content = f"{TOP}{title}{body}"
    found, _ = read_header(Text(content))
    span = found.spans.get("subject")
    return found, content[span.start : span.end] if span else None


@pytest.mark.parametrize(
    ("title", "doc_type", "subject", "words"),
    [
        # below the kind
        ("KẾ HOẠCH\nKiểm tra công tác", "Kế hoạch", "Kiểm tra công tác", None),
        ("KẾ HOẠCH\nDỰ THẢO\nKiểm tra", "Kế hoạch", "Kiểm tra", None),
        ("KẾ HOẠCH\nKIỂM TRA\nCông tác văn thư", "Kế hoạch", "Kiểm tra", "KIỂM TRA"),
        ("KẾ HOẠCH", "Kế hoạch", None, None),
        # in its line
        ("KẾ HOẠCH KIỂM TRA", "Kế hoạch", "Kiểm tra", "KIỂM TRA"),
        (
            "KẾ HOẠCH KIỂM TRA\nCÔNG TÁC VĂN THƯ",
            "Kế hoạch",
            "Kiểm tra công tác văn thư",
            "KIỂM TRA\nCÔNG TÁC VĂN THƯ",
        ),
        (
            "BÁO CÁO TỔNG KẾT\nnăm 2025 của Sở",
            "Báo cáo",
            "Tổng kết năm 2025 của Sở",
            "TỔNG KẾT\nnăm 2025 của Sở",
        ),
        ("BÁO CÁO TỔNG KẾT NĂM\nnăm 2025", "Báo cáo", "Tổng kết năm năm 2025",
         "TỔNG KẾT NĂM\nnăm 2025"),
        ("BÁO CÁO TỔNG KẾT CẢ NĂM\nnăm 2025", "Báo cáo", "Tổng kết cả năm",
         "TỔNG KẾT CẢ NĂM"),
        # up to the office, to a sentence, to a list
        (
            "QUYẾT ĐỊNH\nVề việc ban hành Quy chế\nSỞ NỘI VỤ",
            "Quyết định",
            "Về việc ban hành Quy chế",
            "Về việc ban hành Quy chế",
        ),
        (
            "QUYẾT ĐỊNH\nVề việc ban hành Quy chế\nGIÁM ĐỐC SỞ NỘI VỤ",
            "Quyết định",
            "Về việc ban hành Quy chế",
            None,
        ),
        (
            "NGHỊ QUYẾT\nVỀ KẾ HOẠCH\nTHEO KẾ HOẠCH NĂM SỞ NỘI VỤ",
            "Nghị quyết",
            "Về kế hoạch theo kế hoạch năm",
            "VỀ KẾ HOẠCH\nTHEO KẾ HOẠCH NĂM",
        ),
        (
            "NGHỊ QUYẾT\nVỀ KẾ HOẠCH\nTHEO NĂM SỞ NỘI VỤ",
            "Nghị quyết",
            "Về kế hoạch",
            "VỀ KẾ HOẠCH",
        ),
        (
            "KẾ HOẠCH\nKIỂM TRA CÔNG TÁC CỦA SỞ NỘI VỤ",
            "Kế hoạch",
            "Kiểm tra công tác của Sở Nội vụ",
            None,
        ),
        (
            "KẾ HOẠCH\nKiểm tra công tác\nThực hiện chỉ đạo, Sở báo cáo.",
            "Kế hoạch",
            "Kiểm tra công tác",
            None,
        ),
        ("KẾ HOẠCH\nKiểm tra;\nCông tác", "Kế hoạch", "Kiểm tra", "Kiểm tra;"),
        (
            "THÔNG BÁO\nKết luận cuộc họp\nCơ quan thông báo những việc sau:",
            "Thông báo",
            "Kết luận cuộc họp",
            "Kết luận cuộc họp",
        ),
        ("GIẤY MỜI\nSở trân trọng kính mời các đơn vị dự họp:", "Giấy mời", None, None),
        ("QUYẾT ĐỊNH\nSửa đổi các văn bản:", "Quyết định", None, None),
        (
            "QUYẾT ĐỊNH\nSửa đổi các văn bản:\n- Luật Phí\n- Luật Lưu trữ",
            "Quyết định",
            "Sửa đổi các văn bản: - Luật Phí - Luật Lưu trữ",
            None,
        ),
        ("QUYẾT ĐỊNH\nVề việc:\n1. Thu phí", "Quyết định", "Về việc", "Về việc:"),
        # kinds of no table
        ("NỘI QUY\nPhòng đọc", "Nội quy", "Phòng đọc", None),
        ("QUY CHẾ LÀM\nVIỆC CỦA SỞ", "Quy chế", "Làm việc của sở",
         "LÀM\nVIỆC CỦA SỞ"),
    ],
)  # fmt: skip
def test_kind_and_subject_are_read(
    title: str, doc_type: str, subject: str | None, words: str | None
) -> None:
    found, read_from = read(title)

    assert (found.doc_type, found.subject) == (doc_type, subject)
    assert words is None or read_from == words


@pytest.mark.parametrize(
    ("title", "subject"),
    [
        ("V/v trả lời\nkiến nghị của\ncử tri", "V/v trả lời kiến nghị của cử tri"),
        ("V/v trả lời\nNSTW thực hiện", "V/v trả lời NSTW thực hiện"),
        ("V/v trả lời\nSở đã rõ.", "V/v trả lời"),
        ("V/v trả lời\nSở đã rõ:", "V/v trả lời"),
        ("V/v trả lời\nHỎA TỐC", "V/v trả lời"),
        ("V/v trả lời\nSỞ NỘI VỤ", "V/v trả lời"),
        ("Về việc trả lời\nkiến nghị", "Về việc trả lời kiến nghị"),
        ("V/v trả lời\n" + "X" + "x " * 34 + "x", "V/v trả lời X" + "x " * 34 + "x"),
        ("V/v trả lời\n" + "X" + "x " * 35 + "x", "V/v trả lời"),
    ],
)
def test_the_subject_of_a_letter_stands_beside_its_head(
    title: str, subject: str
) -> None:
    content = TOP.replace("15/KH-SNV", "15/SNV-VP") + title + "\nKính gửi: Sở Y tế"
    found, _ = read_header(Text(content))

    assert (found.doc_type, found.subject) == ("Công văn", subject)


def test_an_annex_has_its_subject_below_its_heading() -> None:
    annex = "PHỤ LỤC I\nDANH MỤC VĂN BẢN\n(Kèm theo Quyết định số 5/QĐ-SNV)"
    found, _ = read(annex, body="")

    assert found.subject == "Danh mục văn bản"


@pytest.mark.parametrize(("length", "subject"), [(160, True), (161, False)])
def test_a_line_of_more_than_160_characters_is_the_body(
    length: int,
    subject: bool,
) -> None:
    line = ("Sở " + "chữ " * length)[: length - 1] + "x"
    found, _ = read(f"KẾ HOẠCH\nKiểm tra\n{line}")

    assert (found.subject == f"Kiểm tra {line}") is subject
