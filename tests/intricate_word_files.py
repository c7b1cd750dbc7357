"""Word files with all that makes it hard to say where a printed character stands."""

from tests.sample_files import paragraph, run, word_xml

_NUMBERED = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
_REFERENCE = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
_END_REFERENCE = '<w:r><w:endnoteReference w:id="2"/></w:r>'
_LIST = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="Điều %1."/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
_BOX = f"<w:r><w:txbxContent>{paragraph(run('DỰ THẢO'))}</w:txbxContent></w:r>"
_SIGNS = "UB\u00adND &amp;amp; B\u0422\u0421 "  # a soft hyphen, Cyrillic capitals
_DECOMPOSED = "\u00a0nghe\u0302\u0323  \u2011 ye\u0302\u0301u"


def formatted(text: str, properties: str) -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def table(*rows: tuple[str, ...], borders: str = '<w:tblStyle w:val="Grid"/>') -> str:
    """A table of cells, each the inside of one."""
    inside = "".join(
        f"<w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in row)}</w:tr>"
        for row in rows
    )
    return f"<w:tbl><w:tblPr>{borders}</w:tblPr>{inside}</w:tbl>"


def controlled(inside: str) -> str:
    return f"<w:sdt><w:sdtContent>{inside}</w:sdtContent></w:sdt>"


def note(tag: str, number: int, *paragraphs: str) -> str:
    return f'<w:{tag} w:id="{number}">{"".join(paragraphs)}</w:{tag}>'


def file_of(body: str, *notes: str) -> bytes:
    return word_xml(body, footnotes="".join(notes)) if notes else word_xml(body)


INTRICATE = {
    "cut runs": file_of(
        paragraph("".join(map(run, ("Kế", " hoạch  số", " 48/", "KH-V", "KS"))))
    ),
    "a numbered list": word_xml(
        paragraph(_NUMBERED + run("Ban hành kế hoạch"))
        + paragraph(_NUMBERED + run("Ban hành kế hoạch")),
        numbering=_LIST,
    ),
    "a table by rows": file_of(
        table(
            (paragraph(run("TT")), paragraph(run("Văn bản")), paragraph(run("Ghi"))),
            (
                paragraph(run("1")),
                paragraph(run("Kế hoạch ")) + paragraph(run("số 3/KH-SNV")),
                paragraph(""),
            ),
        )
    ),
    "a head by columns": file_of(
        table(
            (paragraph(run("SỞ NỘI VỤ")), paragraph(run("CỘNG HÒA XÃ HỘI"))),
            (paragraph(run(" Số: 3/KH-SNV")), paragraph(run("Hà Nội, ngày 3"))),
            borders="",
        )
    ),
    "tables in a table": file_of(
        table(
            (paragraph(run("TT")), paragraph(run("Nội dung"))),
            (paragraph(run("1")), table((paragraph(run("a")), paragraph(run("b"))))),
        )
    ),
    "columns of tabs": file_of(
        paragraph(f"{run('Nơi nhận:')}<w:r><w:tab/><w:tab/></w:r>{run('GIÁM ĐỐC')}")
        + paragraph(run("- Như trên;"))
        + paragraph(f"<w:r><w:tab/></w:r>{run('Trần Văn Bình')}")
    ),
    "notes": word_xml(
        paragraph(run("một") + _REFERENCE.format(2))
        + paragraph(run("hai") + _END_REFERENCE + run(" ba") + _REFERENCE.format(3)),
        footnotes=note("footnote", 2, paragraph(run(" chân ")), paragraph(run("trang")))
        + note("footnote", 3, paragraph(run("chân trang"))),
        endnotes=note("endnote", 2, paragraph(run("cuối văn bản"))),
    ),
    "hidden text": file_of(
        paragraph(run("Số: ") + formatted("nháp ", "<w:vanish/>") + run("5/QĐ-UBND"))
    ),
    "tracked changes": file_of(
        paragraph(
            f"{run('Số: ')}<w:del><w:r><w:delText>11</w:delText></w:r></w:del>"
            f"<w:ins>{run('12')}</w:ins><w:moveFrom>{run('13')}</w:moveFrom>"
            f"<w:moveTo>{run('/QĐ')}</w:moveTo>{run('-UBND')}"
        )
    ),
    "content controls": file_of(
        controlled(
            controlled(
                paragraph(run("Điều ") + controlled(controlled(run("1")) + run(".")))
            )
            + table((controlled(paragraph(run("a"))), paragraph(run("b"))))
        )
    ),
    "printed otherwise": file_of(
        paragraph(
            formatted("Sở Nội vụ", "<w:caps/>")
            + formatted("7", '<w:vertAlign w:val="superscript"/>')
            + formatted(" së néi vô", '<w:rFonts w:ascii=".VnTimeH"/>')
        )
    ),
    "signs": file_of(
        paragraph(
            f"{run('12/QĐ')}<w:r><w:noBreakHyphen/></w:r>{run(_SIGNS)}"
            f"<w:r><w:br/></w:r>{run(_DECOMPOSED)}"
        )
    ),
    "a text box": file_of(paragraph(run("QUYẾT ") + _BOX + run("ĐỊNH"))),
}
"""Files by what is intricate about them."""
