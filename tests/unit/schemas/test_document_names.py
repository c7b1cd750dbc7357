"""What documents are called in a line."""

from datetime import date

from schemas.citation import Citation
from schemas.document_names import (
    candidate_words,
    citation_text,
    day_text,
    document_name,
    document_words,
)
from schemas.link import DocumentSummary
from schemas.number import DocumentNumber

PLAN = DocumentSummary(
    "3f2a9c0177",
    "plan.docx",
    number="48/KH-VKS",
    doc_type="Kế hoạch",
    issuer="VKSND tỉnh Hòa An",
    issued_on=date(2022, 1, 10),
    subject="Kiểm sát năm 2022",
)


def test_a_day_is_written_as_in_vietnam() -> None:
    assert day_text(date(2026, 1, 5)) == "05/01/2026"


def test_a_document_is_named_by_kind_and_number_or_else_by_its_file() -> None:
    assert document_name(PLAN) == "Kế hoạch 48/KH-VKS"
    assert document_name(DocumentSummary("3f2a9c0177", "a.pdf")) == "a.pdf"


def test_a_sentence_says_its_day_and_issuer_too() -> None:
    line = "Kế hoạch 48/KH-VKS ngày 10/01/2022 của VKSND tỉnh Hòa An"

    assert document_words(PLAN) == line


def test_one_of_several_candidates_is_told_apart_by_subject_and_file() -> None:
    words = candidate_words(PLAN)

    assert words == f"{document_words(PLAN)} (Kiểm sát năm 2022, tệp plan.docx)"


def test_a_cited_document_is_called_by_its_number() -> None:
    citation = Citation(
        "Chỉ thị số 31-CT/TW của Bộ Chính trị",
        (),
        number=DocumentNumber("31", "CT/TW", hyphenated=True),
        doc_type="Chỉ thị",
        issuer="Bộ Chính trị",
    )

    assert citation_text(citation) == "Chỉ thị 31-CT/TW · Bộ Chính trị"


def test_a_cited_document_without_a_number_is_called_by_its_name() -> None:
    assert citation_text(Citation("Bộ luật Dân sự", ())) == "Bộ luật Dân sự"
