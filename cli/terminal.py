"""Answers on a terminal: tables, trees and colours."""

import html
import re
from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from cli.output import Branch, Cell

_MARK = re.compile(r"</?b>")


def print_line(line: str | Text) -> None:
    """Write one line."""
    Console().print(Text(line) if isinstance(line, str) else line)


def print_table(headings: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
    """Write a table; without *headings*, its rows alone."""
    table = Table(
        *headings,
        box=None,
        pad_edge=False,
        header_style="bold",
        show_header=bool(headings),
    )
    for row in rows:
        table.add_row(*(Text(cell or "") for cell in row))
    Console().print(table)


def print_tree(branch: Branch) -> None:
    """Write a tree, its root in bold."""
    Console().print(_grow(branch, Tree(Text(branch.text, style="bold"))))


def marked_text(snippet: str) -> Text:
    """Return the text of an escaped snippet; what ``<b>`` marks is in colour."""
    text = Text()
    for index, part in enumerate(_MARK.split(snippet)):
        text.append(html.unescape(part), style="bold yellow" if index % 2 else "")
    return text


def _grow(branch: Branch, tree: Tree) -> Tree:
    for below in branch.below:
        _grow(below, tree.add(Text(below.text, style=below.style)))
    return tree
