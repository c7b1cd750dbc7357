"""Which numbers of a letterhead are clean print."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from PIL import Image, ImageDraw

from ingest.programs import Column, NumberWord, RecognisedLine
from ingest.readers.ocr.handwriting.clean_print import is_clean_print, shows_same

LINE = RecognisedLine(
    "Số 66-NQ/ĐU", 100, 50, 420, 90, 0.6, number_words=(NumberWord(0.25, 1, 0.6),)
)
LEVEL = (60, 84)


def drawn(*digits: tuple[int, int]) -> Image.Image:
    """A page with a bar for each sign of ``66-NQ/ĐU``, from top to bottom."""
    page = Image.new("L", (500, 150), 250)
    pen = ImageDraw.Draw(page)
    signs = [*digits, (71, 74), LEVEL, LEVEL, (58, 86), LEVEL, LEVEL]
    for place, (top, bottom) in enumerate(signs):
        left = 190 + 24 * place
        pen.rectangle((left, top, left + 12, bottom), fill=20)
    return page


def test_digits_that_stand_as_the_capitals_do_are_print() -> None:
    assert is_clean_print(drawn(LEVEL, LEVEL), LINE)


@pytest.mark.parametrize("digit", [(52, 84), (60, 90), (64, 80)])
def test_digits_that_are_out_of_line_are_none(digit: tuple[int, int]) -> None:
    assert not is_clean_print(drawn(LEVEL, digit), LINE)


def test_a_line_without_a_number_is_none() -> None:
    line = replace(LINE, text="Về việc báo cáo")

    assert not is_clean_print(drawn(LEVEL, LEVEL), line)


def test_a_number_in_several_words_is_none() -> None:
    line = replace(LINE, number_words=LINE.number_words * 2)

    assert not is_clean_print(drawn(LEVEL, LEVEL), line)


@pytest.mark.parametrize(
    ("shown", "same"),
    [("S 66-NQ/DU", True), ("S 68-NQ/DU", False), ("S 66-NQ/D", False), ("66", False)],
)
def test_two_readers_may_see_the_same_number(shown: str, same: bool) -> None:
    def read(_: bytes) -> Sequence[Column]:
        signs = [sign for letter in shown for sign in (letter, "")]
        return tuple(Column(((sign, 0.9),)) for sign in signs)

    strip = drawn(LEVEL, LEVEL)

    assert shows_same(strip, read, LINE) == same  # type: ignore[arg-type]
