"""Word: the header a table without borders, the footnotes a part of their own."""

import io
import zipfile
from xml.sax.saxutils import escape

from docx import Document
from docx.document import Document as Word
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph as WordParagraph

from bench.samples.model import (
    Footnote,
    Paragraph,
    SampleDocument,
    SampleHeader,
    Style,
    plain,
)
from bench.samples.writers.frame import (
    date_line,
    left_lines,
    letterhead,
    motto,
    number_lines,
    signed_lines,
    title_lines,
)

FONT = "Times New Roman"
EPOCH = (2020, 1, 1, 0, 0, 0)
"""The date of every member of the file, so that the same document is the same bytes."""
_FOOTNOTES_TYPE = (
    "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
)
_SEPARATORS = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p>'
    '</w:footnote><w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r>'
    "<w:continuationSeparator/></w:r></w:p></w:footnote>"
)
_SUPERSCRIPT = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'


def write_docx(document: SampleDocument) -> bytes:
    """Return the document as a Word file."""
    word = Document()
    _set_page(word)
    header = document.header
    _columns(word, *_letterhead_columns(header))
    _title(word, header)
    notes = _body(word, document)
    _columns(
        word,
        left_lines(header, "", ""),
        signed_lines(header, "", ""),
    )
    if notes:
        _attach_notes(word, notes)
    return _with_fixed_dates(word)


def _set_page(word: Word) -> None:
    section = word.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(3), Cm(2)
    section.top_margin = section.bottom_margin = Cm(2)
    word.styles["Normal"].font.name = FONT
    word.styles["Normal"].font.size = Pt(14)


def _letterhead_columns(header: SampleHeader) -> tuple[list[str], list[str]]:
    left = [*letterhead(header), *number_lines(header)]
    dated = date_line(header)
    return left, [*motto(header), "", *([dated] if dated else [])]


def _columns(word: Word, left: list[str], right: list[str]) -> None:
    """Add two columns side by side: a table without borders."""
    row = word.add_table(rows=1, cols=2).rows[0]
    for cell, lines in zip(row.cells, (left, right), strict=True):
        _fill(cell, lines)


def _fill(cell: _Cell, lines: list[str]) -> None:
    for index, line in enumerate(lines):
        paragraph = cell.add_paragraph() if index else cell.paragraphs[0]
        paragraph.add_run(line).bold = line.isupper()
        if not line.startswith(("-", "Nơi nhận")):
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _title(word: Word, header: SampleHeader) -> None:
    for line in title_lines(header):
        paragraph = word.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.add_run(line).bold = not header.is_letter


def _body(word: Word, document: SampleDocument) -> list[str]:
    """Add the paragraphs; return the texts of the footnotes in order."""
    notes: list[str] = []
    table: Table | None = None
    for each in document.paragraphs:
        if each.style is Style.ROW:
            table = table or _table(word, columns=len(each.cells()))
            _add_row(table, each.cells())
        else:
            table = None
            _add_paragraph(word, each, notes)
    return notes


def _table(word: Word, columns: int) -> Table:
    table: Table = word.add_table(rows=0, cols=columns)
    table.style = "Table Grid"
    return table


def _add_row(table: Table, texts: list[str]) -> None:
    row = table.add_row()  # type: ignore[no-untyped-call] # python-docx has no type here
    for cell, text in zip(row.cells, texts, strict=True):
        cell.text = text


def _add_paragraph(word: Word, printed: Paragraph, notes: list[str]) -> None:
    paragraph = _paragraph(word, printed.style)
    for piece in printed.pieces:
        if isinstance(piece, Footnote):
            notes.append(plain(piece))
            _refer(paragraph, len(notes))
        else:
            run = paragraph.add_run(plain(piece))
            run.bold = printed.style in (Style.HEADING, Style.CENTRED)
            run.italic = printed.style is Style.BASIS


def _paragraph(word: Word, style: Style) -> WordParagraph:
    paragraph = word.add_paragraph()
    if style is Style.CENTRED:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    else:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        paragraph.paragraph_format.first_line_indent = Cm(1.27)
    return paragraph


def _refer(paragraph: WordParagraph, mark: int) -> None:
    run = (
        f'<w:r {nsdecls("w")}>{_SUPERSCRIPT}<w:footnoteReference w:id="{mark}"/></w:r>'
    )
    paragraph._p.append(parse_xml(run))  # noqa: SLF001 - no other way to the element


def _attach_notes(word: Word, notes: list[str]) -> None:
    """Add ``word/footnotes.xml``, which python-docx does not write itself."""
    body = "".join(_note(mark, text) for mark, text in enumerate(notes, start=1))
    xml = f"<w:footnotes {nsdecls('w')}>{_SEPARATORS}{body}</w:footnotes>"
    name = PackURI("/word/footnotes.xml")
    part = Part(name, _FOOTNOTES_TYPE, xml.encode(), word.part.package)
    word.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def _note(mark: int, text: str) -> str:
    return (
        f'<w:footnote w:id="{mark}"><w:p><w:r>{_SUPERSCRIPT}<w:footnoteRef/></w:r>'
        f'<w:r><w:t xml:space="preserve"> {escape(text)}</w:t></w:r></w:p></w:footnote>'
    )


def _with_fixed_dates(word: Word) -> bytes:
    """Return the file; a zip would otherwise hold the time at which it was made."""
    written, fixed = io.BytesIO(), io.BytesIO()
    word.save(written)
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(fixed, "w") as target:
        for name in source.namelist():
            member = zipfile.ZipInfo(name, EPOCH)
            member.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(member, source.read(name))
    return fixed.getvalue()
