"""A basket keeps its documents in order, and refuses what cannot be."""

import pytest

from schemas.errors import BasketNotFoundError, NotInBasketError
from service.domain.basket import Basket


def test_a_document_is_in_a_basket_once() -> None:
    basket = Basket("thi đua", ["b"])
    basket.add(["a", "b", "a"], "An")

    assert basket.documents == ["b", "a"]


def test_of_several_documents_all_are_taken_out_or_none() -> None:
    basket = Basket("thi đua", ["a", "b"])
    with pytest.raises(NotInBasketError, match="c"):
        basket.remove(["a", "c"], "An")
    assert basket.documents == ["a", "b"]

    basket.remove(["b", "a", "a"], "An")
    assert basket.documents == []


def test_nothing_is_taken_out_of_an_empty_basket() -> None:
    with pytest.raises(BasketNotFoundError, match="thi đua"):
        Basket("thi đua", []).remove(["a"], "An")


def test_each_name_has_a_basket_of_its_own() -> None:
    assert Basket("một", []).id != Basket("hai", []).id
    assert Basket("một", []).id == Basket("một", ["a"]).id
