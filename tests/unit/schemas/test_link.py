"""Which documents a citation may mean, where nothing says which."""

from datetime import date
from typing import Any

import pytest

from schemas.link import Candidate, Link, LinkState, without_drafts
from tests.factories import make_citation, make_document

ONE, TWO, WORSE = (make_document(id=f"{each}0000000") for each in "abc")
UNSURE = [LinkState.AMBIGUOUS, LinkState.CONFLICT]


def link(state: LinkState, *candidates: Candidate, **parts: object) -> Link:
    return Link(make_citation(), state, candidates=candidates, **parts)  # type: ignore[arg-type]


@pytest.mark.parametrize("state", UNSURE)
def test_those_that_fit_best_are_possible_and_no_others(state: LinkState) -> None:
    best = LinkState.PROBABLE
    fits = [Candidate(ONE, best), Candidate(TWO, best)]
    found = link(state, *fits, Candidate(WORSE, LinkState.CONFLICT))

    assert found.possible == (ONE, TWO)


@pytest.mark.parametrize("state", UNSURE)
def test_where_one_is_meant_or_none_fits_nothing_is_open(state: LinkState) -> None:
    fits = Candidate(ONE, LinkState.CONFLICT)

    assert link(state, fits, target=ONE).possible == ()
    assert link(state).possible == ()


@pytest.mark.parametrize("state", [LinkState.REJECTED, LinkState.MISSING])
def test_what_is_decided_or_not_held_is_not_open(state: LinkState) -> None:
    assert link(state, Candidate(ONE, LinkState.MISSING)).possible == ()


@pytest.mark.parametrize(
    "parts",
    [
        {"is_draft": True},
        {"is_draft": True, "issued_on": None},
        {"is_draft": True, "issuer": None},
        {"is_draft": True, "number": None, "hinted_number": "48-KH-VKS"},
        {"is_draft": True, "number": None},
        {"issued_on": None, "signer": None},
    ],
)
def test_a_draft_is_not_meant_beside_what_was_signed(parts: dict[str, Any]) -> None:
    signed, draft = make_document(id="a"), make_document(id="b", **parts)

    assert without_drafts([draft, signed]) == [signed]


@pytest.mark.parametrize(
    "parts",
    [
        {},
        {"issued_on": None},
        {"signer": None},
        {"is_draft": True, "number": "49/KH-VKS"},
        {"is_draft": True, "issued_on": date(2021, 1, 10)},
        {"is_draft": True, "issuer": "Sở Y tế tỉnh Hòa An"},
        {"is_draft": True, "doc_type": "Báo cáo"},
        {"is_draft": True, "number": None, "subject": "Trồng cây"},
    ],
)
def test_what_contradicts_or_is_no_evident_draft_may_be_meant(
    parts: dict[str, Any],
) -> None:
    both = [make_document(id="a"), make_document(id="b", **parts)]

    assert without_drafts(both) == both


def test_of_drafts_alone_each_may_be_meant() -> None:
    drafts = [make_document(id=each, is_draft=True) for each in "ab"]

    assert without_drafts(drafts) == drafts
