"""Columns of a line to digits: what may stand there, and how likely it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.programs import Column
from ingest.readers.ocr.handwriting.likelihood import digit_rows, likelihood, serials


def columns(*shown: str) -> list[Column]:
    """Columns that show one sign each, "" for none, almost surely."""
    return [Column(((sign, 0.98), ("x", 0.02))) for sign in shown]


def test_a_digit_over_two_columns_is_one_digit() -> None:
    found = serials(digit_rows(columns("4", "4", "", "7")))

    assert max(found, key=found.__getitem__) == "47"


def test_equal_digits_stand_apart() -> None:
    found = serials(digit_rows(columns("4", "", "4", "", "7")))

    assert max(found, key=found.__getitem__) == "447"


@pytest.mark.parametrize(("sign", "digit"), [("q", "9"), ("O", "0"), ("ó", "0")])
def test_signs_that_look_like_a_digit_count_as_it(sign: str, digit: str) -> None:
    assert likelihood(digit_rows(columns("", sign, "")), digit) > 0.9


def test_a_letter_that_looks_like_no_digit_makes_all_digits_unlikely() -> None:
    assert sum(serials(digit_rows(columns("4", "", "K", "", "7"))).values()) < 0.01


@given(st.lists(st.sampled_from(["", "1", "2", "7"]), min_size=1, max_size=6))
def test_both_ways_of_reckoning_agree(shown: list[str]) -> None:
    rows = digit_rows(columns(*shown))

    for digits, likely in serials(rows).items():
        assert likelihood(rows, digits) == pytest.approx(likely)


@pytest.mark.parametrize(
    ("shown", "digits", "likely"),
    [
        (("4", "4"), "44", False),
        (("4", "", "4"), "44", True),
        (("4", "4"), "4", True),
        (("4", "7"), "47", True),
        (("4", "", "7"), "47", True),
        (("", "4"), "4", True),
        (("4", ""), "4", True),
        (("4",), "47", False),
        (("4", "7"), "4", False),
        ((), "4", False),
    ],
)
def test_digits_are_likely_if_the_columns_show_just_them(
    shown: tuple[str, ...],
    digits: str,
    likely: bool,
) -> None:
    assert (likelihood(digit_rows(columns(*shown)), digits) > 0.5) is likely


def test_a_serial_has_six_digits_at_most() -> None:
    assert list(serials(digit_rows(columns(*"123456")))) == ["123456"]
    assert serials(digit_rows(columns(*"1234567"))) == {}


def test_what_is_hardly_likely_at_all_is_no_serial() -> None:
    faint = [Column((("4", 1e-5), ("x", 1 - 1e-5)))]
    less_faint = [Column((("4", 1.1e-5), ("x", 1 - 1.1e-5)))]

    assert serials(digit_rows(faint)) == {}
    assert list(serials(digit_rows(less_faint))) == ["4"]
