"""The letters of a Word file, each with its place in the XML; runs split at them."""

from bisect import bisect_right
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from ingest.readers.wordml.xml_names import SPACE, W


class SplitText:
    """The text of one element, which may be split into several that follow it."""

    def __init__(self, element: etree._Element) -> None:
        self._starts = [0]
        self._elements = [element]

    def at(self, offset: int) -> tuple[etree._Element, int]:
        """Return the element that has the character at *offset*, and where it begins.

        *offset* counts from the beginning of the text as it was before any split.
        """
        place = bisect_right(self._starts, offset) - 1
        return self._elements[place], self._starts[place]

    def split(self, offset: int) -> None:
        """Have an element begin at *offset*."""
        place = bisect_right(self._starts, offset)
        element, start = self._elements[place - 1], self._starts[place - 1]
        if start == offset:
            return
        text = element.text or ""
        rest = etree.Element(element.tag, dict(element.attrib), element.nsmap)
        element.text, rest.text = text[: offset - start], text[offset - start :]
        for each in (element, rest):
            each.set(SPACE, "preserve")
        element.addnext(rest)
        self._starts.insert(place, offset)
        self._elements.insert(place, rest)


@dataclass(slots=True, eq=False)
class Letter:
    """One printed character: ``first`` up to ``last`` of the ``source`` text."""

    source: SplitText
    first: int
    last: int

    @property
    def element(self) -> etree._Element:
        """The element that prints it."""
        return self.source.at(self.first)[0]

    @property
    def start(self) -> int:
        """Where it begins in the text of its element."""
        return self.first - self.source.at(self.first)[1]

    @property
    def end(self) -> int:
        """Where it ends in the text of its element."""
        return self.last - self.source.at(self.first)[1]

    @property
    def run(self) -> etree._Element:
        """The run that holds it."""
        return next(self.element.iterancestors(f"{W}r"))


def isolate(letters: list[Letter]) -> tuple[etree._Element, etree._Element]:
    """Return the first and the last run of *letters*, split off on either side."""
    run_from(letters[0])
    last = run_up_to(letters[-1])
    return letters[0].run, last


def run_from(letter: Letter) -> etree._Element:
    """Return the run of *letter*, made to begin with it."""
    letter.source.split(letter.first)
    _split_run(letter.run, letter.element)
    return letter.run


def run_up_to(letter: Letter) -> etree._Element:
    """Return the run of *letter*, made to end with it."""
    if letter.end < len(letter.element.text or ""):
        letter.source.split(letter.last)
    following = letter.element.getnext()
    if following is not None:
        _split_run(letter.run, following)
    return letter.run


def _split_run(run: etree._Element, child: etree._Element) -> None:
    """Make a run of its own of *child* and what follows it in *run*."""
    moved = [child, *child.itersiblings()]
    if all(each in moved or each.tag == f"{W}rPr" for each in run):
        return
    other = etree.Element(f"{W}r", nsmap=run.nsmap)
    properties = run.find(f"{W}rPr")
    if properties is not None:
        other.append(deepcopy(properties))
    other.extend(moved)
    run.addnext(other)
