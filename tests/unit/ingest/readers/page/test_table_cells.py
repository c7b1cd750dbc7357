"""Words of a page into the cells of its ruled tables."""

import pytest

from ingest.readers.page.rows import Word
from ingest.readers.page.table_cells import Grid, take_tables
from schemas.document import Part
from schemas.layout import Box

GRID: Grid = (
    ((0, 0, 50, 20), (50, 0, 100, 20)),
    ((0, 20, 50, 40), (50, 20, 100, 40)),
)


def word(text: str, left: float, top: float, sure: float = 1.0) -> Word:
    return Word(text, left, top, left + 10, top + 10, sure)


def cells(*words: Word, grid: Grid = GRID) -> list[str]:
    _, tables = take_tables(words, [grid])
    return [line.text for table in tables for line in table.lines]


FOUR = (word("a", 5, 5), word("b", 55, 5), word("c", 5, 25), word("d", 55, 25))


def test_each_word_stands_in_its_cell() -> None:
    loose, (table,) = take_tables([*FOUR, word("x", 5, 60)], [GRID])

    assert [line.text for line in table.lines] == ["a | b", "c | d"]
    assert {line.part for line in table.lines} == {Part.TABLE}
    assert table.lines[0].box == Box(5, 5, 65, 15)
    assert table.top == 5
    assert [each.text for each in loose] == ["x"]


@pytest.mark.parametrize(
    ("left", "top", "within"),
    [
        (95, 25, True),
        (95.1, 25, False),
        (55, 35, True),
        (55, 35.1, False),
        (-5, 25, True),
        (-5.1, 25, False),
        (5, -5, True),
        (5, -5.1, False),
    ],
)
def test_a_word_stands_where_its_middle_is(
    left: float,
    top: float,
    within: bool,
) -> None:
    loose, _ = take_tables([*FOUR, word("x", left, top)], [GRID])

    assert (loose == []) is within


def test_on_a_rule_the_first_cell_has_the_word() -> None:
    assert cells(*FOUR, word("x", 45, 5)) == ["a   x | b", "c | d"]
    assert cells(*FOUR, word("x", 5, 15)) == ["a x | b", "c | d"]


def test_rows_without_words_are_left_out() -> None:
    grid: Grid = (*GRID, ((0, 40, 50, 60), (50, 40, 100, 60)))

    assert cells(*FOUR, grid=grid) == ["a | b", "c | d"]


def test_a_merged_cell_is_empty_where_it_goes_on() -> None:
    grid: Grid = (GRID[0], ((0, 20, 100, 40), None))

    assert cells(*FOUR[:3], grid=grid) == ["a | b", "c | "]


def test_a_line_of_cells_is_as_sure_as_its_least_sure_word() -> None:
    _, (table,) = take_tables([*FOUR[:3], word("d", 55, 25, 0.4)], [GRID])

    assert [line.sure for line in table.lines] == [1.0, 0.4]


def test_layout_is_left_on_the_page() -> None:
    loose, tables = take_tables([word("Nơi", 5, 5), word("nhận:", 16, 5)], [GRID])

    assert (len(loose), tables) == (2, [])


def test_an_empty_table_is_none() -> None:
    assert take_tables([], [GRID]) == ([], [])
