"""Word files that are one XML file."""

import pytest

from schemas.document import Method, Part
from schemas.errors import UnreadableFileError
from tests.sample_files import WORD, paragraph, read, run, texts_of

WORD_2003 = "http://schemas.microsoft.com/office/word/2003/wordml"
DECLARED = '<?xml version="1.0"?><?mso-application progid="Word.Document"?>'
MAIN = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def flat(body: str) -> bytes:
    """A flat package, as Word saves it: the relationships, the text."""
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
        f'relationships"><Relationship Id="r" Type="{MAIN}/officeDocument" '
        'Target="word/document.xml"/></Relationships>'
    )
    document = f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    parts = {"/_rels/.rels": relations, "/word/document.xml": document}
    packed = "".join(
        f'<pkg:part pkg:name="{name}"><pkg:xmlData>{xml}</pkg:xmlData></pkg:part>'
        for name, xml in parts.items()
    )
    name = "http://schemas.microsoft.com/office/2006/xmlPackage"
    return f'{DECLARED}<pkg:package xmlns:pkg="{name}">{packed}</pkg:package>'.encode()


def of_2003(body: str, styles: str = "") -> bytes:
    """A file of Word 2003."""
    return (
        f'{DECLARED}<w:wordDocument xmlns:w="{WORD_2003}" '
        'xmlns:wx="http://schemas.microsoft.com/office/word/2003/auxHint" '
        'xmlns:aml="http://schemas.microsoft.com/aml/2001/core">'
        f"<w:styles>{styles}</w:styles><w:body><wx:sect>{body}</wx:sect></w:body>"
        "</w:wordDocument>"
    ).encode()


@pytest.mark.parametrize("made", [flat, of_2003])
def test_a_file_in_one_piece_is_read_as_a_word_file(made: object) -> None:
    assert callable(made)
    reading = read(made(paragraph(run("Số: 12/QĐ-UBND"))), "a.doc")

    assert texts_of(reading) == ["Số: 12/QĐ-UBND"]
    assert reading.methods == (Method.DOCX,)


def test_footnotes_in_the_text_stand_below_it() -> None:
    note = f"<w:r><w:footnote>{paragraph(run('Báo cáo 3'))}</w:footnote></w:r>"
    reading = read(of_2003(paragraph(run("theo báo cáo") + note + run(" này"))))

    assert texts_of(reading, Part.BODY) == ["theo báo cáo¹ này"]
    assert texts_of(reading, Part.FOOTNOTE) == ["¹ Báo cáo 3"]


def test_what_is_deleted_or_a_comment_is_no_text() -> None:
    body = "".join(
        f'<aml:annotation w:type="Word.{kind}"><aml:content>{run(text)}</aml:content>'
        "</aml:annotation>"
        for kind, text in (("Deletion", "60"), ("Insertion", "61"), ("Comment", "62"))
    )

    assert texts_of(read(of_2003(paragraph(run("Số: ") + body)))) == ["Số: 61"]


def test_labels_of_list_items_are_read() -> None:
    listed = '<w:pPr><w:listPr><wx:t wx:val="1."/></w:listPr></w:pPr>'

    assert texts_of(read(of_2003(paragraph(listed + run("Mục đích"))))) == [
        "1. Mục đích"
    ]


def test_heads_of_pages_are_running() -> None:
    head = f"<w:sectPr><w:hdr>{paragraph(run('Trang'))}</w:hdr></w:sectPr>"
    reading = read(of_2003(paragraph(run("Điều 1")) + head))

    assert texts_of(reading, Part.RUNNING) == ["Trang"]


def test_styles_say_how_text_is_printed() -> None:
    styles = (
        '<w:style w:type="character" w:styleId="Hoa"><w:rPr><w:caps/></w:rPr></w:style>'
    )
    styled = '<w:r><w:rPr><w:rStyle w:val="Hoa"/></w:rPr><w:t>Kế hoạch</w:t></w:r>'

    assert texts_of(read(of_2003(paragraph(styled), styles))) == ["KẾ HOẠCH"]


def test_a_damaged_file_is_unreadable() -> None:
    with pytest.raises(UnreadableFileError, match="hỏng"):
        read(of_2003(paragraph(run("a")))[:-20])
