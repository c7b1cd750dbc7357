"""Files that are made to hang or exhaust the reader."""

import io
import struct
import time
import zipfile
import zlib
from contextlib import suppress

import pytest

from ingest.programs import Programs, RecognisedLine
from ingest.readers.ocr import scan_reader
from ingest.readers.wordml import package
from schemas.errors import UnreadableFileError
from tests.sample_files import (
    WORD,
    drawing,
    lines_of,
    paragraph,
    read,
    run,
    texts_of,
    word_xml,
)

PATIENCE = 5.0  # seconds; what is tested takes far less


def packed(**members: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(f"word/{name}.xml", data)
    return buffer.getvalue()


def chunk(kind: bytes, data: bytes) -> bytes:
    """A part of a PNG file."""
    check = zlib.crc32(kind + data)
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)


def test_a_zip_bomb_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MOST_XML", 10_000)

    with pytest.raises(UnreadableFileError, match="quá lớn"):
        read(word_xml(paragraph(run("a" * 20_000))))


def test_many_parts_together_are_a_zip_bomb(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MOST_XML", 10_000)
    heads = {f"header{i}": paragraph(run("a" * 3_000)) for i in (1, 2)}

    with pytest.raises(UnreadableFileError, match="quá lớn"):
        read(word_xml(paragraph(run("a" * 5_000)), **heads))


def test_entities_of_xml_are_not_unfolded() -> None:
    entities = '<!ENTITY a0 "ha">' + "".join(
        f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 12)
    )
    bomb = (
        f'<!DOCTYPE d [{entities}]><w:document xmlns:w="{WORD}"><w:body><w:p><w:r>'
        "<w:t>&a11;</w:t></w:r></w:p></w:body></w:document>"
    )

    with pytest.raises(UnreadableFileError):
        read(packed(document=bomb.encode()))


def test_files_of_the_machine_are_not_read() -> None:
    outer = (
        '<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
        f'<w:document xmlns:w="{WORD}"><w:body><w:p><w:r><w:t>x&a;</w:t></w:r></w:p>'
        "</w:body></w:document>"
    )

    assert texts_of(read(packed(document=outer.encode()))) == ["x"]


@pytest.mark.parametrize("tag", ["div", "b", "table", "sup"])
def test_deep_nesting_of_a_web_page_is_read_or_refused(tag: str) -> None:
    start = time.monotonic()
    with suppress(UnreadableFileError):
        assert lines_of(read(b"<html><body>" + f"<{tag}>".encode() * 50_000 + b"x"))
    assert time.monotonic() - start < PATIENCE


def test_deep_nesting_of_a_word_file_is_read_or_refused() -> None:
    deep = "<w:sdt>" * 250 + paragraph(run("x")) + "</w:sdt>" * 250

    with suppress(UnreadableFileError):
        assert texts_of(read(word_xml(deep))) == ["x"]


def test_no_more_pages_than_agreed_are_read_by_ocr(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("ingest.readers.pdf.reader.MOST_PICTURES", 1)
    seen = RecognisedLine("Điều 1", 10, 10, 90, 30, 0.9)

    reading = read(scanned(2), "a.pdf", Programs(lambda _: (seen,)))

    assert [len(page.lines) for page in reading.pages] == [1, 0]
    assert "page_unread" in [doubt.code for doubt in reading.doubts]


def test_pages_that_were_read_are_kept_when_ocr_fails() -> None:
    reading = read(scanned(3), "a.pdf", Programs(failing_on(2)))

    assert [len(page.lines) for page in reading.pages] == [1, 0, 1]
    assert [d.message for d in reading.doubts if d.code == "page_unread"] == [
        "Không đọc được trang 2: tesseract chạy quá 60 giây"
    ]


def test_frames_that_were_read_are_kept_when_ocr_fails() -> None:
    reading = read(frames(3), "a.tif", Programs(failing_on(1)))

    assert [len(page.lines) for page in reading.pages] == [0, 1, 1]


@pytest.mark.parametrize("name", ["a.pdf", "a.tif"])
def test_a_file_of_which_ocr_reads_nothing_says_why(name: str) -> None:
    data = scanned(1) if name == "a.pdf" else frames(1)

    with pytest.raises(UnreadableFileError, match="quá 60 giây"):
        read(data, name, Programs(failing_on(1)))


def test_a_picture_that_claims_to_be_gigantic_is_refused() -> None:
    size = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 0, 0, 0, 0)
    bomb = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", size) + chunk(b"IDAT", b"")

    with pytest.raises(UnreadableFileError, match="quá lớn"):
        read(bomb, "a.png", Programs(failing_on(9)))


def test_too_many_frames_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan_reader, "MOST_PICTURES", 1)

    with pytest.raises(UnreadableFileError, match="quá lớn"):
        read(frames(2), "a.tif", Programs(failing_on(9)))


class failing_on:  # noqa: N801  # reads as a function
    """OCR that takes too long on one page, counted from 1."""

    def __init__(self, page: int) -> None:
        self._page = page
        self._count = 0

    def __call__(self, picture: bytes) -> tuple[RecognisedLine, ...]:
        del picture
        self._count += 1
        if self._count == self._page:
            raise UnreadableFileError("tesseract chạy quá 60 giây")
        return (RecognisedLine("Điều 1", 10, 10, 90, 30, 0.9),)


def scanned(pages: int) -> bytes:
    return saved_as("PDF", pages)


def frames(pages: int) -> bytes:
    return saved_as("TIFF", pages)


def saved_as(kind: str, pages: int) -> bytes:
    buffer = io.BytesIO()
    first, *others = [drawing(["Điều 1"], size=8, width=300) for _ in range(pages)]
    first.save(buffer, kind, save_all=True, append_images=others)
    return buffer.getvalue()
