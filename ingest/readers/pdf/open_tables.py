"""Tables that are not ruled on all sides: which of their rules are missing.

Rules run between their rows; their sides are open, and often their columns too. Words
show where a column ends, numbers in the first column where a row begins.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from pdfplumber.table import merge_edges

from ingest.readers.page.gutters import Strip, free_strips, is_left
from ingest.readers.page.rows import Word, group_rows

Rule = dict[str, Any]
"""A line as pdfplumber describes it."""

_NEAR = 3.0  # points within which pdfplumber takes lines for one
_NARROWEST = 150.0  # points; shorter rules underline words
_FEWEST_RULES = 3  # above and below two rows
_NUMBER = re.compile(r"\d{1,3}\.?")


def rule(left: float, top: float, right: float, bottom: float) -> Rule:
    """Return a line as pdfplumber describes it."""
    width, height = right - left, bottom - top
    return {
        "object_type": "line_edge",
        "orientation": "v" if height > width else "h",
        "x0": left,
        "x1": right,
        "top": top,
        "bottom": bottom,
        "width": width,
        "height": height,
    }


def missing_rules(
    across: Sequence[Rule], uprights: Sequence[Rule], words: Sequence[Word]
) -> list[Rule]:
    """Return the rules that the open tables of a page lack."""
    if len(across) < _FEWEST_RULES:
        return []
    return [
        missing
        for ladder in _ladders(across)
        if not all(_has_side(x, ladder, uprights) for x in (ladder.left, ladder.right))
        for table in _tables(ladder, words)
        for missing in _rules_of(table, uprights, words)
    ]


@dataclass(frozen=True, slots=True)
class _Ladder:
    """Rules of one length below one another: their ends, how far down they are.

    ``gutters`` are free of words from the first to the last.
    """

    left: float
    right: float
    levels: tuple[float, ...]
    gutters: tuple[Strip, ...] = ()

    def holds(self, word: Word) -> bool:
        """Return whether a word is between the rules."""
        inside = self.left < (word.left + word.right) / 2 < self.right
        return inside and self.levels[0] < word.middle < self.levels[-1]

    def is_along(self, upright: Rule) -> bool:
        """Return whether an upright rule is as far down the page."""
        top: float = upright["top"]
        bottom: float = upright["bottom"]
        return top < self.levels[-1] and bottom > self.levels[0]


def _ladders(across: Sequence[Rule]) -> Iterator[_Ladder]:
    """Yield rules that begin and end below one another."""
    groups: list[list[Rule]] = []
    for each in merge_edges(list(across), _NEAR, _NEAR, _NEAR, _NEAR):
        if each["width"] < _NARROWEST:
            continue
        same = (group for group in groups if _is_alike(each, group[0]))
        group = next(same, None)
        if group is None:
            groups.append([each])
        else:
            group.append(each)
    for group in groups:
        if len(group) >= _FEWEST_RULES:
            levels = tuple(sorted(each["top"] for each in group))
            yield _Ladder(group[0]["x0"], group[0]["x1"], levels)


def _is_alike(one: Rule, other: Rule) -> bool:
    return all(abs(one[end] - other[end]) < _NEAR for end in ("x0", "x1"))


def _has_side(x: float, ladder: _Ladder, uprights: Sequence[Rule]) -> bool:
    return any(
        abs(each["x0"] - x) < _NEAR and ladder.is_along(each) for each in uprights
    )


def _tables(ladder: _Ladder, words: Sequence[Word]) -> Iterator[_Ladder]:
    """Yield the parts of a ladder whose rows leave the same gutters free."""
    whole = ((ladder.left, ladder.right),)
    part = replace(ladder, levels=ladder.levels[:1], gutters=whole)
    for levels in pairwise(ladder.levels):
        row = replace(ladder, levels=levels)
        inside = sorted(filter(row.holds, words), key=lambda word: word.left)
        gutters = tuple(_gutters(part.gutters, inside))
        if gutters:
            part = replace(part, levels=(*part.levels, levels[1]), gutters=gutters)
            continue
        if len(part.levels) >= _FEWEST_RULES:
            yield part
        part = replace(ladder, levels=levels[1:], gutters=whole)
    if len(part.levels) >= _FEWEST_RULES:
        yield part


def _gutters(strips: Sequence[Strip], words: Sequence[Word]) -> Iterator[Strip]:
    """Yield the parts of strips that are free between some of the words."""
    for strip in free_strips(strips, words):
        if len({is_left(word, strip) for word in words}) > 1:
            yield strip


def _rules_of(
    table: _Ladder, uprights: Sequence[Rule], words: Sequence[Word]
) -> Iterator[Rule]:
    """Yield the sides of a table, its columns, and what parts its numbered rows."""
    left, right = table.left, table.right
    inner = [each["x0"] for each in uprights if table.is_along(each)]
    ruled = sorted(x for x in inner if left + _NEAR < x < right - _NEAR)
    columns = ruled or [sum(gutter) / 2 for gutter in table.gutters]
    for x in (left, *columns, right):
        yield rule(x, table.levels[0], x, table.levels[-1])
    first = replace(table, right=columns[0])
    for level in _row_starts(table, list(filter(first.holds, words))):
        yield rule(left, level, right, level)


def _row_starts(table: _Ladder, words: Sequence[Word]) -> Iterator[float]:
    """Yield where rows begin that are numbered in the first column, but not ruled."""
    for levels in pairwise(table.levels):
        row = replace(table, levels=levels)
        lines = group_rows(filter(row.holds, words))
        if all(_NUMBER.fullmatch(line[0].text) for line in lines):
            yield from (line[0].top for line in lines[1:])
