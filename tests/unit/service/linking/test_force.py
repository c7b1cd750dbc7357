"""In force, or what took its force."""

from datetime import date

import pytest

from schemas.citation import Relation
from schemas.link import CitedBy, Link, LinkState, Trace
from schemas.standing import Force
from service.linking.force import force_of, standing_of
from tests.factories import make_citation, make_document

TODAY = date(2026, 1, 1)
PLAN = make_document()


def citing(
    relation: Relation, state: LinkState = LinkState.EXACT, day: date = TODAY
) -> CitedBy:
    link = Link(make_citation(relation=relation), state, target=PLAN)
    return CitedBy(make_document(id="b0000000", issued_on=day), link, relation)


def force(*cited_by: CitedBy, as_of: date = TODAY) -> Force:
    return standing_of(Trace(PLAN, cited_by=cited_by), as_of).force


def test_a_document_nobody_touches_is_in_force() -> None:
    assert force(citing(Relation.LEGAL_BASIS)) is Force.IN_FORCE


def test_an_amendment_leaves_it_in_force_but_changed() -> None:
    assert force(citing(Relation.AMENDS)) is Force.AMENDED


def test_the_gravest_change_counts() -> None:
    changes = (citing(Relation.AMENDS), citing(Relation.REPLACES))

    assert force(*changes) is Force.REPLACED


def test_an_unsure_link_decides_nothing_but_is_told() -> None:
    repeal = citing(Relation.REPEALS, LinkState.PROBABLE)
    standing = standing_of(Trace(PLAN, cited_by=(repeal,)), TODAY)

    assert standing.force is Force.IN_FORCE
    assert standing.unsure == (repeal,)


def test_what_comes_later_does_not_count_before() -> None:
    repeal = citing(Relation.REPEALS, day=date(2025, 6, 1))

    assert force(repeal, as_of=date(2025, 5, 31)) is Force.IN_FORCE
    assert force(repeal, as_of=date(2025, 6, 1)) is Force.REPEALED


def test_the_documents_around_are_told_by_relation() -> None:
    basis = citing(Relation.LEGAL_BASIS)
    standing = standing_of(Trace(PLAN, cited_by=(basis,)), TODAY)

    assert standing.cited_by == ((Relation.LEGAL_BASIS, (basis,)),)


def test_an_unknown_document_has_no_standing() -> None:
    with pytest.raises(ValueError, match="9/KH"):
        standing_of(Trace(None, wanted="9/KH"), TODAY)


@pytest.mark.parametrize(
    ("relations", "expected"),
    [
        ((Relation.AMENDS, Relation.REPLACES, Relation.REPEALS), Force.REPEALED),
        ((Relation.REPLACES, Relation.AMENDS), Force.REPLACED),
        ((Relation.GUIDES, Relation.REFERS_TO), Force.IN_FORCE),
        ((), Force.IN_FORCE),
    ],
)
def test_the_most_severe_relation_decides(
    relations: tuple[Relation, ...], expected: Force
) -> None:
    changes = [citing(relation) for relation in relations]

    assert force(*changes) is expected
    assert force_of(changes, TODAY) is expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2025, 12, 31), Force.REPEALED),
        (TODAY, Force.REPEALED),
        (date(2026, 1, 2), Force.IN_FORCE),
    ],
)
def test_what_is_issued_on_the_day_counts(day: date, expected: Force) -> None:
    change = citing(Relation.REPEALS, day=day)

    assert force(change) is expected
    assert force_of([change], TODAY) is expected


def test_a_document_without_a_day_ends_nothing() -> None:
    undated = citing(Relation.REPEALS)
    link = undated.link
    undated = CitedBy(make_document(issued_on=None), link, Relation.REPEALS)

    assert force(undated) is Force.IN_FORCE
    assert force_of([undated], TODAY) is Force.IN_FORCE


@pytest.mark.parametrize("state", [LinkState.PROBABLE, LinkState.CONFLICT])
def test_a_link_that_is_not_certain_leaves_the_force_as_it_is(state: LinkState) -> None:
    change = citing(Relation.REPEALS, state)
    found = standing_of(Trace(PLAN, cited_by=(change,)), TODAY)

    assert force_of([change], TODAY) is Force.IN_FORCE
    assert (found.decided_by, found.unsure) == ((), (change,))
