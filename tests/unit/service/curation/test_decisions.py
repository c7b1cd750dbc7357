"""What people say of links: it counts, it stays, and it can be taken back."""

from collections.abc import Callable

import pytest

from schemas.decision import DecidedBy
from schemas.errors import (
    AmbiguousReferenceError,
    CitationNotFoundError,
    CorrectionError,
    DecisionNotFoundError,
)
from schemas.link import Link, LinkState
from service.answers.document_history import history_of
from service.answers.traces import trace_reference
from service.archive import Archive
from service.curation.decisions import Decisions
from service.graph.catalogue import Catalogue
from service.linking.decided import resolve_all
from service.projections.runner import Projections
from tests.factories import DAY, REPORT, make_citation, make_parsed

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


def test_a_confirmed_link_is_certain_and_says_who_and_why(
    decisions: Decisions, report: str
) -> None:
    link = decisions.confirm(
        report, "48/KH-VKS", None, DecidedBy(WHO, "đã xem bản gốc")
    )

    assert link.state is LinkState.CONFIRMED
    assert link.state.is_certain
    assert WHO in link.reasons[0]
    assert "đã xem bản gốc" in link.reasons[0]


def test_a_person_may_say_another_target(
    decisions: Decisions, register: Register, report: str
) -> None:
    other = register(make_parsed(body="other", number=REPORT, doc_type="Thông báo"))
    link = decisions.confirm(report, "48/KH-VKS", other, DecidedBy(WHO, "số ghi nhầm"))

    assert link.target is not None
    assert link.target.id == other


def test_a_rejected_link_has_no_target(decisions: Decisions, report: str) -> None:
    link = decisions.reject(report, "48/KH-VKS", DecidedBy(WHO, "của tỉnh khác"))

    assert link.state is LinkState.REJECTED
    assert link.target is None


def test_taking_a_word_back_brings_the_guess_back(
    decisions: Decisions, graph: Catalogue, report: str
) -> None:
    before = link_of(graph, report)
    decisions.reject(report, "48/KH-VKS", DecidedBy(WHO, "nhầm"))

    assert decisions.undo(report, "48/KH-VKS", DecidedBy(WHO, "xem lại")) == before


def test_what_was_not_said_cannot_be_taken_back(
    decisions: Decisions, report: str
) -> None:
    with pytest.raises(DecisionNotFoundError):
        decisions.undo(report, "48/KH-VKS", DecidedBy(WHO, "xem lại"))


def test_what_is_not_cited_cannot_be_decided_on(
    decisions: Decisions, report: str
) -> None:
    with pytest.raises(CitationNotFoundError, match="99/KH-VKS"):
        decisions.confirm(report, "99/KH-VKS", None, DecidedBy(WHO, "nhầm"))


def test_a_word_survives_a_rebuild(
    decisions: Decisions, graph: Catalogue, projections: Projections, report: str
) -> None:
    said = decisions.confirm(report, "48/KH-VKS", None, DecidedBy(WHO, "đúng"))
    projections.rebuild()

    assert link_of(graph, report) == said


def test_the_last_word_counts(decisions: Decisions, report: str) -> None:
    decisions.reject(report, "48/KH-VKS", DecidedBy(WHO, "nhầm"))
    link = decisions.confirm(
        report, "48/KH-VKS", PLAN_REFERENCE, DecidedBy(WHO, "đúng")
    )

    assert link.state is LinkState.CONFIRMED


PLAN_REFERENCE = "48/KH-VKS"


def test_a_confirmed_document_knows_who_cites_it(
    decisions: Decisions, graph: Catalogue, report: str
) -> None:
    link = decisions.confirm(report, "48/KH-VKS", None, DecidedBy(WHO, "đúng"))

    assert link.target is not None
    (citing,) = graph.links_to([link.target.id])
    assert citing.document.id == report


def test_the_history_tells_every_word(
    decisions: Decisions, archive: Archive, report: str
) -> None:
    decisions.reject(report, "48/KH-VKS", DecidedBy(WHO, "nhầm"))
    decisions.undo(report, "48/KH-VKS", DecidedBy(WHO, "xem lại"))
    told = history_of(archive.log.events_of(report))

    assert [each.what for each in told] == [
        "Received",
        "Read",
        "Parsed",
        "CitationRejected",
        "DecisionUndone",
    ]
    assert (told[3].number, told[3].by, told[3].why) == (4, WHO, "nhầm")


def test_the_same_bytes_are_still_a_duplicate_after_a_word(
    decisions: Decisions, archive: Archive, graph: Catalogue, report: str
) -> None:
    record = graph.record(report)
    assert record is not None
    decisions.reject(report, "48/KH-VKS", DecidedBy(WHO, "nhầm"))

    assert archive.has(record.checksum)


def test_a_word_stays_when_a_newer_parser_reads_the_day(
    decisions: Decisions, register: Register, graph: Catalogue, report: str
) -> None:
    decisions.reject(report, "48/KH-VKS", DecidedBy(WHO, "của tỉnh khác"))
    register(make_parsed(make_citation(), body="report", number=REPORT))

    assert link_of(graph, report).state is LinkState.REJECTED


def test_a_word_on_one_of_two_days_says_nothing_of_the_other(
    decisions: Decisions, register: Register, graph: Catalogue, report: str
) -> None:
    decisions.reject(report, "48/KH-VKS", DecidedBy(WHO, "của tỉnh khác"))
    other = make_citation(issued_on=DAY.replace(year=2021))
    register(make_parsed(make_citation(), other, body="report", number=REPORT))

    links = resolve_all(graph, graph.citations_of(report))
    assert LinkState.REJECTED not in {link.state for link in links}


def test_a_word_of_before_the_day_was_read_can_be_taken_back(
    decisions: Decisions, register: Register, report: str
) -> None:
    decisions.reject(report, "48/KH-VKS", DecidedBy(WHO, "của tỉnh khác"))
    register(make_parsed(make_citation(), body="report", number=REPORT))

    link = decisions.undo(report, "48/KH-VKS", DecidedBy(WHO, "xem lại"))
    assert link.state is LinkState.EXACT


def test_a_rejection_does_not_hold_against_a_document_that_arrives_later(
    decisions: Decisions, register: Register, graph: Catalogue, report: str
) -> None:
    decisions.reject(report, "48/KH-VKS", DecidedBy(WHO, "của tỉnh khác"))
    later = register(make_parsed(body="later plan"))

    target = link_of(graph, report).target
    assert target is not None
    assert target.id == later


def test_a_dismissed_citation_is_none_and_is_not_missing(
    decisions: Decisions, graph: Catalogue, register: Register
) -> None:
    report = register(make_parsed(make_citation(), body="report", number=REPORT))
    link = decisions.dismiss(report, "48/KH-VKS", DecidedBy(WHO, "là số nhà"))

    assert link.state is LinkState.DISMISSED
    assert graph.missing() == ()
    assert trace_reference(graph, report, 1).cites == ()


def test_a_citation_that_was_missed_is_added_at_its_words(
    decisions: Decisions, register: Register
) -> None:
    plan = register(make_parsed(body="plan"))
    body = "Theo Kế hoạch số 48/KH-VKS ngày 10/01/2022, các phòng trồng cây."
    report = register(make_parsed(body=body, number=REPORT))

    words = "Kế hoạch số 48/KH-VKS ngày 10/01/2022"
    link = decisions.add(report, words, None, DecidedBy(WHO, "máy bỏ sót"))

    assert link.target is not None
    assert link.target.id == plan
    (mention,) = link.citation.mentions
    assert body[mention.start : mention.end] == words


def test_an_added_citation_stays_when_the_parser_reads_again(
    decisions: Decisions, graph: Catalogue, register: Register
) -> None:
    parsed = make_parsed(body="Kế hoạch số 48/KH-VKS", number=REPORT)
    report = register(parsed)
    decisions.add(report, "Kế hoạch số 48/KH-VKS", None, DecidedBy(WHO, "máy bỏ sót"))
    register(parsed)

    assert len(graph.citations_of(report)) == 1


@pytest.mark.parametrize("words", ["một kế hoạch", "Kế hoạch số 99/KH-VKS"])
def test_words_that_name_nothing_or_are_not_there_are_refused(
    decisions: Decisions, report: str, words: str
) -> None:
    with pytest.raises(CorrectionError):
        decisions.add(report, words, None, DecidedBy(WHO, "thử"))


def test_words_of_a_scan_are_placed_by_their_page(
    decisions: Decisions, report: str
) -> None:
    link = decisions.add(report, "Kế hoạch số 99/KH-VKS", 3, DecidedBy(WHO, "bản chụp"))

    assert link.citation.mentions[0].page == 3


def test_the_word_before_counts_again_when_the_last_one_is_taken_back(
    decisions: Decisions, archive: Archive, graph: Catalogue, report: str
) -> None:
    decisions.confirm(report, "48/KH-VKS", None, DecidedBy(WHO, "đã xem"))
    decisions.reject(report, "48/KH-VKS", DecidedBy(WHO, "nhầm"))
    last = history_of(archive.log.events_of(report))[-1].number

    decisions.take_back(report, last, DecidedBy(WHO, "xem lại"))

    assert link_of(graph, report).state is LinkState.CONFIRMED


def test_the_day_tells_which_of_two_is_meant(
    decisions: Decisions, register: Register
) -> None:
    other = make_citation(issued_on=DAY.replace(year=2021))
    report = register(make_parsed(make_citation(), other, body="r", number=REPORT))
    with pytest.raises(AmbiguousReferenceError):
        decisions.dismiss(report, "48/KH-VKS", DecidedBy(WHO, "thử"))

    link = decisions.dismiss(report, "48/KH-VKS ngày 10/01/2021", DecidedBy(WHO, "thử"))
    assert link.citation.issued_on == DAY.replace(year=2021)
