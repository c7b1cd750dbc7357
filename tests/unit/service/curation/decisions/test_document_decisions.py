"""What people decide on documents: corrected headers, copies, withdrawals."""

from collections.abc import Callable

import pytest

from schemas.decision import DecidedBy
from schemas.document_names import field_text
from schemas.errors import (
    CorrectionError,
    DecisionNotFoundError,
    DocumentNotFoundError,
)
from schemas.link import Link, LinkState
from schemas.number import DocumentNumber
from service.answers.document_history import history_of
from service.archive import Archive
from service.curation.decisions import Decisions
from service.graph.catalogue import Catalogue
from service.graph.lookup import look_up
from service.linking.decided import resolve_all
from tests.factories import REPORT, make_citation, make_parsed

Register = Callable[..., str]
WHO = "Trần Văn Bình"


@pytest.fixture
def report(register: Register) -> str:
    """A report cites the plan without its day: a probable link."""
    register(make_parsed(body="plan"))
    citation = make_citation(issued_on=None, issuer=None)
    return register(make_parsed(citation, body="report", number=REPORT))


def link_of(graph: Catalogue, ident: str) -> Link:
    (link,) = resolve_all(graph, graph.citations_of(ident))
    return link


@pytest.mark.parametrize(
    ("field", "text", "shown"),
    [
        ("number", "84/KH-VKS", "84/KH-VKS"),
        ("issued_on", "12/01/2022", "12/01/2022"),
        ("doc_type", "kế  hoạch", "Kế hoạch"),
        ("signer", "Lê Văn  An", "Lê Văn An"),
        ("subject", "Về trồng cây", "Về trồng cây"),
    ],
)
def test_a_corrected_field_is_shown_beside_what_was_printed(  # noqa: PLR0913, PLR0917
    decisions: Decisions,
    graph: Catalogue,
    register: Register,
    field: str,
    text: str,
    shown: str,
) -> None:
    plan = register(make_parsed(body="plan"))
    decisions.correct(plan, field, text, DecidedBy(WHO, "theo bản giấy"))

    record = graph.record(plan)
    assert record is not None
    (correction,) = record.corrections
    assert (correction.field, correction.value, correction.by) == (field, shown, WHO)
    assert field_text(record.header, field) == shown


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("number", "bốn tám"),
        ("issued_on", "31/02/2022"),
        ("doc_type", "Giấy"),
        ("x", ""),
    ],
)
def test_what_cannot_be_read_as_the_field_is_refused(
    decisions: Decisions, report: str, field: str, text: str
) -> None:
    with pytest.raises(CorrectionError):
        decisions.correct(report, field, text, DecidedBy(WHO, "thử"))


def test_links_follow_a_corrected_number(
    decisions: Decisions, graph: Catalogue, register: Register
) -> None:
    misread = DocumentNumber("43", "KH-VKS")
    plan = register(make_parsed(body="plan", number=misread))
    report = register(make_parsed(make_citation(), body="report", number=REPORT))
    assert link_of(graph, report).state is LinkState.MISSING

    decisions.correct(plan, "number", "48/KH-VKS", DecidedBy(WHO, "số viết tay"))
    assert link_of(graph, report).state is LinkState.EXACT
    assert [each.document.id for each in graph.links_to([plan])] == [report]

    decisions.correct(plan, "number", "49/KH-VKS", DecidedBy(WHO, "xem lại"))
    assert graph.links_to([plan]) == ()


@pytest.mark.parametrize("organ", ["Ban Bí thư", "Bộ trưởng Bộ Tài chính"])
def test_links_follow_a_corrected_signing_organ_until_that_is_taken_back(
    decisions: Decisions, graph: Catalogue, register: Register, organ: str
) -> None:
    """Each organ of several satisfies a citation."""
    plan = register(make_parsed(body="plan"))
    report = register(make_parsed(make_citation(issuer=organ), body="r", number=REPORT))
    assert link_of(graph, report).state is LinkState.CONFLICT

    organs = "Ban Bí thư; Bộ trưởng Bộ Tài chính"
    decisions.correct(plan, "signing_organ", organs, DecidedBy(WHO, "theo bản giấy"))
    assert link_of(graph, report).state is LinkState.EXACT

    record = graph.record(plan)
    assert record
    (correction,) = record.corrections
    decisions.take_back(plan, correction.number, DecidedBy(WHO, "nhầm"))
    assert link_of(graph, report).state is LinkState.CONFLICT


def test_a_correction_stays_when_the_parser_reads_again(
    decisions: Decisions, graph: Catalogue, register: Register
) -> None:
    plan = register(make_parsed(body="plan"))
    decisions.correct(plan, "number", "84/KH-VKS", DecidedBy(WHO, "theo bản giấy"))
    register(make_parsed(body="plan"))

    assert graph.summaries([plan])[plan].number == "84/KH-VKS"


def test_links_lead_to_the_original_and_not_to_its_copy(
    decisions: Decisions, graph: Catalogue, register: Register
) -> None:
    original = register(make_parsed(body="plan"))
    copy = register(make_parsed(body="plan, a copy"))
    report = register(make_parsed(make_citation(), body="report", number=REPORT))
    assert link_of(graph, report).state is LinkState.AMBIGUOUS

    decisions.mark_copy(copy, original, DecidedBy(WHO, "bản phô tô"))

    target = link_of(graph, report).target
    assert target is not None
    assert target.id == original
    assert look_up(graph, "48/KH-VKS").id == original


def test_nothing_is_a_copy_of_itself(decisions: Decisions, report: str) -> None:
    with pytest.raises(CorrectionError):
        decisions.mark_copy(report, report, DecidedBy(WHO, "nhầm"))


def test_a_withdrawn_document_is_not_found_and_keeps_its_history(
    decisions: Decisions, archive: Archive, graph: Catalogue, register: Register
) -> None:
    plan = register(make_parsed(body="plan"))
    report = register(make_parsed(make_citation(), body="report", number=REPORT))

    decisions.withdraw(plan, DecidedBy(WHO, "nhập nhầm kho"))

    assert link_of(graph, report).state is LinkState.MISSING
    assert graph.links_to([plan]) == ()
    with pytest.raises(DocumentNotFoundError):
        look_up(graph, "48/KH-VKS")
    assert history_of(archive.log.events_of(plan))[-1].what == "Withdrawn"


def test_each_decision_is_taken_back_by_its_number(
    decisions: Decisions, archive: Archive, graph: Catalogue, register: Register
) -> None:
    plan = register(make_parsed(body="plan"))
    decisions.correct(plan, "number", "84/KH-VKS", DecidedBy(WHO, "nhầm"))
    decisions.withdraw(plan, DecidedBy(WHO, "nhầm"))
    numbers = [each.number for each in history_of(archive.log.events_of(plan))][-2:]

    for number in numbers:
        decisions.take_back(plan, number, DecidedBy(WHO, "xem lại"))

    assert look_up(graph, "48/KH-VKS").id == plan
    with pytest.raises(DecisionNotFoundError, match=str(numbers[0])):
        decisions.take_back(plan, numbers[0], DecidedBy(WHO, "lần nữa"))
