"""A name means no act that others have replaced by the day on which it is cited."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from schemas.citation import Citation, Mention, Relation
from schemas.decision import DecidedBy
from schemas.document import ParsedDocument
from schemas.link import Link, LinkState
from schemas.number import DocumentNumber
from service.curation.decisions import Decisions
from service.graph.catalogue import Catalogue
from service.projections.runner import Projections
from tests.factories import REPORT, make_citation, make_parsed

Register = Callable[..., str]
OLD, NEW = DocumentNumber("60", "QH12", 2010), DocumentNumber("54", "QH15", 2024)
EFFECTIVE = date(2025, 7, 1)
NAMED = make_citation(
    text="Luật Khoáng sản", number=None, doc_type="Luật", issued_on=None, issuer=None
)


def law(number: DocumentNumber, name: str, *citations: Citation) -> ParsedDocument:
    return make_parsed(
        *citations,
        body=f"Luật {name}",
        number=number,
        doc_type="Luật",
        issuer="Quốc hội",
        subject=name,
        issued_on=date(number.year or 0, 11, 29),
        effective_from=EFFECTIVE if number == NEW else date(2011, 7, 1),
    )


def new_law() -> ParsedDocument:
    """Return a law of another name that replaces the old one."""
    mention = Mention(1, 0, 9, "Luật", relation=Relation.REPLACES)
    cited = make_citation(
        text=f"Luật Khoáng sản số {OLD}",
        mentions=(mention,),
        number=OLD,
        doc_type="Luật",
        issued_on=None,
        issuer=None,
        relation=Relation.REPLACES,
    )
    return law(NEW, "Địa chất và khoáng sản", cited)


def report(day: date) -> ParsedDocument:
    return make_parsed(NAMED, body=f"báo cáo {day}", number=REPORT, issued_on=day)


def link(graph: Catalogue, document: str) -> Link:
    (found,) = graph.links_of([document])[document]
    return found


@pytest.fixture
def old(register: Register) -> str:
    return register(law(OLD, "Khoáng sản"))


@pytest.mark.parametrize("arrives_last", [True, False])
def test_the_day_on_which_it_is_cited_decides(
    register: Register, graph: Catalogue, old: str, *, arrives_last: bool
) -> None:
    reports = [report(EFFECTIVE - timedelta(days=1)), report(EFFECTIVE)]
    if arrives_last:
        before, after = map(register, reports)
        register(new_law())
    else:
        register(new_law())
        before, after = map(register, reports)

    assert link(graph, before).state is LinkState.PROBABLE
    assert link(graph, before).target == graph.summaries([old])[old]
    assert link(graph, after).state is LinkState.MISSING
    assert link(graph, after).target is None
    (candidate,) = link(graph, after).candidates
    assert candidate.reasons == (
        "đã bị thay thế hoặc bãi bỏ từ 01/07/2025, theo 54/2024/QH15",
    )


def test_a_relation_that_a_person_corrects_ends_nothing(
    register: Register, graph: Catalogue, decisions: Decisions, old: str
) -> None:
    by = register(new_law())
    citing = register(report(EFFECTIVE))
    decisions.relate(by, str(OLD), "viện dẫn", DecidedBy("An", "đọc nhầm"))

    assert link(graph, citing).target == graph.summaries([old])[old]
    decisions.undo(by, str(OLD), DecidedBy("An", "đúng là thay thế"))
    assert link(graph, citing).target is None


@pytest.mark.usefixtures("old")
def test_a_rebuild_finds_the_same(
    register: Register, graph: Catalogue, projections: Projections
) -> None:
    documents = [
        register(report(EFFECTIVE - timedelta(days=1))),
        register(new_law()),
        register(report(EFFECTIVE)),
    ]
    before = graph.links_of(documents)
    projections.rebuild()

    assert graph.links_of(documents) == before


@pytest.mark.usefixtures("old")
def test_a_date_that_is_given_means_the_act_of_that_date(
    register: Register, graph: Catalogue
) -> None:
    register(new_law())
    dated = make_citation(
        text="Luật Khoáng sản ngày 29 tháng 11 năm 2010",
        number=None,
        doc_type="Luật",
        issued_on=date(2010, 11, 29),
        issuer=None,
    )
    citing = register(make_parsed(dated, body="báo cáo", issued_on=EFFECTIVE))

    assert link(graph, citing).state is LinkState.STRONG
