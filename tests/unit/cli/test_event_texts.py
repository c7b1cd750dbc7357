"""What happened to a document, in words."""

from datetime import UTC, datetime
from typing import Any

import pytest

from cli.event_texts import detail_text, field_name
from cli.messages import Language, catalogue
from schemas.decision import HistoryEntry
from service.domain.header_fields import FIELDS

NAMES = {
    "48//KHVKS": "Kế hoạch 48/KH-VKS · 10/01/2022",
    "Luật Lưu trữ": "Luật Lưu trữ",
    "63157a28": "Kế hoạch 48/KH-VKS",
}
PLAN = {"key": "48//KHVKS", "day": "2022-01-10"}


def detail(what: str, **details: Any) -> str:
    when = datetime(2026, 11, 28, tzinfo=UTC)
    return detail_text(HistoryEntry(1, what, when, details=details), NAMES)


@pytest.mark.parametrize(
    ("what", "details", "said"),
    [
        ("Received", {"filename": "a.pdf", "path": "x/a.pdf", "size": "3"}, "x/a.pdf"),
        ("Received", {"filename": "a.pdf"}, "a.pdf"),
        ("Read", {"text_checksum": "5c29"}, ""),
        (
            "Parsed",
            {"citations": "3", "doubts": "0", "parser_version": "18"},
            "3 viện dẫn, 0 nghi vấn (bộ đọc 18)",
        ),
        (
            "CitationConfirmed",
            PLAN | {"target": "63157a28"},
            "Kế hoạch 48/KH-VKS · 10/01/2022 → Kế hoạch 48/KH-VKS",
        ),
        (
            "CitationRejected",
            PLAN | {"target": "63157a28"},
            "Kế hoạch 48/KH-VKS · 10/01/2022: không phải Kế hoạch 48/KH-VKS",
        ),
        ("CitationRejected", PLAN, "Kế hoạch 48/KH-VKS · 10/01/2022"),
        (
            "CitationDismissed",
            {"key": "Luật Lưu trữ", "day": "2024-06-21"},
            "Luật Lưu trữ · 21/06/2024",
        ),
        (
            "CitationRelated",
            PLAN | {"relation": "replaces"},
            "Kế hoạch 48/KH-VKS · 10/01/2022: thay thế",
        ),
        ("HeaderCorrected", {"field": "issued_on", "value": ""}, "ngày: không có"),
        (
            "HeaderCorrected",
            {"field": "custodian", "value": "Trung tâm III"},
            "cơ quan quản lý: Trung tâm III",
        ),
        ("MarkedAsCopy", {"original": "63157a28"}, "là một tệp của Kế hoạch 48/KH-VKS"),
        ("TakenBack", {"number": "5"}, "quyết định số 5"),
        ("Withdrawn", {}, ""),
    ],
)
def test_an_event_is_told_without_keys_ids_and_checksums(
    what: str, details: dict[str, str], said: str
) -> None:
    assert detail(what, **details) == said


@pytest.mark.parametrize("field", FIELDS)
def test_each_field_has_a_name(field: str) -> None:
    assert field_name(field) in {each[Language.VI] for each in catalogue().values()}
