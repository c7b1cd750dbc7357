"""The letters of a Word text, each with the place in the XML that holds it.

White space, footnote marks and what is not printed do not count: that is how the same
words are found in the XML and in the text that the reader made of it.
"""

from collections import defaultdict
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from unicodedata import combining

from lxml import etree

from schemas.spelling.characters import normalise_line
from schemas.spelling.superscripts import SUPERSCRIPTS
from service.checking.word.package import W

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SKIPPED = {
    f"{W}{name}" for name in ("del", "moveFrom", "instrText", "delText", "pPr", "rPr")
} | {_FALLBACK}
_MARKS = dict.fromkeys(map(ord, SUPERSCRIPTS))


@dataclass(slots=True, eq=False)
class Letter:
    """One letter: characters ``start`` to ``end`` of the text of ``element``."""

    char: str
    element: etree._Element
    start: int
    end: int


class Letters:
    """The letters below *root*, and the runs that hold them, which can be split."""

    def __init__(self, root: etree._Element) -> None:
        self._letters = list(_letters_in(root))
        self._held: dict[etree._Element, list[Letter]] = defaultdict(list)
        for letter in self._letters:
            self._held[letter.element].append(letter)
        self.plain = "".join(letter.char for letter in self._letters)

    def between(self, start: int, end: int) -> list[Letter]:
        """Return the letters of ``plain[start:end]``."""
        return self._letters[start:end]

    def isolate(self, letters: list[Letter]) -> tuple[etree._Element, etree._Element]:
        """Return the first and the last run of *letters*, split off on either side."""
        self._split_before(letters[0])
        self._split_after(letters[-1])
        return run_of(letters[0]), run_of(letters[-1])

    def _split_before(self, letter: Letter) -> None:
        if letter.start > 0:
            self._split_text(letter.element, letter.start)
        _split_run(run_of(letter), letter.element)

    def _split_after(self, letter: Letter) -> None:
        if letter.end < len(letter.element.text or ""):
            self._split_text(letter.element, letter.end)
        following = letter.element.getnext()
        if following is not None:
            _split_run(run_of(letter), following)

    def _split_text(self, element: etree._Element, position: int) -> None:
        text = element.text or ""
        rest = deepcopy(element)
        rest.tail = None
        element.text, rest.text = text[:position], text[position:]
        for each in (element, rest):
            each.set(_SPACE, "preserve")
        element.addnext(rest)
        for letter in self._held[element][:]:
            if letter.start >= position:
                self._held[element].remove(letter)
                letter.element = rest
                letter.start -= position
                letter.end -= position
                self._held[rest].append(letter)


def run_of(letter: Letter) -> etree._Element:
    """Return the run that holds the letter."""
    return next(letter.element.iterancestors(f"{W}r"))


def squeeze(text: str) -> str:
    """Return the letters of *text* as ``Letters.plain`` has them."""
    return "".join(char for char, _, _ in _characters(text))


def find_all(plain: str, words: str) -> list[int]:
    """Return where *words* begin in *plain*, in order."""
    found: list[int] = []
    start = plain.find(words) if words else -1
    while start >= 0:
        found.append(start)
        start = plain.find(words, start + 1)
    return found


def _letters_in(parent: etree._Element) -> Iterator[Letter]:
    for child in parent:
        if child.tag in _SKIPPED or not isinstance(child.tag, str):
            continue
        if child.tag == f"{W}t":
            for char, start, end in _characters(child.text or ""):
                yield Letter(char, child, start, end)
        elif child.tag == f"{W}noBreakHyphen":
            yield Letter("-", child, 0, 0)
        elif not _is_raised(child):
            yield from _letters_in(child)


def _characters(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield each letter in its one spelling, with the characters it was written by."""
    start = 0
    for end in range(1, len(text) + 1):
        if end < len(text) and combining(text[end]):
            continue
        for char in normalise_line(text[start:end]).translate(_MARKS):
            yield char, start, end
        start = end


def _split_run(run: etree._Element, child: etree._Element) -> None:
    """Let *child* and what follows it in *run* be a run of their own."""
    moved = [child, *child.itersiblings()]
    if all(each in moved or each.tag == f"{W}rPr" for each in run):
        return
    other = etree.Element(f"{W}r", nsmap=run.nsmap)
    properties = run.find(f"{W}rPr")
    if properties is not None:
        other.append(deepcopy(properties))
    other.extend(moved)
    run.addnext(other)


def _is_raised(run: etree._Element) -> bool:
    """Return whether a run is a footnote's mark, raised by hand."""
    align = run.find(f"{W}rPr/{W}vertAlign")
    if align is None or align.get(f"{W}val") != "superscript":
        return False
    return "".join(run.itertext(f"{W}t")).strip().isdecimal()
