"""The table of words that tesseract answers with."""

import pytest

from schemas.errors import UnreadableFileError
from service.intake.programs.tesseract import Tesseract, lines_of_tsv

COLUMNS = (
    "level page_num block_num par_num line_num word_num left top width height conf text"
)


def table(*words: tuple[int, int, int, float, str]) -> str:
    """The table of words: line, left, width, confidence, text."""
    rows = [
        f"5 1 1 1 {line} 1 {left} 10 {width} 20 {sure} {text}"
        for line, left, width, sure, text in words
    ]
    return "\n".join("\t".join(row.split(" ", 11)) for row in [COLUMNS, *rows])


def test_words_of_a_line_are_joined() -> None:
    (line,) = lines_of_tsv(table((1, 10, 40, 90, "Điều"), (1, 60, 10, 90, "1.")))

    assert line.text == "Điều 1."
    assert (line.left, line.top, line.right, line.bottom) == (10, 10, 70, 30)


def test_lines_are_told_apart() -> None:
    lines = lines_of_tsv(table((1, 10, 40, 90, "một"), (2, 10, 40, 90, "hai")))

    assert [line.text for line in lines] == ["một", "hai"]


def test_a_line_over_two_columns_is_cut() -> None:
    lines = lines_of_tsv(table((1, 10, 40, 90, "SỞ"), (1, 200, 40, 90, "CỘNG HÒA")))

    assert [line.text for line in lines] == ["SỞ", "CỘNG HÒA"]


@pytest.mark.parametrize(
    ("left", "right", "parts"),
    [
        ("DÂN TỈNH", "Hà Nam, ngày 02 tháng 3 năm 2021", 2),
        ("SỞ NỘI VỤ", "CỘNG HÒA XÃ HỘI", 2),
        ("của UBND tỉnh", "Hà Nam, ngày 02 tháng 3 năm 2021", 1),
        ("DÂN TỈNH", "Hà Nam và các tỉnh", 1),
    ],
)
def test_the_columns_of_a_letterhead_may_be_near_each_other(
    left: str, right: str, parts: int
) -> None:
    words, at = [], 10
    for column in (left, right):
        for word in column.split(" "):
            words.append((1, at, 20 * len(word), 90.0, word))
            at += 20 * len(word) + 6
        at += 12  # three times as wide, less than a letter is high

    assert len(list(lines_of_tsv(table(*words)))) == parts


def test_a_line_is_as_sure_as_its_letters() -> None:
    (line,) = lines_of_tsv(table((1, 10, 40, 90, "abc"), (1, 55, 10, 50, "d")))

    assert line.confidence == pytest.approx(0.8)


def test_words_of_numbers_are_told_with_their_place_and_doubt() -> None:
    words = (1, 10, 40, 95, "số"), (1, 60, 50, 70, "33/NQ-CP")
    (line,) = lines_of_tsv(table(*words))

    (word,) = line.number_words
    assert word == pytest.approx((0.5, 1.0, 0.7))


def test_quotes_are_letters() -> None:
    (line,) = lines_of_tsv(table((1, 10, 40, 90, '"Đề'), (1, 55, 30, 90, 'án"')))

    assert line.text == '"Đề án"'


def test_a_page_without_words_has_no_lines() -> None:
    assert list(lines_of_tsv(table())) == []


def test_a_program_that_is_gone_is_named() -> None:
    with pytest.raises(UnreadableFileError, match="tesseract"):
        Tesseract("/nowhere/tesseract")(b"")


def test_an_accent_alone_is_dirt() -> None:
    words = ((1, 10, 40, 90, "HÀ"), (1, 60, 10, 40, "ˆ"), (1, 200, 40, 90, "CỘNG HÒA"))

    assert [line.text for line in lines_of_tsv(table(*words))] == ["HÀ", "CỘNG HÒA"]
