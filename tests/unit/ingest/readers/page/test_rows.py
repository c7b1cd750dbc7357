"""Words are put into rows, and a wide gap stays wide."""

import pytest

from ingest.readers.page.rows import Word, group_rows, row_box, row_line, row_text
from schemas.layout import Box


def word(text: str, left: float, top: float = 0, height: float = 10) -> Word:
    return Word(text, left, top, left + 20, top + height)


@pytest.mark.parametrize(("left", "gap"), [(40, " "), (40.1, "   ")])
def test_a_gap_of_more_than_two_letters_height_stays_wide(
    left: float, gap: str
) -> None:
    assert row_text([word("một", 0), word("hai", left)]) == f"một{gap}hai"


@pytest.mark.parametrize(("top", "rows"), [(4.9, 1), (5.1, 2), (-4.9, 1), (-5.1, 2)])
def test_a_row_holds_what_has_its_middle_within_the_tallest(
    top: float, rows: int
) -> None:
    assert len(group_rows([word("một", 0), word("hai", 30, top)])) == rows


def test_a_raised_figure_stands_in_the_row_of_the_tall_words() -> None:
    rows = group_rows(
        [word("một", 0, 0, 12), word("1", 21, -1, 5), word("hai", 40, 14)]
    )

    assert list(map(row_text, rows)) == ["một 1", "hai"]


def test_words_of_a_row_stand_from_left_to_right() -> None:
    (row,) = group_rows([word("hai", 30), word("một", 0, 1)])

    assert row_text(row) == "một hai"
    assert row_box(row) == Box(0, 0, 50, 11)


def test_a_line_is_as_sure_as_its_least_sure_word() -> None:
    words = [
        word("một", 0)._replace(sure=0.9),
        word("hai", 30)._replace(sure=0.4, by_hand=True),
    ]
    line = row_line(words)

    assert (line.sure, line.by_hand) == (0.4, True)
    assert not row_line(words[:1]).by_hand
