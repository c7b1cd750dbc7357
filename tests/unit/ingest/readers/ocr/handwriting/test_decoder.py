"""Which digits of a hand are certain."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

import pytest
from PIL import Image

from ingest.programs import Column, HandwritingReader
from ingest.readers.ocr.handwriting.decoder import read_date, read_number

STRIP = Image.new("L", (1000, 90), 255)
STRIP.paste(0, (0, 50, 1000, 60))  # a 4 needs a bar


def seeing(
    *texts: str, sure: float = 0.99, instead: Mapping[str, str] | None = None
) -> HandwritingReader:
    """Return a reader that sees one text after the other, the last again and again.

    It takes each sign for another one with what is left of *sure*.
    """
    shown: Iterator[str] = iter(texts)

    def read(line: bytes) -> tuple[Column, ...]:
        del line
        text = next(shown, texts[-1])
        return tuple(map(column, (sign for letter in text for sign in (letter, ""))))

    def column(sign: str) -> Column:
        if instead is None:
            return Column(((sign, sure), ("?", 1 - sure)))
        other = instead.get(sign)
        return Column(((sign, sure), (other, 1 - sure)) if other else ((sign, 1.0),))

    return read


def day_of(day: str, month: str, **how: object) -> date | None:
    line = f"Ha Noi, ngay {day} thang {month} nam 2025"
    texts: Sequence[str] = (*[line] * 3, *[month] * 3, day)
    return read_date(STRIP, seeing(*texts, **how))  # type: ignore[arg-type]


@pytest.mark.parametrize("day", range(1, 32))
def test_each_day_is_written_with_two_digits(day: int) -> None:
    assert day_of(f"{day:02}", "05") == date(2025, 5, day)


@pytest.mark.parametrize("day", ["00", "32", "40", "1", "9"])
def test_other_digits_are_no_day(day: str) -> None:
    assert day_of(day, "05") is None


@pytest.mark.parametrize(
    "month", [*(f"{each:02}" for each in range(1, 13)), *"3456789"]
)
def test_january_and_february_have_two_digits_too(month: str) -> None:
    assert day_of("01", month) == date(2025, int(month), 1)


@pytest.mark.parametrize("month", ["00", "13", "24", "1", "2"])
def test_other_digits_are_no_month(month: str) -> None:
    assert day_of("01", month) is None


@pytest.mark.parametrize(("day", "month"), [("31", "04"), ("29", "02")])
def test_a_day_that_the_month_has_not_is_none(day: str, month: str) -> None:
    assert day_of(day, month) is None


@pytest.mark.parametrize(
    ("digits", "latest", "read"),
    [
        (("14", "05"), date(2025, 5, 14), True),
        (("15", "05"), date(2025, 5, 14), False),
        (("31", "01"), date(2025, 5, 14), True),
        (("01", "06"), date(2025, 5, 14), False),
        (("15", "05"), date(2024, 1, 1), True),
        (("15", "05"), date(2026, 1, 1), True),
    ],
)
def test_a_day_is_not_later_than_one_on_which_the_page_was_there(
    digits: tuple[str, str],
    latest: date,
    read: bool,
) -> None:
    day, month = digits
    line = f"Ha Noi, ngay {day} thang {month} nam 2025"
    found = read_date(STRIP, seeing(*[line] * 3, *[month] * 3, day), latest)

    assert (found == date(2025, int(month), int(day))) is read


@pytest.mark.parametrize(("sure", "read"), [(0.36, True), (0.34, False)])
def test_what_is_hardly_any_day_is_scribble(sure: float, read: bool) -> None:
    assert (day_of("01", "05", sure=sure) is not None) is read


@pytest.mark.parametrize(("sure", "read"), [(0.951, True), (0.949, False)])
def test_a_day_is_certain_at_95_of_a_hundred(sure: float, read: bool) -> None:
    found = day_of("15", "12", sure=sure, instead={"5": "6"})

    assert (found == date(2025, 12, 15)) is read


def number_of(line: str, alone: str, **how: object) -> str | None:
    reader = seeing(*[line] * 3, alone, **how)  # type: ignore[arg-type]
    found = read_number(STRIP, reader)
    return f"{found.serial}/{found.symbol}" if found else None


@pytest.mark.parametrize(("sure", "read"), [(0.93, True), (0.92, False)])
def test_a_serial_must_be_legible(sure: float, read: bool) -> None:
    found = number_of("So: 12/QD-UBND", "12", sure=sure)

    assert (found == "12/QD-UBND") is read


@pytest.mark.parametrize(("sure", "read"), [(0.985, True), (0.98, False)])
def test_a_serial_that_runs_into_the_slash_must_be_surer(
    sure: float,
    read: bool,
) -> None:
    assert (number_of("So: 93/QD-UBND", "932", sure=sure) == "932/QD-UBND") is read


@pytest.mark.parametrize(("sure", "read"), [(0.901, True), (0.899, False)])
def test_a_serial_is_certain_at_90_of_a_hundred(sure: float, read: bool) -> None:
    found = number_of("So: 15/QD-UBND", "15", sure=sure, instead={"5": "6"})

    assert (found == "15/QD-UBND") is read


@pytest.mark.parametrize(
    ("line", "alone"),
    [
        ("So: 12/QD-UBND", "13"),
        ("So: 93/QD-UBND", "931"),
        ("So: 93/QD-UBND", "9322"),
        ("So: 93/QD-UBND", "x"),
        ("Dieu 12", "12"),
    ],
)
def test_two_ways_of_looking_must_agree(line: str, alone: str) -> None:
    assert number_of(line, alone) is None


def test_the_year_belongs_to_the_symbol() -> None:
    assert number_of("So: 12/2025/QD-UBND", "12") == "12/2025/QD-UBND"
