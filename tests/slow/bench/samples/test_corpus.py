import re
from collections import Counter
from datetime import date

import pytest

from bench.samples import documents, expected_of
from bench.samples.model import Cited, SampleDocument
from bench.samples.writers.text import write_text

COUNT = 200


@pytest.fixture(scope="module")
def corpus() -> list[SampleDocument]:
    return list(documents(COUNT, seed=7))


def numbers_of(corpus: list[SampleDocument]) -> set[tuple[str, str | None]]:
    return {(str(d.header.act.number), d.header.act.issuer) for d in corpus}


def cited(corpus: list[SampleDocument]) -> list[Cited]:
    return [m for d in corpus for m, _ in d.mentions() if m.number and m.issuer]


def day_of(document: SampleDocument) -> date:
    assert document.header.act.issued_on
    return document.header.act.issued_on


def printed(document: SampleDocument) -> str:
    return " ".join(write_text(document).decode().split())


def test_the_same_seed_makes_the_same_documents(corpus: list[SampleDocument]) -> None:
    assert list(documents(COUNT, seed=7)) == corpus


def test_another_seed_makes_other_documents(corpus: list[SampleDocument]) -> None:
    assert list(documents(COUNT, seed=8)) != corpus


def test_documents_come_in_the_order_of_their_dates(
    corpus: list[SampleDocument],
) -> None:
    days = [day_of(document) for document in corpus]
    assert days == sorted(days)


def test_only_older_acts_are_cited(corpus: list[SampleDocument]) -> None:
    for document in corpus:
        for mention, _ in document.mentions():
            if mention.number and mention.issued_on:
                assert mention.issued_on <= day_of(document)


def test_most_cited_acts_are_there_and_some_are_missing(
    corpus: list[SampleDocument],
) -> None:
    there = numbers_of(corpus)
    missing = [m for m in cited(corpus) if (str(m.number), m.issuer) not in there]
    assert 0.1 < len(missing) / len(cited(corpus)) < 0.5


def test_a_few_acts_are_cited_far_more_often_than_the_others(
    corpus: list[SampleDocument],
) -> None:
    counts = Counter((str(m.number), m.issuer) for m in cited(corpus)).most_common()
    assert counts[0][1] > 5 * counts[len(counts) // 2][1]


def test_every_expected_citation_is_printed(corpus: list[SampleDocument]) -> None:
    for document in corpus:
        text = printed(document)
        for citation in expected_of(document, "x.txt")["citations"]:
            assert citation["text"] in text


def test_the_expected_count_is_that_of_the_printed_numbers(
    corpus: list[SampleDocument],
) -> None:
    for document in corpus:
        text = printed(document)
        for citation in expected_of(document, "x.txt")["citations"]:
            if citation["number"]:
                whole = rf"(?<!\d){re.escape(citation['number'])}(?!\w)"
                assert len(re.findall(whole, text)) == citation["count"]


@pytest.mark.parametrize(
    "form",
    [
        r"Thông tư liên tịch số \d+/\d{4}/TTLT-BTP-BNV",
        r"số \d+-CT/TW",
        r"được sửa đổi, bổ sung (bởi|theo) ",
        r"khoản \d+ Điều \d+ (Nghị định|Thông tư|Luật)",
        r"\d và số \d+/[^ ]+ ngày",
        r"V/v ",
        r"Số: \d+/\S+ (MẬT|TỐI MẬT|TUYỆT MẬT) ",
        r"(KHẨN|THƯỢNG KHẨN|HỎA TỐC) .*, ngày ",
        r"Luật số: \d+/\d{4}/QH15",
        r"KT\. GIÁM ĐỐC PHÓ GIÁM ĐỐC",
        r"TL\. GIÁM ĐỐC CHÁNH VĂN PHÒNG",
        r"TM\. ỦY BAN NHÂN DÂN",
        r"STT Nội dung công việc Văn bản giao việc 1 ",
    ],
)
def test_the_corpus_has_the_form(corpus: list[SampleDocument], form: str) -> None:
    assert any(re.search(form, printed(document)) for document in corpus)
