"""Slips of the pen: what they may mean, and what they never do."""

from datetime import date

import pytest

from schemas.citation import Citation
from schemas.link import LinkState
from schemas.number import DocumentNumber
from service.linking.identity import CitedIdentity, identity_of
from service.linking.typos import typo_of
from tests.factories import DAY, make_citation, make_document
from tests.few_documents import resolve_among


def cited(symbol: str, year: int | None = None, day: date | None = DAY) -> Citation:
    return make_citation(number=DocumentNumber("48", symbol, year), issued_on=day)


def asked(symbol: str, day: date | None = DAY) -> CitedIdentity:
    return identity_of(cited(symbol, day=day))


DECISION = make_document(number="48/2022/QĐ-TTg")
PLAN = make_document()


def test_a_year_left_out_is_told() -> None:
    assert "năm" in (typo_of(asked("QĐ-TTg"), DECISION) or "")


@pytest.mark.parametrize("symbol", ["KH-VKX", "KH-VK", "KH-VKSX", "HK-VKS"])
def test_one_letter_wrong_is_told(symbol: str) -> None:
    told = typo_of(asked(symbol), PLAN)

    assert (told is not None) == (symbol != "HK-VKS")


def test_another_day_is_no_slip() -> None:
    assert typo_of(asked("KH-VKX", day=date(2022, 1, 11)), PLAN) is None


def test_without_a_day_nothing_is_guessed() -> None:
    assert typo_of(asked("KH-VKX", day=None), PLAN) is None


def test_two_letters_wrong_is_another_document() -> None:
    assert typo_of(asked("QH-VKX"), PLAN) is None


def test_a_slip_is_probable_and_says_why() -> None:
    link = resolve_among([PLAN], cited("KH-VKX"), "citing")

    assert link.state is LinkState.PROBABLE
    assert link.target == PLAN
    assert any("ký hiệu khác một chữ" in each for each in link.reasons)


def test_the_number_as_written_goes_before_a_slip() -> None:
    other = make_document(id="b0000000", number="48/KH-VKX")
    link = resolve_among([PLAN, other], cited("KH-VKX"), "citing")

    assert link.target == other
    assert link.state is LinkState.EXACT


def test_a_slip_of_another_office_is_none() -> None:
    citation = make_citation(
        number=DocumentNumber("48", "KH-VKX"), issuer="Sở Y tế tỉnh Hòa An"
    )

    assert resolve_among([PLAN], citation, "citing").state is LinkState.MISSING
