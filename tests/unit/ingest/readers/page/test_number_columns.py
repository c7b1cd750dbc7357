"""Numbers of which the serial stands in one column and the symbol in the next."""

import pytest

from ingest.readers.page.number_columns import between, is_number, serial_columns

HEADING = ("TT", "Số", "Ký hiệu", "Ngày")


def test_a_heading_says_which_columns_they_are() -> None:
    assert serial_columns([HEADING, ("1", "333", "QĐ-UBND", "5/5")]) == {1}


def test_without_a_heading_the_rows_say_so() -> None:
    rows = [("1", "333", "QĐ-UBND"), ("2", "44", "KH-UBND")]

    assert serial_columns(rows) == {1}


@pytest.mark.parametrize(
    "rows",
    [
        [("1", "QĐ-UBND"), ("2", "KH-UBND")],  # the rows are counted
        [("333", "QĐ-UBND")],  # one row says nothing
        [("333", "Xã An"), ("44", "Xã Bình")],
        [("TT", "Ký hiệu"), ("5", "M-01"), ("9", "M-02")],
        [],
    ],
)
def test_other_columns_are_none(rows: list[tuple[str, ...]]) -> None:
    assert serial_columns(rows) == frozenset()


@pytest.mark.parametrize(
    ("serial", "symbol", "is_one"),
    [
        ("333", "QĐ-UBND", True),
        ("05a", "/KH-UBND", True),
        ("333/", "QĐ-UBND", True),
        ("333", "CV", True),
        ("333", "12/QĐ-UBND", False),
        ("Số", "Ký hiệu", False),
        ("", "QĐ-UBND", False),
        ("333", "", False),
    ],
)
def test_two_cells_are_a_number_by_their_form(
    serial: str, symbol: str, *, is_one: bool
) -> None:
    assert is_number(serial, symbol) is is_one


@pytest.mark.parametrize(
    ("serial", "symbol", "slash"),
    [("3", "QĐ", "/"), ("3/", "QĐ", ""), ("3", "/QĐ", "")],
)
def test_a_slash_is_added_where_there_is_none(
    serial: str, symbol: str, slash: str
) -> None:
    assert between(serial, symbol) == slash
