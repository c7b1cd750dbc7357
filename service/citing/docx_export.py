"""A Word file of cited works: a list, or sentences with real footnotes to copy from."""

import io
from collections.abc import Iterable, Iterator
from copy import deepcopy
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lxml import etree
from lxml.builder import ElementMaker

from ingest.readers.wordml.xml_names import (
    CONTENT_TYPES,
    DOCUMENT,
    DOCUMENT_RELATIONSHIPS,
    FOOTNOTES,
    OFFICE_RELATIONSHIPS,
    PACKAGE_RELATIONSHIPS,
    PART_MEDIA_TYPE,
    SPACE,
    STYLES,
    TYPES_OF_PARTS,
    WORD,
    W,
)
from schemas.work import Work
from service.citing.bibliography import line_of
from service.citing.printed_table import PrintedTable, printable

TITLE = "DANH MỤC TÀI LIỆU VIỆN DẪN"
# A4 with the margins of NĐ 30/2020/NĐ-CP, Phụ lục I: 20, 15, 20, 30 mm, in twentieths
_PAPER = {"w": "11906", "h": "16838"}
_MARGINS = {
    "top": "1134",
    "right": "850",
    "bottom": "1134",
    "left": "1701",
    "header": "720",
    "footer": "720",
    "gutter": "0",
}
_MADE = (1980, 1, 1, 0, 0, 0)  # the same works give the same bytes
_ACROSS, _DOWN, _MARGIN = 16838, 11906, 850  # A4, in twentieths of a point
_E = ElementMaker(namespace=WORD, nsmap={"w": WORD})
_TYPES = f"""<Types xmlns="{CONTENT_TYPES}">
<Default Extension="rels"
 ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Override PartName="/{DOCUMENT}" ContentType="{PART_MEDIA_TYPE}.document.main+xml"/>
<Override PartName="/{STYLES}" ContentType="{PART_MEDIA_TYPE}.styles+xml"/>
<Override PartName="/{FOOTNOTES}" ContentType="{PART_MEDIA_TYPE}.footnotes+xml"/>
</Types>"""
_RELATIONS = f"""<Relationships xmlns="{PACKAGE_RELATIONSHIPS}">
<Relationship Id="rId1" Type="{OFFICE_RELATIONSHIPS}/officeDocument"
 Target="{DOCUMENT}"/>
</Relationships>"""
_PARTS = f"""<Relationships xmlns="{PACKAGE_RELATIONSHIPS}">
<Relationship Id="rId1" Type="{OFFICE_RELATIONSHIPS}/styles" Target="styles.xml"/>
<Relationship Id="rId2" Type="{OFFICE_RELATIONSHIPS}/footnotes" Target="footnotes.xml"/>
</Relationships>"""
_STYLES = f"""<w:styles xmlns:w="{WORD}">
<w:docDefaults><w:rPrDefault><w:rPr>
<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/>
<w:sz w:val="28"/><w:lang w:val="vi-VN"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal">
<w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="FootnoteText">
<w:name w:val="footnote text"/><w:rPr><w:sz w:val="20"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="FootnoteReference">
<w:name w:val="footnote reference"/>
<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>
</w:styles>"""


def docx_list_of(works: Iterable[Work]) -> bytes:
    """Return the list as a Word file: a title, and one numbered line per work."""
    lines = (f"{n}. {line_of(each)}" for n, each in enumerate(works, start=1))
    paragraphs = (_E.p(_run(line)) for line in lines)
    return _packed([_title(), *paragraphs], _footnotes(()))


def docx_footnotes_of(works: Iterable[Work]) -> bytes:
    """Return a Word file that names each work in short, with a full footnote."""
    listed = list(works)
    paragraphs = (
        _E.p(_run(each.short), _reference(number))
        for number, each in enumerate(listed, start=1)
    )
    return _packed([_title(), *paragraphs], _footnotes(listed))


def docx_of(parts: Iterable[etree._Element]) -> bytes:
    """Return a Word file of these paragraphs and tables, on A4 as NĐ 30 has it."""
    return _packed(parts, _footnotes(()))


def docx_table_of(table: PrintedTable) -> bytes:
    """Return *table* as a Word file: A4 across, the headings on each page."""
    notes = (_E.p(_run(printable(each))) for each in table.notes)
    grid = [_grid(table)] if table.rows else []
    above = [_title(table.title), *notes]
    return _packed([*above, *grid, _E.p()], _footnotes(()), _across())


def _grid(table: PrintedTable) -> etree._Element:
    width = _ACROSS - 2 * _MARGIN
    parts = sum(each.share for each in table.columns)
    widths = [width * each.share // parts for each in table.columns]
    heading = _row(table.headings, widths, _E.trPr(_E.tblHeader()), _E.b())
    rows = (_row(each, widths) for each in table.rows)
    columns = (_E.gridCol(named("w", str(each))) for each in widths)
    return _E.tbl(_grid_form(), _E.tblGrid(*columns), heading, *rows)


def _grid_form() -> etree._Element:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    line = {**named("val", "single"), **named("sz", "4")}
    borders = (etree.Element(f"{W}{each}", line) for each in sides)
    fixed = _E.tblLayout(named("type", "fixed"))
    return _E.tblPr(_E.tblBorders(*borders), fixed)


def _row(
    cells: Iterable[str], widths: Iterable[int], *form: etree._Element
) -> etree._Element:
    """Return a row; the first of *form* is of the row, others of its letters."""
    of_row, letters = form[:1], form[1:]
    written = (
        _E.tc(
            _E.tcPr(_E.tcW(named("w", str(width)), named("type", "dxa"))),
            _E.p(_cell_run(text, letters)),
        )
        for text, width in zip(cells, widths, strict=True)
    )
    return _E.tr(*of_row, *written)


def _cell_run(text: str, letters: Iterable[etree._Element]) -> etree._Element:
    form = _E.rPr(*(deepcopy(each) for each in letters), _E.sz(named("val", "20")))
    return _E.r(form, _E.t(printable(text), {SPACE: "preserve"}))


def _across() -> etree._Element:
    size = {**named("w", str(_ACROSS)), **named("h", str(_DOWN))}
    sides = ("top", "right", "bottom", "left", "header", "footer")
    margins = {f"{W}{each}": str(_MARGIN) for each in sides}
    turned = _E.pgSz(size, named("orient", "landscape"))
    return _E.sectPr(turned, _E.pgMar(margins))


def _title(words: str = TITLE) -> etree._Element:
    centred = _E.pPr(_E.jc(named("val", "center")))
    return _E.p(centred, _E.r(_E.rPr(_E.b()), _E.t(words)))


def _run(text: str) -> etree._Element:
    return _E.r(_E.t(text, {SPACE: "preserve"}))


def _reference(number: int) -> etree._Element:
    style = _E.rStyle(named("val", "FootnoteReference"))
    return _E.r(_E.rPr(style), _E.footnoteReference(named("id", str(number))))


def _footnotes(works: Iterable[Work]) -> etree._Element:
    notes = (_note(number, each) for number, each in enumerate(works, start=1))
    return _E.footnotes(*_separators(), *notes)


def _separators() -> Iterator[etree._Element]:
    """Yield the two notes that Word wants in every such part."""
    for number, kind in (("-1", "separator"), ("0", "continuationSeparator")):
        line = _E.p(_E.r(etree.Element(f"{W}{kind}")))
        yield _E.footnote(line, named("type", kind), named("id", number))


def _note(number: int, work: Work) -> etree._Element:
    style = _E.pPr(_E.pStyle(named("val", "FootnoteText")))
    mark = _E.r(_E.rPr(_E.rStyle(named("val", "FootnoteReference"))), _E.footnoteRef())
    words = _run(f" {line_of(work)}.")
    return _E.footnote(_E.p(style, mark, words), named("id", str(number)))


def _section() -> etree._Element:
    """Return the page that the document is printed on."""
    paper = (named(name, value) for name, value in _PAPER.items())
    margins = (named(name, value) for name, value in _MARGINS.items())
    return _E.sectPr(_E.pgSz(*paper), _E.pgMar(*margins))


def named(name: str, value: str) -> dict[str, str]:
    """Return an attribute of WordprocessingML."""
    return {f"{W}{name}": value}


def _packed(
    parts_of_body: Iterable[etree._Element],
    footnotes: etree._Element,
    section: etree._Element | None = None,
) -> bytes:
    ends = _section() if section is None else section
    document = _E.document(_E.body(*parts_of_body, ends))
    parts = {
        TYPES_OF_PARTS: _TYPES,
        "_rels/.rels": _RELATIONS,
        DOCUMENT_RELATIONSHIPS: _PARTS,
        STYLES: _STYLES,
        DOCUMENT: etree.tostring(document, encoding="unicode"),
        FOOTNOTES: etree.tostring(footnotes, encoding="unicode"),
    }
    packed = io.BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as written:
        for name, xml in parts.items():
            head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
            written.writestr(ZipInfo(name, _MADE), f"{head}{xml}")
    return packed.getvalue()
