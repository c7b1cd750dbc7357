"""An act that was amended is noted, with what amended it, unless the draft says so."""

from datetime import date
from typing import Any

import pytest

from schemas.citation import Citation, Mention, Relation
from schemas.document import ParsedDocument
from schemas.finding import Severity
from schemas.number import DocumentNumber
from tests.conftest import Register
from tests.drafts import Check, found
from tests.factories import make_citation, make_parsed

CITED = "Nghị định số 20/2020/NĐ-CP ngày 01/01/2020 của Chính phủ"


def number(serial: int) -> DocumentNumber:
    return DocumentNumber(str(serial), "NĐ-CP", 2000 + serial)


def changes(serial: int, relation: Relation) -> Citation:
    return make_citation(
        text=f"Nghị định số {number(serial)}",
        mentions=(Mention(1, 0, 9, "Nghị định", relation=relation),),
        number=number(serial),
        doc_type="Nghị định",
        issued_on=date(2000 + serial, 1, 1),
        issuer="Chính phủ",
        relation=relation,
    )


def decree(serial: int, *citations: Citation, **header: Any) -> ParsedDocument:
    usual: dict[str, Any] = {
        "number": number(serial),
        "doc_type": "Nghị định",
        "issuer": "Chính phủ",
        "issued_on": date(2000 + serial, 1, 1),
    }
    return make_parsed(*citations, body=f"{serial}", **{**usual, **header})


def test_what_amended_an_act_is_noted_where_it_is_first_named(
    register: Register, check: Check
) -> None:
    register(
        decree(20),
        decree(22, changes(20, Relation.AMENDS)),
        decree(24, changes(20, Relation.AMENDS)),
    )

    (noted,) = found(check(f"Theo {CITED}."), "amended")

    assert noted.severity is Severity.NOTE
    assert noted.message == (
        "Nghị định 20/2020/NĐ-CP đã được sửa đổi, bổ sung bởi "
        "Nghị định 22/2022/NĐ-CP ngày 01/01/2022 của Chính phủ; "
        "Nghị định 24/2024/NĐ-CP ngày 01/01/2024 của Chính phủ."
    )


def test_what_has_replaced_the_amending_act_is_named_to_the_end(
    register: Register, check: Check
) -> None:
    register(
        decree(20),
        decree(22, changes(20, Relation.AMENDS)),
        decree(23, changes(22, Relation.REPLACES)),
        decree(25, changes(23, Relation.REPLACES)),
    )

    (noted,) = found(check(f"Theo {CITED}."), "amended")

    assert noted.message.endswith("(nay là Nghị định 25/2025/NĐ-CP).")


def test_of_many_amending_acts_the_last_three_are_named(
    register: Register, check: Check
) -> None:
    amending = (decree(each, changes(20, Relation.AMENDS)) for each in range(21, 26))
    register(decree(20), *amending)

    (noted,) = found(check(f"Theo {CITED}."), "amended")

    assert "23/2023" in noted.message
    assert noted.message.endswith("và 2 văn bản trước đó.")


@pytest.mark.parametrize(
    "sentence",
    [
        f"Theo {CITED}, được sửa đổi, bổ sung bởi Nghị định số 22/2022/NĐ-CP.",
        f"Theo {CITED}.\nTheo Nghị định số 22/2022/NĐ-CP, cũng vậy.",
        f"Nghị định này thay thế {CITED}.",
        f"Theo {CITED} và các nghị định sửa đổi, bổ sung.",
    ],
)
def test_a_draft_that_says_so_or_ends_the_act_has_none(
    register: Register, check: Check, sentence: str
) -> None:
    register(decree(20), decree(22, changes(20, Relation.AMENDS)))

    assert found(check(sentence), "amended") == []


def test_an_amendment_that_is_not_in_force_yet_is_none(
    register: Register, check: Check
) -> None:
    later = date(2099, 1, 1)
    register(decree(20), decree(22, changes(20, Relation.AMENDS), effective_from=later))

    assert found(check(f"Theo {CITED}."), "amended") == []
