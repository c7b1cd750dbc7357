"""Tracked changes: what is taken out stays, marked; what is put in is marked too."""

import re
from copy import deepcopy
from dataclasses import dataclass
from itertools import count

from lxml import etree

from service.checking.word.comments import AUTHOR
from service.checking.word.letters import Letter, Letters, run_of, squeeze
from service.checking.word.package import W

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
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
    """Behind ``kept``, ``taken`` goes, and ``put`` comes in its place."""

    kept: str
    taken: str
    put: str


class Changes:
    """Makes tracked changes with ids from *first_id*; no letter is changed twice."""

    def __init__(self, first_id: int) -> None:
        self._ids = count(first_id)
        self._gone: set[int] = set()  # letters that were taken out
        self._put: set[tuple[int, str]] = set()  # what was put in, at which letter

    def make(self, story: Letters, letters: list[Letter], edit: Edit) -> bool:
        """Make the *edit* of the words that *letters* spell; False if that cannot be.

        It cannot where another change is, or something else than text in between.
        """
        at = len(squeeze(edit.kept))
        taken = letters[at : at + len(squeeze(edit.taken))]
        anchor = letters[min(at, len(letters) - 1)]
        touched = {id(each) for each in (*taken, anchor)}
        if touched & self._gone or (id(anchor), edit.put) in self._put:
            return False
        if _is_inserted(letters):
            return False
        if not taken:
            self._insert(story, letters, at, edit.put)
        elif not self._replace(story, taken, edit.put):
            return False
        self._gone.update(map(id, taken))
        self._put.add((id(anchor), edit.put))
        return True

    def _replace(self, story: Letters, taken: list[Letter], put: str) -> bool:
        first, last = story.isolate(taken)
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

    def _insert(self, story: Letters, letters: list[Letter], at: int, put: str) -> None:
        if at < len(letters):
            run, _ = story.isolate(letters[at:])
            run.addprevious(self._wrapped("ins", _text_run(run, put)))
        else:
            _, run = story.isolate(letters)
            run.addnext(self._wrapped("ins", _text_run(run, put)))

    def _wrapped(self, name: str, *runs: etree._Element) -> etree._Element:
        wrapper = etree.Element(f"{W}{name}")
        wrapper.set(f"{W}id", str(next(self._ids)))
        wrapper.set(f"{W}author", AUTHOR)
        wrapper.extend(runs)
        return wrapper


def edit_of(printed: str, text: str) -> Edit:
    """Return the least whole words to be changed to make *text* of *printed*."""
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
    element.set(_SPACE, "preserve")
    return run


def _is_inserted(letters: list[Letter]) -> bool:
    """Return whether a part was inserted by somebody else's tracked change."""
    doc_types = (f"{W}ins", f"{W}moveTo")
    return any(
        next(run_of(each).iterancestors(*doc_types), None) is not None
        for each in letters
    )
