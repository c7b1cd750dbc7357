"""A strip with more and with less paper around it, and where its ink is."""

from io import BytesIO

import pytest
from PIL import Image, ImageDraw

from ingest.programs import Column
from ingest.readers.ocr.handwriting.line_image import (
    Seen,
    alone,
    background_of,
    before_slash,
    ink_of,
    looked_at,
)

STRIP = Image.new("L", (400, 100), 200)


class Sizes:
    """A reader that keeps the sizes of what it is shown."""

    def __init__(self) -> None:
        self.seen: list[tuple[int, int]] = []

    def __call__(self, line: bytes) -> tuple[Column, ...]:
        self.seen.append(Image.open(BytesIO(line)).size)
        return ()


def test_a_strip_is_seen_as_it_is_tighter_and_looser() -> None:
    reader = Sizes()
    list(looked_at(STRIP, reader))

    assert reader.seen == [(400, 100), (400, 100 - 8 - 4), (400 + 16, 100 + 24)]


def test_a_tighter_look_loses_more_above_than_below() -> None:
    strip = STRIP.copy()
    strip.paste(0, (0, 6, 400, 8))
    strip.paste(0, (0, 94, 400, 96))
    _, tighter, _ = looked_at(strip, Sizes())

    assert tighter.strip.getpixel((0, 0)) == 200
    assert tighter.strip.getpixel((0, 87)) == 0


def test_a_hand_alone_is_seen_with_three_margins() -> None:
    reader = Sizes()
    alone(STRIP, reader, 200)

    assert reader.seen == [(400 + 40, 100), (400 + 72, 100 + 20), (400 + 24, 100 - 16)]


def test_nothing_is_seen_lower_than_8_pixels() -> None:
    reader = Sizes()
    alone(Image.new("L", (40, 9), 200), reader, 200)

    assert reader.seen[-1][1] == 8


@pytest.mark.parametrize(("shade", "inked"), [(109, 255), (110, 0)])
def test_ink_is_darker_than_nearly_half_way_from_black_to_paper(
    shade: int, inked: int
) -> None:
    strip = STRIP.copy()
    strip.paste(0, (0, 0, 4, 100))  # a hundredth is black
    strip.paste(shade, (10, 0, 11, 1))

    assert background_of(strip) == 200
    assert ink_of(strip).getpixel((10, 0)) == inked


def test_less_than_a_hundredth_of_black_is_not_what_ink_is_measured_by() -> None:
    strip = STRIP.copy()
    strip.paste(0, (0, 0, 3, 100))
    strip.paste(100, (10, 0, 60, 100))

    assert ink_of(strip).getpixel((10, 0)) == 255


def test_paper_is_what_half_of_the_strip_is_not_darker_than() -> None:
    strip = Image.new("L", (100, 10), 250)
    strip.paste(90, (0, 0, 49, 10))
    assert background_of(strip) == 250
    strip.paste(90, (49, 0, 50, 10))
    assert background_of(strip) == 90


def shown(*signs: str) -> Seen:
    return Seen(STRIP, tuple(Column(((sign, 0.9),)) for sign in signs))


def test_a_sign_over_several_columns_is_one() -> None:
    seen = shown("S", "S", "", "ố", "", "1", "", "1")

    assert seen.text == "So11"
    assert seen.signs == (("S", 0, 1), ("o", 3, 3), ("1", 5, 5), ("1", 7, 7))
    assert seen.column_width == 50


def test_a_gap_reaches_from_neighbour_to_neighbour() -> None:
    seen = shown("", "S", "", "1", "", "/", "")

    assert seen.gap((1, 2)) == (2, 5)
    assert seen.gap((0, 1)) == (0, 3)
    assert seen.gap((2, 3)) == (4, 7)
    assert seen.gap((1, 1)) == (2, 3)


def slashed(slant: float, at: int, *, ink: int = 20) -> Seen:
    """Return a strip of 40 columns with a slash that crosses its middle there."""
    strip = STRIP.copy()
    pen = ImageDraw.Draw(strip)
    lean = slant * 50
    pen.line((at + lean, 0, at - lean, 99), fill=ink, width=4)
    strip.paste(20, (100, 40, 106, 70))  # a digit
    return Seen(strip, (Column((("1", 1.0),)),) * 40)


@pytest.mark.parametrize("slant", [0.2, 0.275, 0.35, 0.45])
def test_the_slash_is_cut_off_with_all_behind_it(slant: float) -> None:
    cut = before_slash(slashed(slant, 185), 5, 20)

    left = int((5 - 0.8) * 10)
    lean = slant * 50
    assert cut.width == pytest.approx(185 + lean + 4 - left, abs=4)
    assert cut.height == 100
    # what is left of the ink is the digit
    box = cut.point(lambda shade: 255 if shade < 110 else 0).getbbox()
    assert box == (100 - left, 40, 106 - left, 70)


@pytest.mark.parametrize(
    ("at", "found"), [(168, False), (180, True), (196, True), (214, False)]
)
def test_the_slash_is_looked_for_right_before_the_symbol(
    at: int,
    found: bool,
) -> None:
    cut = before_slash(slashed(0.3, at), 5, 20)
    place = cut.width + int((5 - 0.8) * 10) - 4 - 0.3 * 50

    assert (abs(place - at) <= 4) is found


def test_where_nothing_is_inked_all_before_the_symbol_is_kept() -> None:
    cut = before_slash(Seen(STRIP, (Column((("1", 1.0),)),) * 40), 5, 20)

    assert cut.width >= 199 - 42
