"""tesseract itself, where it is installed."""

import shutil

import pytest

from schemas.errors import UnreadableFileError
from service.intake.programs import installed_programs
from service.intake.programs.tesseract import Tesseract
from tests.sample_files import picture


@pytest.mark.skipif(not installed_programs().recognise, reason="tesseract is missing")
def test_a_printed_page_is_read() -> None:
    recognise = installed_programs().recognise
    assert recognise is not None

    texts = [line.text for line in recognise(picture(["Điều 1. Phạm vi áp dụng"]))]

    assert texts == ["Điều 1. Phạm vi áp dụng"]


@pytest.mark.skipif(not shutil.which("tesseract"), reason="tesseract is missing")
def test_what_is_no_picture_is_an_error_in_its_own_words() -> None:
    with pytest.raises(UnreadableFileError, match="tesseract lỗi"):
        Tesseract("tesseract")(b"no picture")
