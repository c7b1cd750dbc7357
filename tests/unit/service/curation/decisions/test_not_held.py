"""A person says that a citation means a document which the archive does not hold."""

from collections.abc import Callable
from datetime import date

import pytest

from schemas.decision import DecidedBy
from schemas.document import ParsedDocument
from schemas.link import LinkState
from service.answers.document_history import history_of
from service.answers.missing_documents import find_missing
from service.archive import Archive
from service.curation.decisions import Decisions
from service.graph.catalogue import Catalogue
from service.projections.runner import Projections
from tests.factories import DAY, OFFICE, REPORT, make_citation, make_parsed

Register = Callable[..., str]
BY = DecidedBy("An", "của tỉnh khác")
PLAN = "48/KH-VKS"
FITS = "nay kho có văn bản khớp"


def plan(body: str, day: date = DAY) -> ParsedDocument:
    return make_parsed(body=body, issued_on=day)


@pytest.fixture
def report(register: Register) -> str:
    """A report cites a plan without its day: the archive has one of that number."""
    register(plan("kế hoạch", date(2021, 5, 4)))
    cited = make_citation(issued_on=None, issuer=OFFICE)
    return register(make_parsed(cited, body="báo cáo", number=REPORT))


def test_no_document_of_the_archive_is_meant(
    decisions: Decisions, graph: Catalogue, report: str
) -> None:
    assert graph.links_of([report])[report][0].target is not None

    link = decisions.confirm_not_held(report, PLAN, BY)

    assert (link.state, link.target, link.candidates) == (LinkState.NOT_HELD, None, ())
    assert "An, " in link.reasons[0]
    assert link.reasons[0].endswith("của tỉnh khác")


def test_it_is_listed_as_missing(
    decisions: Decisions, graph: Catalogue, report: str
) -> None:
    decisions.confirm_not_held(report, PLAN, BY)
    (missing,) = find_missing(graph)

    assert missing.number == PLAN
    assert [each.id for each in missing.needed_by] == [report]
    assert missing.found_since == ()


def test_what_arrives_later_and_fits_is_reported_and_not_linked(
    decisions: Decisions, graph: Catalogue, register: Register
) -> None:
    report = register(make_parsed(make_citation(), body="báo cáo", number=REPORT))
    decisions.confirm_not_held(report, PLAN, BY)
    later = register(plan("kế hoạch"))

    (link,) = graph.links_of([report])[report]
    assert (link.state, link.target) == (LinkState.NOT_HELD, None)
    assert any(each.startswith(FITS) for each in link.reasons)
    assert [each.document.id for each in link.candidates] == [later]
    (missing,) = find_missing(graph)
    assert [each.id for each in missing.found_since] == [later]


def test_what_arrives_later_and_may_be_another_is_not_reported(
    decisions: Decisions, graph: Catalogue, register: Register
) -> None:
    report = register(make_parsed(make_citation(), body="báo cáo", number=REPORT))
    decisions.confirm_not_held(report, PLAN, BY)
    register(plan("kế hoạch khác", date(2019, 3, 2)))

    (link,) = graph.links_of([report])[report]
    assert not any(each.startswith(FITS) for each in link.reasons)


def test_what_was_there_when_it_was_said_is_not_reported(
    decisions: Decisions, graph: Catalogue, register: Register
) -> None:
    register(plan("kế hoạch"))
    report = register(make_parsed(make_citation(), body="báo cáo", number=REPORT))
    link = decisions.confirm_not_held(report, PLAN, BY)

    assert not any(each.startswith(FITS) for each in link.reasons)
    assert find_missing(graph)[0].found_since == ()


def test_what_fits_later_is_linked_when_a_person_confirms_it(
    decisions: Decisions, graph: Catalogue, register: Register
) -> None:
    report = register(make_parsed(make_citation(), body="báo cáo", number=REPORT))
    decisions.confirm_not_held(report, PLAN, BY)
    later = register(plan("kế hoạch"))
    link = decisions.confirm(report, PLAN, later, BY)

    assert link.state is LinkState.CONFIRMED
    assert find_missing(graph) == ()


def test_it_is_taken_back_and_stands_in_the_history(
    decisions: Decisions, graph: Catalogue, archive: Archive, report: str
) -> None:
    before = graph.links_of([report])[report]
    decisions.confirm_not_held(report, PLAN, BY)
    last = history_of(archive.log.events_of(report))[-1]
    decisions.undo(report, PLAN, BY)

    assert (last.what, last.by) == ("CitationConfirmedNotHeld", "An")
    assert graph.links_of([report])[report] == before


def test_it_outlives_a_rebuild(
    decisions: Decisions, graph: Catalogue, projections: Projections, report: str
) -> None:
    said = decisions.confirm_not_held(report, PLAN, BY)
    projections.rebuild()

    assert graph.links_of([report])[report] == (said,)
