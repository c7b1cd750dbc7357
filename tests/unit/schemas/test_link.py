"""Which documents a citation may mean, where nothing says which."""

import pytest

from schemas.link import Candidate, Link, LinkState
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
