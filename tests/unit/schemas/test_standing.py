"""What took the place of a document, by the chain of what ended it."""

from datetime import date

import pytest

from schemas.citation import Relation
from schemas.standing import Force, Standing, Successor
from tests.factories import make_document

OLD, FIRST, SECOND = (make_document(id=f"{n}0000000", number=f"{n}") for n in (1, 2, 3))
REPLACES, REPEALS = Relation.REPLACES, Relation.REPEALS
TODAY = date(2026, 11, 28)


def standing(*steps: Successor) -> Standing:
    return Standing(OLD, Force.REPLACED, TODAY, successors=steps)


@pytest.mark.parametrize(
    ("relations", "repeal"),
    [
        ((), None),
        ((REPLACES, REPLACES), None),
        ((REPEALS,), (None, FIRST)),
        ((REPEALS, REPLACES), (None, FIRST)),
        ((REPLACES, REPEALS), (FIRST, SECOND)),
    ],
)
def test_the_first_repeal_of_a_chain_is_that_of_the_document_before_it(
    relations: tuple[Relation, ...], repeal: object
) -> None:
    steps = zip((FIRST, SECOND), relations, strict=False)
    found = standing(*(Successor(by, how) for by, how in steps))

    assert found.repeal == repeal


def test_what_has_expired_itself_stands_in_no_place() -> None:
    expired = make_document(effective_until=date(2025, 12, 31))

    assert standing(Successor(expired, REPLACES)).now is None
    assert standing(Successor(FIRST, REPLACES)).now == FIRST
