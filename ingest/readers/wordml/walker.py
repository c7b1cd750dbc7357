"""The text of a Word file in reading order, each character traced to its element.

Both the reader and the check of drafts walk a file by ``walk``, so that a line of the
one is the same line of the other.
"""

from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from ingest.readers.encodings.legacy import printed_in_capitals
from ingest.readers.page.layout_tables import Cell, TableRow, table_lines
from ingest.readers.page.tabbed_columns import columns_apart
from ingest.readers.wordml.numbering import Numbering
from ingest.readers.wordml.package import Package
from ingest.readers.wordml.properties import (
    continues_cell_above,
    has_borders,
    is_custom_mark,
    is_hidden,
    is_in_capitals,
    is_raised_number,
)
from ingest.readers.wordml.traced_line import (
    Piece,
    TracedLine,
    join_traced,
    printed_by,
    trace_line,
)
from ingest.readers.wordml.xml_names import (
    ENDNOTES,
    FOOTNOTES,
    MC,
    NUMBERING,
    STYLES,
    W,
)
from schemas.document import Part
from schemas.spelling.superscripts import superscript

NOTES = {
    f"{W}footnoteReference": (FOOTNOTES, f"{W}footnote"),
    f"{W}endnoteReference": (ENDNOTES, f"{W}endnote"),
}
"""By the tag of a reference, the part that has its note, and the tag of the note."""

SKIPPED = {
    f"{W}{name}" for name in ("del", "moveFrom", "instrText", "delText", "pPr", "rPr")
} | {f"{MC}Fallback"}
"""Elements whose text is not printed; ``mc:Fallback`` repeats ``mc:Choice``."""

_WRAPPINGS = {f"{W}{name}" for name in ("sdt", "sdtContent", "ins")}
_TYPED_BY_WORD = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n"}


def walk(package: Package) -> list[TracedLine]:
    """Return the lines: running heads, the body, footnotes, endnotes, running feet.

    Raises:
        UnsupportedFormatError: the package is not of Word.
        UnreadableFileError: a part is damaged, or unpacks to too much.

    """
    return list(_Walk(package).lines())


class _Walk:
    """One walk; notes are numbered in the order in which their references are met."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._numbering = Numbering(package.part(NUMBERING), package.part(STYLES))
        self._marks: dict[tuple[str, str | None], str] = {}  # by reference and id
        self._boxes: list[TracedLine] = []  # text boxes within the current paragraph

    def lines(self) -> Iterator[TracedLine]:
        yield from self._running("word/header")
        body = self._package.document().find(f"{W}body")
        if body is not None:
            yield from columns_apart(list(self._blocks(body)))
        for reference in NOTES:
            yield from self._notes(reference)
        yield from self._running("word/footer")

    def _running(self, start: str) -> Iterator[TracedLine]:
        for name in self._package.names(start):
            root = self._package.part(name)
            if root is not None:
                for line in self._blocks(root):
                    yield replace(line, part=Part.RUNNING)

    def _notes(self, reference: str) -> Iterator[TracedLine]:
        name, tag = NOTES[reference]
        root = self._package.part(name)
        notes = {} if root is None else {n.get(f"{W}id"): n for n in root.iter(tag)}
        for (of, note_id), mark in list(self._marks.items()):
            if of == reference and note_id in notes:
                yield from self._note(mark, notes[note_id])

    def _note(self, mark: str, note: etree._Element) -> Iterator[TracedLine]:
        lines = [line.stripped() for line in self._blocks(note)]
        before = trace_line([Piece(mark)])
        for index, line in enumerate(each for each in lines if each.text):
            marked = line if index else join_traced(" ", (before, line))
            yield replace(marked, part=Part.FOOTNOTE)

    def _blocks(self, parent: etree._Element) -> Iterator[TracedLine]:
        for child in parent:
            if child.tag == f"{W}p":
                yield from self._paragraph(child)
            elif child.tag == f"{W}tbl":
                rows, borderless = self._rows(child), not has_borders(child)
                yield from table_lines(rows, join_traced, borderless=borderless)
            elif child.tag not in SKIPPED and isinstance(child.tag, str):
                yield from self._blocks(child)  # w:sdt, w:ins and other wrappings

    def _paragraph(self, paragraph: etree._Element) -> Iterator[TracedLine]:
        outer, self._boxes = self._boxes, []
        line = trace_line(self._pieces(paragraph))
        if line.text.strip() and (label := self._numbering.label(paragraph)):
            line = trace_line((Piece(label), *line.pieces))
        boxes, self._boxes = self._boxes, outer
        yield from _broken(line)
        yield from boxes

    def _pieces(self, parent: etree._Element) -> Iterator[Piece]:
        for child in parent:
            if child.tag in SKIPPED or is_hidden(child):
                continue
            if child.tag == f"{W}t":
                yield Piece(child.text or "", child)
            elif child.tag == f"{W}noBreakHyphen":
                yield Piece("-", child)
            elif child.tag in _TYPED_BY_WORD:
                yield Piece(_TYPED_BY_WORD[child.tag])
            elif child.tag in NOTES:
                yield Piece(self._mark(child))
            elif child.tag == f"{W}txbxContent":
                self._boxes.extend(self._blocks(child))
            elif is_raised_number(child):
                yield from printed_by(superscript, self._pieces(child))
            elif is_in_capitals(child):
                yield from printed_by(printed_in_capitals, self._pieces(child))
            else:
                yield from self._pieces(child)

    def _mark(self, reference: etree._Element) -> str:
        if is_custom_mark(reference):
            return ""
        key = (str(reference.tag), reference.get(f"{W}id"))
        return self._marks.setdefault(key, superscript(str(len(self._marks) + 1)))

    def _rows(self, table: etree._Element) -> list[TableRow[TracedLine]]:
        return [
            tuple(self._cell(cell) for cell in _children_through(row, f"{W}tc"))
            for row in _children_through(table, f"{W}tr")
        ]

    def _cell(self, cell: etree._Element) -> Cell[TracedLine]:
        if continues_cell_above(cell):
            return Cell(())
        lines = (line.stripped() for line in self._blocks(cell))
        return Cell(tuple(line for line in lines if line.text))


def _broken(line: TracedLine) -> Iterator[TracedLine]:
    """Yield what stands between the line breaks of a paragraph."""
    start = 0
    for text in line.text.split("\n"):
        yield line.cut(start, start + len(text))
        start += len(text) + 1


def _children_through(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Yield children of a tag, also inside w:sdt and w:ins, not in inner tables."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPINGS:
            yield from _children_through(child, tag)
