"""In force, or what took its force."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.citation import Mention, Relation
from schemas.link import CitedBy, Link, LinkState, Trace
from schemas.standing import Force
from service.linking.force import (
    DECISIVE,
    force_of,
    kind_has_force,
    standing_of,
)
from tests.factories import make_citation, make_document

TODAY = date(2026, 1, 1)
PLAN = make_document()


def citing(
    relation: Relation, state: LinkState = LinkState.EXACT, day: date = TODAY
) -> CitedBy:
    link = Link(make_citation(relation=relation), state, target=PLAN)
    return CitedBy(make_document(id="b0000000", issued_on=day), link, relation)


def force(*cited_by: CitedBy, as_of: date = TODAY) -> Force | None:
    return standing_of(Trace(PLAN, cited_by=cited_by), as_of).force


def test_of_a_document_nobody_touches_nothing_is_known() -> None:
    assert force(citing(Relation.LEGAL_BASIS)) is None


def test_an_amendment_leaves_it_in_force_but_changed() -> None:
    assert force(citing(Relation.AMENDS)) is Force.AMENDED


def test_the_gravest_change_counts() -> None:
    changes = (citing(Relation.AMENDS), citing(Relation.REPLACES))

    assert force(*changes) is Force.REPLACED


def test_only_those_that_gave_it_its_force_are_its_sources() -> None:
    amending, replacing = citing(Relation.AMENDS), citing(Relation.REPLACES)
    found = standing_of(Trace(PLAN, cited_by=(amending, replacing)), TODAY)

    assert found.decided_by == (amending, replacing)
    assert found.sources == (replacing,)


def test_a_document_that_has_expired_itself_has_no_source() -> None:
    expired = make_document(effective_until=date(2025, 12, 31))
    amending = citing(Relation.AMENDS)
    found = standing_of(Trace(expired, cited_by=(amending,)), TODAY)

    assert (found.force, found.sources) == (Force.EXPIRED, ())


def test_an_unsure_link_decides_nothing_but_is_told() -> None:
    repeal = citing(Relation.REPEALS, LinkState.PROBABLE)
    standing = standing_of(Trace(PLAN, cited_by=(repeal,)), TODAY)

    assert standing.force is None
    assert standing.unsure == (repeal,)


def test_what_comes_later_does_not_count_before() -> None:
    repeal = citing(Relation.REPEALS, day=date(2025, 6, 1))

    assert force(repeal, as_of=date(2025, 5, 31)) is None
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
        ((Relation.GUIDES, Relation.REFERS_TO), None),
        ((), None),
    ],
)
def test_the_most_severe_relation_decides(
    relations: tuple[Relation, ...], expected: Force | None
) -> None:
    changes = [citing(relation) for relation in relations]

    assert force(*changes) is expected
    assert force_of(changes, TODAY) is expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2025, 12, 31), Force.REPEALED),
        (TODAY, Force.REPEALED),
        (date(2026, 1, 2), None),
    ],
)
def test_what_is_issued_on_the_day_counts(day: date, expected: Force | None) -> None:
    change = citing(Relation.REPEALS, day=day)

    assert force(change) is expected
    assert force_of([change], TODAY) is expected


def test_a_document_without_a_day_ends_nothing() -> None:
    undated = citing(Relation.REPEALS)
    link = undated.link
    undated = CitedBy(make_document(issued_on=None), link, Relation.REPEALS)

    assert force(undated) is None
    assert force_of([undated], TODAY) is None


@pytest.mark.parametrize("state", [LinkState.PROBABLE, LinkState.CONFLICT])
def test_a_link_that_is_not_certain_leaves_the_force_as_it_is(state: LinkState) -> None:
    change = citing(Relation.REPEALS, state)
    found = standing_of(Trace(PLAN, cited_by=(change,)), TODAY)

    assert force_of([change], TODAY) is None
    assert (found.decided_by, found.unsure) == ((), (change,))


def change(*mentions: Mention, day: date = TODAY, start: date | None = None) -> CitedBy:
    """Return what cites the plan as the *mentions* say, from a decision of the day."""
    link = Link(make_citation(mentions=mentions), LinkState.EXACT, target=PLAN)
    document = make_document(id="b0000000", issued_on=day, effective_from=start)
    return CitedBy(document, link, Relation.LEGAL_BASIS)


def mention(relation: Relation, provision: str | None = None) -> Mention:
    return Mention(1, 0, 9, "Kế hoạch", relation=relation, provision=provision)


@given(
    relations=st.lists(st.sampled_from(list(Relation)), min_size=1, max_size=4),
    days=st.integers(-400, 400),
)
def test_the_force_ends_on_the_day_the_ending_act_takes_effect(
    relations: list[Relation], days: int
) -> None:
    start = TODAY + timedelta(days)
    ending = change(*map(mention, relations), day=date(2024, 1, 1), start=start)
    expected = next((DECISIVE[each] for each in DECISIVE if each in relations), None)

    assert force_of([ending], start) is expected
    assert force_of([ending], start - timedelta(1)) is None


def test_one_mention_may_rest_on_it_and_another_amend_it() -> None:
    both = change(mention(Relation.LEGAL_BASIS), mention(Relation.AMENDS))

    assert force(both) is Force.AMENDED


@pytest.mark.parametrize("relation", [Relation.REPEALS, Relation.REPLACES])
def test_what_ends_an_article_amends_the_document(relation: Relation) -> None:
    assert force(change(mention(relation, "Điều 5"))) is Force.AMENDED


def test_what_will_take_effect_is_listed_apart() -> None:
    later = change(mention(Relation.REPLACES), start=date(2026, 7, 1))
    standing = standing_of(Trace(PLAN, cited_by=(later,)), TODAY)

    assert (standing.force, standing.decided_by) == (None, ())
    assert standing.upcoming == (later,)


def test_an_older_document_ends_no_younger_one() -> None:
    older = change(mention(Relation.REPEALS), day=date(2021, 12, 31))
    standing = standing_of(Trace(PLAN, cited_by=(older,)), TODAY)

    assert standing.force is None
    assert standing.unsure == (older,)


@given(days=st.integers(-400, 400))
def test_a_document_is_in_force_on_the_days_it_says(days: int) -> None:
    day = TODAY + timedelta(days)
    own = make_document(
        effective_from=date(2025, 9, 1), effective_until=date(2026, 3, 31)
    )
    expected = None
    if day < date(2025, 9, 1):
        expected = Force.NOT_YET
    elif day > date(2026, 3, 31):
        expected = Force.EXPIRED

    assert force_of([], day, own) is expected


def test_a_document_whose_force_was_prolonged_has_not_expired() -> None:
    expired = make_document(effective_until=date(2025, 12, 30))

    assert force_of([], TODAY, expired) is Force.EXPIRED
    assert force_of([change(mention(Relation.EXTENDS))], TODAY, expired) is None


@pytest.mark.parametrize(
    ("doc_type", "expected"),
    [
        *[(each, True) for each in ("Luật", "Nghị định", "Thông tư", "Quyết định")],
        *[(each, False) for each in ("Báo cáo", "Công văn", "Kế hoạch", "Thông báo")],
        *[(each, False) for each in ("Tờ trình", "Biên bản", "Giấy mời", None)],
    ],
)
def test_letters_and_reports_have_no_force(
    doc_type: str | None, *, expected: bool
) -> None:
    assert kind_has_force(doc_type) is expected
