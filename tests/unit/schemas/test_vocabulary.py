"""Each row of the shared tables proves itself by its own example."""

from datetime import date

import pytest

from ingest.grammar.written_number import type_of_symbol
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


NEWEST = {
    ("schemas", "provinces"): ("NQ 39/2026/QH16", date(2026, 9, 20)),
    ("schemas", "issuers"): ("NQ 81/2025/UBTVQH15", date(2025, 7, 1)),
    ("schemas", "document_types"): ("HD 05-HD/VPTW", date(2026, 5, 26)),
    ("service.citing", "citing_rules"): ("HD 05-HD/VPTW", date(2026, 5, 27)),
}
"""The newest act that a table knows, and the last day that it writes down for it."""


@pytest.mark.parametrize(("package", "table"), NEWEST)
def test_the_newest_act_of_a_table_is_named(package: str, table: str) -> None:
    act, day = NEWEST[package, table]
    rows = table_rows(package, table)
    newest = max(max(row["valid_from"], row["valid_to"]) for row in rows)
    naming = [
        " ".join((row.get("basis", ""), row["evidence"]))
        for row in rows
        if newest in (row["valid_from"], row["valid_to"])
    ]

    assert date.fromisoformat(newest) == day
    assert any(act in each for each in naming)


@pytest.mark.parametrize(
    ("symbol", "doc_type"),
    [
        ("QĐ/TW", None),  # Quyết định or Quy định
        ("QĐ-UBND", "Quyết định"),
        ("QĐi/TU", "Quy định"),
        ("QyĐ/TW", "Quy định"),
        ("CT/TW", "Chỉ thị"),
        ("TT/TW", "Thông tri"),
    ],
)
def test_what_a_symbol_says_of_the_kind(symbol: str, doc_type: str | None) -> None:
    assert type_of_symbol(symbol) == doc_type


def test_no_kind_has_two_rows() -> None:
    keys = [kind.key for kind in document_types()]

    assert len(keys) == len(set(keys))
