"""What waits for a person to decide comes in the order in which it is needed."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from schemas.decision import CitedAt, DecidedBy
from schemas.document import Doubt, ParsedDocument
from schemas.errors import CorrectionError
from schemas.number import DocumentNumber
from schemas.review import DOUBTFUL, READING, UNNUMBERED, CaseKind
from service.answers.review_queue import count_cases, find_cases
from service.curation.decisions import Decisions
from service.graph.catalogue import Catalogue
from tests.factories import make_citation, make_parsed

Register = Callable[..., str]
BY = DecidedBy("an", "đã xem bản giấy")
DAMAGED = Doubt("file_damaged", "Tệp PDF bị hỏng")
DATELESS = (Doubt("date_missing", "văn bản không có dòng ngày, tháng, năm"),)


def plan(serial: str, *doubts: Doubt, body: str = "") -> ParsedDocument:
    parsed = make_parsed(
        body=body or f"kế hoạch {serial}", number=DocumentNumber(serial, "KH-VKS")
    )
    return replace(parsed, doubts=doubts)


def report(serial: str, *cited: str) -> ParsedDocument:
    citations = (
        make_citation(
            number=DocumentNumber(each, "KH-VKS"), text=f"{each}/KH-VKS", issued_on=None
        )
        for each in cited
    )
    number = DocumentNumber(serial, "BC-VKS")
    body = f"báo cáo {serial}"
    return make_parsed(*citations, body=body, number=number, doc_type="Báo cáo")


def test_the_doubts_of_what_is_cited_most_come_first(
    register: Register, graph: Catalogue
) -> None:
    plain, *cited = plan("1", *DATELESS), plan("2", *DATELESS), plan("3", *DATELESS)
    register(plain, *cited, report("1", "3"), report("2", "2", "3"))

    cases = find_cases(graph, CaseKind.DOUBT, 0, 9)

    numbers = [graph.summaries([c.document])[c.document].number for c in cases]
    found = list(zip(numbers, (each.needed for each in cases), strict=True))
    assert found == [("3/KH-VKS", 2), ("2/KH-VKS", 1), ("1/KH-VKS", 0)]
    assert {each.field for each in cases} == {"issued_on"}


def test_a_doubt_is_settled_by_a_correction_of_its_field_alone(
    register: Register, graph: Catalogue, decisions: Decisions
) -> None:
    document = register(plan("1", *DATELESS))

    decisions.correct(document, "subject", "Thi đua", BY)
    assert count_cases(graph)[CaseKind.DOUBT] == 1
    decisions.correct(document, "issued_on", "10/01/2022", BY)
    assert count_cases(graph)[CaseKind.DOUBT] == 0


def test_nobody_is_asked_about_what_is_withdrawn(
    register: Register, graph: Catalogue, decisions: Decisions
) -> None:
    decisions.withdraw(register(plan("1", *DATELESS)), BY)

    assert find_cases(graph, CaseKind.DOUBT, 0, 9) == ()


def test_the_doubts_of_the_file_that_most_documents_cite_come_first(
    register: Register, graph: Catalogue
) -> None:
    rare, often = plan("1", DAMAGED), plan("2", DAMAGED, *DATELESS)
    register(rare, often, report("1", "2"), report("2", "2", "2"))

    cases = find_cases(graph, CaseKind.READING, 0, 9)

    numbers = [graph.summaries([c.document])[c.document].number for c in cases]
    found = list(zip(numbers, (each.needed for each in cases), strict=True))
    assert found == [("2/KH-VKS", 2), ("1/KH-VKS", 0)]
    assert count_cases(graph)[CaseKind.READING] == 2


def test_a_doubt_of_the_file_is_settled_by_who_has_looked_at_it(
    register: Register, graph: Catalogue, decisions: Decisions
) -> None:
    document = register(plan("1", DAMAGED))

    decisions.correct(document, "reading", "file_damaged", BY)
    assert not any(count_cases(graph).values())
    last = graph.record(document)
    assert last
    assert [each.value for each in last.corrections] == ["tệp hỏng"]
    decisions.take_back(document, last.corrections[0].number, BY)
    assert count_cases(graph)[CaseKind.READING] == 1


def test_who_looked_at_one_doubt_is_asked_for_those_that_came_since(
    register: Register, graph: Catalogue, decisions: Decisions
) -> None:
    document = register(plan("1", DAMAGED, Doubt("page_unread", "trang 3")))

    decisions.correct(document, "reading", "file_damaged", BY)
    assert count_cases(graph)[CaseKind.READING] == 1
    decisions.correct(document, "reading", "page_unread", BY)
    assert count_cases(graph)[CaseKind.READING] == 0


def test_what_is_no_doubt_of_a_file_cannot_be_looked_at(
    register: Register, decisions: Decisions
) -> None:
    document = register(plan("1", DAMAGED))

    with pytest.raises(CorrectionError, match="file_damaged"):
        decisions.correct(document, "reading", "mờ", BY)


def test_a_link_weighs_as_many_documents_as_wait_for_it(
    register: Register, graph: Catalogue
) -> None:
    rows = plan("1"), plan("2"), report("1", "1", "1", "1"), report("2", "2")
    register(*rows, report("3", "2"))

    cases = find_cases(graph, CaseKind.PROBABLE, 0, 9)

    assert [each.needed for each in cases] == [2, 2, 1, 1, 1]


def test_each_doubt_that_anything_raises_is_in_the_queue() -> None:
    fields = [*UNNUMBERED.values(), *DOUBTFUL.values()]
    known = {code for codes in fields for code in codes} | READING.keys()

    assert raised() - known == {"same_identity"}  # a kind of its own
    assert known <= raised()


def raised() -> set[str]:
    """Return the codes of all doubts in the source."""
    modules = [each for name in ("ingest", "service") for each in Path(name).rglob("*")]
    source = "\n".join(e.read_text("utf-8") for e in modules if e.suffix == ".py")
    written = {*re.findall(r'Doubt\(\s*"(\w+)"', source)}
    endings = {*re.findall(r'Doubt\(\s*f"\{name\}_(\w+)"', source)}
    named = {*re.findall(r'_(?:handwritten|unsure)\("(\w+)"', source)}
    return written | {f"{name}_{ending}" for name in named for ending in endings}


def test_the_copies_of_what_is_cited_most_come_first(
    register: Register, graph: Catalogue
) -> None:
    bodies = ("một hai ba", "bốn năm sáu")
    rare, often = ([plan(n, body=f"{n} {each}") for each in bodies] for n in "12")
    register(*rare, *often, report("1", "2"))

    cases = find_cases(graph, CaseKind.COPY, 0, 9)

    numbers = [graph.summaries([c.document])[c.document].number for c in cases]
    assert numbers == ["2/KH-VKS", "1/KH-VKS"]
    assert count_cases(graph)[CaseKind.COPY] == 2


def test_links_are_alike_if_the_same_speaks_for_them(
    register: Register, graph: Catalogue
) -> None:
    dated = make_citation(number=DocumentNumber("2", "KH-VKS"), text="2/KH-VKS")
    other = make_parsed(dated, body="khác", number=DocumentNumber("9", "BC-VKS"))
    document = register(plan("2"), other, report("1", "2"), report("2", "2"))

    found = graph.review.alike(document, 0)

    assert {each.document.number for each in found} == {"1/BC-VKS", "2/BC-VKS"}


def test_what_one_person_decided_alike_is_found_together(
    register: Register, graph: Catalogue, decisions: Decisions
) -> None:
    target = register(plan("2"))
    ids = [register(report(each, "2")) for each in "123"]
    for each in ids[:2]:
        decisions.confirm(each, CitedAt(0), target, BY)
    decisions.confirm(ids[2], CitedAt(0), target, replace(BY, by="bình"))

    found = graph.review.decided_alike(ids[0], 0)

    assert [each.document for each in found] == ids[:2]
    assert graph.review.decided_alike(target, 0) == ()
