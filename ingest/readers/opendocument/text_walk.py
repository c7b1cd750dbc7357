"""The text of an OpenDocument file in reading order."""

import re
from collections.abc import Iterator
from itertools import chain

from lxml import etree

from ingest.readers.encodings.legacy import printed_in_capitals
from ingest.readers.opendocument.list_labels import Lists
from ingest.readers.opendocument.odf_names import (
    DRAW,
    OFFICE,
    STYLE,
    TABLE,
    TEXT,
    XML_ID,
)
from ingest.readers.opendocument.styles import Styles
from ingest.readers.page.header_letterhead import with_boxes, with_letterhead
from ingest.readers.page.layout_tables import Cell, TableRow, join_lines, table_lines
from ingest.readers.page.tabbed_columns import columns_apart
from schemas.document import Line, Part
from schemas.spelling.superscripts import superscript

_SPACES = re.compile(r"[ \t\r\n]+")
_PARAGRAPHS = frozenset({f"{TEXT}p", f"{TEXT}h"})
_TYPED = {f"{TEXT}s": " ", f"{TEXT}tab": "\t", f"{TEXT}line-break": "\n"}
_GROUPS_OF_ROWS = frozenset(
    f"{TABLE}table-{name}" for name in ("rows", "header-rows", "row-group")
)
_UNPRINTED = frozenset(
    {f"{TEXT}tracked-changes", f"{OFFICE}annotation", f"{OFFICE}forms"}
    | {f"{TEXT}sequence-decls", f"{TEXT}variable-decls", f"{TEXT}ruby-text"}
)
_CHANGES = frozenset({f"{TEXT}change-start", f"{TEXT}change-end"})
_MOST_REPEATED = 64  # blanks or cells that one element stands for


class TextWalk:
    """One walk through the roots of content and styles, which may be one."""

    def __init__(self, content: etree._Element, styles: etree._Element) -> None:
        self._content, self._page_styles = content, styles
        self._styles = Styles([styles, content])
        self._lists = Lists(styles, content)
        self._notes: list[Line] = []
        self._boxes: list[Line] = []
        self._marks = 0
        self._deletions = _deletions(content)
        self._open: set[str] = set()  # deletions that the walk is within

    def lines(self) -> list[Line]:
        """Return the lines: heads of pages, the body, notes, feet of pages."""
        body: list[Line] = []
        for text in self._content.iterfind(f"{OFFICE}body/{OFFICE}text"):
            body += columns_apart(list(self._blocks(text)))
        feet = (
            Line(x.text, part=Part.RUNNING) for x in chain(*self._running("footer"))
        )
        heads = self._running("header")
        return [*with_letterhead(heads, body), *self._notes, *feet]

    def _running(self, name: str) -> list[list[Line]]:
        """Return the lines of each head or foot of pages."""
        found = self._page_styles.iterfind(
            f"{OFFICE}master-styles/{STYLE}master-page/{STYLE}{name}"
        )
        return [columns_apart(list(self._blocks(each))) for each in found]

    def _blocks(self, parent: etree._Element) -> Iterator[Line]:
        for child in parent:
            if child.tag in _PARAGRAPHS:
                yield from self._paragraph(child)
            elif child.tag == f"{TEXT}list":
                yield from self._outer_list(child)
            elif child.tag == f"{TABLE}table":
                yield from self._table(child)
            elif str(child.tag).startswith(DRAW):
                yield from self._drawn(child)
            elif child.tag in _CHANGES:
                self._change(child)
            elif child.tag not in _UNPRINTED and isinstance(child.tag, str):
                yield from self._blocks(child)  # sections, indexes

    def _paragraph(self, paragraph: etree._Element, label: str = "") -> Iterator[Line]:
        outer, self._boxes = self._boxes, []
        text = self._printed(paragraph)
        boxes, self._boxes = self._boxes, outer
        text = f"{label}{text.strip(' ')}" if text.strip() else ""
        yield from with_boxes(map(Line, text.split("\n")), boxes)

    def _outer_list(self, found: etree._Element) -> Iterator[Line]:
        style = found.get(f"{TEXT}style-name")
        continued = found.get(f"{TEXT}continue-numbering") == "true"
        continued |= found.get(f"{TEXT}continue-list") is not None
        self._lists.begin(style, continued=continued)
        yield from self._list(found, style, 1)

    def _list(
        self, found: etree._Element, style: str | None, depth: int
    ) -> Iterator[Line]:
        for item in found:
            label = ""
            if item.tag == f"{TEXT}list-item" and _has_paragraph(item):
                label = self._lists.label(style, depth)
            for child in item:
                if child.tag == f"{TEXT}list":
                    inner = child.get(f"{TEXT}style-name") or style
                    yield from self._list(child, inner, depth + 1)
                elif child.tag in _PARAGRAPHS:
                    yield from self._paragraph(child, label)
                    label = ""

    def _table(self, table: etree._Element) -> Iterator[Line]:
        cells = list(table.iter(f"{TABLE}table-cell"))
        borderless = not any(map(self._styles.has_border, cells))
        rows = [self._row(each) for each in _rows(table)]
        yield from table_lines(rows, join_lines, borderless=borderless)

    def _row(self, row: etree._Element) -> TableRow[Line]:
        cells: list[Cell[Line]] = []
        for child in row:
            if child.tag in {f"{TABLE}table-cell", f"{TABLE}covered-table-cell"}:
                lines = (line.stripped() for line in self._blocks(child))
                cell = Cell(tuple(line for line in lines if line.text))
                cells += [cell] * _count(child, f"{TABLE}number-columns-repeated")
        return tuple(cells)

    def _drawn(self, shape: etree._Element) -> Iterator[Line]:
        """Yield the lines in a frame or another shape; what is read aloud is none."""
        if shape.tag != f"{DRAW}frame":
            yield from self._blocks(shape)
        for box in shape.iterfind(f"{DRAW}text-box"):
            yield from self._blocks(box)

    def _change(self, mark: etree._Element) -> None:
        """Note that a deletion begins or ends at a mark."""
        found = str(mark.get(f"{TEXT}change-id"))
        if mark.tag == f"{TEXT}change-end":
            self._open.discard(found)
        elif found in self._deletions:
            self._open.add(found)

    def _printed(self, element: etree._Element) -> str:
        """Return the text of a paragraph or of a span, as it is printed."""
        text = "".join(self._pieces(element))
        if self._styles.is_out(element):
            return ""
        if self._styles.is_raised(element) and text.strip().isdecimal():
            return superscript(text)
        return (
            printed_in_capitals(text) if self._styles.is_in_capitals(element) else text
        )

    def _pieces(self, element: etree._Element) -> Iterator[str]:
        yield self._kept(element.text)
        for child in element:
            yield self._piece(child)
            yield self._kept(child.tail)

    def _kept(self, text: str | None) -> str:
        """Return a text with single blanks; nothing where it was deleted."""
        return "" if self._open else _SPACES.sub(" ", text or "")

    def _piece(self, child: etree._Element) -> str:
        if child.tag in _CHANGES:
            self._change(child)
            return ""
        if child.tag in _TYPED and not self._open:
            return _TYPED[child.tag] * _count(child, f"{TEXT}c")
        if child.tag == f"{TEXT}note":
            return self._note(child)
        if str(child.tag).startswith(DRAW):
            self._boxes.extend(self._drawn(child))
            return ""
        if child.tag in _UNPRINTED or not isinstance(child.tag, str):
            return ""
        return self._printed(child)

    def _note(self, note: etree._Element) -> str:
        """Keep a note; return its mark: a number, or what the writer chose."""
        citation = note.find(f"{TEXT}note-citation")
        label = None if citation is None else citation.get(f"{TEXT}label")
        if label is None:
            self._marks += 1
        mark = label or superscript(str(self._marks))
        body = note.find(f"{TEXT}note-body")
        texts = (
            [] if body is None else [line.text.strip() for line in self._blocks(body)]
        )
        for index, text in enumerate(filter(None, texts)):
            marked = text if index else f"{mark} {text}"
            self._notes.append(Line(marked, part=Part.FOOTNOTE))
        return mark


def _deletions(content: etree._Element) -> frozenset[str]:
    """Return the deletions whose text stays where it stood, by their identity."""
    return frozenset(
        str(region.get(name))
        for region in content.iter(f"{TEXT}changed-region")
        if region.find(f"{TEXT}deletion") is not None
        for name in (f"{TEXT}id", XML_ID)
    )


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    """Yield the rows, also those in groups, not those of inner tables."""
    for child in table:
        if child.tag == f"{TABLE}table-row":
            yield child
        elif child.tag in {
            f"{TABLE}table-{x}" for x in ("rows", "header-rows", "row-group")
        }:
            yield from _rows(child)


def _has_paragraph(item: etree._Element) -> bool:
    return any(child.tag in _PARAGRAPHS for child in item)


def _count(element: etree._Element, name: str) -> int:
    text = str(element.get(name) or "1")
    return min(int(text), _MOST_REPEATED) if text.isdecimal() else 1
