"""Findings where one number has two dates or two issuers in a draft."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations

from schemas.citation import Citation
from schemas.document_names import day_text
from schemas.finding import Finding
from service.checking.cited import Cited, names_issuer
from service.checking.printed import Printed
from service.checking.rules import finding
from service.linking.offices import Agreement, compare_offices

_DEPARTMENT = re.compile(r"[-/]S[A-ZĐ]{2,}\Z")


def find_two_days(cited: Cited) -> Iterator[Finding]:
    """Yield later mentions with another date, where nothing says which is right."""
    if cited.known_document or cited.target or cited.citation.number is None:
        return
    dated = [each for each in cited.mentions if _is_of_its_year(each)]
    for each in dated[1:]:
        first = dated[0].day
        if first and each.day and each.day.value != first.value:
            yield _two_days(each, first.value)


def find_two_issuers(cited: Cited) -> Iterator[Finding]:
    """Yield later mentions of another issuer, where nothing says which is right."""
    if cited.target or cited.citation.number is None:
        return
    signed = [each for each in cited.mentions if each.issuer]
    for each in signed[1:]:
        first = signed[0].issuer
        if first and each.issuer and _differ(first.name, each.issuer.name):
            yield _two_issuers(each, first.name)


def find_doubles(cited: Iterable[Cited]) -> Iterator[Finding]:
    """Yield citations of a number that an earlier one cites differently.

    A number recurs each year and in each office: only the same year and the same
    office, or the same date, make it one document.
    """
    numbered: dict[str, list[Cited]] = defaultdict(list)
    for each in cited:
        number = each.citation.number
        if number and not each.citation.nested:
            numbered[number.key].append(each)
    for alike in numbered.values():
        reported: set[int] = set()
        for one, other in combinations(sorted(alike, key=_place), 2):
            found = _double(one, other)
            if found and _place(other) not in reported:
                reported.add(_place(other))
                yield found


def find_after_draft(cited: Cited, draft_day: date) -> Iterator[Finding]:
    """Yield mentions of a date after that of the draft."""
    if cited.citation.nested:
        return
    for each in cited.mentions:
        day = each.day.value if each.day and each.day.is_likely else None
        if day and day > draft_day:
            message = (
                f"Văn bản được viện dẫn ghi ngày {day_text(day)}, sau ngày "
                f"{day_text(draft_day)} của dự thảo."
            )
            yield finding("after_draft", each.mention, message)


def _double(one: Cited, other: Cited) -> Finding | None:
    left, right = one.citation, other.citation
    if left.issued_on is None or right.issued_on is None:
        return None
    offices = compare_offices(left.issuer, right.issuer)
    if left.issued_on == right.issued_on:
        found = offices is Agreement.NO and left.issuer
        return _two_issuers(other.mentions[0], left.issuer) if found else None
    same_year = left.issued_on.year == right.issued_on.year
    if not same_year or one.target or other.target:
        return None
    is_slip = not right.issuer and _is_slip(right, left.issued_on)
    if offices is not Agreement.YES and not is_slip:
        return None
    dated = next((each for each in other.mentions if each.day), None)
    return _two_days(dated, left.issued_on) if dated else None


def _is_slip(citation: Citation, other: date) -> bool:
    """Return whether the date is what a slip makes of *other*, of the same year.

    That is the order of its digits (06/5, 05/6); the day or the month, where the symbol
    is of an office of which there is one in a province, or in the country.
    """
    day, number = citation.issued_on, citation.number
    if day is None or number is None:
        return False
    if sorted(f"{day:%d%m%Y}") == sorted(f"{other:%d%m%Y}"):
        return True
    is_of_one = names_issuer(number) or _DEPARTMENT.search(number.symbol) is not None
    return is_of_one and (day.day == other.day or day.month == other.month)


def _two_days(printed: Printed, first: date | None) -> Finding:
    day = printed.day.value if printed.day else None
    message = (
        f"Cùng số, ký hiệu này: chỗ trước ghi ngày {day_text(first)}, "
        f"chỗ này ghi ngày {day_text(day)}."
    )
    return finding("two_days", printed.mention, message)


def _two_issuers(printed: Printed, first: str | None) -> Finding:
    message = f"Cùng số, ký hiệu này: chỗ trước ghi của {first}, chỗ này ghi khác."
    return finding("two_issuers", printed.mention, message)


def _is_of_its_year(printed: Printed) -> bool:
    """Return whether the mention has a date, of the year that its number gives."""
    day = printed.day.value if printed.day and printed.day.is_likely else None
    year = printed.number.number.year if printed.number else None
    return day is not None and year in {None, day.year}


def _differ(one: str, other: str) -> bool:
    return compare_offices(one, other) is Agreement.NO


def _place(cited: Cited) -> int:
    return cited.mentions[0].read_at
