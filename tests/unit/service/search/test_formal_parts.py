"""Letterhead, motto and signature are no words of a text."""

from ingest.pipeline import parse
from schemas.document import Header, ParsedDocument, Signer
from service.search.formal_parts import BLANK, formal_parts, without

DECISION = """ỦY BAN NHÂN DÂN
TỈNH QUẢNG NAM
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 15/QĐ-UBND
Quảng Nam, ngày 10 tháng 01 năm 2022
QUYẾT ĐỊNH
Về việc công nhận xã đạt chuẩn nông thôn mới
Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam;
Điều 1. Công nhận xã Bình Minh đạt chuẩn nông thôn mới.
Nơi nhận:
- Như Điều 3;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
(Đã ký)
Trần Văn Tân
PHỤ LỤC
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập – Tự do – Hạnh phúc
ĐƠN ĐỀ NGHỊ
"""


def left_of(text: str) -> str:
    parsed = _parsed(text)
    content = parsed.text.content
    left = without(formal_parts(parsed.header, content), content)
    return left.replace(BLANK, "")


def _parsed(text: str) -> ParsedDocument:
    return parse(text.encode(), "a.txt")


def test_the_text_begins_with_the_kind_of_the_document() -> None:
    assert left_of(DECISION).lstrip().startswith("QUYẾT ĐỊNH\nVề việc công nhận")


def test_what_a_sentence_says_of_the_republic_is_left() -> None:
    assert "Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam" in left_of(DECISION)


def test_the_motto_of_a_form_in_an_annex_is_no_text() -> None:
    left = left_of(DECISION)

    assert "CỘNG HÒA" not in left
    assert "Tự do" not in left
    assert left.rstrip().endswith("ĐƠN ĐỀ NGHỊ")


def test_the_signature_is_no_text_and_the_recipients_are() -> None:
    left = left_of(DECISION)

    assert "Trần Văn Tân" not in left
    assert "CHỦ TỊCH" not in left
    assert "- Như Điều 3;" in left


def test_what_a_letter_is_about_is_text_although_its_date_stands_below() -> None:
    left = left_of(
        "BỘ NỘI VỤ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
        "Số: 12/BNV-CCVC\nV/v xếp lương công chức\n"
        "Hà Nội, ngày 05 tháng 3 năm 2021\n"
        "Kính gửi: Sở Nội vụ tỉnh Lào Cai\n"
        "Bộ Nội vụ trả lời như sau: việc xếp lương theo quy định hiện hành.\n"
    )

    assert "xếp lương công chức" in left
    assert "Hà Nội, ngày" not in left
    assert "12/BNV" not in left


def test_a_text_that_no_letterhead_is_known_of_is_left_whole() -> None:
    text = "Biên bản bàn giao tài sản. Nguyễn Văn An nhận."

    assert left_of(text).strip() == text


def test_who_signed_by_the_page_of_a_portal_is_no_text() -> None:
    header = Header(signer=Signer(name="Lê Ngọc Hoàn"))
    content = "Cơ quan ban hànhBộ Giao thông vận tải\nNgười kýLê Ngọc Hoàn"

    (part,) = formal_parts(header, content)
    assert part.within(content) == "Người kýLê Ngọc Hoàn"
