"""The standing of numbers, held or only cited, and what took their place."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from schemas.citation import Citation, Mention, Relation
from schemas.document import ParsedDocument
from schemas.number import DocumentNumber
from schemas.standing import Force, Standing
from service.answers.traces import trace_reference
from service.graph.catalogue import Catalogue
from service.linking.standings import MOST_SUCCESSORS, standing_in
from tests.factories import make_citation, make_parsed

Register = Callable[..., str]
TODAY = date(2026, 11, 27)


def number(serial: int, symbol: str = "NĐ-CP") -> DocumentNumber:
    """Return the number of a decree of the year 2000 + *serial*."""
    return DocumentNumber(str(serial), symbol, 2000 + serial)


def cited(serial: int, relation: Relation, **parts: Any) -> Citation:
    """Return a citation of a decree, with one mention of that *relation*."""
    usual: dict[str, Any] = {
        "text": f"Nghị định số {number(serial)}",
        "mentions": (Mention(1, 0, 9, "Nghị định", relation=relation),),
        "number": number(serial),
        "doc_type": "Nghị định",
        "issued_on": date(2000 + serial, 1, 1),
        "issuer": "Chính phủ",
        "relation": relation,
    }
    return make_citation(**{**usual, **parts})


def decree(serial: int, *citations: Citation, **header: Any) -> ParsedDocument:
    usual: dict[str, Any] = {
        "number": number(serial),
        "doc_type": "Nghị định",
        "issuer": "Chính phủ",
        "issued_on": date(2000 + serial, 1, 1),
    }
    body = f"nghị định {serial} {header}"
    return make_parsed(*citations, body=body, **{**usual, **header})


def standing(graph: Catalogue, reference: str, as_of: date = TODAY) -> Standing:
    return standing_in(graph, trace_reference(graph, reference, 1), as_of)


def chain(found: Standing) -> list[str | None]:
    return [each.document.number for each in found.successors]


def test_a_decree_that_is_only_cited_is_known_to_be_replaced(
    register: Register, graph: Catalogue
) -> None:
    register(decree(25, cited(20, Relation.REPLACES)))
    found = standing(graph, "20/2020/NĐ-CP")

    assert found.document is None
    assert found.missing is not None
    assert found.missing.issued_on == date(2020, 1, 1)
    assert found.force is Force.REPLACED
    assert chain(found) == ["25/2025/NĐ-CP"]


def test_the_chain_is_followed_to_its_end(register: Register, graph: Catalogue) -> None:
    register(
        decree(15, cited(10, Relation.REPLACES)),
        decree(20, cited(15, Relation.REPLACES)),
        decree(25, cited(20, Relation.REPLACES)),
    )
    found = standing(graph, "10/2010/NĐ-CP")

    assert chain(found) == ["15/2015/NĐ-CP", "20/2020/NĐ-CP", "25/2025/NĐ-CP"]
    assert found.now is not None
    assert found.now.number == "25/2025/NĐ-CP"


def test_what_was_repealed_at_the_end_has_nothing_in_its_place(
    register: Register, graph: Catalogue
) -> None:
    register(
        decree(15, cited(10, Relation.REPLACES)),
        decree(20, cited(15, Relation.REPEALS)),
    )
    found = standing(graph, "10/2010/NĐ-CP")

    assert chain(found) == ["15/2015/NĐ-CP", "20/2020/NĐ-CP"]
    assert found.now is None


def test_a_circle_ends_where_it_closes(register: Register, graph: Catalogue) -> None:
    day = date(2020, 1, 1)  # all of one day, so that none is older
    same: dict[str, Any] = {"issued_on": day}
    register(
        *(
            decree(one, cited(other, Relation.REPLACES, **same), **same)
            for one, other in ((21, 20), (22, 21), (20, 22))
        )
    )

    assert chain(standing(graph, "20/2020/NĐ-CP")) == ["21/2021/NĐ-CP", "22/2022/NĐ-CP"]


def test_a_chain_is_not_followed_without_end(
    register: Register, graph: Catalogue
) -> None:
    last = MOST_SUCCESSORS + 5
    register(
        *(decree(each, cited(each - 1, Relation.REPLACES)) for each in range(2, last))
    )

    assert len(chain(standing(graph, "1/2001/NĐ-CP"))) == MOST_SUCCESSORS


def test_the_chain_is_that_of_the_day(register: Register, graph: Catalogue) -> None:
    later = decree(25, cited(20, Relation.REPLACES), effective_from=date(2025, 7, 1))
    register(later)

    assert standing(graph, "20/2020/NĐ-CP", date(2025, 6, 30)).force is None
    assert standing(graph, "20/2020/NĐ-CP", date(2025, 7, 1)).force is Force.REPLACED


def test_of_a_number_that_nobody_ends_nothing_is_known(
    register: Register, graph: Catalogue
) -> None:
    register(decree(25, cited(20, Relation.LEGAL_BASIS)))
    found = standing(graph, "20/2020/NĐ-CP")

    assert (found.force, found.has_force) == (None, True)


LOCAL: dict[str, Any] = {
    "number": DocumentNumber("12", "QĐ-UBND"),
    "doc_type": "Quyết định",
    "issuer": "Ủy ban nhân dân tỉnh Hòa An",
}


@pytest.mark.parametrize(
    "other",
    [
        {"issued_on": date(2021, 5, 5)},
        {"issuer": "Ủy ban nhân dân tỉnh Thái Bình"},
    ],
)
def test_a_number_that_many_offices_give_decides_nothing(
    register: Register, graph: Catalogue, other: dict[str, Any]
) -> None:
    register(
        decree(24, cited(20, Relation.REPEALS, **LOCAL)),
        decree(25, cited(20, Relation.LEGAL_BASIS, **{**LOCAL, **other})),
    )
    found = standing(graph, "12/QĐ-UBND")

    assert found.force is None
    assert [each.document.number for each in found.unsure] == ["24/2024/NĐ-CP"]


def test_a_number_of_one_office_and_day_is_one_document(
    register: Register, graph: Catalogue
) -> None:
    register(
        decree(24, cited(20, Relation.REPEALS, **LOCAL)),
        decree(25, cited(20, Relation.LEGAL_BASIS, **LOCAL)),
    )

    assert standing(graph, "12/QĐ-UBND").force is Force.REPEALED
