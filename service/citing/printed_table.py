"""A table as it is printed: what it is called, what is said above it, its rows."""

from dataclasses import dataclass

LONGEST = 1000
"""Characters of a cell that are printed."""


@dataclass(frozen=True, slots=True)
class Column:
    """The heading of a column, and its share of the width."""

    heading: str
    share: int


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """Rows with a cell for each column; ``notes`` are lines between title and table."""

    title: str
    notes: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def headings(self) -> tuple[str, ...]:
        """What stands above the columns."""
        return tuple(each.heading for each in self.columns)


def printable(text: str) -> str:
    """Return *text* as it can be printed: on one line, not endless."""
    shown = "".join(each if each.isprintable() else " " for each in text)
    return shown if len(shown) <= LONGEST else f"{shown[: LONGEST - 1]}…"
