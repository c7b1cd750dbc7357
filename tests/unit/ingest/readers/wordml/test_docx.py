"""Word files: notes, boxes, tables, changes, running heads."""

import docx
import pytest

from ingest.readers.wordml.package import MOST_INNER
from schemas.document import Method, Part
from schemas.errors import UnreadableFileError, UnsupportedFormatError
from tests.office_files import docx as docx_file
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


def test_a_deleted_row_of_a_table_is_out() -> None:
    deleted = "<w:trPr><w:del/></w:trPr>" + cell("1") + cell("9/KH-UBND")
    rows = [cell("TT") + cell("Số"), deleted, cell("2") + cell("7/KH-UBND")]

    assert texts_of(read(word_xml(table(*rows)))) == ["TT | Số", "2 | 7/KH-UBND"]


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


def chunk(content: str | bytes) -> bytes:
    """A Word file that takes in another file whole."""
    body = paragraph(run("trước")) + '<w:altChunk r:id="rId7"/>' + paragraph(run("sau"))
    return docx_file(body, {"rId7": ("aFChunk", content)})


@pytest.mark.parametrize(
    "content",
    [
        "<html><body><p>Số: 3/KH-SNV</p></body></html>",
        "<p>Số: 3/KH-SNV</p>",
        r"{\rtf1\ansi S\u7889?: 3/KH-SNV}",
        "Số: 3/KH-SNV",
        "From: a\nMIME-Version: 1.0\nContent-Type: text/html\n\n<p>Số: 3/KH-SNV</p>",
        word_xml(paragraph(run("Số: 3/KH-SNV"))),
        docx_file(paragraph(run("Số: 3/KH-SNV"))),
    ],
)
def test_a_file_that_is_taken_in_is_read_where_it_stands(content: str | bytes) -> None:
    assert texts_of(read(chunk(content))) == ["trước", "Số: 3/KH-SNV", "sau"]


@pytest.mark.parametrize("content", [b"PK\x03\x04broken", b"\x80\x81\x9d"])
def test_a_file_that_cannot_be_taken_in_is_a_doubt(content: bytes) -> None:
    reading = read(chunk(content))

    assert texts_of(reading) == ["trước", "sau"]
    assert [doubt.code for doubt in reading.doubts] == ["part_unread"]


def test_files_take_in_each_other_to_a_depth() -> None:
    data = chunk("trong cùng")
    for _ in range(MOST_INNER):
        data = chunk(data)

    reading = read(data)

    assert "trong cùng" not in texts_of(reading)
    assert texts_of(reading).count("trước") == MOST_INNER


HEADING = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"


def test_a_letterhead_in_the_head_of_the_page_is_that_of_the_document() -> None:
    head = table(
        cell("SỞ NỘI VỤ") + cell(HEADING, "Độc lập - Tự do - Hạnh phúc"), properties=""
    )
    reading = read(
        word_xml(paragraph(run("KẾ HOẠCH")), header1=head, header2=run("MẬT"))
    )

    assert texts_of(reading, Part.BODY) == [
        "SỞ NỘI VỤ",
        HEADING,
        "Độc lập - Tự do - Hạnh phúc",
        "KẾ HOẠCH",
    ]


def test_a_head_of_the_page_that_repeats_the_letterhead_is_running() -> None:
    reading = read(word_xml(paragraph(run(HEADING)), header1=paragraph(run(HEADING))))

    assert texts_of(reading, Part.BODY) == [HEADING]


def test_what_a_content_control_asks_for_is_no_text() -> None:
    control = (
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent>"
        "</w:sdt>"
    )
    body = paragraph(
        run("Số: ") + control.format(run("Nhập số")) + run("/KH-SNV")
    ) + control.format(paragraph(run("Nhập văn bản")))

    assert texts_of(read(word_xml(body))) == ["Số: /KH-SNV"]


@pytest.mark.parametrize(
    ("symbol", "printed"),
    [
        ('w:font="Symbol" w:char="F02D"', "-"),
        ('w:font="Symbol" w:char="F061"', "α"),
        ('w:font="Times New Roman" w:char="00D0"', "Ð"),
        ('w:font="Times New Roman" w:char="F02D"', "-"),
        ('w:font="Wingdings" w:char="F0FE"', "☑"),
        ('w:font="Wingdings" w:char="F001"', " "),
        ('w:font="Webdings" w:char="F0E9"', " "),
        ('w:font="Symbol"', " "),
    ],
)
def test_symbols_are_read_by_their_fonts(symbol: str, printed: str) -> None:
    body = paragraph(f"{run('12/QĐ')}<w:r><w:sym {symbol}/></w:r>{run('UBND')}")

    assert texts_of(read(word_xml(body))) == [f"12/QĐ{printed}UBND"]


def test_a_note_with_a_typed_mark_is_a_note_and_not_counted() -> None:
    custom = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="1"/></w:r>'
    notes = (
        f'<w:footnote w:id="1">{paragraph(run("* Quyết định 3/QĐ-SNV"))}</w:footnote>'
        f'<w:footnote w:id="2">{paragraph(run("Báo cáo"))}</w:footnote>'
    )
    body = paragraph(run("một") + custom + run("*") + run(" hai") + REFERENCE)
    reading = read(word_xml(body, footnotes=notes))

    assert texts_of(reading, Part.BODY) == ["một* hai¹"]
    assert texts_of(reading, Part.FOOTNOTE) == ["* Quyết định 3/QĐ-SNV", "¹ Báo cáo"]


def test_capitals_set_apart_are_closed_up() -> None:
    body = paragraph(run("K Ế  ") + run("H O Ạ C H"))

    assert texts_of(read(word_xml(body))) == ["KẾ HOẠCH"]


def test_a_number_in_two_columns_is_one() -> None:
    body = table(
        cell("TT") + cell("Số") + cell("Ký hiệu") + cell("Ngày tháng"),
        cell("1") + cell("333") + cell("QĐ-UBND") + cell("05/5/2021"),
        cell("2") + cell("") + cell("KH-UBND") + cell("06/6/2021"),
    )

    assert texts_of(read(word_xml(body)), Part.TABLE) == [
        "TT | Số | Ký hiệu | Ngày tháng",
        "1 | 333/QĐ-UBND | 05/5/2021",
        "2 |  | KH-UBND | 06/6/2021",
    ]


@pytest.mark.parametrize("switch", ["strike", "dstrike"])
def test_what_is_struck_out_is_left_out(switch: str) -> None:
    body = run("số ") + _formatted("60", f"<w:{switch}/>") + run("61/SNV-VTLT")

    assert texts_of(read(word_xml(paragraph(body)))) == ["số 61/SNV-VTLT"]


def test_an_office_in_the_head_of_the_page_is_that_of_a_body_without_one() -> None:
    head = paragraph(run("UBND TỈNH A")) + paragraph(run("SỞ B"))
    head += paragraph(run("Địa chỉ: số 1"))
    lines = (HEADING, "QUYẾT ĐỊNH", "CHỦ TỊCH UBND TỈNH A")
    reading = read(word_xml("".join(paragraph(run(x)) for x in lines), header1=head))

    assert texts_of(reading, Part.BODY)[:3] == ["UBND TỈNH A", "SỞ B", HEADING]
    assert texts_of(reading, Part.RUNNING) == ["Địa chỉ: số 1"]


@pytest.mark.parametrize("above", [(HEADING, "SỞ A"), ("PHỤ LỤC",)])
def test_an_office_in_the_head_of_other_pages_is_running(above: tuple[str]) -> None:
    body = "".join(paragraph(run(text)) for text in above)
    reading = read(word_xml(body, header1=paragraph(run("SỞ A"))))

    assert texts_of(reading, Part.RUNNING) == ["SỞ A"]


def test_a_letterhead_in_text_boxes_stands_above_their_paragraph() -> None:
    boxes = "".join(
        f"<w:r><w:txbxContent>{paragraph(run(text))}</w:txbxContent></w:r>"
        for text in ("SỞ NỘI VỤ", HEADING)
    )
    reading = read(word_xml(paragraph(boxes + run("KẾ HOẠCH"))))

    assert texts_of(reading) == ["SỞ NỘI VỤ", HEADING, "KẾ HOẠCH"]
