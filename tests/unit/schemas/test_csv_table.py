"""Tables open in a spreadsheet, which calculates nothing of what they hold."""

import csv
import io
from datetime import date

import pytest

from schemas.csv_table import csv_table, harmless_cell


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_what_would_be_a_formula_is_text(text: str) -> None:
    assert harmless_cell(text) == f"'{text}"


@pytest.mark.parametrize("value", ["48/KH-VKS", "a=b", "", " - một", -1, None])
def test_other_cells_stay_as_they_are(value: object) -> None:
    assert harmless_cell(value) == value


def test_a_table_is_read_back() -> None:
    table = csv_table(("a", "b", "c"), [("một\nhai", None, date(2022, 1, 10))])

    assert list(csv.reader(io.StringIO(table))) == [
        ["a", "b", "c"],
        ["một\nhai", "", "2022-01-10"],
    ]
