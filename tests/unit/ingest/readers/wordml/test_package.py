"""Word files as packages of parts, and the limits of their size."""

import pytest

from ingest.readers.wordml import package
from ingest.readers.wordml.package import Package
from ingest.readers.wordml.xml_names import DOCUMENT, FOOTNOTES
from schemas.errors import UnreadableFileError, UnsupportedFormatError
from tests.sample_files import paragraph, run, word_xml


def test_a_part_is_always_the_same_tree() -> None:
    opened = Package(word_xml(paragraph(run("Điều 1"))), "a.docx")

    assert opened.part(DOCUMENT) is opened.document()


def test_a_part_that_is_not_there_is_none() -> None:
    opened = Package(word_xml(paragraph(run("Điều 1"))), "a.docx")

    assert opened.part(FOOTNOTES) is None


def test_what_is_no_zip_archive_is_not_supported() -> None:
    with pytest.raises(UnsupportedFormatError, match=r"a\.docx: không phải tệp DOCX"):
        Package("Điều 1".encode(), "a.docx")


def test_a_package_that_declares_too_much_is_not_opened(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(package, "MOST_UNPACKED", 10_000)

    with pytest.raises(UnreadableFileError, match="quá lớn"):
        Package(word_xml(paragraph(run("a" * 20_000))), "a.docx")


def test_a_part_that_is_no_xml_is_damage() -> None:
    opened = Package(word_xml("<w:p>"), "a.docx")

    with pytest.raises(UnreadableFileError, match=r"a\.docx: tệp Word bị hỏng"):
        opened.document()
