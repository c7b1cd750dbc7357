"""Numbers that Word prints before paragraphs but does not keep in their text."""

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from lxml import etree

from ingest.readers.wordml.xml_names import W

_PLACE = re.compile(r"%(\d)")  # in "%1.%2" the numbers of the levels
_BULLET = "-"  # Word's own sign is a letter of a symbol font
_MOST_LEVELS = 9
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Level:
    """The format of the numbers of one level: ``Điều %1.``, ``%1)``."""

    format: str
    pattern: str
    start: int


class Numbering:
    """Counts the paragraphs of a document in their order."""

    def __init__(
        self, numbering: etree._Element | None, styles: etree._Element | None
    ) -> None:
        self._lists = {} if numbering is None else _lists(numbering)
        self._styles = {} if styles is None else _numbered_styles(styles)
        self._counts: defaultdict[str, dict[int, int]] = defaultdict(dict)

    def label(self, paragraph: etree._Element) -> str:
        """Return what is printed before a paragraph, with a space; often nothing."""
        place = self._place(paragraph)
        if place is None:
            return ""
        kind, depth = place
        levels = self._lists.get(kind)
        if levels is None or depth not in levels[1]:
            return ""
        printed = _printed(levels[1], depth, self._count(*levels, depth))
        return f"{printed} " if printed else ""

    def _place(self, paragraph: etree._Element) -> tuple[str, int] | None:
        """Return the list and the level of a paragraph, by itself or by its style."""
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        inherited = self._styles.get(_value(style)) if style is not None else None
        own = paragraph.find(f"{W}pPr/{W}numPr")
        return inherited if own is None else _list_and_level(own)

    def _count(
        self, kind: str, levels: dict[int, _Level], depth: int
    ) -> dict[int, int]:
        """Count one on at a level; deeper levels restart."""
        counts = self._counts[kind]
        counts[depth] = counts.get(depth, levels[depth].start - 1) + 1
        for deeper in [level for level in counts if level > depth]:
            del counts[deeper]
        return counts


def _lists(numbering: etree._Element) -> dict[str, tuple[str, dict[int, _Level]]]:
    """Return for each list what it counts with (its kind), and its levels."""
    kinds = {
        kind.get(f"{W}abstractNumId", ""): _levels(kind)
        for kind in numbering.iterfind(f"{W}abstractNum")
    }
    lists = {}
    for each in numbering.iterfind(f"{W}num"):
        number, kind = each.get(f"{W}numId", ""), _value_in(each, "abstractNumId")
        restarts = each.find(f"{W}lvlOverride/{W}startOverride") is not None
        if kind in kinds:
            lists[number] = (f"num {number}" if restarts else kind, kinds[kind])
    return lists


def _levels(kind: etree._Element) -> dict[int, _Level]:
    return {
        _whole(level.get(f"{W}ilvl", "0")): _Level(
            _value_in(level, "numFmt") or "decimal",
            _value_in(level, "lvlText"),
            _whole(_value_in(level, "start") or "1"),
        )
        for level in kind.iterfind(f"{W}lvl")
    }


def _numbered_styles(styles: etree._Element) -> dict[str, tuple[str, int]]:
    return {
        style.get(f"{W}styleId", ""): _list_and_level(numbered)
        for style in styles.iterfind(f"{W}style")
        if (numbered := style.find(f"{W}pPr/{W}numPr")) is not None
    }


def _list_and_level(numbered: etree._Element) -> tuple[str, int]:
    return _value_in(numbered, "numId"), _whole(_value_in(numbered, "ilvl") or "0")


def _printed(levels: dict[int, _Level], depth: int, counts: dict[int, int]) -> str:
    level = levels[depth]
    if level.format == "bullet":
        return _BULLET

    def number(place: re.Match[str]) -> str:
        at = int(place[1]) - 1
        if at not in levels:
            return ""
        return written(counts.get(at, levels[at].start), levels[at].format)

    return "" if level.format == "none" else _PLACE.sub(number, level.pattern)


def written(number: int, form: str) -> str:
    """Return a number as the lists of that form have it: ``lowerRoman`` 4 is iv."""
    write = _FORMS.get(form, str)
    return write(number) if number > 0 else str(number)


def _letter(number: int) -> str:
    """1 → a, 26 → z, 27 → aa, as Word counts."""
    turns, letter = divmod(number - 1, 26)
    return chr(ord("a") + letter) * min(turns + 1, _MOST_LEVELS)


def _roman(number: int) -> str:
    written = ""
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        written += sign * min(count, _MOST_LEVELS)
    return written


_FORMS: dict[str, Callable[[int], str]] = {
    "lowerLetter": _letter,
    "upperLetter": lambda number: _letter(number).upper(),
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperRoman": _roman,
    "decimalZero": lambda number: f"{number:02}",
}


def _value_in(parent: etree._Element, name: str) -> str:
    found = parent.find(f"{W}{name}")
    return "" if found is None else _value(found)


def _value(element: etree._Element) -> str:
    return str(element.get(f"{W}val", ""))


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() else 0
