"""The rules by which a document cites others: those of its genre, on its date.

Legal documents follow other rules than administrative ones, and since 01/4/2025 no
longer give the date of what they cite.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from schemas.vocabulary import table_rows


class Genre(StrEnum):
    """The genre of the citing document."""

    ADMINISTRATIVE = "administrative"
    LEGAL = "legal"
    PARTY = "party"


class LawForm(StrEnum):
    """How a law is named."""

    NAME = "name"  # Luật Lưu trữ
    NAME_YEAR = "name_year"  # Luật Lưu trữ năm 2024
    NAME_NUMBER = "name_number"  # Luật Lưu trữ số 33/2024/QH15
    DOC_TYPE_NUMBER = "kind_number"  # Luật số 33/2024/QH15


@dataclass(frozen=True, slots=True)
class RuleSet:
    """How *genre* cites in a period; both ends inclusive, None: open.

    ``law`` and ``law_later`` are for laws and ordinances, first and later mentions;
    ``with_day``: whether the first mention of others has the date. ``basis`` is the
    clause that requires it.
    """

    genre: Genre
    valid_from: date | None
    valid_to: date | None
    law: LawForm
    law_later: LawForm
    with_day: bool
    basis: str
    example: str

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
            with_day=row["with_day"] == "yes",
            basis=row["basis"],
            example=row["example"],
        )
        for row in table_rows("service.citing", "citing_rules")
    )


def rules_for(genre: Genre, day: date) -> RuleSet:
    """Return the rules by which a document of *genre* and of that *day* cites."""
    of_genre = (each for each in rule_sets() if each.genre is genre)
    return next(each for each in of_genre if each.holds_on(day))


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
