"""Files attached to a PDF."""

import io

import pikepdf
import pytest

from ingest.readers.enclosures import find_enclosures, may_enclose
from ingest.readers.pdf import attachments
from schemas.errors import UnreadableFileError
from tests.sample_files import pdf, saved

PAGE = pdf([(72, 72, "Điều 1")])


def enclosed(data: bytes) -> dict[str, bytes]:
    return {each.name: each.data for each in find_enclosures(data, "a.pdf")}


def with_attached(*names: str) -> bytes:
    with pikepdf.open(io.BytesIO(PAGE)) as opened:
        for name in names:
            spec = pikepdf.AttachedFileSpec(opened, name.encode(), filename=name)
            opened.attachments[name] = spec
        return saved(opened)


def test_a_pdf_without_attachments_is_not_opened_for_them() -> None:
    assert not may_enclose(PAGE)


def test_each_attached_file_is_taken_out() -> None:
    data = with_attached("phụ lục.docx", "b.xlsx")

    assert may_enclose(data)
    assert enclosed(data) == {
        "b.xlsx": b"b.xlsx",
        "phụ lục.docx": "phụ lục.docx".encode(),
    }


def test_a_file_attached_to_a_note_on_a_page_is_taken_out() -> None:
    with pikepdf.open(io.BytesIO(PAGE)) as opened:
        spec = pikepdf.AttachedFileSpec(opened, b"1", filename="a.docx")
        note = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.FileAttachment,
            Rect=[0, 0, 9, 9],
            FS=spec.obj,
        )
        opened.pages[0].obj.Annots = pikepdf.Array([note])
        data = saved(opened)

    assert enclosed(data) == {"a.docx": b"1"}


def test_a_file_that_belongs_to_the_document_is_taken_out() -> None:
    with pikepdf.open(io.BytesIO(PAGE)) as opened:
        spec = pikepdf.AttachedFileSpec(opened, b"1", filename="a.docx")
        opened.Root.AF = pikepdf.Array([spec.obj])
        data = saved(opened)

    assert enclosed(data) == {"a.docx": b"1"}


def test_the_number_of_a_folder_of_a_portfolio_is_no_part_of_a_name() -> None:
    assert list(enclosed(with_attached("<12>Năm 2022/a.docx"))) == ["Năm 2022/a.docx"]


def test_the_same_bytes_are_one_file() -> None:
    with pikepdf.open(io.BytesIO(PAGE)) as opened:
        for name in ("a", "b"):
            spec = pikepdf.AttachedFileSpec(opened, b"1", filename=f"{name}.txt")
            opened.attachments[name] = spec
        data = saved(opened)

    assert len(enclosed(data)) == 1


def test_too_many_attachments_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attachments, "MOST_ATTACHMENTS", 1)

    with pytest.raises(UnreadableFileError, match="quá nhiều"):
        enclosed(with_attached("a", "b"))


def test_a_damaged_pdf_says_that_its_attachments_are_lost() -> None:
    with pytest.raises(UnreadableFileError, match="đính kèm"):
        enclosed(b"%PDF-1.7 /EmbeddedFile")


def test_an_attached_file_is_found_among_packed_objects() -> None:
    with pikepdf.open(io.BytesIO(with_attached("a.txt"))) as opened:
        for spec in opened.attachments.values():
            del spec.obj.EF.F["/Type"]
        packed = pikepdf.ObjectStreamMode.generate
        file = io.BytesIO()
        opened.save(file, object_stream_mode=packed)

    assert b"/EF" not in file.getvalue()
    assert may_enclose(file.getvalue())
    assert enclosed(file.getvalue()) == {"a.txt": b"a.txt"}
