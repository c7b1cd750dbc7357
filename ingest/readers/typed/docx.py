"""Word files (DOCX), read from their XML: notes, text boxes and headers too."""

import io
import zipfile
import zlib
from collections.abc import Iterator

from lxml import etree

from ingest.programs import Programs
from ingest.readers.encodings.legacy import printed_in_capitals
from ingest.readers.page.layout_tables import Cell, TableRow, table_lines
from ingest.readers.typed.docx_numbering import Numbering
from ingest.readers.typed.tabbed_columns import columns_apart
from schemas.document import Line, Method, Page, Part, Reading
from schemas.errors import UnreadableFileError, UnsupportedFormatError
from schemas.spelling.superscripts import superscript

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MOST_XML = 64 * 1024 * 1024  # bytes of all parts read, unpacked: beyond, a zip bomb

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

_FAILURES = (  # what damaged archives and damaged XML are known to raise
    zipfile.BadZipFile,
    zlib.error,
    etree.XMLSyntaxError,
    EOFError,
    LookupError,
    OSError,
    RuntimeError,
    ValueError,
)
# deleted text; what stands in both of two forms (mc:Fallback repeats mc:Choice)
_SKIPPED = {
    f"{_W}{name}" for name in ("del", "moveFrom", "instrText", "delText", "pPr", "rPr")
} | {f"{_MC}Fallback"}
_NOTE_REFERENCES = {f"{_W}footnoteReference": "", f"{_W}endnoteReference": "end"}
_CHARACTERS = {
    f"{_W}tab": "\t",
    f"{_W}br": "\n",
    f"{_W}cr": "\n",
    f"{_W}noBreakHyphen": "-",
}


def read_docx(data: bytes, filename: str, programs: Programs) -> Reading:
    """Read a DOCX file as one page.

    Raises:
        UnsupportedFormatError: a zip archive, but not of Word.
        UnreadableFileError: the file is damaged or unpacks to too much.

    """
    del programs
    try:
        lines = tuple(_Document(_Package(data, filename)).lines())
    except _FAILURES as error:
        raise UnreadableFileError(f"{filename}: tệp Word bị hỏng") from error
    return Reading(MEDIA_TYPE, (Page(1, lines, Method.DOCX),))


class _Package:
    """The zip archive: its parts as XML."""

    def __init__(self, data: bytes, filename: str) -> None:
        self._zip = zipfile.ZipFile(io.BytesIO(data))
        self._filename = filename
        self._left = MOST_XML

    def names(self, start: str) -> list[str]:
        """Return the names of the XML parts that begin with *start*."""
        names = self._zip.namelist()
        return sorted(n for n in names if n.startswith(start) and n.endswith(".xml"))

    def part(self, name: str) -> etree._Element | None:
        """Return the root of a part, None if the file has no such part."""
        if name not in self._zip.namelist():
            return None
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, huge_tree=False, recover=False
        )
        return etree.fromstring(self._unpack(name), parser)

    def document(self) -> etree._Element:
        """Return the root of the text itself."""
        root = self.part("word/document.xml")
        if root is None:
            raise UnsupportedFormatError(
                f"{self._filename}: tệp nén, không phải văn bản Word"
            )
        return root

    def _unpack(self, name: str) -> bytes:
        with self._zip.open(name) as part:
            xml = part.read(self._left + 1)
        self._left -= len(xml)
        if self._left < 0:
            raise UnreadableFileError(f"{self._filename}: tệp Word giải nén ra quá lớn")
        return xml


class _Document:
    """Walks the body in order; notes are numbered as they are met."""

    def __init__(self, package: _Package) -> None:
        self._package = package
        self._numbering = Numbering(
            package.part("word/numbering.xml"), package.part("word/styles.xml")
        )
        self._marks: dict[tuple[str, str | None], str] = {}  # (kind, id) -> mark
        self._boxes: list[Line] = []  # text boxes met inside the paragraph being read

    def lines(self) -> Iterator[Line]:
        """Yield running heads, body, then notes."""
        yield from self._running("word/header")
        body = self._package.document().find(f"{_W}body")
        if body is not None:
            yield from columns_apart(list(self._blocks(body)))
        yield from self._notes("", "word/footnotes.xml", f"{_W}footnote")
        yield from self._notes("end", "word/endnotes.xml", f"{_W}endnote")
        yield from self._running("word/footer")

    def _running(self, start: str) -> Iterator[Line]:
        for name in self._package.names(start):
            root = self._package.part(name)
            if root is not None:
                for line in self._blocks(root):
                    yield Line(line.text, part=Part.RUNNING)

    def _notes(self, doc_type: str, name: str, tag: str) -> Iterator[Line]:
        root = self._package.part(name)
        notes = {} if root is None else {n.get(f"{_W}id"): n for n in root.iter(tag)}
        for (of, note_id), mark in list(self._marks.items()):
            if of == doc_type and note_id in notes:
                yield from self._note(mark, notes[note_id])

    def _note(self, mark: str, note: etree._Element) -> Iterator[Line]:
        texts = [line.text.strip() for line in self._blocks(note)]
        for index, text in enumerate(filter(None, texts)):
            yield Line(f"{mark} {text}" if index == 0 else text, part=Part.FOOTNOTE)

    def _blocks(self, parent: etree._Element) -> Iterator[Line]:
        for child in parent:
            if child.tag == f"{_W}p":
                yield from self._paragraph(child)
            elif child.tag == f"{_W}tbl":
                yield from table_lines(
                    self._rows(child), borderless=not _has_borders(child)
                )
            elif child.tag not in _SKIPPED and isinstance(child.tag, str):
                yield from self._blocks(child)  # w:sdt, w:ins and other wrappings

    def _paragraph(self, paragraph: etree._Element) -> Iterator[Line]:
        outer, self._boxes = self._boxes, []
        text = "".join(self._text(paragraph))
        if text.strip():
            text = self._numbering.label(paragraph) + text
        boxes, self._boxes = self._boxes, outer
        yield from (Line(line) for line in text.split("\n"))
        yield from boxes

    def _text(self, parent: etree._Element) -> Iterator[str]:
        for child in parent:
            if child.tag in _SKIPPED or _has(child, "vanish"):
                continue
            if child.tag == f"{_W}t":
                yield child.text or ""
            elif child.tag in _CHARACTERS:
                yield _CHARACTERS[child.tag]
            elif child.tag in _NOTE_REFERENCES:
                yield self._mark(_NOTE_REFERENCES[child.tag], child)
            elif child.tag == f"{_W}txbxContent":
                self._boxes.extend(self._blocks(child))
            elif _is_raised(child):
                yield superscript("".join(self._text(child)))
            elif _has(child, "caps") or _in_capital_font(child):
                yield printed_in_capitals("".join(self._text(child)))
            else:
                yield from self._text(child)

    def _mark(self, doc_type: str, reference: etree._Element) -> str:
        if reference.get(f"{_W}customMarkFollows") in {"1", "true"}:
            return ""  # the mark is typed by hand, in the next run
        key = (doc_type, reference.get(f"{_W}id"))
        return self._marks.setdefault(key, superscript(str(len(self._marks) + 1)))

    def _rows(self, table: etree._Element) -> list[TableRow]:
        rows = _children_through(table, f"{_W}tr")
        return [
            tuple(self._cell(cell) for cell in _children_through(row, f"{_W}tc"))
            for row in rows
        ]

    def _cell(self, cell: etree._Element) -> Cell:
        if _goes_on_from_above(cell):
            return Cell(())
        texts = (line.text.strip() for line in self._blocks(cell))
        return Cell(tuple(filter(None, texts)))


def _children_through(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Yield children of a tag, also inside w:sdt and w:ins, not in inner tables."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in {f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins"}:
            yield from _children_through(child, tag)


def _goes_on_from_above(cell: etree._Element) -> bool:
    merge = cell.find(f"{_W}tcPr/{_W}vMerge")
    return merge is not None and merge.get(f"{_W}val", "continue") == "continue"


def _has_borders(table: etree._Element) -> bool:
    """Return whether lines are drawn, or may be by the table's style."""
    if table.find(f"{_W}tblPr/{_W}tblStyle") is not None:
        return True
    borders = [
        *table.iterfind(f"{_W}tblPr/{_W}tblBorders/*"),
        *table.iterfind(f"{_W}tr/{_W}tc/{_W}tcPr/{_W}tcBorders/*"),
    ]
    return any(side.get(f"{_W}val") not in {"none", "nil"} for side in borders)


def _has(run: etree._Element, name: str) -> bool:
    """Return whether an on/off property of a run is on: ``w:caps``, ``w:vanish``."""
    switch = run.find(f"{_W}rPr/{_W}{name}")
    return switch is not None and switch.get(f"{_W}val") not in {"0", "false", "off"}


def _in_capital_font(run: etree._Element) -> bool:
    """Return whether a run is in a font such as ``.VnTimeH``: capitals of TCVN3."""
    fonts = run.find(f"{_W}rPr/{_W}rFonts")
    name = "" if fonts is None else fonts.get(f"{_W}ascii") or ""
    return name.startswith(".Vn") and name.endswith("H")


def _is_raised(run: etree._Element) -> bool:
    """Return whether a run is a number raised by hand, as a footnote mark is."""
    align = run.find(f"{_W}rPr/{_W}vertAlign")
    if align is None or align.get(f"{_W}val") != "superscript":
        return False
    return "".join(run.itertext(f"{_W}t")).strip().isdecimal()
