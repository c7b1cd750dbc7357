"""In force, or what took its force."""

from datetime import date

from schemas.citation import Relation
from schemas.link import CitedBy, Link, LinkState, Trace
from schemas.standing import Force
from service.linking.force import standing_of
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
