"""Offices over time: what holds for every succession of the tables, on every day."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import product

import pytest

from schemas.vocabulary import Issuer, Province, issuers, provinces
from service.linking.offices import Agreement, compare_issuers, compare_offices
from tests.factories import make_document

ROWS: list[Issuer | Province] = [*issuers(), *provinces()]
SUCCESSIONS = [
    (each, later, each.valid_to)
    for each in ROWS
    if each.valid_to
    for later in each.succeeded_by
]
DAYS = (timedelta(days=-400), timedelta(days=-1), timedelta(0), timedelta(days=4000))
"""Long before, the day before, the day itself, long after."""


def office(row: Issuer | Province, later: str) -> tuple[str, str]:
    """Return the names of an office before and after a succession."""
    if isinstance(row, Issuer):
        return row.name, later
    ended = row.valid_to or date.max
    going_on = (
        each.level
        for each in provinces()
        if each.name == later and (each.valid_to or date.max) > ended
    )
    before = f"Ủy ban nhân dân {row.level} {row.name}"
    return before, f"Ủy ban nhân dân {next(going_on)} {later}"


@pytest.mark.parametrize(("row", "later", "day"), SUCCESSIONS)
@pytest.mark.parametrize("shift", DAYS)
def test_a_new_name_means_the_old_office_only_since_the_succession(
    row: Issuer | Province, later: str, day: date, shift: timedelta
) -> None:
    old, new = office(row, later)
    issued, written = day - timedelta(days=500), day + shift

    found = compare_offices(new, old, issued, written)

    if written < day:
        assert found is not Agreement.YES
    assert found is not Agreement.UNKNOWN


@pytest.mark.parametrize(("row", "later", "day"), SUCCESSIONS)
@pytest.mark.parametrize("shift", DAYS)
def test_an_old_name_means_the_new_office_only_in_its_own_documents(
    row: Issuer | Province, later: str, day: date, shift: timedelta
) -> None:
    old, new = office(row, later)
    issued = day + shift

    found = compare_offices(old, new, issued, issued + timedelta(days=30))

    if issued < day:
        assert found is not Agreement.YES


AROUND = (timedelta(days=-1), timedelta(0), timedelta(days=1), timedelta(days=4000))
"""Before, on, after and long after the day of a succession."""


@pytest.mark.parametrize(("row", "later", "day"), SUCCESSIONS)
def test_both_names_are_true_in_their_time_on_all_days_of_both_documents(
    row: Issuer | Province, later: str, day: date
) -> None:
    """The new name is no name of before, the old one none of a document of after."""
    old, new = office(row, later)
    days = [day + each for each in AROUND]
    for issued, written in product(days, days):
        cites_new = compare_offices(new, old, issued, written)
        cites_old = compare_offices(old, new, issued, written)

        assert written >= day or cites_new is not Agreement.YES
        assert issued >= day or cites_old is not Agreement.YES
        assert written < day or cites_new is not Agreement.NO
        assert issued < day or cites_old is not Agreement.NO


@pytest.mark.parametrize(("row", "later", "day"), SUCCESSIONS)
def test_a_successor_is_never_another_office_once_it_is_there(
    row: Issuer | Province, later: str, day: date
) -> None:
    old, new = office(row, later)
    issued, written = day - timedelta(days=500), day + timedelta(days=500)

    assert compare_offices(new, old, issued, written) is not Agreement.NO


@pytest.mark.parametrize(("row", "later", "day"), SUCCESSIONS)
@pytest.mark.parametrize("shift", DAYS)
def test_the_signing_organ_follows_the_days_of_its_letterhead(
    row: Issuer | Province, later: str, day: date, shift: timedelta
) -> None:
    old, new = office(row, later)
    issued = day - timedelta(days=500)
    document = make_document(issuer=old, signing_organ=old, issued_on=issued)

    found = compare_issuers(new, document, day + shift)

    assert found.agreement is compare_offices(new, old, issued, day + shift)
    assert not found.by_organ


@pytest.mark.parametrize(("row", "later", "day"), SUCCESSIONS)
@pytest.mark.parametrize("shift", DAYS)
def test_a_signing_organ_never_makes_two_offices_less_alike(
    row: Issuer | Province, later: str, day: date, shift: timedelta
) -> None:
    old, new = office(row, later)
    letterhead = make_document(issuer=old, issued_on=day - timedelta(days=500))
    signed = replace(letterhead, signing_organ="Ban Bí thư")

    assert compare_issuers(new, signed, day + shift) == (
        compare_issuers(new, letterhead, day + shift)
    )
    assert compare_issuers("Ban Bí thư", signed, day + shift).agreement is (
        Agreement.YES
    )


PLACES = [
    (each, later, each.valid_to)
    for each in provinces()
    if each.valid_to
    for later in each.succeeded_by
]
OF_A_PLACE = (
    "Hội đồng nhân dân {place}", "Sở Nội vụ {place}", "Viện kiểm sát nhân dân {place}",
    "{party} ủy {name}", "{party} đoàn {name}", "Ban Thường vụ {party} ủy {name}",
)  # fmt: skip


def in_places(pattern: str, row: Province, later: str) -> tuple[str, str]:
    """Return what an office of a province is called before and after a succession."""
    ended = row.valid_to or date.max
    going_on = (
        each.level
        for each in provinces()
        if each.name == later and (each.valid_to or date.max) > ended
    )
    places = (row.level, row.name), (next(going_on), later)
    old, new = (
        pattern.format(
            place=f"{level} {name}",
            party=level.removesuffix(" phố").capitalize(),
            name=name,
        )
        for level, name in places
    )
    return old, new


@pytest.mark.parametrize(("row", "later", "day"), PLACES)
@pytest.mark.parametrize("pattern", OF_A_PLACE)
def test_each_office_of_a_place_follows_it_on_all_days_of_both_documents(
    row: Province, later: str, day: date, pattern: str
) -> None:
    """A new name is never certain too early, an old one never of a new document."""
    old, new = in_places(pattern, row, later)
    days = [day + each for each in DAYS]
    for issued, written in product(days, days):
        cites_new = compare_offices(new, old, issued, written)
        cites_old = compare_offices(old, new, issued, written)

        assert written >= day or cites_new is not Agreement.YES
        assert issued >= day or cites_old is not Agreement.YES
        assert written < day or cites_new is not Agreement.NO
        assert issued < day or cites_old is not Agreement.NO


@pytest.mark.parametrize(("row", "later", "day"), SUCCESSIONS)
def test_whoever_heads_an_office_follows_it_too(
    row: Issuer | Province, later: str, day: date
) -> None:
    old, new = office(row, later)
    before, since = day - timedelta(days=500), day + timedelta(days=500)
    for cited, letterhead in ((old, new), (new, old)):
        head = compare_offices(f"Giám đốc {cited}", letterhead, before, since)

        assert head is compare_offices(cited, letterhead, before, since)


AREAS = ("Tòa án nhân dân", "Viện kiểm sát nhân dân", "TAND", "VKSND")


@pytest.mark.parametrize("body", AREAS)
@pytest.mark.parametrize("district", ["huyện Phú Vang", "quận 1", "thị xã Sơn Tây"])
def test_a_district_s_court_is_never_surely_another_than_an_area_s(
    body: str, district: str
) -> None:
    reform = date(2025, 7, 1)
    days = [reform + each for each in DAYS]
    names = f"{body} {district}", f"{body} khu vực 3"
    for issued, written in product(days, days):
        for one, other in (names, names[::-1]):
            found = compare_offices(one, other, issued, written)
            assert found is Agreement.UNCLEAR


@pytest.mark.parametrize("shift", DAYS)
def test_a_minister_is_the_ministry_on_any_day(shift: timedelta) -> None:
    day = date(2025, 3, 1) + shift

    for one, other in (
        ("Bộ trưởng Bộ Tài chính", "Bộ Tài chính"),
        ("Bộ Tài chính", "Bộ trưởng Bộ Tài chính"),
    ):
        assert compare_offices(one, other, day, day) is Agreement.YES


def test_the_tables_know_the_newest_acts_of_2026() -> None:
    newest = max(each.valid_from for each in provinces() if each.valid_from)

    assert newest == date(2026, 9, 20)  # NQ 39/2026/QH16: Bắc Ninh became a city
