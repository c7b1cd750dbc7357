"""What people say of links: it counts, it stays, and it can be taken back."""

from collections.abc import Callable

import pytest

from schemas.errors import DocumentNotFoundError
from schemas.link import Link, LinkState
from service.archive import Archive
from service.decisions import Decisions
from service.graph.catalogue import Catalogue
from service.history import history_of
from service.projections.linking import resolve_all
from service.projections.runner import Projections
from tests.factories import DAY, REPORT, make_citation, make_parsed

Register = Callable[..., str]
WHO = "Trần Văn Bình"


@pytest.fixture
def decisions(
    archive: Archive, graph: Catalogue, projections: Projections
) -> Decisions:
    return Decisions(archive, graph, projections)


@pytest.fixture
def report(register: Register) -> str:
    """A report cites the plan without its day: a probable link."""
    register(make_parsed(body="plan"))
    citation = make_citation(issued_on=None, issuer=None)
    return register(make_parsed(citation, body="report", number=REPORT))


def link_of(graph: Catalogue, ident: str) -> Link:
    (link,) = resolve_all(graph, graph.citations_of(ident))
    return link


def test_a_confirmed_link_is_certain_and_says_who_and_why(
    decisions: Decisions, report: str
) -> None:
    link = decisions.confirm(report, "48/KH-VKS", None, WHO, "đã xem bản gốc")

    assert link.state is LinkState.CONFIRMED
    assert link.state.is_certain
    assert WHO in link.reasons[0]
    assert "đã xem bản gốc" in link.reasons[0]


def test_a_person_may_say_another_target(
    decisions: Decisions, register: Register, report: str
) -> None:
    other = register(make_parsed(body="other", number=REPORT, doc_type="Thông báo"))
    link = decisions.confirm(report, "48/KH-VKS", other, WHO, "số ghi nhầm")

    assert link.target is not None
    assert link.target.id == other


def test_a_rejected_link_has_no_target(decisions: Decisions, report: str) -> None:
    link = decisions.reject(report, "48/KH-VKS", WHO, "của tỉnh khác")

    assert link.state is LinkState.REJECTED
    assert link.target is None


def test_taking_a_word_back_brings_the_guess_back(
    decisions: Decisions, graph: Catalogue, report: str
) -> None:
    before = link_of(graph, report)
    decisions.reject(report, "48/KH-VKS", WHO, "nhầm")

    assert decisions.undo(report, "48/KH-VKS", WHO, "xem lại") == before


def test_what_was_not_said_cannot_be_taken_back(
    decisions: Decisions, report: str
) -> None:
    with pytest.raises(DocumentNotFoundError):
        decisions.undo(report, "48/KH-VKS", WHO, "xem lại")


def test_a_word_survives_a_rebuild(
    decisions: Decisions, graph: Catalogue, projections: Projections, report: str
) -> None:
    said = decisions.confirm(report, "48/KH-VKS", None, WHO, "đúng")
    projections.rebuild()

    assert link_of(graph, report) == said


def test_the_last_word_counts(decisions: Decisions, report: str) -> None:
    decisions.reject(report, "48/KH-VKS", WHO, "nhầm")
    link = decisions.confirm(report, "48/KH-VKS", PLAN_REFERENCE, WHO, "đúng")

    assert link.state is LinkState.CONFIRMED


PLAN_REFERENCE = "48/KH-VKS"


def test_a_confirmed_document_knows_who_cites_it(
    decisions: Decisions, graph: Catalogue, report: str
) -> None:
    link = decisions.confirm(report, "48/KH-VKS", None, WHO, "đúng")

    assert link.target is not None
    (citing,) = graph.links_to([link.target.id])
    assert citing.document.id == report


def test_the_history_tells_every_word(
    decisions: Decisions, archive: Archive, report: str
) -> None:
    decisions.reject(report, "48/KH-VKS", WHO, "nhầm")
    decisions.undo(report, "48/KH-VKS", WHO, "xem lại")
    told = history_of(archive.events_of(report))

    assert [each.what for each in told] == [
        "Received",
        "Read",
        "Parsed",
        "CitationRejected",
        "DecisionUndone",
    ]
    assert (told[3].by, told[3].why) == (WHO, "nhầm")


def test_the_same_bytes_are_still_a_duplicate_after_a_word(
    decisions: Decisions, archive: Archive, graph: Catalogue, report: str
) -> None:
    record = graph.record(report)
    assert record is not None
    decisions.reject(report, "48/KH-VKS", WHO, "nhầm")

    assert archive.has(record.checksum)


def test_a_word_stays_when_a_newer_parser_reads_the_day(
    decisions: Decisions, register: Register, graph: Catalogue, report: str
) -> None:
    decisions.reject(report, "48/KH-VKS", WHO, "của tỉnh khác")
    register(make_parsed(make_citation(), body="report", number=REPORT))

    assert link_of(graph, report).state is LinkState.REJECTED


def test_a_word_on_one_of_two_days_says_nothing_of_the_other(
    decisions: Decisions, register: Register, graph: Catalogue, report: str
) -> None:
    decisions.reject(report, "48/KH-VKS", WHO, "của tỉnh khác")
    other = make_citation(issued_on=DAY.replace(year=2021))
    register(make_parsed(make_citation(), other, body="report", number=REPORT))

    links = resolve_all(graph, graph.citations_of(report))
    assert LinkState.REJECTED not in {link.state for link in links}


def test_a_word_of_before_the_day_was_read_can_be_taken_back(
    decisions: Decisions, register: Register, report: str
) -> None:
    decisions.reject(report, "48/KH-VKS", WHO, "của tỉnh khác")
    register(make_parsed(make_citation(), body="report", number=REPORT))

    link = decisions.undo(report, "48/KH-VKS", WHO, "xem lại")
    assert link.state is LinkState.EXACT
