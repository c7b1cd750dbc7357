"""How likely digits are, from the columns of a line.

A column shows a digit or nothing; a digit may span several columns; two equal
digits have a column of nothing between them (connectionist temporal classification).
"""

from collections.abc import Sequence
from functools import cache
from itertools import repeat

from ingest.programs import Column
from schemas.spelling.folding import fold_accents
from schemas.vocabulary import table_rows

Row = list[float]
"""How likely it is that a column holds nothing, then each digit from 0 to 9."""

_NOTHING = ("", " ")
_KEPT = 12  # beginnings of a serial that are followed in parallel
_LONGEST = 6  # digits of a serial
_FAINT = 1e-5  # of a whole serial


def digit_rows(columns: Sequence[Column]) -> list[Row]:
    """Return, for each column, the likelihoods of what is or looks like a digit."""
    return [_row(column) for column in columns]


def serials(rows: Sequence[Row]) -> dict[str, float]:
    """Return the likely digits that all of *rows* show, and how likely each is."""
    found: dict[str, tuple[float, float]] = {"": (1.0, 0.0)}
    for row in rows:
        longer: dict[str, tuple[float, float]] = {}
        for digits, (ended, going_on) in found.items():
            whole = ended + going_on
            _add(longer, digits, whole * row[0], 0.0)
            if digits:
                _add(longer, digits, 0.0, going_on * row[1 + int(digits[-1])])
            if len(digits) < _LONGEST:
                for digit in range(10):
                    again = digits[-1:] == str(digit)
                    before = ended if again else whole
                    _add(longer, f"{digits}{digit}", 0.0, before * row[1 + digit])
        best = sorted(longer.items(), key=lambda each: -sum(each[1]))
        found = dict(best[:_KEPT])
    likely = {digits: sum(parts) for digits, parts in found.items() if digits}
    return {digits: p for digits, p in likely.items() if p > _FAINT}


def likelihood(rows: Sequence[Row], digits: str) -> float:
    """Return how likely it is that all of *rows* show exactly these digits."""
    signs = [0]
    for digit in digits:
        signs += [1 + int(digit), 0]
    reached = [1.0, *repeat(0.0, len(signs))]  # before the first row; signs from 1 on
    for row in rows:
        reached = [0.0, *_moved(reached, signs, row)]
    return reached[-1] + reached[-2]


def _moved(reached: list[float], signs: list[int], row: Row) -> list[float]:
    """Return how likely each sign is to be reached with one more row."""
    moved = []
    for place, sign in enumerate(signs, 1):
        before = reached[place] + reached[place - 1]
        skips = place > 2 and sign and sign != signs[place - 3]  # noqa: PLR2004
        if skips or (place == 2 and reached[0]):  # noqa: PLR2004
            before += reached[place - 2]
        moved.append(before * row[sign])
    return moved


def _add(
    found: dict[str, tuple[float, float]], digits: str, ended: float, going_on: float
) -> None:
    before = found.get(digits, (0.0, 0.0))
    found[digits] = (before[0] + ended, before[1] + going_on)


def _row(column: Column) -> Row:
    row = [0.0] * 11
    for sign, likely in column.signs:
        if sign in _NOTHING:
            row[0] += likely
            continue
        digit = _digits().get(fold_accents(sign))
        if digit is not None:
            row[1 + digit] += likely
    return row


@cache
def _digits() -> dict[str, int]:
    """Return the digits, and the signs that handwritten digits are mistaken for."""
    alike = {
        row["sign"]: int(row["digit"]) for row in table_rows("ingest", "hand_digits")
    }
    return {**{str(digit): digit for digit in range(10)}, **alike}
