"""Drafts that come back as Word files."""

from contextlib import nullcontext

import pytest

from ingest.programs import DocxConverter, Programs
from service.intake.draft_reader import DraftReader
from service.intake.parsers import LocalParsers
from tests.doc_files import doc

DOC = doc(("Điều 1", b""))


def reader(convert: DocxConverter | None) -> DraftReader:
    return DraftReader(LocalParsers(1, Programs()), nullcontext, convert)


def test_a_doc_becomes_a_word_file_by_libreoffice() -> None:
    found = reader(lambda _: b"PK").as_word_file(DOC, "dự thảo.doc")

    assert found == (b"PK", "dự thảo.docx")


@pytest.mark.parametrize("convert", [None, lambda _: b"PK"])
def test_a_file_of_another_kind_stays_as_it_is(convert: DocxConverter | None) -> None:
    assert reader(convert).as_word_file(b"%PDF", "a.pdf") == (b"%PDF", "a.pdf")


def test_without_libreoffice_a_doc_stays_as_it_is() -> None:
    assert reader(None).as_word_file(DOC, "a.doc") == (DOC, "a.doc")
