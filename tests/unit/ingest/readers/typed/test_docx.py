"""Word files: notes, boxes, tables, changes, running heads."""

import docx
import pytest

from schemas.document import Method, Part
from schemas.errors import UnreadableFileError, UnsupportedFormatError
from tests.sample_files import (
    paragraph,
    read,
    run,
    texts_of,
    word_file,
    word_xml,
)

REFERENCE = '<w:r><w:footnoteReference w:id="2"/></w:r>'


def cell(*paragraphs: str, properties: str = "") -> str:
    inside = "".join(paragraph(run(text)) for text in paragraphs)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside or '<w:p/>'}</w:tc>"


def table(*rows: str, properties: str = '<w:tblStyle w:val="TableGrid"/>') -> str:
    inside = "".join(f"<w:tr>{row}</w:tr>" for row in rows)
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr>{inside}</w:tbl>"


def test_paragraphs_of_a_real_word_file_are_lines() -> None:
    def build(document: docx.document.Document) -> None:
        document.add_paragraph("QUYẾT ĐỊNH")
        document.add_paragraph("Điều 1. Ban hành kèm theo")

    reading = read(word_file(build))

    assert texts_of(reading) == ["QUYẾT ĐỊNH", "Điều 1. Ban hành kèm theo"]
    assert reading.methods == (Method.DOCX,)


def test_runs_are_joined_and_breaks_break() -> None:
    body = paragraph(f"{run('Số: 12/')}{run('QĐ-UBND')}<w:r><w:br/></w:r>{run('V/v')}")

    assert texts_of(read(word_xml(body))) == ["Số: 12/QĐ-UBND", "V/v"]


def test_footnotes_are_tied_to_their_marks() -> None:
    notes = f'<w:footnote w:id="2">{paragraph(run("Báo cáo số 3/BC-SNV"))}</w:footnote>'
    body = paragraph(run("theo báo cáo") + REFERENCE)
    reading = read(word_xml(body, footnotes=notes))

    assert texts_of(reading, Part.BODY) == ["theo báo cáo¹"]
    assert texts_of(reading, Part.FOOTNOTE) == ["¹ Báo cáo số 3/BC-SNV"]


def test_endnotes_are_notes_numbered_on() -> None:
    notes = f'<w:footnote w:id="2">{paragraph(run("chân trang"))}</w:footnote>'
    ends = f'<w:endnote w:id="2">{paragraph(run("cuối văn bản"))}</w:endnote>'
    end = '<w:r><w:endnoteReference w:id="2"/></w:r>'
    body = paragraph(run("một") + REFERENCE + run(" hai") + end)
    reading = read(word_xml(body, footnotes=notes, endnotes=ends))

    assert texts_of(reading, Part.BODY) == ["một¹ hai²"]
    assert texts_of(reading, Part.FOOTNOTE) == ["¹ chân trang", "² cuối văn bản"]


def test_a_number_raised_by_hand_is_a_mark() -> None:
    raised = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>7</w:t></w:r>'

    assert texts_of(read(word_xml(paragraph(run("năm 2025") + raised)))) == [
        "năm 2025⁷"
    ]


def test_deleted_text_is_out_and_inserted_text_is_in() -> None:
    body = paragraph(
        f"{run('Số: ')}<w:del><w:r><w:delText>11</w:delText></w:r></w:del>"
        f"<w:ins>{run('12')}</w:ins>{run('/QĐ-UBND')}"
    )

    assert texts_of(read(word_xml(body))) == ["Số: 12/QĐ-UBND"]


def test_moved_text_stands_only_where_it_went() -> None:
    body = paragraph(
        f"<w:moveFrom>{run('Điều 2. ')}</w:moveFrom>{run('Điều 1. ')}"
        f"<w:moveTo>{run('Điều 2. ')}</w:moveTo>"
    )

    assert texts_of(read(word_xml(body))) == ["Điều 1. Điều 2. "]


def test_a_text_box_follows_its_paragraph_once() -> None:
    box = f"<w:txbxContent>{paragraph(run('DỰ THẢO'))}</w:txbxContent>"
    choice = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/'
        f'markup-compatibility/2006"><mc:Choice>{box}</mc:Choice>'
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    )
    body = paragraph(f"{run('QUYẾT ĐỊNH')}<w:r>{choice}</w:r>")

    assert texts_of(read(word_xml(body))) == ["QUYẾT ĐỊNH", "DỰ THẢO"]


def test_heads_and_feet_of_pages_are_running() -> None:
    reading = read(
        word_xml(
            paragraph(run("Điều 1")),
            header1=paragraph(run("MẬT")),
            footer1=paragraph(run("Trang 1")),
        )
    )

    assert texts_of(reading, Part.RUNNING) == ["MẬT", "Trang 1"]


def test_field_codes_are_not_text() -> None:
    body = paragraph(f"{run('Trang ')}<w:r><w:instrText>PAGE</w:instrText></w:r>")

    assert texts_of(read(word_xml(body))) == ["Trang "]


def _formatted(text: str, formatting: str) -> str:
    return f"<w:r><w:rPr>{formatting}</w:rPr><w:t>{text}</w:t></w:r>"


def test_text_formatted_as_capitals_is_read_as_printed() -> None:
    body = paragraph(
        _formatted("Sở Nội vụ", "<w:caps/>") + _formatted(" hà", '<w:caps w:val="0"/>')
    )

    assert texts_of(read(word_xml(body))) == ["SỞ NỘI VỤ hà"]


def test_a_font_of_capitals_prints_capitals() -> None:
    body = paragraph(_formatted("së néi vô", '<w:rFonts w:ascii=".VnTimeH"/>'))

    assert texts_of(read(word_xml(body))) == ["SỞ NỘI VỤ"]


def test_hidden_text_is_not_printed() -> None:
    body = paragraph(run("Số: 5/QĐ-UBND") + _formatted(" ghi chú", "<w:vanish/>"))

    assert texts_of(read(word_xml(body))) == ["Số: 5/QĐ-UBND"]


def test_hyphens_that_do_not_break_are_hyphens() -> None:
    body = paragraph(f"{run('12/QĐ')}<w:r><w:noBreakHyphen/></w:r>{run('UBND')}")

    assert texts_of(read(word_xml(body))) == ["12/QĐ-UBND"]


def test_hyphens_that_are_not_printed_are_left_out() -> None:
    body = paragraph(f"{run('Nghị')}<w:r><w:softHyphen/></w:r>{run(' định')}")

    assert texts_of(read(word_xml(body))) == ["Nghị định"]


def test_a_table_is_read_by_row() -> None:
    body = table(
        cell("TT") + cell("Văn bản"), cell("1") + cell("Kế hoạch", "số 3/KH-SNV")
    )

    assert texts_of(read(word_xml(body)), Part.TABLE) == [
        "TT | Văn bản",
        "1 | Kế hoạch số 3/KH-SNV",
    ]


def test_the_head_of_a_paper_is_read_by_column() -> None:
    body = table(
        cell("SỞ NỘI VỤ") + cell("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        cell("Số: 3/KH-SNV") + cell("Hà Nội, ngày 3 tháng 2 năm 2025"),
        properties="",
    )

    assert texts_of(read(word_xml(body)), Part.BODY) == [
        "SỞ NỘI VỤ",
        "Số: 3/KH-SNV",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Hà Nội, ngày 3 tháng 2 năm 2025",
    ]


def test_a_merged_cell_is_said_once() -> None:
    merged = '<w:vMerge w:val="restart"/>'
    body = table(
        cell("Sở", properties=merged) + cell("3/KH-SNV"),
        cell("Sở", properties="<w:vMerge/>") + cell("4/KH-SNV"),
    )

    assert texts_of(read(word_xml(body))) == ["Sở | 3/KH-SNV", " | 4/KH-SNV"]


def test_a_table_in_a_table_stays_in_its_cell() -> None:
    inner = table(cell("a") + cell("b"), cell("c") + cell("d"))
    body = table(
        cell("TT") + cell("Nội dung"),
        cell("1") + f"<w:tc><w:tcPr/>{inner}<w:p/></w:tc>",
    )

    assert texts_of(read(word_xml(body))) == ["TT | Nội dung", "1 | a | b c | d"]


def test_a_zip_that_is_not_word_is_not_supported() -> None:
    plain = word_file(lambda document: document).replace(b"word/", b"xxxx/")

    with pytest.raises(UnsupportedFormatError):
        read(plain)


def test_a_truncated_word_file_is_damaged() -> None:
    whole = word_xml(paragraph(run("Điều 1")))

    with pytest.raises(UnreadableFileError, match="hỏng"):
        read(whole[: len(whole) // 2])
