"""Each row of the shared tables proves itself by its own example."""

from datetime import date

import pytest

from schemas.vocabulary import (
    Issuer,
    Province,
    document_types,
    issuers,
    provinces,
    table_rows,
)


@pytest.mark.parametrize("issuer", issuers(), ids=lambda issuer: issuer.name)
def test_each_code_stands_in_the_number_of_its_example(issuer: Issuer) -> None:
    assert issuer.code in issuer.example


@pytest.mark.parametrize("province", provinces(), ids=lambda province: province.name)
def test_each_province_stands_in_its_example(province: Province) -> None:
    assert f"{province.level} {province.name}" in province.example


def test_an_office_is_succeeded_by_those_of_the_table() -> None:
    names = {issuer.name for issuer in issuers()}

    assert {later for each in issuers() for later in each.succeeded_by} <= names


def test_a_province_goes_on_in_those_of_the_table() -> None:
    names = {province.name for province in provinces()}
    later = {name for each in provinces() for name in each.succeeded_by}
    whole = {each.split_from for each in provinces()} - {None}

    assert later | whole <= names


def test_a_province_that_ended_goes_on_in_another() -> None:
    ended = [province for province in provinces() if province.valid_to]

    assert all(province.succeeded_by for province in ended)


@pytest.mark.parametrize(
    ("day", "count"),
    [
        (date(1994, 1, 1), 53),
        (date(1997, 1, 1), 61),
        (date(2004, 1, 1), 64),
        (date(2008, 8, 1), 63),
        (date(2025, 1, 1), 63),
        (date(2025, 7, 1), 34),
        (date(2026, 10, 1), 34),
    ],
)
def test_there_are_as_many_provinces_as_there_were(day: date, count: int) -> None:
    first, last = date.min, date.max
    there = [
        province
        for province in provinces()
        if (province.valid_from or first) <= day < (province.valid_to or last)
    ]

    assert len(there) == count


@pytest.mark.parametrize("table", ["document_types", "issuers", "provinces"])
def test_rows_are_sorted(table: str) -> None:
    first = [next(iter(row.values())) for row in table_rows("schemas", table)]

    assert first == sorted(first)


def test_no_kind_has_two_rows() -> None:
    keys = [kind.key for kind in document_types()]

    assert len(keys) == len(set(keys))
