"""A document ends or guides another only where it says so of itself."""

import pytest

from ingest.citing.citations import find_citations
from schemas.document import Header, Text
from schemas.number import DocumentNumber
from schemas.span import Span

DECREE = "Nghị định số 7/2029/NĐ-CP"
CIRCULAR = "Thông tư số 8/2029/TT-BYT"
DECISION = "Quyết định số 9/QĐ-SYT"


def relations(doc_type: str, content: str, subject: str | None = None) -> list[str]:
    spans = {"subject": Span(0, len(subject))} if subject else {}
    header = Header(doc_type=doc_type, subject=subject, spans=spans)
    text = f"{subject}\n{content}" if subject else content
    found = find_citations(Text(text), header)
    return [mention.relation.value for each in found for mention in each.mentions]


@pytest.mark.parametrize("doc_type", ["Báo cáo", "Tờ trình", "Biên bản", "Giấy mời"])
@pytest.mark.parametrize(
    "sentence",
    [
        f"Sở đề nghị Bộ Y tế trình Chính phủ sửa đổi, bổ sung {DECREE}.",
        f"Sở kiến nghị bãi bỏ {DECREE}.",
        f"Dự thảo thay thế {DECREE} đã gửi các đơn vị.",
        f"Bãi bỏ {DECREE}.",
    ],
)
def test_a_report_ends_nothing(doc_type: str, sentence: str) -> None:
    assert relations(doc_type, sentence) == ["refers_to"]


@pytest.mark.parametrize(
    "sentence",
    [
        f"Đề nghị các trung tâm bổ sung số liệu theo {DECISION}.",
        f"Sửa đổi, bổ sung {DECISION} cho phù hợp, xong trong quý II.",
    ],
)
@pytest.mark.parametrize("doc_type", ["Công văn", "Kế hoạch", "Thông báo"])
def test_a_task_is_no_amendment(doc_type: str, sentence: str) -> None:
    assert relations(doc_type, sentence) == ["refers_to"]


@pytest.mark.parametrize(
    "doc_type", ["Công văn", "Kế hoạch", "Thông báo", "Quyết định"]
)
def test_what_says_of_itself_that_it_replaces_does(doc_type: str) -> None:
    content = f"{doc_type} này thay thế {doc_type} số 9/SYT-VP."

    assert relations(doc_type, content) == ["replaces"]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (f"Điều 2. Bãi bỏ {DECREE}.", "repeals"),
        (f"Điều 2. Hiệu lực thi hành\n1. Bãi bỏ {DECREE}.", "repeals"),
        (f"Điều 2. Bãi bỏ các văn bản sau đây:\na) {DECREE};", "repeals"),
        (f"2. {DECREE} hết hiệu lực kể từ ngày Luật này có hiệu lực.", "replaces"),
        (f"Điều 3. Bộ Y tế rà soát, kiến nghị bãi bỏ {DECREE}.", "refers_to"),
        (f"Điều 3. Bãi bỏ các quy định trái với {DECREE}.", "refers_to"),
        (f"Điều 3. Giao Bộ Y tế:\na) Sửa đổi {DECREE};", "refers_to"),
        (f"“Điều 3. Bãi bỏ {DECREE}.”", "refers_to"),
        (f"Điều 3. Bãi bỏ các văn bản cũ, trừ Điều 5 {DECREE}.", "refers_to"),
    ],
)
def test_an_act_ends_others_in_its_articles(content: str, expected: str) -> None:
    assert relations("Luật", content) == [expected]


def test_its_own_title_amends_and_another_title_does_not() -> None:
    own = f"Sửa đổi, bổ sung một số điều của {CIRCULAR}"

    assert relations("Thông tư", "Căn cứ Luật;", own) == ["amends"]
    assert relations("Thông tư", "Căn cứ Luật;", f"Góp ý sửa đổi {CIRCULAR}") == [
        "refers_to"
    ]


@pytest.mark.parametrize(
    "chain",
    [
        f"đã được sửa đổi, bổ sung theo {CIRCULAR}, Thông tư số 10/2030/TT-BYT",
        f"(được sửa đổi bởi {CIRCULAR}; Thông tư số 10/2030/TT-BYT)",
        f"được sửa đồi, bồ sung bởi {CIRCULAR} và Thông tư số 10/2030/TT-BYT",
    ],
)
def test_who_amended_an_act_does_not_end_with_it(chain: str) -> None:
    content = f"Điều 2. Bãi bỏ Thông tư số 5/2020/TT-BYT {chain}."

    assert relations("Thông tư", content) == ["repeals", "amended_by", "amended_by"]


def test_a_lower_act_ends_no_higher_one_and_that_is_doubted() -> None:
    header = Header(DocumentNumber("3", "TT-BYT", 2031), "Thông tư")
    content = f"Điều 2. Bãi bỏ {DECREE}."

    (citation,) = find_citations(Text(content), header)

    assert citation.relation.value == "refers_to"
    assert any("cấp thấp hơn" in doubt for doubt in citation.doubts)


@pytest.mark.parametrize(
    ("doc_type", "content", "expected"),
    [
        ("Thông tư", f"Thông tư này hướng dẫn Điều 5 {DECREE}.", ["guides"]),
        ("Báo cáo", f"Sở hướng dẫn Điều 5 {DECREE} cho các xã.", ["refers_to"]),
        (
            "Kế hoạch",
            f"Căn cứ {DECISION}; Hướng dân số 8/HD-BYT hướng dẫn trình tự xét duyệt.",
            ["legal_basis", "legal_basis"],
        ),
    ],
)
def test_only_its_own_guidance_guides(
    doc_type: str, content: str, expected: list[str]
) -> None:
    assert relations(doc_type, content) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        f"UBND tỉnh chỉ đạo thực hiện tiêm chủng, cụ thể: {DECISION}",
        f"Đã thực hiện rà soát danh mục sau khi có {DECISION}",
        f"Thực hiện nhiệm vụ được giao, qua nghiên cứu {DECISION}, Sở báo cáo",
    ],
)
def test_what_is_implemented_is_the_object_of_the_verb(sentence: str) -> None:
    assert relations("Báo cáo", sentence) == ["refers_to"]
