"""OpenDocument files and spreadsheets, made of XML."""

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZipFile

_ODF = "urn:oasis:names:tc:opendocument:xmlns"
_NAMES = "".join(
    f' xmlns:{prefix}="{_ODF}:{name}:1.0"'
    for prefix, name in {
        "office": "office",
        "text": "text",
        "table": "table",
        "draw": "drawing",
        "style": "style",
        "fo": "xsl-fo-compatible",
    }.items()
)
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats'
    '-officedocument.spreadsheetml.sheet.main+xml"/></Types>'
)
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def packed(members: Mapping[str, str | bytes]) -> bytes:
    """A zip archive of these files."""
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def odt(body: str, styles: str = "", pages: str = "", automatic: str = "") -> bytes:
    """An ODT file: its body, common styles, heads and feet, automatic styles."""
    return packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": flat(body, automatic=automatic, root="document-content"),
            "styles.xml": (
                f"<office:document-styles{_NAMES}><office:styles>{styles}"
                f"</office:styles><office:master-styles><style:master-page>{pages}"
                "</style:master-page></office:master-styles></office:document-styles>"
            ),
        }
    )


def flat(body: str, automatic: str = "", root: str = "document") -> str:
    """The text of an OpenDocument file in one XML file."""
    return (
        f"<office:{root}{_NAMES}"
        ' office:mimetype="application/vnd.oasis.opendocument.text">'
        f"<office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:{root}>"
    )


def docx(
    body: str,
    related: Mapping[str, tuple[str, str | bytes]] | None = None,
    main: str = "word/document2.xml",
    *,
    strict: bool = False,
) -> bytes:
    """A DOCX file whose parts are known by relationships alone.

    *related* has, by the identity of the relationship, its kind and its part.
    """
    folder, _, name = main.rpartition("/")
    parts = {
        f"{folder}/part{place}.xml": content
        for place, (_, content) in enumerate((related or {}).values())
    }
    relations = "".join(
        f'<Relationship Id="{identity}" Type="{_OFFICE}/{kind}"'
        f' Target="part{place}.xml"/>'
        for place, (identity, (kind, _)) in enumerate((related or {}).items())
    )
    members = {
        "_rels/.rels": _relations(
            f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument"'
            f' Target="/{main}"/>'
        ),
        main: word_root("document", f"<w:body>{body}</w:body>"),
        f"{folder}/_rels/{name}.rels": _relations(relations),
        **parts,
    }
    return packed(
        {
            name: _strictly(content) if strict and isinstance(content, str) else content
            for name, content in members.items()
        }
    )


def word_root(tag: str, inside: str) -> str:
    """A part of a Word file."""
    return f'<w:{tag} xmlns:w="{_WORD}" xmlns:r="{_OFFICE}">{inside}</w:{tag}>'


def _strictly(content: str) -> str:
    strict = "http://purl.oclc.org/ooxml"
    return content.replace(_WORD, f"{strict}/wordprocessingml/main").replace(
        _OFFICE, f"{strict}/officeDocument/relationships"
    )


def xlsx(rows: str, hidden: str = "") -> bytes:
    """An XLSX file of a sheet with these rows (XML), and of a hidden one."""
    sheets = {"Sổ": (rows, "visible"), "Ẩn": (hidden, "hidden")}
    book = "".join(
        f'<sheet name="{name}" sheetId="{n}" state="{state}" r:id="rId{n}"/>'
        for n, (name, (_, state)) in enumerate(sheets.items(), 1)
    )
    relations = "".join(
        f'<Relationship Id="rId{n}" Type="{_OFFICE}/worksheet"'
        f' Target="worksheets/sheet{n}.xml"/>'
        for n in (1, 2)
    )
    main = f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument"'
    styles = (
        '<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/>'
        "</cellXfs>"
    )
    return packed(
        {
            "[Content_Types].xml": _TYPES,
            "_rels/.rels": _relations(f'{main} Target="xl/workbook.xml"/>'),
            "xl/workbook.xml": (
                f'<workbook xmlns="{_SHEET}" xmlns:r="{_OFFICE}">'
                f"<sheets>{book}</sheets></workbook>"
            ),
            "xl/_rels/workbook.xml.rels": _relations(
                f'{relations}<Relationship Id="rId9" Type="{_OFFICE}/styles"'
                ' Target="styles.xml"/>'
            ),
            "xl/styles.xml": f'<styleSheet xmlns="{_SHEET}">{styles}</styleSheet>',
            **{
                f"xl/worksheets/sheet{n}.xml": (
                    f'<worksheet xmlns="{_SHEET}"><sheetData>{inside}'
                    "</sheetData></worksheet>"
                )
                for n, (inside, _) in enumerate(sheets.values(), 1)
            },
        }
    )


def sheet_row(number: int, *cells: str | float | None) -> str:
    """A row of a sheet; a number above 40,000 is a date, as Excel counts the days."""
    written = (
        _sheet_cell(f"{chr(ord('A') + column)}{number}", value)
        for column, value in enumerate(cells)
        if value is not None
    )
    return f'<row r="{number}">{"".join(written)}</row>'


def _sheet_cell(place: str, value: str | float) -> str:
    if isinstance(value, str):
        return f'<c r="{place}" t="inlineStr"><is><t>{value}</t></is></c>'
    style = ' s="1"' if value > 40_000 else ""
    return f'<c r="{place}"{style}><v>{value}</v></c>'


def _relations(inside: str) -> str:
    return f'<Relationships xmlns="{_RELATIONS}">{inside}</Relationships>'
