"""How a format is known by its first bytes."""

import pytest

from schemas.errors import UnreadableFileError, UnsupportedFormatError
from tests.sample_files import read


@pytest.mark.parametrize(("before", "is_pdf"), [(1019, True), (1020, False)])
def test_a_pdf_begins_within_1024_bytes(before: int, is_pdf: bool) -> None:
    data = b" " * before + b"%PDF-1.7 hong"

    if is_pdf:
        with pytest.raises(UnreadableFileError):
            read(data)
    else:
        assert read(data).media_type == "text/plain"


@pytest.mark.parametrize(("controls", "is_text"), [(5, True), (6, False)])
def test_five_control_characters_in_a_thousand_are_text(
    controls: int,
    is_text: bool,
) -> None:
    data = b"a" * (1000 - controls) + b"\x01" * controls

    if is_text:
        assert read(data).media_type == "text/plain"
    else:
        with pytest.raises(UnsupportedFormatError):
            read(data)


@pytest.mark.parametrize("control", "\t\n\r\f\v\x1b")
def test_what_moves_a_printer_s_head_is_no_junk(control: str) -> None:
    assert read(f"a{control}b".encode()).media_type == "text/plain"


@pytest.mark.parametrize("control", "\x01\x1f\x0e")
def test_other_control_characters_are(control: str) -> None:
    with pytest.raises(UnsupportedFormatError):
        read(f"a{control}b".encode())
