"""The text of a Word file in reading order, each character traced to its element.

Both the reader and the check of drafts walk a file by ``walk``, so that a line of the
one is the same line of the other.
"""

from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from ingest.grammar.secrecy_mark import secrecy_mark
from ingest.readers.encodings.legacy import printed_in_capitals
from ingest.readers.page.header_letterhead import with_boxes, with_letterhead
from ingest.readers.page.layout_tables import Cell, TableRow, table_lines
from ingest.readers.page.spaced_capitals import kept_ranges
from ingest.readers.page.tabbed_columns import columns_apart
from ingest.readers.wordml.chunks import chunk_lines
from ingest.readers.wordml.numbering import Numbering
from ingest.readers.wordml.package import Package
from ingest.readers.wordml.properties import (
    continues_cell_above,
    has_borders,
    is_custom_mark,
    is_deleted,
    shows_placeholder,
)
from ingest.readers.wordml.run_properties import RunProperties
from ingest.readers.wordml.symbols import symbol_letter
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
    OFFICE_RELATIONSHIPS,
    STYLES,
    W,
)
from schemas.document import Part
from schemas.errors import UnreadableFileError
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
_TYPED_BY_WORD = {
    f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}br": "\n", f"{W}cr": "\n",
}  # fmt: skip
_TEXT_BOX = f"{W}txbxContent"
_WORD_ART = "{urn:schemas-microsoft-com:vml}textpath"  # watermarks, and stamps
_REFERS_TO = f"{{{OFFICE_RELATIONSHIPS}}}id"


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
        styles = package.part(STYLES)
        self._numbering = Numbering(package.part(NUMBERING), styles)
        self._properties = RunProperties(styles)
        self._marks: dict[tuple[str, str | None], str] = {}  # by reference and id
        self._boxes: list[TracedLine] = []  # text boxes within the current paragraph

    def lines(self) -> Iterator[TracedLine]:
        body = self._package.document().find(f"{W}body")
        blocks = [] if body is None else list(self._blocks(body))
        heads = map(self._running, self._package.related("header"))
        yield from with_letterhead(heads, columns_apart(blocks))
        for reference in NOTES:
            yield from self._notes(reference)
        feet = map(self._running, self._package.related("footer"))
        yield from (replace(line, part=Part.RUNNING) for foot in feet for line in foot)

    def _running(self, name: str) -> list[TracedLine]:
        """Return the lines of a head or a foot of pages."""
        root = self._package.part(name)
        return [] if root is None else columns_apart(list(self._blocks(root)))

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
            is_marked = index > 0 or not mark  # what is typed stands in the note
            marked = line if is_marked else join_traced(" ", (before, line))
            yield replace(marked, part=Part.FOOTNOTE)

    def _blocks(self, parent: etree._Element) -> Iterator[TracedLine]:
        for child in parent:
            if child.tag == f"{W}p":
                yield from self._paragraph(child)
            elif child.tag == f"{W}tbl":
                rows, borderless = self._rows(child), not has_borders(child)
                yield from table_lines(rows, join_traced, borderless=borderless)
            elif child.tag == f"{W}altChunk":
                yield from self._chunk(child)
            elif _may_hold_text(child):
                yield from self._blocks(child)  # w:sdt, w:ins and other wrappings

    def _paragraph(self, paragraph: etree._Element) -> Iterator[TracedLine]:
        outer, self._boxes = self._boxes, []
        line = _closed_up(trace_line(self._pieces(paragraph)))
        if line.text.strip() and (label := self._numbering.label(paragraph)):
            line = trace_line((Piece(label), *line.pieces))
        boxes, self._boxes = self._boxes, outer
        yield from with_boxes(_broken(line), boxes)

    def _pieces(self, parent: etree._Element) -> Iterator[Piece]:
        for child in parent:
            if child.tag == f"{W}r":
                yield from self._run(child)
            elif child.tag == f"{W}t":
                yield Piece(child.text or "", child)
            elif child.tag == f"{W}noBreakHyphen":
                yield Piece("-", child)
            elif child.tag == f"{W}sym":
                yield Piece(symbol_letter(child), child)
            elif child.tag in _TYPED_BY_WORD:
                yield Piece(_TYPED_BY_WORD[child.tag])
            elif child.tag in NOTES:
                yield Piece(self._mark(child))
            elif child.tag in {_TEXT_BOX, _WORD_ART}:
                self._boxes.extend(self._box(child))
            elif _may_hold_text(child):
                yield from self._pieces(child)

    def _box(self, box: etree._Element) -> Iterator[TracedLine]:
        """Yield the lines of a text box, or a mark of secrecy in ornamental letters."""
        if box.tag == _TEXT_BOX:
            yield from self._blocks(box)
        elif secrecy_mark(words := box.get("string", "")):
            yield trace_line((Piece(words),))

    def _run(self, run: etree._Element) -> Iterator[Piece]:
        """Yield the pieces of a run as they are printed."""
        if self._properties.is_out(run):
            return
        pieces = self._pieces(run)
        if self._properties.is_raised_number(run):
            yield from printed_by(superscript, pieces)
        elif self._properties.is_in_capitals(run):
            yield from printed_by(printed_in_capitals, pieces)
        else:
            yield from pieces

    def _chunk(self, reference: etree._Element) -> Iterator[TracedLine]:
        """Yield the lines of a file in another format, or of another Word file.

        They are traced to no element, since none of this file prints them.
        """
        try:
            data = self._package.chunk(str(reference.get(_REFERS_TO, "")))
            inner = self._package.inner(data)
            lines = walk(inner) if inner else chunk_lines(data, "")
        except UnreadableFileError:
            self._package.unread += 1
            return
        for line in lines:
            yield replace(trace_line([Piece(line.text)]), part=line.part)

    def _mark(self, reference: etree._Element) -> str:
        key = (str(reference.tag), reference.get(f"{W}id"))
        counted = sum(map(bool, self._marks.values()))
        mark = "" if is_custom_mark(reference) else superscript(str(counted + 1))
        return self._marks.setdefault(key, mark)

    def _rows(self, table: etree._Element) -> list[TableRow[TracedLine]]:
        return [
            tuple(self._cell(cell) for cell in _children_through(row, f"{W}tc"))
            for row in _children_through(table, f"{W}tr")
            if not is_deleted(row)
        ]

    def _cell(self, cell: etree._Element) -> Cell[TracedLine]:
        if continues_cell_above(cell):
            return Cell(())
        lines = (line.stripped() for line in self._blocks(cell))
        return Cell(tuple(line for line in lines if line.text))


def _may_hold_text(element: etree._Element) -> bool:
    """Return whether printed text may lie deeper: in w:sdt, w:ins and others."""
    if element.tag == f"{W}sdt" and shows_placeholder(element):
        return False
    return element.tag not in SKIPPED and isinstance(element.tag, str)


def _closed_up(line: TracedLine) -> TracedLine:
    ranges = kept_ranges(line.text)
    if len(ranges) == 1:
        return line
    return join_traced("", [line.cut(start, end) for start, end in ranges])


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
