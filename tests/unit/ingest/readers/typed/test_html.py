"""Web pages: what is text, what belongs to one line, what is a table."""

import pytest

from ingest.readers.typed.html import starts_as_html
from schemas.document import Method, Part
from schemas.errors import NoTextError
from tests.sample_files import read, texts_of


def page(body: str, head: str = "") -> bytes:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body>".encode()


def test_blocks_are_lines_and_inline_marks_are_not() -> None:
    reading = read(page("<p>Số: <b>12</b>/QĐ-<i>UBND</i></p><div>Điều 1</div>"))

    assert texts_of(reading) == ["Số: 12/QĐ-UBND", "Điều 1"]
    assert reading.methods == (Method.HTML,)


def test_br_breaks_a_line() -> None:
    assert texts_of(read(page("<p>UBND TỈNH<br>SỞ NỘI VỤ</p>"))) == [
        "UBND TỈNH",
        "SỞ NỘI VỤ",
    ]


def test_entities_are_letters() -> None:
    assert texts_of(read(page("<p>CCHC&amp;VTLT &#7889; 5</p>"))) == ["CCHC&VTLT ố 5"]


def test_what_is_not_read_aloud_is_left_out() -> None:
    body = "<nav>Trang chủ</nav><script>x()</script><style>p{}</style><p>Điều 1</p>"

    assert texts_of(read(page(body, "<title>Cổng</title>"))) == ["Điều 1"]


@pytest.mark.parametrize(
    "attribute",
    [
        'style="display:none"',
        "style='color:red;DISPLAY : NONE'",
        'style="mso-hide:all"',
        'style="visibility:hidden"',
        "hidden",
    ],
)
@pytest.mark.parametrize(
    "block",
    [
        "<p {}>Số: 999/QĐ-TTg</p>",
        "<p>Điều 1<span {}>a</span></p>",
        "<table {}><tr><td>a</td></tr></table>",
    ],
)
def test_what_a_page_hides_is_left_out(block: str, attribute: str) -> None:
    hidden = block.format(attribute)

    page = f"<html><p>Điều 1</p>{hidden}</html>".encode()

    assert set(texts_of(read(page))) == {"Điều 1"}


def test_the_main_part_is_taken_if_most_text_is_there() -> None:
    body = "<div>Tin khác</div><article><p>Căn cứ Luật Lưu trữ</p></article>"

    assert texts_of(read(page(body))) == ["Căn cứ Luật Lưu trữ"]


def test_a_small_main_part_is_not_all() -> None:
    body = f"<article><p>Tóm tắt</p></article><div>{'nội dung ' * 20}</div>"

    assert len(texts_of(read(page(body)))) == 2


def test_a_table_that_says_something_is_read_by_row() -> None:
    body = "<table><tr><th>TT<th>Số<tr><td>1<td>12/KH-SNV<tr><td>2<td>13/KH-SNV</table>"

    assert texts_of(read(page(body)), Part.TABLE) == [
        "TT | Số",
        "1 | 12/KH-SNV",
        "2 | 13/KH-SNV",
    ]


def test_a_head_in_two_columns_is_read_by_column() -> None:
    body = (
        "<table><tr><td>SỞ NỘI VỤ<td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
        "<tr><td>Số: 12/KH-SNV<td>Hà Nội, ngày 3 tháng 2 năm 2025</table>"
    )

    assert texts_of(read(page(body)), Part.BODY) == [
        "SỞ NỘI VỤ",
        "Số: 12/KH-SNV",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Hà Nội, ngày 3 tháng 2 năm 2025",
    ]


def test_a_raised_number_is_a_mark() -> None:
    body = "<p>theo Nghị định<sup>1</sup></p><p><sup>1</sup> Số 12/2024/NĐ-CP</p>"
    reading = read(page(body))

    assert texts_of(reading, Part.BODY) == ["theo Nghị định¹"]
    assert texts_of(reading, Part.FOOTNOTE) == ["¹ Số 12/2024/NĐ-CP"]


def test_the_declared_encoding_is_used() -> None:
    head = '<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">'
    data = f"<html><head>{head}</head><body><p>café</p></body></html>".encode("cp1252")

    assert texts_of(read(data)) == ["café"]


def test_an_unknown_encoding_is_read_as_utf8() -> None:
    data = page("<p>Điều 1</p>", '<meta charset="no-such-code">')

    assert texts_of(read(data)) == ["Điều 1"]


def test_utf16_pages_are_read() -> None:
    data = "<html><body><p>Điều 1. Phạm vi</p></body></html>".encode("utf-16")

    assert texts_of(read(data)) == ["Điều 1. Phạm vi"]


def test_a_page_without_words_has_no_text() -> None:
    with pytest.raises(NoTextError):
        read(page("<script>x()</script>"))


@pytest.mark.parametrize(
    ("start", "is_page"),
    [
        ("<!DOCTYPE html><p>Điều 1", True),
        ("<html><p>Điều 1", True),
        ("<HEAD><p>Điều 1", True),
        ("  \n<body><p>Điều 1", True),
        ("<meta charset=utf-8><p>Điều 1", True),
        ("<?xml version='1.0'?><html><p>Điều 1", True),
        ("<!-- x --><html><p>Điều 1", True),
        ("<!-- x --><p>Điều 1", False),
        ("<p>Điều 1", False),
        ("Điều 1 <html>", False),
        ("<!--" + "x" * 1013 + "--><html>", False),
        ("<!--" + "x" * 1012 + "--><html>", True),
    ],
)
def test_a_web_page_is_known_by_how_it_begins(
    start: str,
    is_page: bool,
) -> None:
    found = starts_as_html(start.encode())

    assert found is is_page


@pytest.mark.parametrize("mark", [b"\xef\xbb\xbf", b"\xff\xfe"])
def test_a_byte_order_mark_may_come_before_it(mark: bytes) -> None:
    assert starts_as_html(mark + b"<html>")
    assert starts_as_html(b"\xff\xfe" + "<html>".encode("utf-16-le"))


@pytest.mark.parametrize(("outside", "taken"), [(9, True), (10, False), (11, False)])
def test_the_main_part_has_more_than_half_of_the_text(
    outside: int,
    taken: bool,
) -> None:
    page = f"<html><body><p>{'x' * outside}</p><main>{'y' * 10}</main></body>"

    assert (texts_of(read(page.encode())) == ["y" * 10]) is taken
