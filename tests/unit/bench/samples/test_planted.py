"""Drafts with planted faults are the same for one seed, and their places are right."""

import pytest

from bench.samples.planted import DRAWS, drafts
from schemas.vocabulary import table_rows


def test_one_seed_gives_the_same_drafts() -> None:
    assert list(drafts(10, 3)) == list(drafts(10, 3))
    assert list(drafts(10, 3)) != list(drafts(10, 4))


@pytest.mark.parametrize("draw", DRAWS)
def test_each_fault_is_planted_in_time_and_some_drafts_have_none(draw: str) -> None:
    made = list(drafts(60, 3, draw))
    rows = table_rows("bench.samples", f"draft_faults{DRAWS[draw]}")
    rules = {row["rule"] for row in rows if row["wrong"]}

    assert {rule for each in made for rule, _ in each.planted} == rules
    assert sum(not each.planted for each in made) == 12


def test_places_are_those_of_the_wrong_words() -> None:
    wrong = " ".join(r["wrong"] for r in table_rows("bench.samples", "draft_faults"))
    for each in drafts(10, 3):
        assert "⟦" not in each.text
        for rule, span in each.planted:
            if rule not in {"end_mark", "authority_form", "signer_degree"}:
                assert f"⟦{span.within(each.text)}⟧" in wrong
