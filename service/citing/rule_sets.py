"""The rules by which a document cites others: those of its genre, on its date.

Legal documents follow other rules than administrative ones, and since 01/4/2025 no
longer give the date of what they cite, but in their căn cứ.
"""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cache

from schemas.vocabulary import table_rows

_CHOSEN = {True: "ghi ngày theo yêu cầu", False: "không ghi ngày theo yêu cầu"}


class Genre(StrEnum):
    """The genre of the citing document."""

    ADMINISTRATIVE = "administrative"
    LEGAL = "legal"
    PARTY = "party"


class LawForm(StrEnum):
    """How a law is named."""

    NAME = "name"  # Luật Lưu trữ
    NAME_DAY = "name_day"  # Luật Lưu trữ ngày 21 tháng 6 năm 2024
    NAME_YEAR = "name_year"  # Luật Lưu trữ năm 2024
    NAME_NUMBER = "name_number"  # Luật Lưu trữ số 33/2024/QH15
    DOC_TYPE_NUMBER = "kind_number"  # Luật số 33/2024/QH15


@dataclass(frozen=True, slots=True)
class RuleSet:
    """How *genre* cites in a period; both ends inclusive, None: open.

    ``law``, ``law_later`` and ``law_basis`` are for laws and ordinances: first and
    later mentions, căn cứ; ``with_day``: whether the first mention of others has the
    date, ``basis_with_day``: whether their căn cứ has. ``day_comma``: whether a comma
    stands before the date; then it is in figures. ``number_sign_later``: whether later
    mentions have the word ``số``. ``basis_end`` is the mark behind the last căn cứ,
    ``basis`` the clause that requires all that, ``day_reason`` what it says of dates.
    """

    genre: Genre
    valid_from: date | None
    valid_to: date | None
    law: LawForm
    law_later: LawForm
    law_basis: LawForm
    with_day: bool
    basis_with_day: bool
    day_comma: bool
    number_sign_later: bool
    basis_end: str
    basis: str
    day_reason: str
    example: str
    basis_example: str

    @property
    def reason(self) -> str:
        """The clause, and what is particular to dates."""
        return ": ".join(filter(None, (self.basis, self.day_reason)))

    def holds_on(self, day: date) -> bool:
        """Return whether it is in force on *day*."""
        return (self.valid_from or date.min) <= day <= (self.valid_to or date.max)


@cache
def rule_sets() -> tuple[RuleSet, ...]:
    """Return all rule sets of the table."""
    return tuple(
        RuleSet(
            genre=Genre(row["genre"]),
            valid_from=_day(row["valid_from"]),
            valid_to=_day(row["valid_to"]),
            law=LawForm(row["law"]),
            law_later=LawForm(row["law_later"]),
            law_basis=LawForm(row["law_basis"]),
            with_day=row["with_day"] == "yes",
            basis_with_day=row["basis_with_day"] == "yes",
            day_comma=row["day_comma"] == "yes",
            number_sign_later=row["number_sign_later"] == "yes",
            basis_end=row["basis_end"],
            basis=row["basis"],
            day_reason=row["day_reason"],
            example=row["example"],
            basis_example=row["basis_example"],
        )
        for row in table_rows("service.citing", "citing_rules")
    )


def rules_for(genre: Genre, day: date, *, with_day: bool | None = None) -> RuleSet:
    """Return the rules by which a document of *genre* and of that *day* cites.

    Practice is divided on the dates of what is cited: *with_day* decides for itself.
    """
    of_genre = (each for each in rule_sets() if each.genre is genre)
    found = next(each for each in of_genre if each.holds_on(day))
    if with_day is None:
        return found
    return replace(
        found, with_day=with_day, basis_with_day=with_day, day_reason=_CHOSEN[with_day]
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
