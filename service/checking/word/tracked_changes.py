"""Tracked changes: what is taken out stays, marked; what is put in is marked too."""

import re
from copy import deepcopy
from dataclasses import dataclass
from datetime import datetime
from itertools import count

from lxml import etree

from ingest.readers.wordml.xml_names import SPACE, W
from schemas.finding import Correction
from schemas.span import Span
from service.checking.word.comments import AUTHOR, written_time
from service.checking.word.letters import Letter, isolate, run_from, run_up_to
from service.checking.word.places import Places

_PLAIN = {
    f"{W}{name}" for name in ("rPr", "t", "noBreakHyphen", "lastRenderedPageBreak")
}
_BETWEEN = {
    f"{W}{name}"
    for name in (
        "r", "bookmarkStart", "bookmarkEnd", "proofErr",
        "commentRangeStart", "commentRangeEnd",
    )
}  # fmt: skip
_WORD = re.compile(r"\s+|\S+")


@dataclass(frozen=True, slots=True)
class Edit:
    """After ``kept``, ``put`` comes in the place of ``taken``."""

    kept: str
    taken: str
    put: str


class TrackedChanges:
    """Makes corrections with ids from *first_id*; no letter is changed twice."""

    def __init__(self, places: Places, first_id: int, when: datetime) -> None:
        self._places, self._when = places, written_time(when)
        self._ids = count(first_id)
        self._gone: set[Letter] = set()
        self._put: set[tuple[Letter, str]] = set()  # what was put in, at which letter

    def make(self, correction: Correction) -> bool:
        """Make the *correction*; return False if that cannot be done.

        It cannot be done where another change is, in what Word itself prints, or where
        something else than text stands in between.
        """
        edit = edit_of(correction.printed, correction.text)
        start = correction.span.start + len(edit.kept)
        taken_at = Span(start, start + len(edit.taken))
        letters = self._places.letters_of(correction.span)
        following = self._places.letters_of(Span(start, correction.span.end))
        if not letters or not self._places.has_all(taken_at) or _is_inserted(letters):
            return False
        anchor = following[0] if following else letters[-1]
        taken = self._places.letters_of(taken_at)
        if self._gone & {*taken, anchor} or (anchor, edit.put) in self._put:
            return False
        if taken and not self._replace(taken, edit.put):
            return False
        if not taken:
            self._insert(anchor, edit.put, before=bool(following))
        self._gone.update(taken)
        self._put.add((anchor, edit.put))
        return True

    def _replace(self, taken: list[Letter], put: str) -> bool:
        first, last = isolate(taken)
        runs = _runs_between(first, last)
        if runs is None:
            return False
        last.addnext(self._wrapped("ins", _text_run(last, put)))
        for run in runs:
            wrapper = self._wrapped("del")
            run.addprevious(wrapper)
            wrapper.append(run)
            for text in run.iterfind(f"{W}t"):
                text.tag = f"{W}delText"
        return True

    def _insert(self, anchor: Letter, put: str, *, before: bool) -> None:
        if before:
            run = run_from(anchor)
            run.addprevious(self._wrapped("ins", _text_run(run, put)))
        else:
            run = run_up_to(anchor)
            run.addnext(self._wrapped("ins", _text_run(run, put)))

    def _wrapped(self, name: str, *runs: etree._Element) -> etree._Element:
        wrapper = etree.Element(f"{W}{name}")
        wrapper.set(f"{W}id", str(next(self._ids)))
        wrapper.set(f"{W}author", AUTHOR)
        wrapper.set(f"{W}date", self._when)
        wrapper.extend(runs)
        return wrapper


def edit_of(printed: str, text: str) -> Edit:
    """Return the fewest whole words to change so that *printed* reads *text*."""
    old, new = _WORD.findall(printed), _WORD.findall(text)
    head = _common(old, new)
    tail = _common(old[head:][::-1], new[head:][::-1])
    taken = old[head : len(old) - tail]
    put = new[head : len(new) - tail]
    return Edit("".join(old[:head]), "".join(taken), "".join(put))


def _common(left: list[str], right: list[str]) -> int:
    pairs = zip(left, right, strict=False)
    return next(
        (at for at, (one, other) in enumerate(pairs) if one != other),
        min(len(left), len(right)),
    )


def _runs_between(
    first: etree._Element, last: etree._Element
) -> list[etree._Element] | None:
    """Return the runs from *first* to *last*; None if there is more than text."""
    siblings = [first]
    while siblings[-1] is not last:
        following = siblings[-1].getnext()
        if following is None or following.tag not in _BETWEEN:
            return None
        siblings.append(following)
    runs = [each for each in siblings if each.tag == f"{W}r"]
    plain = all(child.tag in _PLAIN for run in runs for child in run)
    return runs if plain else None


def _text_run(like: etree._Element, text: str) -> etree._Element:
    run = etree.Element(f"{W}r", nsmap=like.nsmap)
    properties = like.find(f"{W}rPr")
    if properties is not None:
        run.append(deepcopy(properties))
    element = etree.SubElement(run, f"{W}t")
    element.text = text
    element.set(SPACE, "preserve")
    return run


def _is_inserted(letters: list[Letter]) -> bool:
    """Return whether somebody else's tracked change inserted a part."""
    insertions = (f"{W}ins", f"{W}moveTo")
    return any(
        next(letter.element.iterancestors(*insertions), None) is not None
        for letter in letters
    )
