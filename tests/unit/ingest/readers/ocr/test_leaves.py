"""Two pages side by side on one sheet."""

import pytest
from PIL import Image, ImageDraw

from ingest.readers.ocr.leaves import fold_of
from tests.sample_files import sheet_of_text


def booklet() -> Image.Image:
    page = sheet_of_text()
    sheet = Image.new("L", (2 * page.width, page.height), 255)
    sheet.paste(page, (0, 0))
    sheet.paste(page, (page.width, 0))
    return sheet


def test_two_pages_are_parted_at_the_fold() -> None:
    sheet = booklet()

    assert fold_of(sheet) == pytest.approx(sheet.width / 2, rel=0.08)


def test_a_title_across_the_middle_makes_it_one_page() -> None:
    sheet = booklet()
    middle = sheet.width // 2
    box = (middle - 300, 60, middle + 300, 80)
    ImageDraw.Draw(sheet).rectangle(box, fill=0)

    assert fold_of(sheet) is None


def test_a_speck_in_the_fold_is_no_title() -> None:
    sheet = booklet()
    ImageDraw.Draw(sheet).rectangle((900, 400, 902, 402), fill=0)

    assert fold_of(sheet) is not None


def test_a_page_beside_an_empty_half_is_one_page() -> None:
    page = sheet_of_text()
    sheet = Image.new("L", (2 * page.width, page.height), 255)
    sheet.paste(page, (0, 0))

    assert fold_of(sheet) is None


def test_a_page_that_is_higher_than_wide_has_no_fold() -> None:
    sheet = booklet().resize((900, 1800))

    assert fold_of(sheet) is None


def test_an_empty_sheet_has_no_fold() -> None:
    assert fold_of(Image.new("L", (900, 600), 255)) is None
