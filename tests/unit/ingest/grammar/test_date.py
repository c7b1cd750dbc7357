"""How dates are written."""

from datetime import date

import pytest

from ingest.grammar.date import day_at, read_date


@pytest.mark.parametrize(
    "printed",
    [
        "07/4/2014",
        "07/04/2014",
        "7-4-2014",
        "07/ 4/ 2014",
        "07 tháng 4 năm 2014",
        "07 tháng 04năm 2014",
        "07 tháng4 năm 2014",
        "07 tháng 4 nám 2014",
        "07 tháng 4 nắm 2014",
        "07 tháng 4 tháng 2014",
        "07 ngày 4 năm 2014",
    ],
)
def test_each_form_of_a_date_is_read(printed: str) -> None:
    assert read_date(f"ngày {printed}") == date(2014, 4, 7)


def test_the_mark_of_a_note_does_not_belong_to_the_year() -> None:
    assert read_date("ngày 12 tháng 8 năm 20257;") == date(2025, 8, 12)


def test_a_day_that_cannot_be_has_no_value() -> None:
    found = day_at("ngày 32/12/2024", 0)

    assert found is not None
    assert found.value is None


def test_a_slip_in_the_year_is_not_likely() -> None:
    found = day_at("ngày 08/9/2925", 0)

    assert found is not None
    assert not found.is_likely
