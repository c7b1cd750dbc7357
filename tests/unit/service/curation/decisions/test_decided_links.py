"""A decision is laid over the stored link as it would be over a resolved one."""

from collections.abc import Callable

import pytest

from schemas.decision import DecidedBy
from schemas.link import Link, LinkState
from schemas.number import DocumentNumber
from service.curation.decisions import Decisions
from service.graph.catalogue import Catalogue
from service.linking.decided import resolve_all
from service.projections.runner import Projections
from tests.factories import OFFICE, REPORT, make_citation, make_parsed

Register = Callable[..., str]
Decide = Callable[[Decisions, str], object]
BY = DecidedBy("An", "đã xem")
PLAN = "48/KH-VKS"


def confirm(decisions: Decisions, report: str) -> object:
    return decisions.confirm(report, PLAN, None, BY)


def confirm_another(decisions: Decisions, report: str) -> object:
    return decisions.confirm(report, PLAN, report, BY)


def reject(decisions: Decisions, report: str) -> object:
    return decisions.reject(report, PLAN, BY)


def dismiss(decisions: Decisions, report: str) -> object:
    return decisions.dismiss(report, PLAN, BY)


def undo(decisions: Decisions, report: str) -> object:
    return decisions.undo(report, PLAN, BY)


def correct(decisions: Decisions, report: str) -> object:
    return decisions.correct(report, "subject", "Về trồng cây", BY)


@pytest.fixture
def report(register: Register) -> str:
    """A report cites a plan by its number and office; the plan, and one of another."""
    register(
        make_parsed(body="kế hoạch"),
        make_parsed(body="của nơi khác", issuer="UBND tỉnh Hòa An"),
    )
    cited = make_citation(issued_on=None)
    register(make_parsed(cited, body="khác", number=DocumentNumber("16", "BC-VKS")))
    return register(make_parsed(cited, body="báo cáo", number=REPORT))


def stored(graph: Catalogue, document: str) -> list[Link | None]:
    """Return the links of all citations, dismissed ones included."""
    places = [entry.place for entry in graph.citations_of(document)]
    return [graph.link_at(document, place) for place in places]


@pytest.mark.parametrize(
    "steps",
    [
        (confirm,),
        (confirm_another,),
        (reject,),
        (reject, reject),
        (dismiss,),
        (reject, confirm_another),
        (confirm, reject, dismiss),
        (confirm, undo),
        (dismiss, undo, reject),
        (confirm, correct),
        (reject, correct, confirm_another),
    ],
)
def test_what_is_stored_is_what_the_rules_and_decisions_say(
    decisions: Decisions,
    graph: Catalogue,
    projections: Projections,
    report: str,
    steps: tuple[Decide, ...],
) -> None:
    for decide in steps:
        decide(decisions, report)
        assert stored(graph, report) == resolve_all(graph, graph.citations_of(report))

    before = stored(graph, report)
    projections.rebuild()
    assert stored(graph, report) == before


def test_a_decision_says_nothing_of_the_same_citation_elsewhere(
    decisions: Decisions, graph: Catalogue, register: Register
) -> None:
    register(make_parsed(body="kế hoạch"))
    first, second = (
        register(make_parsed(make_citation(), body=body, number=REPORT))
        for body in ("một", "hai")
    )
    decisions.dismiss(first, PLAN, BY)

    links = [*stored(graph, first), *stored(graph, second)]
    states = [link.state for link in links if link]
    assert states == [LinkState.DISMISSED, LinkState.EXACT]


def test_a_document_that_cites_its_own_number_is_left_out_when_decided(
    decisions: Decisions, graph: Catalogue, register: Register
) -> None:
    selfish = register(make_parsed(make_citation(), body="một"))
    other = register(make_parsed(body="hai"))
    register(make_parsed(make_citation(), body="báo cáo", number=REPORT))

    link = decisions.confirm(selfish, PLAN, None, BY)

    assert link.target
    assert link.target.id == other
    assert {each.document.id for each in link.candidates} == {other}
    assert stored(graph, selfish) == resolve_all(graph, graph.citations_of(selfish))


def test_what_arrives_later_is_a_candidate_of_a_decided_link_too(
    decisions: Decisions, graph: Catalogue, register: Register, report: str
) -> None:
    decisions.confirm(report, PLAN, None, BY)
    later = register(make_parsed(body="đến sau", issuer=OFFICE))

    (link,) = stored(graph, report)
    assert link
    assert link.state is LinkState.CONFIRMED
    assert later in {each.document.id for each in link.candidates}
