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
