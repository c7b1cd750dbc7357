"""A document as it is read: pages, text, header, doubts."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from operator import attrgetter
from typing import Self

from schemas.citation import Citation
from schemas.digital_signature import Signature
from schemas.layout import Box, Layout, PrintedWord, Sheet
from schemas.number import DocumentNumber
from schemas.span import Span


class Part(StrEnum):
    """What a line belongs to."""

    BODY = "body"
    FOOTNOTE = "footnote"
    TABLE = "table"
    RUNNING = "running"  # page numbers and running heads: on the page, not in the text
    STAMP = "stamp"  # put on the page after signing: "SAO Y; …", "Ký bởi: …"


@dataclass(frozen=True, slots=True)
class Line:
    """One line as printed.

    A footnote's mark is written in superscript digits (``¹``), both where it is
    referred to and at the start of the note, whatever the file format does.
    ``sure`` is between 0 and 1: how sure OCR is of the characters. ``by_hand``: some
    of its digits are handwritten, and were read by a model. ``edge``: where its column
    ends on the right, in points, if it is one of several columns of text. ``words`` are
    those it was made of, until the ``Layout`` of the document has them.
    """

    text: str
    box: Box | None = None
    part: Part = Part.BODY
    sure: float = 1.0
    by_hand: bool = False
    edge: float | None = None
    words: tuple[PrintedWord, ...] = field(default=(), compare=False, repr=False)

    def moved(self, by: float) -> Self:
        """Return the line *by* points further to the right."""
        if self.box is None:
            return self
        left, right = self.box.left + by, self.box.right + by
        return replace(
            self,
            box=replace(self.box, left=left, right=right),
            edge=self.edge and self.edge + by,
            words=tuple(word.moved(by) for word in self.words),
        )

    def without_words(self) -> "Line":
        """Return the line alone; made for each line, it is not made by ``replace``."""
        return Line(self.text, self.box, self.part, self.sure, self.by_hand, self.edge)

    def cut(self, start: int, end: int) -> Self:
        """Return the line with the characters *start* to *end* of its text alone."""
        return replace(self, text=self.text[start:end])

    def stripped(self) -> Self:
        """Return the line without white space at its ends."""
        end = len(self.text.rstrip())
        return self.cut(min(end, len(self.text) - len(self.text.lstrip())), end)


class Method(StrEnum):
    """How the characters of a page were obtained."""

    TEXT = "text"  # the file is text
    PDFIUM = "pdfium"  # a PDF's text layer
    PDFPLUMBER = "pdfplumber"  # the same, letter by letter, where pdfium goes wrong
    OCR = "ocr"
    DOCX = "docx"
    DOC = "doc"
    HTML = "html"
    RTF = "rtf"
    ODF = "odf"  # OpenDocument: ODT
    SHEET = "sheet"  # a spreadsheet: XLSX, XLS, ODS
    MAIL = "mail"


@dataclass(frozen=True, slots=True)
class Page:
    """One page; formats without pages have one. ``number`` counts from 1.

    ``trust`` is between 0 and 1: how far the characters can be believed. ``sheet`` is
    the page of the file, where that is another one or was turned.
    """

    number: int
    lines: tuple[Line, ...]
    method: Method
    trust: float = 1.0
    width: float | None = None
    height: float | None = None
    sheet: Sheet | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader got out of a file: its pages, and its doubts about them."""

    media_type: str
    pages: tuple[Page, ...]
    doubts: tuple["Doubt", ...] = ()

    @property
    def methods(self) -> tuple[str, ...]:
        """The ways the pages were read, each once, in order of first use."""
        return tuple(dict.fromkeys(page.method.value for page in self.pages))

    @property
    def trust(self) -> float:
        """The trust of the least trusted page."""
        return min((page.trust for page in self.pages), default=0.0)


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of the joined text that came from one line of one page."""

    start: int
    page: int
    line: int
    part: Part
    sure: float = 1.0
    by_hand: bool = False


_start_of = attrgetter("start")


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: its mark, where it stands in the text, where it is referred to."""

    mark: str
    span: Span
    referred_at: int | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """The joined text of a document, with the way back to the page.

    ``content`` is NFC; broken lines are joined, footnotes stand after the body.
    All offsets of the archive (spans, mentions) are into ``content``.
    """

    content: str
    segments: tuple[Segment, ...] = ()
    notes: tuple[Note, ...] = ()

    def segment_at(self, offset: int) -> Segment | None:
        """Return the segment that holds the character at *offset*."""
        index = bisect_right(self.segments, offset, key=_start_of) - 1
        return self.segments[index] if index >= 0 else None

    def page_at(self, offset: int) -> int:
        """Return the page (from 1) of the character at *offset*."""
        segment = self.segment_at(offset)
        return segment.page if segment else 1

    def sure_at(self, offset: int) -> float:
        """Return how sure the reading of the character at *offset* is (0 to 1)."""
        segment = self.segment_at(offset)
        return segment.sure if segment else 1.0

    def by_hand_at(self, offset: int) -> bool:
        """Return whether the line at the character *offset* has handwritten digits."""
        segment = self.segment_at(offset)
        return segment is not None and segment.by_hand

    def note_at(self, offset: int) -> Note | None:
        """Return the footnote that holds the character at *offset*, if one does."""
        for note in self.notes:
            if note.span.start <= offset < note.span.end:
                return note
        return None


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signed: name, position (chức vụ), authority (TM., KT., TL., TUQ.)."""

    name: str | None = None
    position: str | None = None
    authority: str | None = None


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something a person should look at. ``code`` is stable, ``message`` Vietnamese."""

    code: str
    message: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Header:
    """What the document says about itself (NĐ 30/2020/NĐ-CP, Điều 8).

    ``copy_form`` is that of a certified copy (``Sao y``), ``annex_of`` the number of
    the document that an annex was issued with.
    ``effective_from`` and ``effective_until`` are the first and the last day in force,
    by its own words. ``issuer`` is the letterhead; ``signing_organ`` the organ that
    signs under it, which the document may be cited as being of, too: ``Ban Thường vụ
    Tỉnh ủy Lâm Đồng`` under ``Tỉnh ủy Lâm Đồng``.
    """

    number: DocumentNumber | None = None
    doc_type: str | None = None
    issuer: str | None = None
    parent_issuer: str | None = None
    place: str | None = None
    issued_on: date | None = None
    subject: str | None = None
    signer: Signer = Signer()
    addressees: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    secrecy: str | None = None
    urgency: str | None = None
    copy_form: str | None = None
    annex_of: DocumentNumber | None = None
    effective_from: date | None = None
    effective_until: date | None = None
    signing_organ: str | None = None
    spans: dict[str, Span] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a piece of the text is printed: page from 1, and the box of its line."""

    page: int
    box: Box | None
    text: str


@dataclass(frozen=True, slots=True)
class ParsedDocument:
    """Everything that one run of the parser read from one file.

    ``name_number`` is what the file's *name* suggests, never mixed into the header:
    a scan whose number is handwritten can be found by it, marked as a suggestion.
    ``signatures`` are the digital ones, which are looked for when a file is taken in.
    ``layout`` says where its words are printed, if they are on printed pages.
    """

    checksum: str
    filename: str
    reading: Reading
    text: Text
    header: Header
    citations: tuple[Citation, ...]
    doubts: tuple[Doubt, ...] = ()
    name_number: DocumentNumber | None = None
    signatures: tuple[Signature, ...] = ()
    layout: Layout | None = None

    def places(self, span: Span) -> tuple[Place, ...]:
        """Return the printed lines of *span*, in the order of the text."""
        return tuple(self._places(span))

    def _places(self, span: Span) -> Iterator[Place]:
        segments = self.text.segments
        ends = [*(segment.start for segment in segments[1:]), len(self.text.content)]
        pages = {page.number: page for page in self.reading.pages}
        for segment, end in zip(segments, ends, strict=True):
            if segment.start < span.end and span.start < end:
                line = pages[segment.page].lines[segment.line]
                start, stop = max(span.start, segment.start), min(span.end, end)
                piece = self.text.content[start:stop].strip()
                yield Place(segment.page, line.box, piece)
