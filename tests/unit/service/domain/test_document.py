"""A document refuses decisions that cannot be."""

from typing import Any

import pytest

from schemas.errors import CorrectionError, DecisionNotFoundError
from service.domain.document import Document

BY = {"by": "An", "why": "-"}
READ: dict[str, Any] = {
    "media_type": "text/plain",
    "methods": ("text",),
    "pages": [],
    "text_checksum": "c",
    "signatures": (),
}
PARSED: dict[str, Any] = {
    "header": {"addressees": ()},
    "citations": [],
    "doubts": [],
    "name_number": None,
    "parser_version": "1",
}


@pytest.fixture
def document() -> Document:
    return Document("a" * 64, "plan.txt", 4, "text/plain")


def test_the_same_reading_again_is_no_event(document: Document) -> None:
    document.record_reading(READ, PARSED)
    document.record_reading(READ, {**PARSED, "header": {"addressees": []}})
    assert document.version == 3

    document.record_reading(READ, {**PARSED, "parser_version": "2"})
    assert document.version == 5


def test_the_same_problem_again_is_no_event(document: Document) -> None:
    document.quarantine("no_text", "không có chữ")
    document.quarantine("no_text", "không có chữ")

    assert document.version == 2


def test_what_is_discarded_may_come_back(document: Document) -> None:
    document.quarantine("no_text", "không có chữ")
    document.discard(**BY)
    assert document.problem is None

    document.quarantine("no_text", "không có chữ")
    assert document.problem


def test_a_decision_is_taken_back_once(document: Document) -> None:
    document.withdraw(**BY)
    document.take_back(2, **BY)

    with pytest.raises(DecisionNotFoundError, match="2"):
        document.take_back(2, **BY)


def test_what_was_not_decided_cannot_be_undone(document: Document) -> None:
    document.dismiss_citation("k", "2022-01-10", **BY)

    with pytest.raises(DecisionNotFoundError):
        document.undo_decisions("k", None, **BY)
    document.undo_decisions("k", "2022-01-10", **BY)
    with pytest.raises(DecisionNotFoundError):
        document.undo_decisions("k", "2022-01-10", **BY)


def test_nothing_is_a_copy_of_itself(document: Document) -> None:
    with pytest.raises(CorrectionError):
        document.mark_as_copy(str(document.id), **BY)


def test_what_is_no_field_of_a_header_cannot_be_corrected(document: Document) -> None:
    with pytest.raises(CorrectionError):
        document.correct_header("checksum", "b", **BY)
