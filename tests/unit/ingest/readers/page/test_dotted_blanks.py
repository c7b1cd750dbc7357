"""Values over the dots of a blank take their place."""

import pytest

from ingest.readers.page.dotted_blanks import fill_dots
from ingest.readers.page.rows import Word

HEIGHT = 842.0
NUMBER = "......../KH-SNV"


def word(text: str, left: float, top: float, right: float, size: float = 11) -> Word:
    return Word(text, left, top, right, top + size)


LINE = [word("Số:", 120, 92, 138), word(NUMBER, 141, 92, 220)]


def texts(*words: Word) -> list[str]:
    return [each.text for each in fill_dots(words, HEIGHT)]


@pytest.mark.parametrize("top", [84.0, 88.0, 92.0, 96.0])
def test_a_value_over_dots_takes_their_place(top: float) -> None:
    assert texts(*LINE, word("77", 147, top, 161)) == ["Số:", "77/KH-SNV"]


def test_each_run_of_dots_has_its_own_value() -> None:
    day = word("ngày....tháng....năm", 100, 92, 220)

    filled = texts(day, word("14", 127, 88, 137, 8), word("3", 188, 88, 193, 8))

    assert filled == ["ngày14tháng3năm"]


@pytest.mark.parametrize(
    "other",
    [
        word("77", 147, 60, 161),  # a line further up
        word("77", 190, 92, 204),  # over the symbol
        word("SNV", 147, 92, 161),  # no value
        word("77", 147, 500, 161),  # far below
    ],
)
def test_what_is_not_over_the_dots_stays_where_it_is(other: Word) -> None:
    assert texts(*LINE, other) == ["Số:", NUMBER, other.text]


def test_a_number_within_another_line_stays_there() -> None:
    above = [word("năm", 120, 82, 143), word("22", 147, 82, 161)]

    assert texts(*LINE, *above) == ["Số:", NUMBER, "năm", "22"]


def test_of_two_values_none_is_taken() -> None:
    assert NUMBER in texts(*LINE, word("7", 147, 88, 153), word("9", 155, 88, 161))


def test_dots_below_the_head_lead_to_page_numbers() -> None:
    content = [word("1...........", 80, 600, 200), word("12", 150, 596, 162)]

    assert texts(*content) == ["1...........", "12"]
