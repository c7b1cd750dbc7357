"""How answers are printed: tables and trees on a terminal, else plain lines."""

import html
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from schemas.codec import to_json

Cell = str | Text | None

_MARK = re.compile(r"</?b>")
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


def show_line(line: str | Text) -> None:
    """Write one line; elsewhere than on a terminal without colours or breaks."""
    console = Console()
    text = Text(line) if isinstance(line, str) else line
    console.print(text, soft_wrap=not console.is_terminal)


def show_table(headings: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
    """Write a table; elsewhere than on a terminal, tabs between the cells."""
    console = Console()
    if not console.is_terminal:
        for row in rows:
            click.echo("\t".join(one_line(cell) for cell in row))
        return
    table = Table(
        *headings,
        box=None,
        pad_edge=False,
        header_style="bold",
        show_header=bool(headings),
    )
    for row in rows:
        table.add_row(
            *(cell if isinstance(cell, Text) else Text(cell or "") for cell in row)
        )
    console.print(table)


def show_trees(trees: Iterable[Branch]) -> None:
    """Write each tree; elsewhere than on a terminal, two spaces a level."""
    console = Console()
    for tree in trees:
        if console.is_terminal:
            console.print(_grow(tree, Tree(Text(tree.text, style="bold"))))
        else:
            _write_indented(tree, "")


def one_line(cell: Cell) -> str:
    """Return the cell without colours, line breaks and tabs."""
    return _WHITE.sub(" ", str(cell or "")).strip()


def marked_text(snippet: str) -> Text:
    """Return the text of an escaped snippet; what ``<b>`` marks is in colour."""
    text = Text()
    for index, part in enumerate(_MARK.split(snippet)):
        text.append(html.unescape(part), style="bold yellow" if index % 2 else "")
    return text


def day_text(day: date | None) -> str:
    """Return the date as it is written in Vietnam, ``28/10/2026``; of None nothing."""
    return f"{day:%d/%m/%Y}" if day else ""


def _grow(branch: Branch, tree: Tree) -> Tree:
    for below in branch.below:
        _grow(below, tree.add(Text(below.text, style=below.style)))
    return tree


def _write_indented(branch: Branch, indent: str) -> None:
    click.echo(indent + branch.text)
    for below in branch.below:
        _write_indented(below, indent + "  ")
