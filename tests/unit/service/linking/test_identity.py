"""What a citation says of the document it means."""

from datetime import date

import pytest

from schemas.number import DocumentNumber
from service.linking.identity import (
    IdentityFields,
    citation_key,
    identity_id,
    identity_of,
    name_key,
    typo_key,
)
from tests.factories import DAY, PLAN, make_citation


def named(text: str, **parts: object) -> IdentityFields:
    return IdentityFields(text, **parts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "key", "years"),
    [
        ("Luật Đất đai", "luat dat dai", ()),
        ("Luật Đất đai năm 2013", "luat dat dai", (2013,)),
        ("Luật Đất đai 2024", "luat dat dai", (2024,)),
        ("Luật Đất đai ngày 18/01/2024", "luat dat dai", ()),
        ("Luật Đất đai số 31", "luat dat dai", ()),
        ("BLHS", "bo luat hinh su", ()),
        ("BLHS năm 2015", "bo luat hinh su", (2015,)),
    ],
)
def test_a_name_is_looked_up_without_year_and_day(
    text: str, key: str, years: tuple[int, ...]
) -> None:
    found = identity_of(named(text))

    assert found.key == key
    assert found.years == years


def test_a_number_is_looked_up_as_it_is_written() -> None:
    found = identity_of(make_citation(text="Kế hoạch số 48/KH-VKS năm 2013"))

    assert found.key == PLAN.key == citation_key(make_citation())
    assert found.years == ()


@pytest.mark.parametrize(
    ("text", "doubts", "misprint"),
    [
        ("Kế hoạch số 48/KH-VKS ngày 08/9/2925", ("không thể có",), (8, 9, 2925)),
        ("Kế hoạch số 48 ngày 31 tháng 2 năm 2025", ("không thể có",), (31, 2, 2025)),
        ("Kế hoạch số 48/KH-VKS ngày 08/9/2925", (), None),
        ("Kế hoạch số 48/KH-VKS", ("không thể có",), None),
    ],
)
def test_a_day_that_cannot_be_is_kept_as_printed(
    text: str, doubts: tuple[str, ...], misprint: tuple[int, int, int] | None
) -> None:
    assert identity_of(named(text, number=PLAN, doubts=doubts)).misprint == misprint


def test_a_day_that_was_read_is_no_misprint() -> None:
    text = "Kế hoạch số 48/KH-VKS ngày 08/9/2925"
    found = identity_of(named(text, number=PLAN, issued_on=DAY, doubts=("khác",)))

    assert found.misprint is None


@pytest.mark.parametrize(
    ("fields", "cited_on"),
    [
        (named("Luật Đất đai"), DAY),
        (named("Luật Đất đai", issued_on=DAY), None),
        (named("Luật Đất đai năm 2013"), None),
        (named("Luật Đất đai ngày 8/9/2925", doubts=("không thể có",)), None),
    ],
)
def test_the_citing_day_counts_where_no_day_is_given_at_all(
    fields: IdentityFields, cited_on: date | None
) -> None:
    assert identity_of(fields, DAY).cited_on == cited_on


@pytest.mark.parametrize(
    ("doc_type", "subject", "name"),
    [
        ("Luật", "Đất đai", "luat dat dai"),
        ("Luật", None, None),
        (None, "Đất đai", None),
    ],
)
def test_a_document_may_be_cited_by_kind_and_subject(
    doc_type: str | None, subject: str | None, name: str | None
) -> None:
    assert name_key(doc_type, subject) == name


def test_a_typo_is_looked_up_by_serial_and_day() -> None:
    number = DocumentNumber("048", "KH-VKX")

    assert typo_key(number, DAY) == typo_key(PLAN, DAY) == "48@2022-01-10"
    assert typo_key(None, DAY) is None
    assert typo_key(PLAN, None) is None


def test_the_same_identity_has_the_same_id_and_a_document_its_own() -> None:
    first = identity_of(make_citation(text="Kế hoạch số 48/KH-VKS"))
    second = identity_of(make_citation(text="kế hoạch 48"))
    other = identity_of(make_citation(issuer=None))

    assert identity_id(first) == identity_id(second)
    assert identity_id(first) != identity_id(other)
    assert len(identity_id(first)) == 24


@pytest.mark.parametrize("text", ["Luật BHXH", "Luật BHXH năm 2024"])
def test_a_law_named_by_letters_is_looked_up_by_its_name(text: str) -> None:
    citation = make_citation(text=text, number=None, doc_type="Luật")

    assert identity_of(citation).key == "luat bao hiem xa hoi"
