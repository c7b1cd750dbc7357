"""What happened to a document is said as a clerk says it."""

from datetime import UTC, datetime

import pytest

from schemas.decision import HistoryEntry
from service.domain.document import Document
from service.web.history_words import event_words

NAMES = {"48khvks": "Kế hoạch 48/KH-VKS · 10/01/2022", "a1": "Kế hoạch 48/KH-VKS"}
BASES = {"Created", "Event"}
CITED = {"key": "48khvks", "day": "2022-01-10"}


def said(what: str, **details: str) -> str:
    when = datetime(2026, 11, 28, tzinfo=UTC)
    return event_words(HistoryEntry(1, what, when, details=details), NAMES)


def test_a_decision_names_what_is_cited_and_what_it_is() -> None:
    words = said("CitationConfirmed", **CITED, target="a1")

    assert words == (
        "xác nhận viện dẫn Kế hoạch 48/KH-VKS · 10/01/2022: là Kế hoạch 48/KH-VKS"
    )


def test_a_rejected_link_without_a_target_is_none_of_the_archive() -> None:
    assert said("CitationRejected", key="x").endswith("là văn bản nào trong kho")


def test_a_name_without_its_date_gets_it() -> None:
    assert said("CitationDismissed", key="luat dat dai", day="2013-11-29") == (
        "xác nhận: luat dat dai, ngày 29/11/2013 không phải viện dẫn"
    )


def test_a_correction_says_the_field_as_the_pages_call_it() -> None:
    assert said("HeaderCorrected", field="signer", value="Trần Văn Bình") == (
        "sửa thể thức: người ký, thành “Trần Văn Bình”"
    )
    assert said("HeaderCorrected", field="number", value="").endswith("không có")


def test_a_relation_is_said_by_its_name() -> None:
    words = said("CitationRelated", key="a1", relation="legal_basis")

    assert words == "sửa quan hệ với Kế hoạch 48/KH-VKS thành “căn cứ”"


def test_a_file_says_where_it_came_from() -> None:
    assert said("Received", filename="a.pdf") == "nhận tệp a.pdf"
    assert said("Received", filename="a.pdf", path="/kho/a.pdf").endswith(
        ", từ /kho/a.pdf"
    )


@pytest.mark.parametrize(
    "kind",
    [each for each in vars(Document) if each[0].isupper() and each not in BASES],
)
def test_every_event_has_words_of_its_own(kind: str) -> None:
    usual = dict.fromkeys(("filename", "reason", "original", "number", "key"), "x")
    details = {**usual, "citations": "2", "doubts": "0", "target": "a1"}

    words = said(kind, **details, field="place", value="Hà Nội", relation="amends")
    assert words != kind
    assert not words.isascii()
