"""Which decisions hold for which citations, and what they make of a link."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

import pytest

from schemas.decision import Decision, Verdict
from schemas.link import CitedBy, DocumentSummary, Link, LinkState
from schemas.number import DocumentNumber
from schemas.work_file import WithdrawnDocument
from service.graph.port import CitationEntry
from service.linking.decided import decisions_on, resolve_all
from service.linking.identity import citation_key
from tests.factories import DAY, make_citation, make_document

OTHER_DAY = date(2023, 5, 6)


@dataclass(frozen=True)
class KnownGraph:
    """The few queries that are asked, of what is at hand."""

    documents: tuple[DocumentSummary, ...] = ()
    said: tuple[Decision, ...] = ()
    entries: tuple[CitationEntry, ...] = ()
    gone: Mapping[str, WithdrawnDocument] = field(default_factory=dict)

    def candidates(self, keys: Iterable[str]) -> dict[str, list[DocumentSummary]]:
        return {key: list(self.documents) for key in keys}

    def other_files(self, keys: Iterable[str]) -> dict[str, list[DocumentSummary]]:  # noqa: ARG002
        return {}

    def summaries(self, ids: Iterable[str]) -> dict[str, DocumentSummary]:
        wanted = set(ids)
        return {each.id: each for each in self.documents if each.id in wanted}

    def works(self, ids: Iterable[str]) -> dict[str, str]:
        return {each: each for each in ids}

    def withdrawals(self, ids: Iterable[str]) -> dict[str, WithdrawnDocument]:
        return {each: self.gone[each] for each in ids if each in self.gone}

    def decisions(self, documents: Iterable[str]) -> list[Decision]:
        wanted = set(documents)
        return [each for each in self.said if each.document in wanted]

    def endings_of(self, ids: Iterable[str]) -> tuple[CitedBy, ...]:  # noqa: ARG002
        return ()

    def citations_of_all(self, ids: Iterable[str]) -> tuple[CitationEntry, ...]:
        wanted = set(ids)
        return tuple(each for each in self.entries if each.document in wanted)


def entry(day: date | None = DAY, place: int = 0, document: str = "r") -> CitationEntry:
    citation = make_citation(issued_on=day)
    return CitationEntry(document, place, citation_key(citation), citation)


def decision(
    day: date | None = DAY,
    verdict: Verdict = Verdict.CONFIRMED,
    target: str | None = "a",
    document: str = "r",
) -> Decision:
    key = citation_key(make_citation())
    when = datetime(2026, 1, 2, tzinfo=UTC)
    return Decision(document, 1, key, day, verdict, target, "An", "đã xem", when)


def holding(said: list[Decision], *entries: CitationEntry) -> list[int]:
    """Return the places of the citations on which something was decided."""
    graph: Any = KnownGraph(said=tuple(said), entries=entries)
    keys = [(each.document, each.key, each.citation.issued_on) for each in entries]
    found = decisions_on(graph, keys)
    return [each.place for each, key in zip(entries, keys, strict=True) if key in found]


@pytest.mark.parametrize(
    ("decided", "cited", "holds"),
    [
        (DAY, DAY, True),
        (None, None, True),
        (DAY, OTHER_DAY, False),
        # one parser has read the day, another has not
        (None, DAY, True),
        (DAY, None, True),
    ],
)
def test_a_decision_holds_for_number_and_day(
    decided: date | None,
    cited: date | None,
    holds: bool,
) -> None:
    assert holding([decision(decided)], entry(cited)) == ([0] if holds else [])


@pytest.mark.parametrize(("decided", "cited"), [(None, DAY), (DAY, None)])
def test_where_two_have_the_number_a_day_that_only_one_gives_leaves_it_open(
    decided: date | None, cited: date | None
) -> None:
    both = entry(cited), entry(OTHER_DAY, place=1)

    assert holding([decision(decided)], *both) == []


def test_each_of_two_days_has_its_own_decision() -> None:
    both = entry(DAY), entry(OTHER_DAY, place=1)

    assert holding([decision(OTHER_DAY)], *both) == [1]
    assert holding([decision(DAY), decision(OTHER_DAY)], *both) == [0, 1]


def test_two_decisions_leave_a_citation_without_a_day_open() -> None:
    assert holding([decision(DAY), decision(OTHER_DAY)], entry(None)) == []


def test_a_decision_holds_in_its_document_alone() -> None:
    both = entry(), entry(document="q", place=1)

    assert holding([decision()], *both) == [0]
    assert holding([decision(document="z")], *both) == []


def resolved(
    said: Decision | None,
    *documents: DocumentSummary,
    cited: CitationEntry | None = None,
) -> Link:
    asked = cited or entry()
    graph: Any = KnownGraph(documents, (said,) if said else (), (asked,))
    (link,) = resolve_all(graph, [asked])
    return link


A, B = make_document(id="a"), make_document(id="b", issuer=None)


def test_without_a_decision_the_rules_decide() -> None:
    link = resolved(None, A)

    assert (link.state, link.target) == (LinkState.EXACT, A)


@pytest.mark.parametrize(
    ("verdict", "target", "state", "meant"),
    [
        (Verdict.CONFIRMED, "b", LinkState.CONFIRMED, B),
        (Verdict.CONFIRMED, "z", LinkState.CONFIRMED, None),
        (Verdict.REJECTED, None, LinkState.REJECTED, None),
        (Verdict.DISMISSED, None, LinkState.DISMISSED, None),
        # who rejects one rejects no other
        (Verdict.REJECTED, "a", LinkState.STRONG, B),
        (Verdict.REJECTED, "b", LinkState.EXACT, A),
    ],
)
def test_a_decision_goes_before_the_rules(
    verdict: Verdict,
    target: str | None,
    state: LinkState,
    meant: DocumentSummary | None,
) -> None:
    link = resolved(decision(verdict=verdict, target=target), A, B)

    assert (link.state, link.target) == (state, meant)


def test_where_the_only_candidate_is_rejected_the_link_is() -> None:
    link = resolved(decision(verdict=Verdict.REJECTED, target="a"), A)

    assert (link.state, link.target) == (LinkState.REJECTED, None)
    assert link.reasons == ("An, 02/01/2026: đã xem",)
    assert [each.document for each in link.candidates] == [A]


def test_a_document_is_looked_up_by_a_typo_as_well() -> None:
    typo = make_citation(number=DocumentNumber("48", "KH-VKX"))
    asked = CitationEntry("r", 0, citation_key(typo), typo)

    assert resolved(None, A, cited=asked).state is LinkState.PROBABLE


def test_the_citing_day_counts_for_a_citation_without_one() -> None:
    citation = make_citation(issued_on=None)
    key = citation_key(citation)
    for cited_on, state in ((date(2022, 1, 9), "conflict"), (DAY, "probable")):
        asked = CitationEntry("r", 0, key, citation, cited_on)
        assert resolved(None, A, cited=asked).state == state


def test_links_come_in_the_order_of_the_citations() -> None:
    entries = [entry(), entry(OTHER_DAY, place=1), entry(None, place=2)]
    graph: Any = KnownGraph((A,), (), tuple(entries))

    links = resolve_all(graph, entries)
    assert [each.citation for each in links] == [each.citation for each in entries]
