"""What a person says that a document does with another one counts, and stays."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from schemas.citation import Citation, Mention, Relation
from schemas.decision import DecidedBy
from schemas.document import Text
from schemas.errors import CorrectionError
from schemas.explanation import Explanation
from schemas.number import DocumentNumber
from schemas.standing import Force
from service.answers.document_history import history_of
from service.answers.explanations import explain, with_relation_reason
from service.answers.traces import trace_reference
from service.archive import Archive
from service.curation.decisions import Decisions
from service.graph.catalogue import Catalogue
from service.linking.standings import standing_in
from service.projections.runner import Projections
from tests.factories import make_citation, make_parsed

Register = Callable[..., str]
BY = DecidedBy("An", "đã xem bản giấy")
TODAY = date(2026, 11, 27)
OLD, NEW = "20/2020/NĐ-CP", "25/2025/NĐ-CP"
OLD_NUMBER = DocumentNumber("20", "NĐ-CP", 2020)
REPLACING = Mention(1, 0, 9, "Nghị định", relation=Relation.REPLACES)


def cited(*mentions: Mention, **parts: Any) -> Citation:
    usual: dict[str, Any] = {
        "text": f"Nghị định số {OLD}",
        "mentions": mentions,
        "number": OLD_NUMBER,
        "doc_type": "Nghị định",
        "issued_on": date(2020, 1, 1),
        "issuer": "Chính phủ",
        "relation": mentions[0].relation,
    }
    return make_citation(**{**usual, **parts})


def decree(year: int, *citations: Citation, subject: str = "Về giá") -> Any:
    return make_parsed(
        *citations,
        body=f"nghị định {year}",
        subject=subject,
        number=DocumentNumber(str(year - 2000), "NĐ-CP", year),
        doc_type="Nghị định",
        issuer="Chính phủ",
        issued_on=date(year, 1, 1),
    )


@pytest.fixture
def both(register: Register) -> str:
    """A decree, and a later one that is read as replacing it."""
    register(decree(2020))
    return register(decree(2025, cited(REPLACING)))


def force(graph: Catalogue) -> Force | None:
    return standing_in(graph, trace_reference(graph, OLD, 1), TODAY).force


def test_a_person_says_that_it_does_not_replace(
    decisions: Decisions, graph: Catalogue, both: str
) -> None:
    assert force(graph) is Force.REPLACED

    link = decisions.relate(both, OLD, "viện dẫn", BY)

    assert link.citation.relation is Relation.REFERS_TO
    assert {each.relation for each in link.citation.mentions} == {Relation.REFERS_TO}
    assert force(graph) is None


@pytest.mark.parametrize(
    ("words", "known"),
    [
        ("bãi bỏ", Force.REPEALED),
        ("bai bo", Force.REPEALED),
        ("repeals", Force.REPEALED),
        ("Sửa đổi, bổ sung", Force.AMENDED),
        ("sua doi", Force.AMENDED),
        ("amends", Force.AMENDED),
        ("refers_to", None),
        ("refers to", None),
        ("hợp nhất", None),
    ],
)
def test_a_relation_is_named_in_either_language(
    decisions: Decisions, graph: Catalogue, both: str, words: str, known: Force | None
) -> None:
    decisions.relate(both, OLD, words, BY)

    assert force(graph) is known


@pytest.mark.parametrize("words", ["", "xóa", "đ", "amend"])
def test_what_is_called_no_relation_is_refused(
    decisions: Decisions, both: str, words: str
) -> None:
    with pytest.raises(CorrectionError, match="thay thế, "):
        decisions.relate(both, OLD, words, BY)


def test_what_replaces_a_document_replaces_the_whole_of_it(
    decisions: Decisions, graph: Catalogue, register: Register
) -> None:
    register(decree(2020))
    part = Mention(1, 0, 9, "", relation=Relation.REPEALS, provision="Điều 5")
    citing = register(decree(2025, cited(part)))
    assert force(graph) is Force.AMENDED

    decisions.relate(citing, OLD, "thay thế", BY)

    assert force(graph) is Force.REPLACED


def test_a_number_that_is_not_held_is_related_too(
    decisions: Decisions, graph: Catalogue, register: Register
) -> None:
    citing = register(decree(2025, cited(REPLACING)))
    decisions.relate(citing, OLD, "viện dẫn", BY)

    assert force(graph) is None


def test_it_is_taken_back_by_its_number_or_by_what_is_cited(
    decisions: Decisions, graph: Catalogue, archive: Archive, both: str
) -> None:
    before = decisions.relate(both, OLD, "viện dẫn", BY).citation
    last = history_of(archive.log.events_of(both))[-1]
    assert (last.what, last.details["relation"]) == ("CitationRelated", "refers_to")

    decisions.take_back(both, last.number, BY)
    assert force(graph) is Force.REPLACED
    assert decisions.relate(both, OLD, "viện dẫn", BY).citation == before
    link = decisions.undo(both, OLD, BY)

    assert link.citation.relation is Relation.REPLACES
    assert force(graph) is Force.REPLACED


def test_the_last_relation_counts(
    decisions: Decisions, graph: Catalogue, both: str
) -> None:
    decisions.relate(both, OLD, "viện dẫn", BY)
    decisions.relate(both, OLD, "bãi bỏ", BY)

    assert force(graph) is Force.REPEALED


def test_it_stays_beside_a_decision_on_what_is_meant(
    decisions: Decisions, graph: Catalogue, both: str
) -> None:
    decisions.relate(both, OLD, "bãi bỏ", BY)
    link = decisions.confirm(both, OLD, None, BY)

    assert link.citation.relation is Relation.REPEALS
    assert force(graph) is Force.REPEALED


def test_it_outlives_a_rebuild(
    decisions: Decisions, graph: Catalogue, projections: Projections, both: str
) -> None:
    decisions.relate(both, OLD, "viện dẫn", BY)
    projections.rebuild()

    assert force(graph) is None
    assert projections.failures() == ()


@pytest.mark.parametrize("day", [date(2020, 1, 1), None])
def test_it_outlives_a_newer_parser(
    decisions: Decisions,
    graph: Catalogue,
    register: Register,
    both: str,
    day: date | None,
) -> None:
    """Also where that one no longer reads the date of what is cited."""
    decisions.relate(both, OLD, "viện dẫn", BY)
    register(decree(2025, cited(REPLACING, issued_on=day), subject="Về thuế"))

    (link,) = graph.links_of([both])[both]
    assert link.citation.relation is Relation.REFERS_TO
    assert link.citation.issued_on == day
    assert decisions.undo(both, OLD, BY).citation.relation is Relation.REPLACES


def test_why_says_who_decided_the_relation(
    decisions: Decisions, graph: Catalogue, both: str
) -> None:
    before = explained(graph, both)
    decisions.relate(both, OLD, "viện dẫn", BY)
    after = explained(graph, both)

    assert before.relation_reason is None
    assert after.relation_reason is not None
    assert after.relation_reason.startswith("An, ")
    assert after.relation_reason.endswith(": đã xem bản giấy")


def explained(graph: Catalogue, document: str) -> Explanation:
    record, links = graph.record(document), graph.links_of([document])[document]
    assert record is not None
    (found,) = explain(record, links, Text("Nghị định"), OLD)
    return with_relation_reason(graph, found)
