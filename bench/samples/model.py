"""A document as its author means it, before it is written in any format."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from schemas.citation import Relation
from schemas.number import DocumentNumber


@dataclass(frozen=True, slots=True)
class Act:
    """A document that others can cite.

    ``issuer`` is the name others call it by (``VKSND tỉnh Quảng Lâm``); ``title`` is
    the trích yếu, for a law its name without the word Luật.
    """

    doc_type: str
    title: str
    number: DocumentNumber | None = None
    issued_on: date | None = None
    issuer: str | None = None


@dataclass(frozen=True, slots=True)
class Cited:
    """One mention of an act: ``text`` as printed, and what is said of it there."""

    text: str
    doc_type: str | None
    number: DocumentNumber | None = None
    issued_on: date | None = None
    issuer: str | None = None
    relation: Relation = Relation.REFERS_TO
    provision: str | None = None


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note; its mark stands where the footnote stands among the pieces."""

    pieces: tuple["str | Cited", ...]


Piece = str | Cited | Footnote


class Style(StrEnum):
    """How a paragraph looks."""

    BASIS = "basis"  # a line of the căn cứ block, in italics
    HEADING = "heading"
    CENTRED = "centred"  # QUYẾT ĐỊNH:
    BODY = "body"
    ROW = "row"  # of a table; rows that follow each other are one table


CELL_END = "\t"
"""The piece between two cells of a row."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the body: runs of text, mentions and footnotes."""

    pieces: tuple[Piece, ...]
    style: Style = Style.BODY

    def cells(self) -> list[str]:
        """Return the text of each cell of a row."""
        return "".join(plain(piece) for piece in self.pieces).split(CELL_END)


def plain(piece: Piece) -> str:
    """Return a piece as printed; of a footnote its text, without the mark."""
    if isinstance(piece, Footnote):
        return "".join(plain(part) for part in piece.pieces)
    return piece.text if isinstance(piece, Cited) else piece


class Form(StrEnum):
    """Whose rules the header follows."""

    STATE = "state"  # NĐ 30/2020/NĐ-CP
    PARTY = "party"  # HD 36-HD/VPTW
    LAW = "law"  # Luật số: …, the date in the last sentence


class Dated(StrEnum):
    """Where the date stands."""

    HEAD = "head"  # with the place, under the national heading
    NUMBER = "number"  # under the number: Ngày: 12 - 3 - 2026
    SIGNATURE = "signature"  # with the place, above the signature
    BODY = "body"  # in the first sentence: Hôm nay, ngày …


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs: the lines of authority (``TM. …``, ``KT. …``), position, name."""

    name: str
    position: str
    authority: tuple[str, ...] = ()
    degree: str = ""  # printed before the name


@dataclass(frozen=True, slots=True)
class SampleHeader:
    """What stands around the body: letterhead, title, signature, recipients."""

    act: Act
    issuer: str
    place: str
    signature: Signature
    parent_issuer: str | None = None
    addressees: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    form: Form = Form.STATE
    secrecy: str | None = None
    urgency: str | None = None
    draft_symbol: str | None = None  # behind a blank number: "Số:      /KH-SNV"
    draft_date: str | None = None  # with the day left blank
    says_draft: bool = False
    copy_form: str | None = None  # "SAO Y BẢN CHÍNH" above all
    is_annex: bool = False  # no letterhead, signature and recipients of its own
    title_cites: Cited | None = None  # the act that its own title names
    number_label: str | None = None  # "Bản án số"
    is_about: bool = False  # the subject under the number, as a letter has it
    dated: Dated = Dated.HEAD
    heading: tuple[str, ...] = ()  # printed where kind and subject usually stand
    has_star: bool = False  # "*" under the issuer, as the Party prints it
    cosigner: Signature | None = None  # on the left: of minutes, of a contract

    @property
    def is_letter(self) -> bool:
        """Whether it is a công văn: no title, the subject under the number."""
        return self.act.doc_type == "Công văn"


@dataclass(frozen=True, slots=True)
class SampleDocument:
    """A document; ``name`` is that of its file, without an ending."""

    name: str
    header: SampleHeader
    paragraphs: tuple[Paragraph, ...] = field(default=())

    def mentions(self) -> Iterator[tuple[Cited, bool]]:
        """Return every mention in order, and whether it stands in a footnote."""
        if self.header.title_cites:
            yield self.header.title_cites, False
        for paragraph in self.paragraphs:
            for piece in paragraph.pieces:
                if isinstance(piece, Cited):
                    yield piece, False
                elif isinstance(piece, Footnote):
                    yield from ((p, True) for p in piece.pieces if isinstance(p, Cited))
