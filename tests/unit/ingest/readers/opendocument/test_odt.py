"""OpenDocument texts: lines, tables, notes, lists, what is not printed."""

import pytest

from schemas.document import Method, Part
from schemas.errors import EncryptedFileError, UnsupportedFormatError
from tests.office_files import flat, odt, packed
from tests.sample_files import read, texts_of

CAPITALS = (
    '<style:style style:name="Heading" style:family="paragraph">'
    '<style:text-properties fo:text-transform="uppercase"/></style:style>'
)
BORDER = (
    '<style:style style:name="A1" style:family="table-cell">'
    '<style:table-cell-properties fo:border="0.5pt solid #000000"/></style:style>'
)


def p(inside: str, style: str = "") -> str:
    return f'<text:p text:style-name="{style}">{inside}</text:p>'


def table(*rows: tuple[str, ...], style: str = "") -> str:
    inside = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell table:style-name="{style}">{p(cell)}</table:table-cell>'
            for cell in row
        )
        + "</table:table-row>"
        for row in rows
    )
    return f"<table:table>{inside}</table:table>"


def text_style(properties: str) -> str:
    return (
        '<style:style style:name="T1" style:family="text">'
        f"<style:text-properties {properties}/></style:style>"
    )


def test_paragraphs_are_lines() -> None:
    body = p("Số:<text:s text:c='2'/>12/<text:span>QĐ-UBND</text:span>") + p(
        "một<text:line-break/>hai  ba\n bốn"
    )
    reading = read(odt(body))

    assert texts_of(reading) == ["Số:  12/QĐ-UBND", "một", "hai ba bốn"]
    assert reading.methods == (Method.ODF,)


def test_the_head_is_read_by_column() -> None:
    head = table(("SỞ NỘI VỤ", "CỘNG HÒA"), ("Số: 3/KH-SNV", "Hà Nội"))

    assert texts_of(read(odt(head)), Part.BODY) == [
        "SỞ NỘI VỤ",
        "Số: 3/KH-SNV",
        "CỘNG HÒA",
        "Hà Nội",
    ]


def test_a_table_with_borders_is_read_by_row() -> None:
    body = table(("TT", "Số"), ("1", "3/KH-SNV"), style="A1")

    assert texts_of(read(odt(body, automatic=BORDER)), Part.TABLE) == [
        "TT | Số",
        "1 | 3/KH-SNV",
    ]


def test_notes_have_the_mark_that_refers_to_them() -> None:
    noted = (
        "<text:note><text:note-citation{}>1</text:note-citation>"
        "<text:note-body><text:p>{}</text:p></text:note-body></text:note>"
    )
    own = ' text:label="*"'
    body = p(f"theo{noted.format('', 'một')} và{noted.format(own, 'hai')}")
    reading = read(odt(body))

    assert texts_of(reading, Part.BODY) == ["theo¹ và*"]
    assert texts_of(reading, Part.FOOTNOTE) == ["¹ một", "* hai"]


def test_deleted_text_and_comments_are_out() -> None:
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>60</text:p>"
        "</text:deletion></text:changed-region></text:tracked-changes>"
        + p("61<office:annotation><text:p>xem lại</text:p></office:annotation>/SNV")
    )

    assert texts_of(read(odt(body))) == ["61/SNV"]


def test_capitals_of_a_style_are_read_as_printed() -> None:
    derived = (
        '<style:style style:name="P1" style:family="paragraph"'
        ' style:parent-style-name="Heading"/>'
    )
    body = p("Kế hoạch", "P1")

    assert texts_of(read(odt(body, styles=CAPITALS, automatic=derived))) == ["KẾ HOẠCH"]


@pytest.mark.parametrize(
    ("properties", "printed"),
    [
        ('text:display="none"', "năm 2025"),
        ('style:text-position="super 58%"', "năm 2025⁷"),
        ('style:text-position="33% 58%"', "năm 2025⁷"),
        ('style:text-position="sub 58%"', "năm 20257"),
    ],
)
def test_a_style_says_how_its_text_is_printed(properties: str, printed: str) -> None:
    body = p('năm 2025<text:span text:style-name="T1">7</text:span>')

    assert texts_of(read(odt(body, automatic=text_style(properties)))) == [printed]


def test_items_of_lists_have_the_numbers_that_are_printed() -> None:
    levels = (
        '<text:list-style style:name="L1"><text:list-level-style-number text:level="1"'
        ' style:num-format="1" style:num-suffix="."/><text:list-level-style-number'
        ' text:level="2" style:num-format="a" style:num-suffix=")"/></text:list-style>'
    )
    inner = f"<text:list><text:list-item>{p('trong')}</text:list-item></text:list>"
    body = (
        f'<text:list text:style-name="L1"><text:list-item>{p("một")}{inner}'
        f"</text:list-item><text:list-item>{p('hai')}</text:list-item></text:list>"
    )

    assert texts_of(read(odt(body, automatic=levels))) == [
        "1. một",
        "a) trong",
        "2. hai",
    ]


def test_text_boxes_follow_their_paragraph() -> None:
    box = f"<draw:frame><draw:text-box>{p('DỰ THẢO')}</draw:text-box></draw:frame>"

    assert texts_of(read(odt(p(f"QUYẾT {box}ĐỊNH")))) == ["QUYẾT ĐỊNH", "DỰ THẢO"]


def test_heads_and_feet_of_pages_are_running() -> None:
    pages = (
        f"<style:header>{p('MẬT')}</style:header>"
        f"<style:footer>{p('Trang 1')}</style:footer>"
    )

    assert texts_of(read(odt(p("Điều 1"), pages=pages)), Part.RUNNING) == [
        "MẬT",
        "Trang 1",
    ]


def test_a_text_in_one_xml_file_is_read() -> None:
    data = f'<?xml version="1.0" encoding="UTF-8"?>{flat(p("Điều 1"))}'.encode()

    assert texts_of(read(data, "a.fodt")) == ["Điều 1"]


def test_a_locked_text_is_named_as_such() -> None:
    manifest = (
        '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        "<m:encryption-data/></m:manifest>"
    )
    members = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": "<x",
        "META-INF/manifest.xml": manifest,
    }

    with pytest.raises(EncryptedFileError, match="mật khẩu"):
        read(packed(members), "a.odt")


def test_a_presentation_is_refused_by_its_name() -> None:
    members = {"mimetype": "application/vnd.oasis.opendocument.presentation"}

    with pytest.raises(UnsupportedFormatError, match="trình chiếu"):
        read(packed(members), "a.odp")


def test_what_is_struck_out_is_left_out() -> None:
    style = text_style('style:text-line-through-style="solid"')
    body = p('số <text:span text:style-name="T1">60</text:span>61')

    assert texts_of(read(odt(body, automatic=style))) == ["số 61"]


def test_a_deletion_that_stands_in_the_text_is_left_out() -> None:
    changes = "".join(
        f'<text:changed-region text:id="c{n}"><text:{kind}/></text:changed-region>'
        for n, kind in enumerate(("deletion", "insertion", "deletion"))
    )
    marked = (
        '<text:change-start text:change-id="c{0}"/>{1}<text:change-end'
        ' text:change-id="c{0}"/>'
    ).format
    body = (
        f"<text:tracked-changes>{changes}</text:tracked-changes>"
        + p("số " + marked(0, "60<text:s/>") + marked(1, "61"))
        + p('<text:change-start text:change-id="c2"/>Điều 1<text:tab/>')
        + p('a<text:change-end text:change-id="c2"/>Điều 2')
    )

    assert texts_of(read(flat(body).encode())) == ["số 61", "Điều 2"]


def test_text_in_shapes_is_read_as_that_of_frames() -> None:
    shapes = "".join(
        f"<draw:custom-shape>{p(text)}</draw:custom-shape>" for text in ("A", "B")
    )
    body = p(f"{shapes}<draw:g><draw:rect>{p('C')}</draw:rect></draw:g>Điều 1")

    assert texts_of(read(odt(body))) == ["Điều 1", "A", "B", "C"]
