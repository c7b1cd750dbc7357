"""What the catalogue says of a citation: agreement, or a contradiction that is sure."""

from datetime import date
from typing import Any

import pytest

from schemas.citation import Citation
from schemas.known_act import KnownAct
from schemas.link import LinkState
from schemas.number import DocumentNumber
from service.linking.identity import identity_of
from service.linking.listed_acts import keys_of_act, listed
from tests.factories import make_citation

NUMBER = DocumentNumber("30", "NĐ-CP", 2020)
DECREE = KnownAct(
    number=str(NUMBER),
    doc_type="Nghị định",
    source="công báo",
    issued_on=date(2020, 3, 5),
    issuer="Chính phủ",
)


def cited(**parts: Any) -> Citation:
    usual = {
        "number": NUMBER,
        "doc_type": "Nghị định",
        "issued_on": date(2020, 3, 5),
        "issuer": "Chính phủ",
    }
    return make_citation(**{**usual, **parts})


@pytest.mark.parametrize(
    ("parts", "state"),
    [
        ({}, LinkState.EXACT),
        ({"issuer": None}, LinkState.STRONG),
        ({"issued_on": None}, LinkState.STRONG),
        ({"issued_on": None, "doc_type": None}, LinkState.STRONG),
        ({"issued_on": date(2020, 5, 3)}, LinkState.CONFLICT),
        ({"doc_type": "Thông tư"}, LinkState.CONFLICT),
    ],
)
def test_the_evidence_is_that_of_linking(
    parts: dict[str, Any], state: LinkState
) -> None:
    found = listed(identity_of(cited(**parts)), [DECREE])

    assert found is not None
    assert found.state is state


def test_a_number_of_each_year_is_not_contradicted_by_the_act_of_another() -> None:
    number = DocumentNumber("76", "NQ-CP")
    act = KnownAct("76/NQ-CP", "Nghị quyết", "công báo", date(2021, 7, 15))
    other = cited(number=number, doc_type="Nghị quyết", issued_on=date(2022, 7, 15))

    assert listed(identity_of(other), [act]) is None


def test_a_law_by_its_name_alone_may_be_an_older_one() -> None:
    law = KnownAct(
        "31/2024/QH15", "Luật", "công báo", date(2024, 1, 18), title="Đất đai"
    )
    named = make_citation(
        text="Luật Đất đai", number=None, doc_type="Luật", issued_on=None, issuer=None
    )

    assert listed(identity_of(named), [law]) is None


def test_an_act_is_looked_up_by_its_number_and_a_law_by_its_name() -> None:
    law = KnownAct("33/2024/QH15", "Luật", "công báo", title="Lưu trữ")

    assert keys_of_act(law) == {"33/2024/QH15", "luat luu tru"}


def test_the_words_say_from_which_source() -> None:
    wrong = identity_of(cited(issued_on=date(2020, 5, 3)))
    found, other = listed(identity_of(cited()), [DECREE]), listed(wrong, [DECREE])

    assert found is not None
    assert other is not None
    assert found.words == "có trong danh mục (nguồn: công báo)"
    assert other.words.startswith("mâu thuẫn với danh mục (nguồn: công báo): ")
    assert "05/03/2020" in other.words
