"""Text files: encodings, pages, notes."""

import pytest

from schemas.document import Method, Part
from schemas.errors import NoTextError, UnsupportedFormatError
from tests.sample_files import read, texts_of

WORDS = "Căn cứ Nghị định số 12/2024/NĐ-CP"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_is_read_in_all_its_forms(encoding: str) -> None:
    reading = read(WORDS.encode(encoding))

    assert texts_of(reading) == [WORDS]
    assert reading.media_type == "text/plain"
    assert reading.methods == (Method.TEXT,)


def test_big_endian_utf16_is_read() -> None:
    data = b"\xfe\xff" + WORDS.encode("utf-16-be")

    assert texts_of(read(data)) == [WORDS]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_byte_order_mark_is_read(encoding: str) -> None:
    assert texts_of(read(WORDS.encode(encoding))) == [WORDS]


def test_windows_1258_is_read_with_a_doubt() -> None:
    reading = read("Quyết định về việc lưu trữ".encode("cp1258", "ignore"))

    assert [doubt.code for doubt in reading.doubts] == ["legacy_encoding"]


def test_a_form_feed_begins_a_page() -> None:
    reading = read("trang một\ftrang hai\n".encode())

    assert [page.number for page in reading.pages] == [1, 2]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_end_ends_a_line(newline: str) -> None:
    assert texts_of(read(f"một{newline}hai".encode())) == ["một", "hai"]


def test_bracketed_notes_are_raised_at_both_ends() -> None:
    reading = read("Theo báo cáo[1] năm 2024\n[1] Báo cáo số 3/BC-SNV".encode())

    assert texts_of(reading, Part.BODY) == ["Theo báo cáo¹ năm 2024"]
    assert texts_of(reading, Part.FOOTNOTE) == ["¹ Báo cáo số 3/BC-SNV"]


def test_a_bracketed_number_without_a_note_stays() -> None:
    assert texts_of(read("mảng a[1] và b[2]".encode())) == ["mảng a[1] và b[2]"]


def test_a_mark_may_be_followed_by_an_invisible_space() -> None:
    reading = read("Theo báo cáo¹\n¹ \u200bBáo cáo số 3/BC-SNV".encode())

    assert len(texts_of(reading, Part.FOOTNOTE)) == 1


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(UnsupportedFormatError, match=r"a\.bin"):
        read(bytes(range(256)) * 4)


@pytest.mark.parametrize("data", [b"", b" \n\t\n", b"\xef\xbb\xbf"])
def test_no_text_is_never_an_empty_success(data: bytes) -> None:
    with pytest.raises(NoTextError):
        read(data)
