"""How far a verb reaches to the document that it governs."""

import pytest

from tests.sentences import DECREE, filler, only


@pytest.mark.parametrize(
    ("length", "relation"), [(159, "implements"), (160, "refers_to")]
)
def test_a_verb_within_a_sentence_reaches_160_characters(
    length: int, relation: str
) -> None:
    found = only(f"Cơ quan thực hiện {filler(length)}{DECREE}.")

    assert found.relation == relation


@pytest.mark.parametrize("verb", ["Thay thế", "Bãi bỏ", "Hướng dẫn"])
def test_a_verb_that_opens_the_sentence_reaches_400(verb: str) -> None:
    near = only(f"{verb} {filler(399)}{DECREE}.")
    far = only(f"{verb} {filler(400)}{DECREE}.")

    assert near.relation != "refers_to"
    assert far.relation == "refers_to"


def test_a_verb_that_opens_the_sentence_but_carries_out_reaches_no_farther() -> None:
    assert only(f"Thực hiện {filler(159)}{DECREE}.").relation == "implements"
    assert only(f"Thực hiện {filler(200)}{DECREE}.").relation == "refers_to"
