"""Each row of the shared tables proves itself by its own example."""

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


def test_an_office_is_succeeded_by_one_of_the_table() -> None:
    names = {issuer.name for issuer in issuers()}

    assert {each.succeeded_by for each in issuers()} - {None} <= names


def test_a_province_is_merged_into_one_that_still_is() -> None:
    still = {province.name for province in provinces() if not province.valid_to}

    assert {each.merged_into for each in provinces()} - {None} <= still


def test_since_july_2025_there_are_34_provinces() -> None:
    assert len([each for each in provinces() if not each.valid_to]) == 34


@pytest.mark.parametrize("table", ["document_types", "issuers", "provinces"])
def test_rows_are_sorted(table: str) -> None:
    first = [next(iter(row.values())) for row in table_rows("schemas", table)]

    assert first == sorted(first)


def test_no_kind_has_two_rows() -> None:
    keys = [kind.key for kind in document_types()]

    assert len(keys) == len(set(keys))
