"""What a number says by itself, and a name with its day."""

from datetime import date
from typing import Any

import pytest

from schemas.link import Link, LinkState
from schemas.number import DocumentNumber
from service.linking.symbols import is_given_once, names_another
from tests.factories import make_citation, make_document
from tests.few_documents import resolve_among

LAW = DocumentNumber("146", "QH15", 2025)
ISSUED = date(2025, 12, 11)
PASSED = {
    "number": str(LAW),
    "doc_type": "Luật",
    "issuer": "Quốc hội",
    "issued_on": ISSUED,
    "subject": "Đầu tư",
}
CITED: dict[str, Any] = {
    "text": "Luật số 146/2025/QH15",
    "number": LAW,
    "doc_type": "Luật",
    "issued_on": None,
    "issuer": None,
}


def link(others: tuple[dict[str, Any], ...] = (), **parts: Any) -> Link:
    """Return what a citation of the law means among it and *others*."""
    documents = [make_document(id="law", **PASSED)]
    documents += [
        make_document(**{"id": f"other {at}", **PASSED, **each})
        for at, each in enumerate(others)
    ]
    return resolve_among(documents, make_citation(**{**CITED, **parts}), "the report")


@pytest.mark.parametrize("issuer", [None, "Quốc hội"])
def test_a_number_that_is_given_once_is_certain(issuer: str | None) -> None:
    assert link(issuer=issuer).state is LinkState.STRONG


@pytest.mark.parametrize(
    "parts",
    [
        {"doc_type": "Nghị quyết"},
        {"doc_type": None},
        {"issuer": "Bộ Tài chính"},
        {"issued_on": date(2025, 12, 12)},
    ],
)
def test_what_contradicts_or_lacks_its_kind_is_not_certain(
    parts: dict[str, Any],
) -> None:
    assert not link(**parts).state.is_certain


def test_of_two_documents_of_the_number_none_is_certain() -> None:
    assert link(({},)).state is LinkState.AMBIGUOUS


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (LAW, True),
        (DocumentNumber("30", "NĐ-CP", 2020), True),
        (DocumentNumber("12", "QĐ-TTg", 2020), True),
        (DocumentNumber("40", "TT-BTC", 2020), True),
        (DocumentNumber("12", "QĐ-UBND", 2020), False),
        (DocumentNumber("12", "NQ-HĐND", 2020), False),
        (DocumentNumber("12", "QĐ-STC", 2020), False),
        (DocumentNumber("512", "BYT-DP"), False),
        (None, False),
    ],
)
def test_only_central_offices_give_a_number_once(
    number: DocumentNumber | None, *, expected: bool
) -> None:
    assert is_given_once(number) is expected


DECREE = DocumentNumber("181", "NĐ-CP", 2025)
JOINT = DocumentNumber("4", "TTLT-BNV-BTC", 2014)


@pytest.mark.parametrize(
    ("number", "issuer", "expected"),
    [
        (DECREE, "Bộ Tài chính", True),
        (DECREE, "Bộ trưởng Bộ Tài chính", True),
        (DECREE, "Chính phủ", False),
        (DECREE, None, False),
        (JOINT, "Bộ Nội vụ", False),
        (JOINT, "Bộ Y tế", True),
    ],
)
def test_a_symbol_says_that_another_office_is_meant(
    number: DocumentNumber, issuer: str | None, *, expected: bool
) -> None:
    assert names_another(number, issuer) is expected


def test_a_decree_of_a_ministry_is_a_conflict() -> None:
    day = date(2025, 7, 1)
    decree = make_document(
        number=str(DECREE), doc_type="Nghị định", issuer="Chính phủ", issued_on=day
    )
    cited = make_citation(
        number=DECREE, doc_type="Nghị định", issuer="Bộ Tài chính", issued_on=day
    )

    assert resolve_among([decree], cited, "the report").state is LinkState.CONFLICT


def named(
    *documents: dict[str, Any], cited_on: date, applied_from: date | None = None
) -> Link:
    """Return what the name of the law alone means, in a document of that day."""
    citation = make_citation(**{**CITED, "text": "Luật Đầu tư", "number": None})
    held = [make_document(**{**PASSED, **each}) for each in documents]
    return resolve_among(held, citation, "the report", cited_on, applied_from)


OLD = {"id": "old", "number": "61/2020/QH14", "issued_on": date(2020, 6, 17)}
NEW = {"id": "new", "effective_from": date(2026, 3, 1)}


@pytest.mark.parametrize(
    ("cited_on", "meant"),
    [
        (date(2020, 6, 16), None),
        (date(2026, 2, 28), "old"),
        (date(2026, 3, 1), "new"),
    ],
)
def test_a_name_alone_means_the_act_in_force_on_the_day(
    cited_on: date, meant: str | None
) -> None:
    found = named(OLD, NEW, cited_on=cited_on)

    assert (found.target.id if found.target else None) == meant


@pytest.mark.parametrize(
    ("parts", "reason"),
    [
        ({"effective_from": date(2026, 3, 1)}, "chưa có hiệu lực khi được viện dẫn"),
        ({"effective_until": date(2025, 12, 31)}, "đã hết hiệu lực khi được viện dẫn"),
    ],
)
def test_a_name_does_not_mean_an_act_that_is_not_in_force(
    parts: dict[str, Any], reason: str
) -> None:
    found = named(parts, cited_on=date(2026, 1, 15))

    assert found.state is LinkState.MISSING
    assert any(each.startswith(reason) for each in found.candidates[0].reasons)


@pytest.mark.parametrize("applied_from", [date(2026, 3, 1), date(2026, 7, 1)])
def test_an_act_in_force_when_the_citing_one_is_applied_is_unclear(
    applied_from: date,
) -> None:
    """Laws of one session name each other, and take effect on one day."""
    found = named(NEW, cited_on=date(2026, 1, 15), applied_from=applied_from)

    assert (found.state, found.target) == (LinkState.AMBIGUOUS, None)
    assert [each.document.id for each in found.candidates] == ["new"]
    assert "khi được viện dẫn chưa có hiệu lực, chỉ từ 01/03/2026" in found.reasons


def test_an_act_that_takes_effect_after_the_citing_one_is_not_meant() -> None:
    days = {"cited_on": date(2026, 1, 15), "applied_from": date(2026, 2, 28)}

    assert named(NEW, **days).state is LinkState.MISSING


def test_an_older_act_that_is_in_force_is_meant_before_one_that_will_be() -> None:
    days = {"cited_on": date(2026, 1, 15), "applied_from": date(2026, 3, 1)}
    found = named(OLD, NEW, **days)

    assert found.target is not None
    assert found.target.id == "old"


def test_a_register_may_give_the_successor_of_the_office_that_the_symbol_names() -> (
    None
):
    number = DocumentNumber("23", "TT-BTTTT", 2024)
    day = date(2024, 12, 31)
    of_it = {"number": number, "doc_type": "Thông tư", "issued_on": day}
    document = make_document(
        **{**of_it, "number": str(number)}, issuer="Bộ Khoa học và Công nghệ"
    )

    def state(issuer: str) -> LinkState:
        citation = make_citation(**of_it, issuer=issuer)
        return resolve_among([document], citation, "a", date(2025, 11, 30)).state

    assert state("Bộ trưởng Bộ Thông tin và Truyền thông") is LinkState.PROBABLE
    assert state("Bộ Thông tin và Truyền thông") is LinkState.PROBABLE
    assert state("Bộ Y tế") is LinkState.CONFLICT
