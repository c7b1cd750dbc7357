"""Lines in the margins of pages that do not belong to the text."""

import pytest

from ingest.readers.page.running_heads import mark_running_heads
from schemas.document import Line, Method, Page, Part
from schemas.layout import Box

WIDTH, HEIGHT = 595.0, 842.0
HEAD = "UBND huyện Suối Khoai - Kế hoạch năm 2022"


def line(text: str, top: float, height: float = 13) -> Line:
    return Line(text, Box(72, top, 500, top + height))


def page(number: int, *margins: Line, method: Method = Method.PDFIUM) -> Page:
    """A page of text with lines in its margins."""
    text = (line(f"dòng {number}.{i} của văn bản", 110 + 20 * i) for i in range(31))
    return Page(number, (*margins, *text), method, 1.0, WIDTH, HEIGHT)


def pages_under(heads: list[str]) -> list[Page]:
    return [page(number, line(each, 25)) for number, each in enumerate(heads, 1)]


def running(*pages: Page) -> list[str]:
    marked = mark_running_heads(pages)
    lines = (line for page in marked for line in page.lines)
    return [line.text for line in lines if line.part is Part.RUNNING]


@pytest.mark.parametrize("top", [20, 35, 50, 780, 800, 815])
def test_a_line_that_recurs_in_the_margin_is_running(top: float) -> None:
    assert running(page(1, line(HEAD, top)), page(2, line(HEAD, top))) == [HEAD, HEAD]


def test_a_line_may_recur_with_other_numbers() -> None:
    heads = [f"Kế hoạch năm 2022 - trang {number}/3" for number in (1, 2, 3)]

    assert (
        running(*(page(i, line(each, 25)) for i, each in enumerate(heads, 1))) == heads
    )


def test_every_other_page_may_have_the_same_head() -> None:
    odd, even = "UBND huyện Suối Khoai", "Kế hoạch chỉnh lý"
    heads = [odd, even, odd, even]

    assert (
        running(*(page(i, line(each, 25)) for i, each in enumerate(heads, 1))) == heads
    )


def test_a_head_of_two_lines_is_running() -> None:
    heads = [line(HEAD, 15), line("Dự thảo lần 2", 30)]

    assert len(running(page(1, *heads), page(2, *heads))) == 4


def test_the_text_recurs_without_being_running() -> None:
    assert running(page(1, line("Mẫu số 01", 68)), page(2, line("Mẫu số 01", 68))) == []


def test_a_line_close_to_the_text_belongs_to_it() -> None:
    first = line("TỈNH ỦY NAM HẢI", 40)
    second = line("VĂN PHÒNG", 56)

    assert running(page(1, first, second), page(2, first, second)) == []


def test_a_small_line_above_the_text_of_a_later_page_is_running() -> None:
    assert running(page(1), page(2, line(HEAD, 25, height=10))) == [HEAD]


def test_a_small_line_above_the_first_page_is_not() -> None:
    assert running(page(1, line(HEAD, 25, height=10)), page(2)) == []


def test_a_line_of_usual_size_above_the_text_is_not_if_it_stands_once() -> None:
    assert running(page(1), page(2, line(HEAD, 25))) == []


def test_the_height_of_ink_says_nothing_of_size() -> None:
    scanned = page(2, line(HEAD, 25, height=10), method=Method.OCR)

    assert running(page(1), scanned) == []


@pytest.mark.parametrize(
    "place",
    [
        r"D:\van-thu\2022\ke-hoach.doc",
        "https://congbao.example.vn/van-ban/77?trang=2 1/3",
        "file:///home/van-thu/ke-hoach.html",
        "about:blank 1/2",
        "ke-hoach-chinh-ly.docx",
    ],
)
def test_the_place_of_the_file_in_the_margin_is_running(place: str) -> None:
    assert running(page(1, line(place, 812))) == [place]


def test_a_stamp_in_the_margin_stays_a_stamp() -> None:
    stamp = Line("SAO Y; UBND HUYỆN", Box(72, 15, 300, 28), Part.STAMP)
    marked = mark_running_heads([page(1, stamp), page(2, stamp)])

    assert [each.lines[0].part for each in marked] == [Part.STAMP, Part.STAMP]


def test_lines_without_a_place_are_left_as_they_are() -> None:
    typed = Page(1, (Line(HEAD), Line(HEAD)), Method.TEXT)

    assert mark_running_heads([typed]) == (typed,)
