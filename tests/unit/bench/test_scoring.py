"""What the developers' scorer counts as right."""

from typing import Any

from bench.scoring import verdicts

Json = dict[str, Any]
LABEL: Json = {
    "file": "a.txt",
    "header": {"number": None, "date": None, "issuer": "VKSND tỉnh Hòa An"},
    "citations": [
        {"text": "Kế hoạch số 48/KH-VKS", "number": "48/KH-VKS", "count": 2},
        {"text": "Tờ trình số   /TTr-SNV", "number": "/TTr-SNV", "placeholder": True},
        {"text": "Luật Lưu trữ", "number": None},
    ],
}


def hits(citations: list[Json], **header: str) -> dict[str, bool]:
    found = {"header": header, "citations": citations}
    return {figure: hit for figure, _, hit in verdicts(LABEL, found)}


def cited(
    number: str | None = "48/KH-VKS",
    text: str = "Kế hoạch số 48/KH-VKS",
    mentions: int = 2,
) -> Json:
    return {
        "number": number,
        "text": text,
        "relation": "refers_to",
        "mentions": [None] * mentions,
    }


def test_a_number_where_the_document_has_none_is_wrong() -> None:
    assert not hits([], number="1/KH")["header.number"]


def test_what_is_not_in_the_labels_costs_precision() -> None:
    assert not hits([cited("9/KH-VKS")])["citations.precision"]


def test_a_document_that_is_found_with_all_its_places_is_right() -> None:
    found = hits([cited()])

    assert found["citations.recall"]
    assert found["citations.mentions"]


def test_a_named_document_is_found_by_its_text() -> None:
    assert hits([cited(None, "luật lưu trữ năm 2024")])["named.recall"]


def test_blank_numbers_of_drafts_are_not_asked_for() -> None:
    assert set(hits([cited()])) >= {"citations.recall"}
    assert sum(1 for f, *_ in verdicts(LABEL, {"header": {}, "citations": []})
               if f == "citations.recall") == 1  # fmt: skip
