"""The parts of a Word file are found by relationships, whatever their names."""

import pytest

from ingest.readers.wordml.package import Package
from ingest.readers.wordml.relationships import absolute_name
from schemas.document import Part
from service.checking.word.edited_package import EditedPackage
from tests.office_files import docx, packed, word_root
from tests.sample_files import paragraph, read, run, texts_of, word_xml

NOTE = word_root(
    "footnotes", f'<w:footnote w:id="2">{paragraph(run("Báo cáo"))}</w:footnote>'
)
NOTED = paragraph(run("theo") + '<w:r><w:footnoteReference w:id="2"/></w:r>')


def head(text: str) -> str:
    return word_root("hdr", paragraph(run(text)))


@pytest.mark.parametrize("main", ["word/document2.xml", "w/main.xml"])
@pytest.mark.parametrize("strict", [False, True])
def test_the_main_part_and_its_notes_are_found(main: str, *, strict: bool) -> None:
    data = docx(NOTED, {"rId1": ("footnotes", NOTE)}, main, strict=strict)
    reading = read(data)

    assert texts_of(reading, Part.BODY) == ["theo¹"]
    assert texts_of(reading, Part.FOOTNOTE) == ["¹ Báo cáo"]


def test_heads_and_feet_of_pages_are_found() -> None:
    related = {"rId1": ("header", head("MẬT")), "rId2": ("footer", head("Trang 1"))}

    assert texts_of(read(docx(paragraph(run("x")), related)), Part.RUNNING) == [
        "MẬT",
        "Trang 1",
    ]


def test_a_file_without_relationships_has_the_usual_names() -> None:
    assert texts_of(read(word_xml(paragraph(run("Điều 1"))))) == ["Điều 1"]


def test_a_main_part_without_a_relationship_is_known_by_its_type() -> None:
    types = (
        '<Types><Override PartName="/word/a.xml" ContentType="application/vnd.openxml'
        'formats-officedocument.wordprocessingml.document.main+xml"/></Types>'
    )
    body = word_root("document", f"<w:body>{paragraph(run('Điều 1'))}</w:body>")
    data = packed({"[Content_Types].xml": types, "word/a.xml": body})

    assert texts_of(read(data)) == ["Điều 1"]


@pytest.mark.parametrize(
    ("target", "name"),
    [
        ("styles.xml", "word/styles.xml"),
        ("/word/styles.xml", "word/styles.xml"),
        ("../custom/a.xml", "custom/a.xml"),
        ("../../../a.xml", "a.xml"),
    ],
)
def test_a_target_stands_from_the_folder_of_its_part(target: str, name: str) -> None:
    assert absolute_name(target, "word") == name


@pytest.mark.parametrize("strict", [False, True])
def test_an_edited_file_keeps_its_names(*, strict: bool) -> None:
    data = docx(paragraph(run("Điều 1")), strict=strict)
    edited = EditedPackage(data, "a.docx")
    edited.document()
    edited.comments()

    written = edited.written()

    assert texts_of(read(written)) == ["Điều 1"]
    again = Package(written, "a.docx")
    assert again.actual_name("word/document.xml") == "word/document2.xml"
    assert again.part("word/comments.xml") is not None
    comments = again.read("word/comments.xml") or b""
    assert (b"purl.oclc.org" in comments) is strict
