"""Pages joined to one Text: its paragraphs whole, footnotes after the body."""

from collections import defaultdict
from dataclasses import dataclass, field, replace
from itertools import pairwise

from ingest.text.lines import Setting, breaks_symbol, goes_on, setting_of
from schemas.document import Line, Note, Page, Part, Segment, Text
from schemas.span import Span
from schemas.spelling.characters import normalise_line
from schemas.spelling.superscripts import MARK, plain_digits, read_mark

_LEFT_ON_THE_PAGE = frozenset({Part.RUNNING, Part.STAMP})


@dataclass(frozen=True, slots=True)
class _Printed:
    """A line with its page and its index there."""

    page: Page
    setting: Setting
    index: int
    line: Line
    gap: bool  # an empty line precedes it


@dataclass(slots=True)
class _Builder:
    """The text joined so far."""

    pieces: list[str] = field(default_factory=list)
    segments: list[Segment] = field(default_factory=list)
    length: int = 0

    def add(self, separator: str, printed: _Printed) -> int:
        """Append *separator* and a line; return where the line starts."""
        start = self.length + len(separator)
        self.pieces += (separator, printed.line.text)
        self.length = start + len(printed.line.text)
        line = printed.line
        self.segments.append(
            Segment(
                start,
                printed.page.number,
                printed.index,
                line.part,
                line.sure,
                line.by_hand,
            )
        )
        return start


def join_pages(pages: tuple[Page, ...]) -> Text:
    """Return the pages as one text, each character traceable to its line."""
    body, notes = _body_and_notes(pages)
    builder = _Builder()
    _join(builder, body)
    body_length = builder.length
    spans = _join_notes(builder, notes)
    content = "".join(builder.pieces)
    return Text(
        content=content,
        segments=tuple(builder.segments),
        notes=_tied(spans, content[:body_length]),
    )


def _body_and_notes(
    pages: tuple[Page, ...],
) -> tuple[list[_Printed], list[list[_Printed]]]:
    """Return the lines of the body, and those of each footnote."""
    body: list[_Printed] = []
    notes: list[list[_Printed]] = []
    for page in pages:
        gap = False
        setting = setting_of(page)
        for index, line in enumerate(page.lines):
            text = normalise_line(line.text)
            if not text or line.part in _LEFT_ON_THE_PAGE:
                gap = gap or not text
                continue
            printed = _Printed(page, setting, index, replace(line, text=text), gap)
            gap = False
            if line.part is not Part.FOOTNOTE:
                body.append(printed)
            elif read_mark(text) or not notes:
                notes.append([printed])
            else:
                notes[-1].append(printed)
    return body, notes


def _join(builder: _Builder, lines: list[_Printed]) -> None:
    previous: _Printed | None = None
    for printed in lines:
        builder.add(_separator(previous, printed), printed)
        previous = printed


def _join_notes(
    builder: _Builder, notes: list[list[_Printed]]
) -> list[tuple[str, Span]]:
    spans = []
    for note in notes:
        start = builder.add("\n" if builder.length else "", note[0])
        for before, printed in pairwise(note):
            cut = breaks_symbol(before.line.text, printed.line.text)
            builder.add("" if cut else " ", printed)
        mark = read_mark(note[0].line.text) or ""
        spans.append((mark, Span(start, builder.length)))
    return spans


def _separator(previous: _Printed | None, printed: _Printed) -> str:
    if previous is None:
        return ""
    if breaks_symbol(previous.line.text, printed.line.text):
        return ""
    gap = printed.gap
    joins = goes_on(previous.setting, previous.line, printed.line, gap=gap)
    return " " if joins else "\n"


def _tied(spans: list[tuple[str, Span]], body: str) -> tuple[Note, ...]:
    """Tie each note to its mark in the body; marks may restart on each page."""
    places: dict[str, list[int]] = defaultdict(list)
    for match in MARK.finditer(body):
        places[plain_digits(match.group())].append(match.start())
    return tuple(
        Note(mark, span, places[mark].pop(0) if places.get(mark) else None)
        for mark, span in spans
    )
