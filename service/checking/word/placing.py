"""Where the words of a finding stand in the XML of the draft."""

from dataclasses import dataclass

from lxml import etree

from schemas.citation import Mention
from schemas.document import Text
from schemas.span import Span
from service.checking.word.letters import Letter, Letters, find_all, squeeze
from service.checking.word.package import ENDNOTES, FOOTNOTES, Package, W

_REFERENCES = {
    f"{W}footnoteReference": (FOOTNOTES, f"{W}footnote"),
    f"{W}endnoteReference": (ENDNOTES, f"{W}endnote"),
}


@dataclass(frozen=True, slots=True)
class _Story:
    """The body, or one note: its letters, the same as text, where text has it."""

    letters: Letters
    span: Span
    reference: etree._Element | None = None  # the run that refers to the note


@dataclass(frozen=True, slots=True)
class Placed:
    """The letters of the words, and the run that refers to them if in a note."""

    story: Letters
    letters: list[Letter]
    reference: etree._Element | None


class Places:
    """Finds words of the *text* that was read in the *package* it was read from."""

    def __init__(self, package: Package, text: Text) -> None:
        self._content = text.content
        starts = (note.span.start for note in text.notes)
        end = min(starts, default=len(text.content))
        self._body = _Story(Letters(package.document()), Span(0, end))
        self._notes = self._read_notes(package, text)

    def find(self, place: Mention) -> Placed | None:
        """Return where the words are; None if they cannot be found."""
        story = self._notes.get(place.footnote) if place.footnote else self._body
        if story is None:
            return None
        words = squeeze(place.text)
        before = squeeze(self._content[story.span.start : place.start])
        here = squeeze(story.span.within(self._content))
        order = sum(start < len(before) for start in find_all(here, words))
        found = find_all(story.letters.plain, words)
        if not found:
            return None
        start = found[min(order, len(found) - 1)]
        letters = story.letters.between(start, start + len(words))
        return Placed(story.letters, letters, story.reference)

    def _read_notes(self, package: Package, text: Text) -> dict[str, _Story]:
        spans = {note.mark: note.span for note in text.notes}
        stories: dict[str, _Story] = {}
        for mark, (reference, note) in _find_notes(package).items():
            if mark in spans:
                run = next(reference.iterancestors(f"{W}r"), None)
                stories[mark] = _Story(Letters(note), spans[mark], run)
        return stories


def _find_notes(
    package: Package,
) -> dict[str, tuple[etree._Element, etree._Element]]:
    """Return, by the mark that is printed, each reference and the note it is to."""
    found: dict[str, tuple[etree._Element, etree._Element]] = {}
    seen: set[tuple[str, str | None]] = set()
    for reference in package.document().iter(*_REFERENCES):
        key = (str(reference.tag), reference.get(f"{W}id"))
        if key in seen or reference.get(f"{W}customMarkFollows") in {"1", "true"}:
            continue
        seen.add(key)
        name, tag = _REFERENCES[key[0]]
        root = package.part(name)
        notes = () if root is None else root.iter(tag)
        for note in notes:
            if note.get(f"{W}id") == key[1]:
                found[str(len(seen))] = (reference, note)
    return found
