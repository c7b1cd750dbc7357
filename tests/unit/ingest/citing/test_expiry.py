"""What the words behind a document end: it, a part of it, or what was made by it."""

import pytest

from ingest.citing.citations import find_citations
from schemas.document import Header, Text

ACT = "Thông tư số 8/2029/TT-BYT"
NEW = "Thông tư số 9/2030/TT-BYT"
BY_THIS = "kể từ ngày Luật này có hiệu lực"


def relations(content: str, subject: str | None = None) -> list[str]:
    found = find_citations(Text(content), Header(doc_type="Luật", subject=subject))
    return [mention.relation.value for each in found for mention in each.mentions]


@pytest.mark.parametrize(
    ("words", "relation"),
    [
        ("hết hiệu lực", "replaces"),
        ("chấm dứt hiệu lực", "replaces"),
        ("không còn hiệu lực", "replaces"),
        ("bị thay thế", "replaces"),
        ("bị bãi bỏ", "repeals"),
    ],
)
def test_an_act_is_ended_by_words_behind_it(words: str, relation: str) -> None:
    assert relations(f"2. {ACT} về giá {words} {BY_THIS}.") == [relation]


@pytest.mark.parametrize(
    "sentence",
    [
        f"Các văn bản quy định chi tiết {ACT} hết hiệu lực {BY_THIS}.",
        f"Văn bản hướng dẫn thi hành {ACT} hết hiệu lực {BY_THIS}.",
        f"Giấy phép cấp theo {ACT} hết hiệu lực {BY_THIS}.",
        f"Thủ tục ấy được thực hiện đến khi {ACT} bị bãi bỏ.",
        f"Phạm vi điều chỉnh tại {ACT} đã bị bãi bỏ bởi {NEW}.",
    ],
)
def test_what_is_made_by_an_act_or_ended_by_another_does_not_end_it(
    sentence: str,
) -> None:
    assert set(relations(f"Điều 8. Hiệu lực\n2. {sentence}")) == {"refers_to"}


@pytest.mark.parametrize("part", ["Quy chế ban hành kèm theo", "QCVN 7:2019 kèm theo"])
def test_the_end_of_an_annex_changes_its_act(part: str) -> None:
    assert relations(f"2. {part} {ACT} hết hiệu lực {BY_THIS}.") == ["amends"]


def test_a_sentence_lists_behind_its_colon_what_ends() -> None:
    content = f"2. Các văn bản sau đây hết hiệu lực {BY_THIS}: {ACT} về giá; {NEW}."

    assert relations(content) == ["replaces", "replaces"]


def test_a_decision_that_publishes_what_has_ended_ends_nothing() -> None:
    subject = "Công bố Danh mục văn bản hết hiệu lực năm 2029"
    content = f"Điều 1. {subject}:\n1. {ACT} bị thay thế bởi {NEW}."

    assert relations(content, subject) == ["refers_to", "refers_to"]
