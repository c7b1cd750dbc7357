"""Which tables only lay out a page."""

import pytest

from ingest.readers.page.layout_tables import (
    Cell,
    TableRow,
    is_layout,
    join_lines,
    table_lines,
)
from schemas.document import Line, Part


def rows(*texts: tuple[str, ...]) -> list[TableRow[Line]]:
    return [tuple(Cell((Line(each),) if each else ()) for each in row) for row in texts]


TABLE = ("một", "hai")
TITLE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"


@pytest.mark.parametrize(
    ("columns", "layout"), [(("A", TITLE, "B"), True), (("A", TITLE, "B", "C"), False)]
)
def test_a_layout_has_three_columns_at_most(
    columns: tuple[str, ...],
    layout: bool,
) -> None:
    assert is_layout(rows(columns, columns)) is layout


@pytest.mark.parametrize(("count", "layout"), [(6, True), (7, False)])
def test_a_table_without_borders_of_six_rows_lays_out(
    count: int,
    layout: bool,
) -> None:
    assert is_layout(rows(*[TABLE] * count), borderless=True) is layout
    assert not is_layout(rows(*[TABLE] * count))


@pytest.mark.parametrize(
    ("texts", "layout"),
    [
        ([TABLE], True),
        ([TABLE, TABLE], False),
        ([("một", ""), ("hai", "")], True),
        ([("một", ""), ("", "hai")], False),
        ([("Nơi nhận:", "GIÁM ĐỐC"), TABLE], True),
        ([("số", TITLE), TABLE], True),
        ([("số", f"của {TITLE}"), TABLE], False),
        ([], True),
    ],
)
def test_a_table_that_says_something_across_is_one(
    texts: list[tuple[str, ...]],
    layout: bool,
) -> None:
    assert is_layout(rows(*texts)) is layout


def test_a_layout_is_read_by_column_a_table_by_row() -> None:
    layout = table_lines(rows(("Nơi nhận:", "GIÁM ĐỐC"), ("- Lưu.", "An")), join_lines)
    table = table_lines(rows(TABLE, ("", ""), ("ba", "")), join_lines)

    assert [each.text for each in layout] == ["Nơi nhận:", "- Lưu.", "GIÁM ĐỐC", "An"]
    assert [each.text for each in table] == ["một | hai", "ba | "]
    assert {each.part for each in table} == {Part.TABLE}
    assert {each.part for each in layout} == {Part.BODY}
