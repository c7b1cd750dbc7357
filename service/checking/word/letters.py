"""The letters of a Word file, each with its place in the XML; runs split at them."""

from collections import defaultdict
from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from ingest.readers.wordml.xml_names import SPACE, W


@dataclass(slots=True, eq=False)
class Letter:
    """One printed character: ``start`` to ``end`` of the text of ``element``."""

    element: etree._Element
    start: int
    end: int

    @property
    def run(self) -> etree._Element:
        """The run that holds it."""
        return next(self.element.iterancestors(f"{W}r"))


class Letters:
    """Splits runs, and has *letters* follow the elements that they are moved to."""

    def __init__(self, letters: Iterable[Letter]) -> None:
        self._held: dict[etree._Element, list[Letter]] = defaultdict(list)
        for letter in letters:
            self._held[letter.element].append(letter)

    def isolate(self, letters: list[Letter]) -> tuple[etree._Element, etree._Element]:
        """Return the first and the last run of *letters*, split off on either side."""
        self.run_from(letters[0])
        last = self.run_up_to(letters[-1])
        return letters[0].run, last

    def run_from(self, letter: Letter) -> etree._Element:
        """Return the run of *letter*, made to begin with it."""
        if letter.start > 0:
            self._split_text(letter.element, letter.start)
        _split_run(letter.run, letter.element)
        return letter.run

    def run_up_to(self, letter: Letter) -> etree._Element:
        """Return the run of *letter*, made to end with it."""
        if letter.end < len(letter.element.text or ""):
            self._split_text(letter.element, letter.end)
        following = letter.element.getnext()
        if following is not None:
            _split_run(letter.run, following)
        return letter.run

    def _split_text(self, element: etree._Element, position: int) -> None:
        text = element.text or ""
        rest = deepcopy(element)
        rest.tail = None
        element.text, rest.text = text[:position], text[position:]
        for each in (element, rest):
            each.set(SPACE, "preserve")
        element.addnext(rest)
        for letter in self._held[element][:]:
            if letter.start >= position:
                self._held[element].remove(letter)
                letter.element = rest
                letter.start -= position
                letter.end -= position
                self._held[rest].append(letter)


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
