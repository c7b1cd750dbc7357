"""Numbers that are stamped into the blanks of a letterhead, or a little beside them."""

import pytest

from ingest.readers.page.reading_order import lines_of
from ingest.readers.page.rows import Word, group_rows, row_text
from ingest.readers.page.stamped_blanks import fill_blanks

WIDTH, HEIGHT = 595.0, 842.0


def word(text: str, left: float, top: float, size: float = 13) -> Word:
    return Word(text, left, top, left + size / 2 * len(text), top + size)


HEAD = [
    word("SỞ Y TẾ", 90, 66),
    word("Số:", 80, 92),
    word("/SYT-KH", 134, 92),
    word("V/v tăng cường tiêm chủng", 60, 112),
]
RIGHT = [
    word("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 280, 50),
    word("Hà Nam,", 330, 92),
    word("ngày", 380, 92),
    word("tháng", 450, 92),
    word("3 năm 2031", 490, 92),
]


def texts(*words: Word) -> list[str]:
    return [line.text for line in lines_of(list(words), WIDTH, HEIGHT)]


@pytest.mark.parametrize("top", [82.0, 88.0, 95.0, 104.0])
def test_a_number_stamped_about_a_blank_belongs_to_it(top: float) -> None:
    assert "Số: 120 /SYT-KH" in texts(*HEAD, *RIGHT, word("120", 108, top, size=9))


def test_a_day_is_stamped_into_its_blank() -> None:
    assert "Hà Nam, ngày 12 tháng 3 năm 2031" in texts(
        *HEAD, *RIGHT, word("12", 425, 82, size=9)
    )


def test_a_number_and_a_day_may_be_stamped_on_one_row() -> None:
    printed = texts(
        *HEAD, *RIGHT, word("120", 108, 82, size=9), word("12", 425, 82, size=9)
    )

    assert "Số: 120 /SYT-KH" in printed
    assert "Hà Nam, ngày 12 tháng 3 năm 2031" in printed


@pytest.mark.parametrize(
    "stamp",
    [
        word("120", 108, 70, size=9),  # a row further up
        word("120", 20, 84, size=9),  # beside the letterhead
        word("A20", 108, 84, size=9),
    ],
)
def test_what_is_elsewhere_or_no_number_stays_there(stamp: Word) -> None:
    assert "Số:   /SYT-KH" in texts(*HEAD, *RIGHT, stamp)


def test_a_number_within_a_text_stays_there() -> None:
    rows = group_rows([*HEAD, word("năm", 88, 79, 10), word("2031", 108, 79, 10)])

    assert [row_text(row) for row in fill_blanks(rows)] == list(map(row_text, rows))


def test_two_numbers_are_no_stamp() -> None:
    rows = group_rows([*HEAD, word("1", 104, 82, 8), word("2", 122, 82, 8)])

    assert "Số:   /SYT-KH" in [row_text(row) for row in fill_blanks(rows)]


@pytest.mark.parametrize("before", ["Số:", "Số"])
def test_small_digits_behind_a_number_sign_are_no_footnote_mark(before: str) -> None:
    first = word(before, 80, 92)
    stamped = word("95", first.right, 90, size=9)

    (printed,) = texts(first, stamped, word("/SYT-KH", 134, 92))

    assert printed.split() == [before, "95", "/SYT-KH"]


@pytest.mark.parametrize(("space", "shown"), [(4.0, "12"), (0.0, "¹²")])
def test_small_digits_apart_from_a_word_of_the_day_are_no_mark(
    space: float, shown: str
) -> None:
    first = word("năm", 80, 92)
    digits = word("12", first.right + space, 90, size=9)

    assert texts(first, digits, word("qua", 134, 92)) == [f"năm {shown} qua"]
