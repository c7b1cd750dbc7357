"""Who cites whom, what is missing, and what is linked when it arrives."""

from collections.abc import Callable
from datetime import date

import pytest

from schemas.document import ParsedDocument
from schemas.errors import AmbiguousReferenceError, DocumentNotFoundError
from schemas.link import LinkState
from schemas.number import DocumentNumber
from service.answers.missing_documents import find_missing
from service.answers.traces import trace_reference
from service.graph.catalogue import Catalogue
from service.graph.lookup import look_up
from service.linking.decided import resolve_all
from tests.factories import DAY, PLAN, REPORT, make_citation, make_parsed

Register = Callable[..., str]


def report(body: str = "báo cáo", serial: str = "15") -> ParsedDocument:
    """Return a report that cites the plan."""
    number = DocumentNumber(serial, REPORT.symbol)
    citing = make_citation()
    return make_parsed(citing, body=body, number=number, doc_type="Báo cáo")


def states(graph: Catalogue, document: str) -> list[LinkState]:
    return [link.state for link in resolve_all(graph, graph.citations_of(document))]


def test_a_document_is_found_by_any_spelling_of_its_number(
    register: Register, graph: Catalogue
) -> None:
    plan = register(make_parsed())

    for spelling in ("48/KH-VKS", "48 kh vks", plan, plan[:8]):
        assert look_up(graph, spelling).id == plan


def test_a_number_that_nobody_knows_is_not_found(graph: Catalogue) -> None:
    with pytest.raises(DocumentNotFoundError):
        look_up(graph, "48/KH-VKS")
    with pytest.raises(DocumentNotFoundError):
        trace_reference(graph, "48/KH-VKS", 1)


def test_a_number_that_two_documents_have_is_ambiguous(
    register: Register, graph: Catalogue
) -> None:
    register(make_parsed(body="một"), make_parsed(body="hai", issued_on=None))

    with pytest.raises(AmbiguousReferenceError) as caught:
        trace_reference(graph, "48/KH-VKS", 1)
    assert len(caught.value.candidates) == 2


def test_the_number_on_the_page_goes_before_the_hint_of_a_name(
    register: Register, graph: Catalogue
) -> None:
    scan = register(make_parsed(body="bản chụp", number=None, name_number=PLAN))
    assert look_up(graph, "48/KH-VKS").id == scan

    plan = register(make_parsed())
    assert look_up(graph, "48/KH-VKS").id == plan


def test_a_missing_document_is_linked_when_it_arrives(
    register: Register, graph: Catalogue
) -> None:
    citing = register(report())
    assert [each.number for each in find_missing(graph)] == ["48/KH-VKS"]
    assert graph.count_links() == {"missing": 1}

    plan = register(make_parsed())

    assert find_missing(graph) == ()
    assert states(graph, citing) == [LinkState.EXACT]
    assert graph.count_links() == {"exact": 1}
    cited_by = trace_reference(graph, plan, 1).cited_by
    assert [each.document.id for each in cited_by] == [citing]


def test_a_copy_that_arrives_makes_the_link_ambiguous(
    register: Register, graph: Catalogue
) -> None:
    register(report(), make_parsed(), make_parsed(body="bản sao"))

    assert graph.count_links() == {"ambiguous": 1}


def test_a_number_that_is_only_cited_has_a_trace(
    register: Register, graph: Catalogue
) -> None:
    citing = register(report())

    trace = trace_reference(graph, "48 kh vks", 1)

    assert trace.document is None
    assert trace.wanted == "48/KH-VKS"
    assert [each.document.id for each in trace.cited_by] == [citing]


def test_a_missing_document_is_needed_by_all_who_cite_it(
    register: Register, graph: Catalogue
) -> None:
    undated = make_parsed(make_citation(issued_on=None), body="hai", number=REPORT)
    register(report(), undated)

    (missing,) = find_missing(graph)
    assert missing.issued_on == DAY
    assert len(missing.needed_by) == 2


def test_numbers_of_different_days_are_different_missing_documents(
    register: Register, graph: Catalogue
) -> None:
    other = make_citation(issued_on=date(2020, 3, 2))
    register(report(), make_parsed(other, body="hai", number=REPORT))

    assert {each.issued_on for each in find_missing(graph)} == {DAY, date(2020, 3, 2)}


def test_a_trace_goes_as_deep_as_it_is_asked(
    register: Register, graph: Catalogue
) -> None:
    top = make_citation(number=REPORT, doc_type="Báo cáo")
    summary = make_parsed(top, body="tổng hợp", number=DocumentNumber("9", "BC-VKS"))
    register(report(), make_parsed(), summary)

    (shallow,) = trace_reference(graph, "9/BC-VKS", 1).cites
    (deep,) = trace_reference(graph, "9/BC-VKS", 2).cites

    assert shallow.below is None
    assert deep.below is not None
    assert [str(each.link.citation.number) for each in deep.below] == ["48/KH-VKS"]


def test_a_circle_of_citations_ends(register: Register, graph: Catalogue) -> None:
    back = make_citation(number=REPORT, doc_type="Báo cáo")
    register(report(), make_parsed(back))

    (down,) = trace_reference(graph, "15/BC-VKS", 9).cites

    assert down.below is not None
    assert [each.repeated for each in down.below] == [True]


def test_what_two_documents_cite_is_followed_once(
    register: Register, graph: Catalogue
) -> None:
    top = make_parsed(
        make_citation(number=REPORT, doc_type="Báo cáo"),
        make_citation(number=DocumentNumber("16", "BC-VKS"), doc_type="Báo cáo"),
        body="tổng hợp",
        number=DocumentNumber("9", "BC-VKS"),
    )
    other = report("hai", serial="16")
    register(report(), other, make_parsed(make_citation(number=REPORT)), top)

    first, second = trace_reference(graph, "9/BC-VKS", 9).cites

    assert [each.repeated for each in first.below or ()] == [False]
    assert [each.repeated for each in second.below or ()] == [True]


def test_beyond_the_most_documents_a_trace_follows_no_further(
    register: Register, graph: Catalogue
) -> None:
    other = DocumentNumber("49", "KH-VKS")
    second = make_citation(number=other, text=str(other))
    ident = register(
        make_parsed(),
        make_parsed(body="khác", number=other),
        make_parsed(
            *(make_citation(), second),
            body="báo cáo",
            number=REPORT,
            doc_type="Báo cáo",
        ),
    )

    cites = trace_reference(graph, ident, 2, most=2).cites

    assert [(each.below, each.cut) for each in cites] == [((), False), (None, True)]


def test_a_law_is_looked_up_by_its_name(register: Register, graph: Catalogue) -> None:
    law = register(make_parsed(body="luật", doc_type="Luật", subject="Viên chức"))

    assert look_up(graph, "Luật Viên chức").id == law
    assert look_up(graph, "luật viên chức ").id == law


def test_two_laws_of_one_name_are_both_named(
    register: Register, graph: Catalogue
) -> None:
    for serial in ("58", "31"):
        number = DocumentNumber(serial, "QH15", 2024)
        register(
            make_parsed(
                body=serial, number=number, doc_type="Luật", subject="Viên chức"
            )
        )

    with pytest.raises(AmbiguousReferenceError):
        look_up(graph, "Luật Viên chức")
