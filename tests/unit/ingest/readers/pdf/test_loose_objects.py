"""What is left of a PDF whose table of objects is cut off."""

import io

import pikepdf
import pytest

from ingest.readers.pdf.loose_objects import rebuilt
from tests.sample_files import pdf, read, texts_of

WORDS = "Điều 1. Các cơ quan lập hồ sơ công việc"
TWO_PAGES = pdf([(72, 72, WORDS)], [(72, 72, "Điều 2")])


def packed(data: bytes = TWO_PAGES) -> bytes:
    """The PDF with its objects in streams, and no other table than a stream."""
    file = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as opened:
        generate = pikepdf.ObjectStreamMode.generate
        opened.save(file, object_stream_mode=generate)
    return file.getvalue()


def without_table(data: bytes) -> bytes:
    return data[: data.rindex(b"/Type /XRef")]


def test_packed_objects_are_found_without_their_table() -> None:
    reading = read(without_table(packed()), "a.pdf")

    assert texts_of(reading) == [WORDS, "Điều 2"]
    assert [each.code for each in reading.doubts][:1] == ["file_damaged"]


def test_pages_are_found_without_the_catalogue() -> None:
    data = TWO_PAGES[: TWO_PAGES.rindex(b"xref")]
    lost = data.replace(b"/Type /Catalog", b"/Type /Cat_____").replace(
        b"/Type /Pages", b"/Type /Pag___"
    )

    with pikepdf.open(io.BytesIO(rebuilt(lost) or b"")) as opened:
        assert len(opened.pages) == 2


def test_the_stream_in_which_a_file_breaks_off_is_read_as_far_as_it_goes() -> None:
    content = b"BT /F1 12 Tf 72 700 Td (Dieu 1. Ho so cong viec) Tj ET " * 50
    with pikepdf.new() as opened:
        opened.add_blank_page(page_size=(595, 842))
        page = opened.pages[0]
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.Type1,
            BaseFont=pikepdf.Name.Helvetica,
        )
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        page.Contents = opened.make_stream(content)
        file = io.BytesIO()
        opened.save(file, compress_streams=True)
    data = file.getvalue()
    cut = data[: data.index(b"stream\n") + len(b"stream\n") + 60]

    assert b"(Dieu 1. Ho so" in (rebuilt(cut) or b"")


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\n",
        b"%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj",
        b"%PDF-1.7\n1 0 obj\n<</Type/Page>>\nendobj\n<</Encrypt 2 0 R>>",
        b"%PDF-1.7\n1 0 obj\n<</Type/ObjStm/N 1/First 4>>stream\nxyz",
        b"%PDF-1.7\n1 0 obj\n<</Type/ObjStm>>stream\nx\nendstream\nendobj",
    ],
)
def test_of_other_files_nothing_is_left(data: bytes) -> None:
    assert rebuilt(data) is None
