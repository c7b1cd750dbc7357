"""What only another file than the main one has: a number that is cited."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from schemas.decision import DecidedBy
from schemas.document import ParsedDocument
from schemas.link import LinkState
from schemas.number import DocumentNumber
from service.curation.decisions import Decisions
from service.graph.catalogue import Catalogue
from tests.factories import DAY, REPORT, make_citation, make_parsed

Register = Callable[..., str]
BY = DecidedBy("An", "đã xem")
COPY = DocumentNumber("480", "KH-VKS")


def scan() -> ParsedDocument:
    """Return a file of the plan, with another number."""
    return replace(make_parsed(body="bản quét", number=COPY), filename="quét.pdf")


def report(body: str = "báo cáo", **parts: Any) -> ParsedDocument:
    return make_parsed(make_citation(number=COPY, **parts), body=body, number=REPORT)


def test_a_number_that_only_another_file_has_leads_to_the_van_ban(
    register: Register, graph: Catalogue, decisions: Decisions
) -> None:
    """And it says so, since the number of the main file is another one."""
    plan, other = register(make_parsed()), register(scan())
    citing = register(report())
    decisions.mark_copy(other, plan, BY)

    (link,) = graph.links_of([citing])[citing]
    assert (link.state, link.target) == (
        LinkState.PROBABLE,
        graph.summaries([plan])[plan],
    )
    assert link.reasons[-1] == "theo tệp quét.pdf, không phải tệp chính"


def test_a_document_of_that_number_is_meant_before_a_file_of_another(
    register: Register, graph: Catalogue, decisions: Decisions
) -> None:
    plan, other = register(make_parsed()), register(scan())
    own = register(make_parsed(body="kế hoạch", number=COPY))
    undated, dated = (
        register(report(body, issued_on=day))
        for body, day in (("một", None), ("hai", DAY))
    )
    decisions.mark_copy(other, plan, BY)

    found = graph.links_of([undated, dated])
    assert [each.target.id for (each,) in found.values() if each.target] == [own, own]
    assert found[dated][0].state is LinkState.EXACT
