"""What is typed on the command line, as values."""

from datetime import date

import click
import pytest

from cli.options import Day


@pytest.mark.parametrize("text", ["2022-02-01", "01/02/2022", "1/2/2022"])
def test_a_day_is_typed_as_iso_or_as_in_vietnam(text: str) -> None:
    assert Day().convert(text, None, None) == date(2022, 2, 1)


@pytest.mark.parametrize("text", ["31/02/2022", "2022", "hôm qua", ""])
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(click.BadParameter, match="2026-10-28"):
        Day().convert(text, None, None)
