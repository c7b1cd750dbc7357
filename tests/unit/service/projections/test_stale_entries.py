"""Documents whose standing others may have changed, until the index knows it."""

from collections.abc import Callable

import pytest
from sqlalchemy import Engine, select

from schemas.citation import Relation
from schemas.document import ParsedDocument
from schemas.number import DocumentNumber
from service.graph.tables import citations
from service.projections.stale_entries import (
    StaleEntries,
    mark_stale_cited,
    mark_stale_targets,
)
from tests.factories import make_citation, make_parsed

Register = Callable[..., str]
ENDING = [Relation.REPEALS, Relation.REPLACES, Relation.AMENDS]
OTHERS = [Relation.LEGAL_BASIS, Relation.GUIDES, Relation.REFERS_TO]


@pytest.fixture
def stale(engine: Engine) -> StaleEntries:
    return StaleEntries(engine)


def report(relation: Relation) -> ParsedDocument:
    citation = make_citation(relation=relation)
    return make_parsed(citation, body="báo cáo", number=DocumentNumber("1", "BC-VKS"))


def known_to_the_index(stale: StaleEntries) -> None:
    stale.forget(stale.some(99))
    assert stale.some(99) == []


@pytest.mark.parametrize("relation", [*ENDING, *OTHERS])
def test_what_a_document_ends_or_amends_is_marked(
    engine: Engine, register: Register, stale: StaleEntries, relation: Relation
) -> None:
    plan, citing = register(make_parsed()), register(report(relation))
    known_to_the_index(stale)

    with engine.begin() as connection:
        mark_stale_cited(connection, [citing])

    assert stale.some(99) == ([plan] if relation in ENDING else [])


@pytest.mark.parametrize("relation", [*ENDING, *OTHERS])
def test_what_a_citation_meant_before_and_means_now_is_marked(
    engine: Engine, register: Register, stale: StaleEntries, relation: Relation
) -> None:
    register(make_parsed(), report(relation))
    known_to_the_index(stale)

    with engine.begin() as connection:
        (identity,) = connection.execute(select(citations.c.identity)).scalars()
        mark_stale_targets(connection, {identity: {"b", "a"}, "unknown": {"c"}})

    assert stale.some(99) == (["a", "b"] if relation in ENDING else [])


def test_a_document_is_marked_once(
    engine: Engine, register: Register, stale: StaleEntries
) -> None:
    plan, citing = register(make_parsed()), register(report(Relation.REPEALS))

    with engine.begin() as connection:
        mark_stale_cited(connection, [citing])
        mark_stale_cited(connection, [citing])

    assert stale.some(99).count(plan) == 1


def test_some_are_told_at_a_time_and_the_others_stay(
    engine: Engine, register: Register, stale: StaleEntries
) -> None:
    register(make_parsed(), report(Relation.REPEALS))
    known_to_the_index(stale)
    with engine.begin() as connection:
        (identity,) = connection.execute(select(citations.c.identity)).scalars()
        mark_stale_targets(connection, {identity: {"a", "b", "c"}})

    assert stale.some(2) == ["a", "b"]
    stale.forget(["a", "b"])
    assert stale.some(2) == ["c"]
