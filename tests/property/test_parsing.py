"""Laws that hold for every text, whatever stands in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.grammar.written_number import read_number
from ingest.pipeline import parse
from schemas.document import ParsedDocument
from schemas.number import DocumentNumber
from schemas.spelling.characters import normalise_line

WORDS = st.sampled_from(
    [
        "Căn cứ", "Thực hiện", "Kế hoạch số", "15/KH-SNV", "02/2024/TT-BNV", "số",
        "ngày 03/02/2025", "ngày 32 tháng 13 năm 2025", "của", "Sở Nội vụ", "Chính phủ",
        "và", ",", ";", ".", ":", "\n", "\n\n", "KẾ HOẠCH", "Số:", "Điều 5", "về việc",
        "Luật Lưu trữ", "được sửa đổi, bổ sung bởi", "Nơi nhận:", "- Lưu: VT.", "KT.",
        "GIÁM ĐỐC", "Trần Văn Bình", "34-CT/TW", "¹", "“", "”", "(", ")", "V/v", "này",
        "Hà Nội, ngày 3 tháng 2 năm 2025", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    ]
)  # fmt: skip
PAPERS = st.lists(WORDS, min_size=1, max_size=60).map(" ".join)
SYMBOLS = st.sampled_from(["KH-SNV", "TT-BNV", "QĐ-UBND", "SNV-CCHC&VTLT", "NQ-HĐND"])
LEADING = (
    "số ", "1/", "khoản 1 ", "Luật ", "“(", "Nghị định ", "ngày 1/1/2020 ", "A-", "_",
    "Bộ Nội vụ và ", "12/QĐ-SNV, ", "được sửa đổi ", "giữa ", "Nơi nhận ", "KT. ",
    "tại các ", "một số điều của ", "sửa đổi, bổ sung ", "theo quy định tại ",
)  # fmt: skip
NUMBERS = st.builds(
    DocumentNumber,
    st.integers(1, 99999).map(str),
    SYMBOLS,
    st.none() | st.integers(1945, 2099),
)


def parsed(content: str) -> ParsedDocument:
    return parse(content.encode(), "a.txt")


@given(PAPERS)
def test_every_mention_points_home(content: str) -> None:
    document = parsed(content + "a")

    for citation in document.citations:
        for mention in citation.mentions:
            assert document.text.content[mention.start : mention.end] == mention.text


@given(PAPERS)
def test_every_span_of_the_header_lies_in_the_text(content: str) -> None:
    document = parsed(content + "a")

    for span in document.header.spans.values():
        assert 0 <= span.start <= span.end <= len(document.text.content)


@given(PAPERS)
def test_parsing_twice_says_the_same(content: str) -> None:
    assert parsed(content + "a") == parsed(content + "a")


@given(st.text())
def test_normal_text_is_left_alone(content: str) -> None:
    once = normalise_line(content)

    assert normalise_line(once) == once


@given(NUMBERS)
def test_a_number_written_is_read_back(number: DocumentNumber) -> None:
    assert read_number(str(number)) == number


@given(NUMBERS)
def test_case_and_accents_do_not_change_the_key(number: DocumentNumber) -> None:
    plain = str(number).replace("Đ", "D")
    read = read_number(plain)

    assert read is not None
    assert read.key == number.key


@pytest.mark.parametrize("word", LEADING)
def test_no_word_repeated_for_ever_hangs_the_parser(word: str) -> None:
    """Patterns that look back again and again would take hours here."""
    many = word * (60_000 // len(word))
    content = f"Căn cứ Nghị định số 1/2020/NĐ-CP về {many} Nghị định số 2/2020/NĐ-CP"

    assert parsed(content).text.content
