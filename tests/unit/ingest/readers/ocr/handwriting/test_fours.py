"""A 4 has a bar; a 1 with a long stroke up has none."""

import pytest
from PIL import Image, ImageDraw

from ingest.programs import Column
from ingest.readers.ocr.handwriting.fours import have_bars
from ingest.readers.ocr.handwriting.likelihood import digit_rows
from ingest.readers.ocr.handwriting.line_image import Seen

Points = list[tuple[int, int]]

FOUR: list[Points] = [[(30, 10), (5, 50), (45, 46)], [(38, 25), (34, 80)]]
LONG_ONE: list[Points] = [[(5, 60), (35, 10), (33, 80)]]
STROKE: list[Points] = [[(25, 10), (24, 80)]]


def seen(*digits: list[Points]) -> Seen:
    """A strip with these strokes, read as so many fours, one in each three columns."""
    strip = Image.new("L", (60 * len(digits), 90), 250)
    pen = ImageDraw.Draw(strip)
    for place, strokes in enumerate(digits):
        for points in strokes:
            moved = [(60 * place + x, y) for x, y in points]
            pen.line(moved, fill=30, width=5, joint="curve")
    none, four = Column((("", 1.0),)), Column((("4", 1.0),))
    return Seen(strip, (none, four, none) * len(digits))


@pytest.mark.parametrize(
    ("digits", "bars"),
    [
        ([FOUR], True),
        ([FOUR, FOUR], True),
        ([LONG_ONE], False),
        ([FOUR, LONG_ONE], False),
        ([STROKE], False),
    ],
)
def test_each_four_must_have_its_bar(digits: list[list[Points]], bars: bool) -> None:
    strip = seen(*digits)

    assert have_bars(strip, 0, digit_rows(strip.columns), "4" * len(digits)) is bars


def test_other_digits_need_none() -> None:
    strip = seen(LONG_ONE)

    assert have_bars(strip, 0, digit_rows(strip.columns), "1")


def barred(width: int, bar: int, *, at: int = 60, slope: float = 0.0) -> bool:
    """Return whether a digit 100 pixels high is a 4 with a bar of such a width.

    It has a stroke at the right, a speck at the top left; the bar lies so many pixels
    from the top, in its middle.
    """
    strip = Image.new("L", (3 * width, 100), 250)
    left = width
    pen = ImageDraw.Draw(strip)
    pen.rectangle((left + width - 4, 0, left + width - 1, 99), fill=0)
    pen.rectangle((left, 0, left + 1, 1), fill=0)
    for x in range(width - bar, width):
        y = round(at + slope * (x - width / 2))
        pen.line((left + x, y - 1, left + x, y + 1), fill=0)
    none, four = Column((("", 1.0),)), Column((("4", 1.0),))
    seen_four = Seen(strip, (none, four, none))
    return have_bars(seen_four, 0, digit_rows(seen_four.columns), "4")


@pytest.mark.parametrize(("bar", "found"), [(73, True), (71, False)])
def test_a_bar_takes_72_hundredths_of_the_width(bar: int, found: bool) -> None:
    assert barred(100, bar) is found


@pytest.mark.parametrize(("width", "found"), [(30, True), (29, False)])
def test_a_digit_narrower_than_three_tenths_is_a_stroke(
    width: int,
    found: bool,
) -> None:
    assert barred(width, width) is found


@pytest.mark.parametrize(
    ("at", "found"), [(28, False), (29, True), (91, True), (92, False)]
)
def test_a_bar_lies_from_three_to_nine_tenths_of_the_height(
    at: int,
    found: bool,
) -> None:
    assert barred(100, 100, at=at) is found


@pytest.mark.parametrize("slope", [-0.3, -0.2, -0.1, 0.0, 0.1, 0.2, 0.3])
def test_a_bar_may_rise_or_fall(slope: float) -> None:
    assert barred(100, 100, slope=slope)


@pytest.mark.parametrize("slope", [-0.45, 0.45])
def test_a_steep_stroke_is_no_bar(slope: float) -> None:
    assert not barred(100, 100, slope=slope)
