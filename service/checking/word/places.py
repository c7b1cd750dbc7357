"""Where the words of a draft stand in the XML of its Word file."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from ingest.readers.wordml.package import Package
from ingest.readers.wordml.traced_line import TracedLine
from ingest.readers.wordml.walker import NOTES, SKIPPED, walk
from ingest.readers.wordml.xml_names import W
from schemas.document import ParsedDocument
from schemas.span import Span
from schemas.spelling.characters import normalised_from
from service.checking.word.letters import Letter, Letters

_TAGS_OF_NOTES = tuple(tag for _, tag in NOTES.values())


@dataclass(frozen=True, slots=True)
class Placed:
    """The letters of words, and the run that refers to them if they are in a note."""

    letters: list[Letter]
    reference: etree._Element | None


class Places:
    """The letters of the *package* by their offsets in the *draft* read from it."""

    def __init__(self, package: Package, draft: ParsedDocument) -> None:
        self._content = draft.text.content
        self._letters: list[Letter | None] = [None] * len(self._content)
        self._place_letters(walk(package), draft)
        self._references = dict(_references(package))
        self.letters = Letters(filter(None, self._letters))

    def find(self, span: Span) -> Placed | None:
        """Return where the words of *span* are; None where the file has none of them.

        It has none of what Word itself prints: marks of notes, numbers of lists.
        """
        letters = self.letters_of(span)
        if not letters:
            return None
        note = next(letters[0].element.iterancestors(*_TAGS_OF_NOTES), None)
        if note is None:
            return Placed(letters, None)
        key = (str(note.tag), note.get(f"{W}id"))
        return Placed(letters, self._references.get(key))

    def letters_of(self, span: Span) -> list[Letter]:
        """Return the letters of *span* that the file has, in their order."""
        return list(filter(None, self._letters[span.start : span.end]))

    def has_all(self, span: Span) -> bool:
        """Return whether the file has each letter of *span*, but for white space."""
        offsets = range(span.start, span.end)
        return all(self._letters[at] or self._content[at].isspace() for at in offsets)

    def _place_letters(self, lines: list[TracedLine], draft: ParsedDocument) -> None:
        (page,) = draft.reading.pages
        for segment in draft.text.segments:
            read, traced = page.lines[segment.line], lines[segment.line]
            if len(read.text) == len(traced.text):  # old fonts are one for one, or not
                letters = _letters_of(traced, normalised_from(read.text))
                for offset, letter in enumerate(letters, start=segment.start):
                    self._letters[offset] = letter


def _letters_of(
    line: TracedLine, places: list[tuple[int, int]]
) -> Iterator[Letter | None]:
    """Yield the letter at each place in the text of *line*, None if it is of none."""
    sources = list(_sources(line))
    for start, end in places:
        element, first = sources[start]
        last = max(at for source, at in sources[start:end] if source is element)
        yield None if element is None else Letter(element, first, last + 1)


def _sources(line: TracedLine) -> Iterator[tuple[etree._Element | None, int]]:
    for piece in line.pieces:
        element = piece.element
        if element is not None and next(element.iterancestors(f"{W}r"), None) is None:
            element = None
        for at in range(len(piece.text)):
            yield element, piece.start + at


def _references(
    package: Package,
) -> Iterator[tuple[tuple[str, str | None], etree._Element]]:
    """Yield the tag and the id of each note, and the run that refers to it."""
    for reference in package.document().iter(*NOTES):
        run = next(reference.iterancestors(f"{W}r"), None)
        if run is not None and next(reference.iterancestors(*SKIPPED), None) is None:
            _, tag = NOTES[str(reference.tag)]
            yield (tag, reference.get(f"{W}id")), run
