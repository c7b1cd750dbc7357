"""Where the words of a draft stand in the XML of its Word file."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

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
        self._lines: dict[int, _LineLetters] = {}  # by the start of a segment
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
            letters = self._line(segment).between(start, span.end - segment.start)
            yield from enumerate(letters, start=segment.start + start)

    def _line(self, segment: Segment) -> "_LineLetters":
        """Return the letters of a line, none where they are not one for one."""
        if segment.start not in self._lines:
            read, traced = self._read[segment.line], self._traced[segment.line]
            exact = len(read.text) == len(traced.text)  # some old fonts are not
            places = normalised_from(read.text) if exact else []
            self._lines[segment.start] = _LineLetters(traced, places, self._texts)
        return self._lines[segment.start]


class _LineLetters:
    """The letters of a *line* by where they are read: *places* says from what."""

    def __init__(
        self,
        line: TracedLine,
        places: list[tuple[int, int]],
        texts: dict[etree._Element, SplitText],
    ) -> None:
        self._places, self._texts = places, texts
        self._pieces = line.pieces
        lengths = (len(each.text) for each in line.pieces)
        self._starts = list(accumulate(lengths, initial=0))

    def between(self, start: int, end: int) -> Iterator[Letter | None]:
        """Yield the letter at each place, None if it is of none."""
        for first, stop in self._places[start:end]:
            text, at = self._source(first)
            if text is None:
                yield None
                continue
            sources = map(self._source, range(first + 1, stop))
            last = max((n for source, n in sources if source is text), default=at)
            yield Letter(text, at, last + 1)

    def _source(self, at: int) -> tuple[SplitText | None, int]:
        """Return the text that has the character at *at* of the line, and where."""
        place = bisect_right(self._starts, at) - 1
        piece = self._pieces[place]
        text = None if piece.element is None else _text_of(piece.element, self._texts)
        return text, piece.start + at - self._starts[place]


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
