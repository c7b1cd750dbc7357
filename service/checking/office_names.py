"""Findings where an office is cited by a name that it did not have on that day."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache

from schemas.document_names import day_text
from schemas.finding import Finding
from schemas.spelling.abbreviations import spell_out
from schemas.spelling.folding import fold_name
from schemas.vocabulary import Issuer, Province, issuers, provinces
from service.checking.cited import Cited
from service.checking.rules import finding
from service.linking.offices import Agreement

_OF_PROVINCE = re.compile(r" (?P<level>tinh|thanh pho) (?P<name>[a-z -]+)\Z")
# A city within a province has these too: UBND thành phố Huế, until 2024
_ALSO_OF_A_CITY = re.compile(
    r"(?:uy ban|hoi dong|vien kiem sat|toa an|cong an|thanh uy|chu tich|ban chi huy)\b"
)


def find_office_of_day(cited: Cited) -> Iterator[Finding]:
    """Yield the first mention of an office by a name of before or after that day."""
    if cited.citation.nested or cited.offices is Agreement.YES:
        return
    for each in cited.mentions:
        if each.issuer is None or each.day is None or not each.day.is_likely:
            continue
        name, day = fold_name(spell_out(each.issuer.name)), each.day.value
        message = day and (_of_office(name, day) or _of_province(name, day))
        if message:
            unclear = "thanh pho" in name and _ALSO_OF_A_CITY.match(name)
            code = "office_of_day_unclear" if unclear else "office_of_day"
            yield finding(code, each.mention, message)
            return


def _of_office(name: str, day: date) -> str | None:
    """Return what is wrong with the name of an office of the table on *day*."""
    begun = [
        known for known in _issuers_by_name() if f"{name} ".startswith(f"{known} ")
    ]
    if not begun:
        return None
    alike = _issuers_by_name()[max(begun, key=len)]
    if any(_was_valid(each, day) for each in alike):
        return None
    office = alike[0]
    if office.valid_from and day < office.valid_from:
        before = [x.name for x in issuers() if office.name in x.succeeded_by]
        return _not_yet(office.name, day, before)
    return _no_more(office.name, day, office.succeeded_by)


def _of_province(name: str, day: date) -> str | None:
    """Return what is wrong with the name of a province on *day*."""
    found = _OF_PROVINCE.search(f" {name}")
    alike = _provinces_by_name().get(found["name"], []) if found else []
    if not found or not alike or any(_was_valid(each, day) for each in alike):
        return None
    levels = {fold_name(each.level) for each in alike}
    if found["level"] not in levels:
        return None  # thành phố Bắc Ninh, within the province
    province = alike[-1]
    called = f"{province.level} {province.name}"
    if province.valid_from and day < province.valid_from:
        before = [
            f"{x.level} {x.name}"
            for x in provinces()
            if province.name in x.succeeded_by and _was_valid(x, day)
        ]
        return _not_yet(called, day, before)
    later = [full for each in province.succeeded_by for full in _called(each)]
    return _no_more(called, day, later)


def _called(name: str) -> list[str]:
    """Return a province's name with its level."""
    found = _provinces_by_name().get(fold_name(name), [])
    return [f"{each.level} {each.name}" for each in found[-1:]]


def _was_valid(known: Issuer | Province, day: date) -> bool:
    return (known.valid_from or date.min) <= day <= (known.valid_to or date.max)


def _not_yet(name: str, day: date, before: list[str]) -> str:
    then = f"; khi ấy là {', '.join(before)}" if before else ""
    return f"Ngày {day_text(day)} chưa có {name}{then}."


def _no_more(name: str, day: date, later: Iterable[str]) -> str:
    names = ", ".join(later)
    then = f"; khi ấy là {names}" if names else ""
    return f"Ngày {day_text(day)} không còn {name}{then}."


@cache
def _issuers_by_name() -> dict[str, list[Issuer]]:
    found: dict[str, list[Issuer]] = {}
    for each in issuers():
        found.setdefault(fold_name(each.name), []).append(each)
    return found


@cache
def _provinces_by_name() -> dict[str, list[Province]]:
    found: dict[str, list[Province]] = {}
    for each in provinces():
        found.setdefault(fold_name(each.name), []).append(each)
    return found
