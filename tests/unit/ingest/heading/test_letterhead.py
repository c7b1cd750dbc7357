"""The line of the number, where it stands, and what is to doubt of it."""

import pytest

from ingest.heading.header import read_header
from ingest.heading.letterhead import is_number_line
from ingest.heading.segments import find_pieces
from schemas.document import Text

BELOW = "Hà Nội, ngày 06 tháng 10 năm 2025\nKẾ HOẠCH\nCông tác văn thư năm 2026"


def number_line(head: str) -> tuple[str | None, str]:
    """Return the number and the words that it was read from."""
    content = f"SỞ NỘI VỤ\n{head}\n{BELOW}"
    found, _ = read_header(Text(content))
    span = found.spans.get("number")
    return (
        str(found.number) if found.number else None,
        content[span.start : span.end] if span else "",
    )


@pytest.mark.parametrize(
    ("head", "number", "words"),
    [
        ("Số: 15/KH-SNV", "15/KH-SNV", "Số: 15/KH-SNV"),
        ("Số:\n15/KH-SNV", "15/KH-SNV", "15/KH-SNV"),
        ("Số: ……\n15/KH-SNV", "15/KH-SNV", "15/KH-SNV"),
        ("Số:\nHà Nội", None, ""),
        ("Số: 1/KH-SNV\nSố: 2/KH-SNV", "1/KH-SNV", "Số: 1/KH-SNV"),
        ("Số thứ tự\nSố: 2/KH-SNV", "2/KH-SNV", "Số: 2/KH-SNV"),
        (
            "Số: 12/SNV-VP; 04/3/2025; 08:15:30\nSố: 2/KH-SNV",
            "2/KH-SNV",
            "Số: 2/KH-SNV",
        ),
    ],
)
def test_the_number_may_stand_below_its_word(
    head: str, number: str | None, words: str
) -> None:
    assert number_line(head) == (number, words)


@pytest.mark.parametrize(
    ("head", "doubt"),
    [
        ("Số:        /KH-SNV", "number_blank"),
        ("Số: ……", "number_blank"),
        ("Số: 1a?3-x", "number_unreadable"),
        ("Số: 15/KH-SNV", None),
        ("", "number_missing"),
    ],
)
def test_a_number_that_is_not_read_is_doubted(head: str, doubt: str | None) -> None:
    _, doubts = read_header(Text(f"SỞ NỘI VỤ\n{head}\n{BELOW}"))
    codes = [each.code for each in doubts if each.code.startswith("number")]

    assert codes == ([doubt] if doubt else [])


@pytest.mark.parametrize(
    ("day", "doubt"),
    [
        ("Hà Nội, ngày 31 tháng 02 năm 2025", "date_impossible"),
        ("Hà Nội, ngày     tháng 10 năm 2025", "date_blank"),
        ("Hà Nội, ngày 4x tháng 10 năm 2025", "date_unreadable"),
        ("Hà Nội, tháng 10 năm 2025", "date_blank"),
        ("Hà Nội, ngày 06 tháng 10 năm 2025", None),
    ],
)
def test_a_day_that_is_not_read_is_doubted(day: str, doubt: str | None) -> None:
    found, doubts = read_header(Text(f"SỞ NỘI VỤ\nSố: 15/KH-SNV\n{day}\nKẾ HOẠCH\nVề"))
    codes = [each.code for each in doubts if each.code.startswith("date")]

    assert codes == ([doubt] if doubt else [])
    assert found.place == "Hà Nội"
    assert (found.issued_on is None) is (doubt is not None)


def test_a_list_of_numbers_that_a_line_goes_on_with_is_no_number_line() -> None:
    sentence = (
        "Cơ quan đã nhận được văn bản\nsố 1/KH-SNV ngày 1/1/2031; văn bản số 2/QĐ"
    )

    assert not any(map(is_number_line, find_pieces(Text(sentence))))
