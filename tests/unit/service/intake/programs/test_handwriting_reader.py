"""The reader of handwriting: found or missing, and its columns."""

import pytest

from ingest.readers.ocr.picture_frames import tiff_of
from service.intake.programs.handwriting_reader import installed_line_reader
from tests.sample_files import drawing

READER = installed_line_reader()


def test_without_library_or_model_there_is_none(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(
        "service.intake.programs.handwriting_reader.find_spec", lambda _: None
    )

    assert installed_line_reader() is None


@pytest.mark.skipif(READER is None, reason="the model is not installed")
def test_a_printed_line_is_read_from_left_to_right() -> None:
    assert READER is not None
    strip = drawing(["4827"], size=60, width=420).crop((100, 80, 400, 190))

    columns = READER(tiff_of(strip))

    likeliest = [column.signs[0][0] for column in columns if column.signs]
    shown = [
        sign
        for before, sign in zip(["", *likeliest], likeliest, strict=False)
        if sign not in ("", before)
    ]
    assert "".join(shown) == "4827"
    assert all(sum(p for _, p in column.signs) <= 1.001 for column in columns)
