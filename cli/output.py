"""How answers are printed: tables and trees on a terminal, else plain lines."""

import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

from schemas.codec import to_json

if TYPE_CHECKING:
    from types import ModuleType

    from rich.text import Text

Cell = str | None

_WHITE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Branch:
    """A line of a tree, and the lines below it; ``style`` is one of rich's."""

    text: str
    below: tuple["Branch", ...] = ()
    style: str = ""


def show_json(report: Any) -> None:
    """Write *report* as one line of JSON."""
    click.echo(to_json(report))


def show_line(line: "str | Text") -> None:
    """Write one line; elsewhere than on a terminal without colours or breaks."""
    if _on_terminal():
        _terminal().print_line(line)
    else:
        click.echo(str(line))


def show_table(headings: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
    """Write a table; elsewhere than on a terminal, tabs between the cells."""
    if _on_terminal():
        _terminal().print_table(headings, rows)
        return
    for row in rows:
        click.echo("\t".join(one_line(cell) for cell in row))


def show_trees(trees: Iterable[Branch]) -> None:
    """Write each tree; elsewhere than on a terminal, two spaces a level."""
    for tree in trees:
        if _on_terminal():
            _terminal().print_tree(tree)
        else:
            _write_indented(tree, "")


def one_line(cell: Cell) -> str:
    """Return the cell without colours, line breaks and tabs."""
    return _WHITE.sub(" ", str(cell or "")).strip()


def _on_terminal() -> bool:
    return sys.stdout.isatty()


def _terminal() -> "ModuleType":
    """Load what draws tables and trees: other programs have no use for it."""
    return import_module("cli.terminal")


def _write_indented(branch: Branch, indent: str) -> None:
    click.echo(indent + branch.text)
    for below in branch.below:
        _write_indented(below, indent + "  ")
