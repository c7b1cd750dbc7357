"""Formats that nobody reads are refused by name, and no source is read as text."""

import pytest

from schemas.document import Method
from schemas.errors import EncryptedFileError, UnsupportedFormatError
from schemas.vocabulary import table_rows
from tests.office_files import packed
from tests.ole_files import ole
from tests.sample_files import read, texts_of

ROWS = table_rows("ingest.readers", "other_formats")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["magic"])
def test_each_row_names_its_example(row: dict[str, str]) -> None:
    data = bytes.fromhex(row["example"]) + bytes(512)

    with pytest.raises(UnsupportedFormatError, match=f"a.bin: {row['name']}"):
        read(data, "a.bin")


@pytest.mark.parametrize(
    "data",
    [
        b'<?xml version="1.0"?><root>S\xe1\xbb\x91: 12/Q\xc4\x90-UBND</root>',
        b"\xef\xbb\xbf\r\n<?xml version='1.0'?><rss/>",
        '<?xml version="1.0"?><a>Số</a>'.encode("utf-16"),
        b"<vanban so='12'><noidung>Dieu 1</noidung></vanban>\n",
        b"%!PS-Adobe-3.0\n(S: 12/QD-UBND) show\n",
        b'\n{"so": "12/QD-UBND"}\n',
        b'[{"so": "12/QD-UBND"}, {"so": "13/QD-UBND"}]',
        b"BEGIN:VCARD\r\nFN:S 12/QD-UBND\r\n",
    ],
)
def test_source_is_no_text(data: bytes) -> None:
    with pytest.raises(UnsupportedFormatError):
        read(data, "a.txt")


@pytest.mark.parametrize(
    "data",
    [
        b"<div><p>Dieu 1</p></div>",
        b"<!-- saved --><!-- " + b"x" * 2000 + b"--><p>Dieu 1</p>",
        b"<?xml version='1.0'?><!DOCTYPE html><html><p>Dieu 1</p></html>",
        b"<style>p {color: red}</style><p>Dieu 1</p>",
        b"Dieu 1<br><b></b><i></i><br/>",
        "<p>Dieu 1</p>".encode("utf-16"),
    ],
)
def test_pieces_of_web_pages_are_pages(data: bytes) -> None:
    reading = read(data, "a.doc")

    assert texts_of(reading) == ["Dieu 1"]
    assert reading.methods == (Method.HTML,)


@pytest.mark.parametrize(
    "text",
    ["MZ là gì?", "a < b và c > d", "<Mẫu số 1>\nĐiều 1", "ID3: 1", "[1]", "{a}"],
)
def test_a_text_is_a_text_however_it_begins(text: str) -> None:
    assert "\n".join(texts_of(read(text.encode()))) == text


def test_a_file_locked_by_office_is_named_as_such() -> None:
    with pytest.raises(EncryptedFileError, match="mật khẩu"):
        read(ole({"EncryptedPackage": b"x"}), "a.docx")


@pytest.mark.parametrize(
    ("stream", "named"),
    [
        ("PowerPoint Document", "trình chiếu"),
        ("VisioDocument", "Visio"),
        ("Quill", "Publisher"),
        ("Catalog", "OLE"),
    ],
)
def test_other_files_of_office_are_refused_by_name(stream: str, named: str) -> None:
    with pytest.raises(UnsupportedFormatError, match=named):
        read(ole({stream: b"x"}), "a.bin")


@pytest.mark.parametrize(
    ("members", "named"),
    [
        ({"mimetype": "application/epub+zip"}, "EPUB"),
        ({"FixedDocSeq.fdseq": "<a/>"}, "XPS"),
        ({"Index/Document.iwa": "x"}, "Pages"),
        ({"META-INF/MANIFEST.MF": "x"}, "chương trình"),
        ({"a.xml": "<a/>"}, "không phải văn bản Word"),
    ],
)
def test_other_zipped_files_are_refused_by_name(
    members: dict[str, str], named: str
) -> None:
    with pytest.raises(UnsupportedFormatError, match=named):
        read(packed(members), "a.zip")


def test_a_file_of_zeros_is_a_copy_that_was_not_finished() -> None:
    with pytest.raises(UnsupportedFormatError, match="chép chưa xong"):
        read(bytes(5000), "a.pdf")
