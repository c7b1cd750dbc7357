"""Baskets keep what a writer puts into them."""

from collections.abc import Callable

import pytest
from sqlalchemy import Engine

from schemas.errors import (
    BasketNotFoundError,
    DocumentNotFoundError,
    NotInBasketError,
)
from service.archive import Archive
from service.curation.baskets import BasketKeeper
from service.graph.catalogue import Catalogue
from service.graph.curated import CuratedRows
from service.projections.runner import Projections
from tests.factories import REPORT, make_parsed

Register = Callable[..., str]


@pytest.fixture
def baskets(
    archive: Archive, graph: Catalogue, engine: Engine, projections: Projections
) -> BasketKeeper:
    return BasketKeeper(archive.log, graph, CuratedRows(engine), projections)


@pytest.fixture
def plan(register: Register) -> str:
    return register(make_parsed(body="plan"))


def test_what_is_put_in_is_there_once_and_in_order(
    baskets: BasketKeeper, register: Register, plan: str
) -> None:
    report = register(make_parsed(body="report", number=REPORT))
    baskets.put("thi đua", ["15/BC-VKS", "48/KH-VKS", "48 kh vks"], "An")

    assert [each.id for each in baskets.documents("thi đua")] == [report, plan]
    assert baskets.names() == {"thi đua": 2}


def test_an_empty_basket_is_gone(baskets: BasketKeeper, plan: str) -> None:
    baskets.put("thi đua", [plan], "An")
    baskets.take_out("thi đua", [plan], "An")

    assert baskets.names() == {}
    with pytest.raises(BasketNotFoundError, match="thi đua"):
        baskets.documents("thi đua")


def test_nothing_can_be_taken_out_of_a_basket_that_is_not_there(
    baskets: BasketKeeper, plan: str
) -> None:
    with pytest.raises(BasketNotFoundError, match="thi đua"):
        baskets.take_out("thi đua", [plan], "An")


def test_what_is_not_in_a_basket_cannot_be_taken_out(
    baskets: BasketKeeper, register: Register, plan: str
) -> None:
    register(make_parsed(body="report", number=REPORT))
    baskets.put("thi đua", [plan], "An")

    with pytest.raises(NotInBasketError, match="15/BC-VKS"):
        baskets.take_out("thi đua", [plan, "15/BC-VKS"], "An")
    assert baskets.names() == {"thi đua": 1}


def test_one_unknown_number_puts_nothing_in(baskets: BasketKeeper, plan: str) -> None:
    with pytest.raises(DocumentNotFoundError):
        baskets.put("thi đua", [plan, "99/QĐ-VKS"], "An")

    assert baskets.names() == {}


def test_baskets_survive_a_rebuild(
    baskets: BasketKeeper, projections: Projections, plan: str
) -> None:
    baskets.put("thi đua", [plan], "An")
    projections.rebuild()

    assert baskets.names() == {"thi đua": 1}
    assert projections.failures() == ()
