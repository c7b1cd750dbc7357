"""Signs that words were put together wrongly."""

import pytest

from ingest.readers.page.rows import Word
from ingest.readers.page.table_cells import Grid
from ingest.readers.pdf.word_faults import count_faults

GRID: Grid = (((0, 0, 50, 20), (50, 0, 100, 20)),)


def word(left: float, right: float, top: float = 0, height: float = 10) -> Word:
    return Word("chữ", left, top, right, top + height)


@pytest.mark.parametrize(
    ("left", "faults"), [(40.9, 0), (40.7, 1), (40, 1), (38, 1), (37.9, 1), (20, 1)]
)
def test_words_without_a_gap_that_are_drawn_apart_are_torn(
    left: float, faults: int
) -> None:
    first, second = word(0, 40), word(left, 60)

    assert count_faults([second, word(100, 140), first]) == faults


@pytest.mark.parametrize(("left", "faults"), [(40, 0), (38, 0), (37.9, 1), (20, 1)])
def test_words_that_follow_each_other_may_touch_but_not_overlap(
    left: float, faults: int
) -> None:
    assert count_faults([word(0, 40), word(left, 60)]) == faults


@pytest.mark.parametrize(("top", "faults"), [(4.9, 1), (5.1, 0)])
def test_words_of_two_lines_do_not_overlap(top: float, faults: int) -> None:
    first, second = word(0, 40), word(20, 60, top)

    assert count_faults([first, second]) == faults


@pytest.mark.parametrize(("height", "faults"), [(7.1, 1), (6.9, 0)])
def test_parts_of_a_word_stand_on_one_line(height: float, faults: int) -> None:
    first, second = word(0, 40), word(40, 60, 0, height)

    assert count_faults([second, word(100, 140), first]) == faults


@pytest.mark.parametrize(
    ("left", "right", "faults"),
    [
        (40, 52.6, 1),
        (40, 52.5, 0),
        (47.4, 60, 1),
        (47.5, 60, 0),
        (0.1, 60, 1),
        (0, 60, 0),
    ],
)
def test_a_word_stays_within_its_cell(left: float, right: float, faults: int) -> None:
    assert count_faults([word(left, right, 5)], [GRID]) == faults


@pytest.mark.parametrize(("top", "faults"), [(-5, 0), (-4.9, 1), (14.9, 1), (15, 0)])
def test_words_above_and_below_a_table_are_not_in_its_cells(
    top: float, faults: int
) -> None:
    assert count_faults([word(40, 60, top)], [GRID]) == faults


def test_a_merged_cell_has_no_rule_to_cross() -> None:
    merged: Grid = (((0, 0, 100, 20), None),)

    assert count_faults([word(40, 60, 5)], [merged]) == 0


def test_faults_add_up() -> None:
    words = [word(0, 40, 40), word(20, 60, 40), word(40, 60, 5)]

    assert count_faults(words, [GRID]) == 2
    assert count_faults([]) == 0
