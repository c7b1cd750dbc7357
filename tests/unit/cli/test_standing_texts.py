"""What is known of a document's force, in a sentence of the command line."""

from collections.abc import Iterator
from datetime import date

import click
import pytest

from cli.messages import LANGUAGE, Language
from cli.standing_texts import force_text
from schemas.citation import Relation
from schemas.link import CitedBy, Link, LinkState
from schemas.standing import Force, Standing, Successor
from service.web.labels import standing_text
from tests.factories import make_citation, make_document

OLD, FIRST, SECOND, THIRD = (
    make_document(id=f"{n}0000000", number=f"{n}/2020/NĐ-CP", doc_type="Nghị định")
    for n in (1, 2, 3, 4)
)
TODAY = date(2026, 11, 28)
REPLACES, REPEALS = Relation.REPLACES, Relation.REPEALS


@pytest.fixture(autouse=True)
def vietnamese() -> Iterator[None]:
    with click.Context(click.Command("show")) as context:
        context.meta[LANGUAGE] = Language.VI
        yield


def standing(*relations: Relation, **parts: object) -> Standing:
    """Return the standing of a decree; each of *relations* ended the one before."""
    steps = zip((FIRST, SECOND, THIRD), relations, strict=False)
    successors = tuple(Successor(by, how) for by, how in steps)
    link = Link(make_citation(), LinkState.EXACT)
    ended = (CitedBy(FIRST, link, REPLACES),)
    usual: dict[str, object] = {
        "document": OLD,
        "force": Force.REPLACED,
        "as_of": TODAY,
        "sources": ended,
        "successors": successors,
    }
    return Standing(**{**usual, **parts})  # type: ignore[arg-type]


BY_THE_FIRST = "theo Nghị định 2/2020/NĐ-CP (trong kho), đã bị thay thế"


@pytest.mark.parametrize(
    ("relations", "end"),
    [
        ([REPLACES], ""),
        ([REPLACES, REPLACES], ", nay là Nghị định 3/2020/NĐ-CP"),
        ([REPLACES, REPLACES, REPLACES], ", nay là Nghị định 4/2020/NĐ-CP"),
        (
            [REPLACES, REPEALS],
            "; Nghị định 2/2020/NĐ-CP đã bị bãi bỏ theo Nghị định 3/2020/NĐ-CP",
        ),
        (
            [REPLACES, REPLACES, REPEALS],
            "; Nghị định 3/2020/NĐ-CP đã bị bãi bỏ theo Nghị định 4/2020/NĐ-CP",
        ),
    ],
)
def test_the_chain_is_said_to_its_end(relations: list[Relation], end: str) -> None:
    found = standing(*relations)

    assert force_text(found) == f"{BY_THE_FIRST} (28/11/2026){end}"
    assert standing_text(found) == f"{BY_THE_FIRST}{end}"


def test_nobody_else_is_named_for_what_a_document_says_itself() -> None:
    found = standing(force=Force.EXPIRED, sources=())

    assert force_text(found) == "hết hiệu lực theo lời của chính nó (28/11/2026)"
    assert standing_text(found) == "hết hiệu lực"
