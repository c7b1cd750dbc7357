"""What is cited but not there: all of it, what a trace comes upon, how much it is."""

from collections.abc import Callable
from datetime import date

import pytest

from schemas.document import ParsedDocument
from schemas.number import DocumentNumber
from service.answers.missing_documents import count_missing, find_missing, find_needed
from service.answers.traces import trace_reference
from service.graph.catalogue import Catalogue
from tests.factories import DAY, make_citation, make_parsed

Register = Callable[..., str]


def citing(serial: str, *cited: str, **parts: object) -> ParsedDocument:
    """Return the report *serial*, which cites the plans *cited*."""
    number = DocumentNumber(serial, "BC-VKS")
    plans = (DocumentNumber(each, "KH-VKS") for each in cited)
    citations = (make_citation(number=each, text=str(each), **parts) for each in plans)
    return make_parsed(
        *citations, body=f"báo cáo {serial}", number=number, doc_type="Báo cáo"
    )


def test_missing_documents_of_every_depth_are_needed(
    register: Register, graph: Catalogue
) -> None:
    plan = make_parsed(
        make_citation(number=DocumentNumber("2", "HD-VKS"), doc_type="Hướng dẫn")
    )
    register(plan, citing("1", "48", "3"), citing("9", "7"))

    needed = find_needed(graph, trace_reference(graph, "1/BC-VKS", 2))

    assert {each.number for each in needed} == {"2/HD-VKS", "3/KH-VKS"}


def test_all_who_need_a_missing_document_are_told(
    register: Register, graph: Catalogue
) -> None:
    register(citing("1", "3"), citing("2", "3"))

    (needed,) = find_needed(graph, trace_reference(graph, "1/BC-VKS", 1))

    assert [each.number for each in needed.needed_by] == ["1/BC-VKS", "2/BC-VKS"]


def test_where_nothing_is_missing_nothing_is_needed(
    register: Register, graph: Catalogue
) -> None:
    register(make_parsed(), citing("1", "48"), citing("9", "7"))

    assert find_needed(graph, trace_reference(graph, "1/BC-VKS", 1)) == ()


@pytest.mark.parametrize(
    ("days", "count"),
    [
        ((DAY,), 1),
        ((None,), 1),
        ((DAY, None), 1),
        ((DAY, date(2023, 2, 1)), 2),
        ((DAY, date(2023, 2, 1), None), 3),
    ],
)
def test_they_are_counted_as_they_are_told_apart(
    register: Register, graph: Catalogue, days: tuple[date | None, ...], count: int
) -> None:
    register(*(citing(str(i), "3", issued_on=day) for i, day in enumerate(days)))

    assert count_missing(graph) == len(find_missing(graph)) == count
