"""A Word file of cited works: a list, or sentences with real footnotes to copy from."""

import io
from collections.abc import Iterable, Iterator
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

TITLE = "DANH MỤC TÀI LIỆU VIỆN DẪN"
_MADE = (1980, 1, 1, 0, 0, 0)  # the same works give the same bytes
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


def _title() -> etree._Element:
    centred = _E.pPr(_E.jc(_named("val", "center")))
    return _E.p(centred, _E.r(_E.rPr(_E.b()), _E.t(TITLE)))


def _run(text: str) -> etree._Element:
    return _E.r(_E.t(text, {SPACE: "preserve"}))


def _reference(number: int) -> etree._Element:
    style = _E.rStyle(_named("val", "FootnoteReference"))
    return _E.r(_E.rPr(style), _E.footnoteReference(_named("id", str(number))))


def _footnotes(works: Iterable[Work]) -> etree._Element:
    notes = (_note(number, each) for number, each in enumerate(works, start=1))
    return _E.footnotes(*_separators(), *notes)


def _separators() -> Iterator[etree._Element]:
    """Yield the two notes that Word wants in every such part."""
    for number, kind in (("-1", "separator"), ("0", "continuationSeparator")):
        line = _E.p(_E.r(etree.Element(f"{W}{kind}")))
        yield _E.footnote(line, _named("type", kind), _named("id", number))


def _note(number: int, work: Work) -> etree._Element:
    style = _E.pPr(_E.pStyle(_named("val", "FootnoteText")))
    mark = _E.r(_E.rPr(_E.rStyle(_named("val", "FootnoteReference"))), _E.footnoteRef())
    words = _run(f" {line_of(work)}.")
    return _E.footnote(_E.p(style, mark, words), _named("id", str(number)))


def _named(name: str, value: str) -> dict[str, str]:
    return {f"{W}{name}": value}


def _packed(paragraphs: Iterable[etree._Element], footnotes: etree._Element) -> bytes:
    document = _E.document(_E.body(*paragraphs, _E.sectPr()))
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
