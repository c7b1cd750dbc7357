"""How the lines of a page run, by its picture alone."""

import pytest
from PIL import Image, ImageDraw

from ingest.readers.ocr.line_direction import direction_across, direction_down
from tests.sample_files import sheet_of_text


def askew(degrees: float) -> Image.Image:
    page = sheet_of_text()
    return page.rotate(-degrees, Image.Resampling.BICUBIC, expand=True, fillcolor=255)


@pytest.mark.parametrize("degrees", [-8, -4.4, -2, -0.5, 0, 0.5, 2, 4.4, 8])
def test_lines_fall_by_as_many_degrees_as_the_page_is_askew(degrees: float) -> None:
    found = direction_across(askew(degrees))

    assert found.is_certain
    assert found.skew == pytest.approx(degrees, abs=0.3)


def test_lines_run_down_a_page_on_its_side() -> None:
    page = askew(3).transpose(Image.Transpose.ROTATE_90)

    assert not direction_across(page).is_certain
    assert direction_down(page).is_certain
    assert direction_down(page).skew == pytest.approx(3, abs=0.3)


def test_a_blank_page_has_no_lines_though_its_edges_be_black() -> None:
    page = Image.new("L", (1654, 2339), 255)
    pen = ImageDraw.Draw(page)
    pen.rectangle((0, 2300, 1654, 2339), fill=0)
    pen.rectangle((0, 0, 20, 2339), fill=0)

    assert not direction_across(page).is_clear
    assert not direction_down(page).is_clear


def test_a_picture_of_a_few_pixels_has_no_lines() -> None:
    assert not direction_across(Image.new("L", (3, 2), 0)).is_clear
