"""Where the words of a draft stand in the XML of its Word file."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from ingest.readers.wordml.package import Package
from ingest.readers.wordml.traced_line import TracedLine
from ingest.readers.wordml.walker import NOTES, SKIPPED, walk
from ingest.readers.wordml.xml_names import W
from schemas.document import ParsedDocument, Segment
from schemas.span import Span
from schemas.spelling.characters import normalised_from
from service.checking.word.letters import Letter, SplitText

_TAGS_OF_NOTES = tuple(tag for _, tag in NOTES.values())


@dataclass(frozen=True, slots=True)
class Placed:
    """The letters of words, and the run that refers to them if they are in a note."""

    letters: list[Letter]
    reference: etree._Element | None


class Places:
    """The letters of the *package* by their offsets in the *draft* read from it.

    Only the lines that are asked for are traced: a draft has few findings.
    """

    def __init__(self, package: Package, draft: ParsedDocument) -> None:
        (page,) = draft.reading.pages
        self._text, self._read = draft.text, page.lines
        self._traced = walk(package)
        self._texts: dict[etree._Element, SplitText] = {}
        self._letters: dict[int, list[Letter | None]] = {}  # by the start of a segment
        self._references = dict(_references(package))

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
        return [letter for _, letter in self._placed(span) if letter]

    def has_all(self, span: Span) -> bool:
        """Return whether the file has each letter of *span*, but for white space."""
        placed = {offset for offset, letter in self._placed(span) if letter}
        words = self._text.content
        offsets = range(span.start, span.end)
        return all(at in placed or words[at].isspace() for at in offsets)

    def _placed(self, span: Span) -> Iterator[tuple[int, Letter | None]]:
        """Yield the offsets of *span* that are in a line, each with its letter."""
        segments = self._text.segments
        first = bisect_right(segments, span.start, key=lambda each: each.start) - 1
        for segment in segments[max(first, 0) :]:
            if segment.start >= span.end:
                return
            start = max(span.start - segment.start, 0)
            letters = self._line(segment)[start : span.end - segment.start]
            yield from enumerate(letters, start=segment.start + start)

    def _line(self, segment: Segment) -> list[Letter | None]:
        """Return the letters of a line, none where they are not one for one."""
        if segment.start not in self._letters:
            read, traced = self._read[segment.line], self._traced[segment.line]
            exact = len(read.text) == len(traced.text)  # some old fonts are not
            places = normalised_from(read.text) if exact else []
            letters = _letters_of(traced, places, self._texts)
            self._letters[segment.start] = list(letters)
        return self._letters[segment.start]


def _letters_of(
    line: TracedLine,
    places: list[tuple[int, int]],
    texts: dict[etree._Element, SplitText],
) -> Iterator[Letter | None]:
    """Yield the letter at each place in the text of *line*, None if it is of none."""
    sources = list(_sources(line, texts))
    for start, end in places:
        text, first = sources[start]
        if text is None:
            yield None
        elif end == start + 1:
            yield Letter(text, first, first + 1)
        else:
            last = max(at for source, at in sources[start:end] if source is text)
            yield Letter(text, first, last + 1)


def _sources(
    line: TracedLine, texts: dict[etree._Element, SplitText]
) -> Iterator[tuple[SplitText | None, int]]:
    """Yield for each character of *line* the text that has it, and where."""
    for piece in line.pieces:
        text = None if piece.element is None else _text_of(piece.element, texts)
        for at in range(piece.start, piece.start + len(piece.text)):
            yield text, at


def _text_of(
    element: etree._Element, texts: dict[etree._Element, SplitText]
) -> SplitText | None:
    """Return the text of *element*, always the same; None where it is in no run."""
    if element not in texts and next(element.iterancestors(f"{W}r"), None) is not None:
        texts[element] = SplitText(element)
    return texts.get(element)


def _references(
    package: Package,
) -> Iterator[tuple[tuple[str, str | None], etree._Element]]:
    """Yield the tag and the id of each note, and the run that refers to it."""
    for reference in package.document().iter(*NOTES):
        run = next(reference.iterancestors(f"{W}r"), None)
        if run is not None and next(reference.iterancestors(*SKIPPED), None) is None:
            _, tag = NOTES[str(reference.tag)]
            yield (tag, reference.get(f"{W}id")), run
