"""What it is to read a table: what the reader says of the example of a row."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

Row = dict[str, str]
Facts = dict[str, Any]
"""What is read, each by its name; the values are those of JSON."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How the rows of a table are read, and what is to be read of them.

    ``says`` loads what it runs, so that what modules make of a table when they are
    loaded is made without the row, too. ``words``: what of a row the example of
    another may contain. ``refers``: the columns that name other rows. ``unproved``:
    why nothing can be read by a row alone, by how the row begins in the file.
    """

    says: Callable[[Row], Facts]
    expects: Callable[[Row], Facts]
    words: Callable[[Row], Iterable[str]]
    refers: tuple[str, ...] = ()
    unproved: Mapping[str, str] = field(default_factory=dict)

    def why_unproved(self, row: Row) -> str | None:
        """Return why nothing can be read by that row alone; mostly None."""
        cells = ",".join(row.values())
        reasons = (
            why for start, why in self.unproved.items() if cells.startswith(start)
        )
        return next(reasons, None)


def key(row: Row) -> str:
    """Return the first cell, which names the row."""
    return next(iter(row.values()))


def listed(cell: str) -> list[str]:
    """Return what a cell lists."""
    return [each for each in cell.split(";") if each]


def columns(*names: str) -> Callable[[Row], Iterable[str]]:
    """Return what gives the words in the columns of these *names*."""
    return lambda row: [each for name in names for each in listed(row[name])]


def alone(_row: Row) -> Iterable[str]:
    """Return a word that is in every example, so that each row is left out alone."""
    return [""]


def in_column(fact: str, name: str) -> Callable[[Row], Facts]:
    """Return what expects a *fact* to be as a column says."""
    return lambda row: {fact: row[name]}


def always(fact: str, value: object) -> Callable[[Row], Facts]:
    """Return what expects the same *value* of every row."""
    return lambda _row: {fact: value}
