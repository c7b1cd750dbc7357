"""Pages of folded sheets come in the order of reading."""

from ingest.readers.page.folded_sheets import unfolded
from schemas.document import Line, Method, Page, Part
from schemas.layout import Box

HEADING = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
WIDTH, HEIGHT = 1190.0, 842.0


def line(text: str, left: float, top: float = 60, part: Part = Part.BODY) -> Line:
    return Line(text, Box(left, top, left + 300, top + 12), part, edge=left + 300)


def side(left: str, right: str, number: int = 1) -> Page:
    """A side of a sheet with a line of text on each of its pages."""
    lines = (line(left, 100), line(right, 700))
    return Page(number, lines, Method.OCR, 0.9, WIDTH, HEIGHT)


def numbered(left: int, right: int) -> Page:
    """A side of a sheet whose pages have their numbers printed on them."""
    lines = (
        line(f"- {left} -", 100, 30, Part.RUNNING),
        line(str(left), 100),
        line(f"{right}", 700, 30, Part.RUNNING),
        line(str(right), 700),
    )
    return Page(1, lines, Method.OCR, 0.9, WIDTH, HEIGHT)


def texts(pages: tuple[Page, ...]) -> list[str]:
    return [
        line.text for page in pages for line in page.lines if line.part is Part.BODY
    ]


def test_the_last_page_of_a_folded_sheet_comes_last() -> None:
    pages = unfolded([side("4", HEADING), side("2", "3", 2)])

    assert texts(pages) == [HEADING, "2", "3", "4"]
    assert [page.number for page in pages] == [1, 2, 3, 4]


def test_each_page_has_its_own_size_and_places() -> None:
    (first, last) = unfolded([side("2", HEADING)])

    assert (first.width, first.height) == (WIDTH / 2, HEIGHT)
    assert first.lines[0].box == Box(105, 60, 405, 72)
    assert first.lines[0].edge == 405
    assert last.lines == (line("2", 100),)


def test_sheets_lie_in_each_other() -> None:
    sides = [side("8", HEADING), side("2", "7"), side("6", "3"), side("4", "5")]

    assert texts(unfolded(sides)) == [HEADING, *"2345678"]


def test_printed_numbers_say_that_sheets_lie_behind_each_other() -> None:
    first = side("4", HEADING)
    lines = (*first.lines, line("4", 100, 30, Part.RUNNING))
    first = Page(1, lines, Method.OCR, 0.9, WIDTH, HEIGHT)
    sides = [first, numbered(2, 3), numbered(8, 5), numbered(6, 7)]

    assert texts(unfolded(sides)) == [HEADING, *"2345678"]


def test_pages_behind_folded_sheets_follow() -> None:
    annex = Page(2, (line("PHỤ LỤC", 100),), Method.OCR, 0.9, WIDTH / 2, HEIGHT)

    assert texts(unfolded([side("2", HEADING), annex])) == [HEADING, "2", "PHỤ LỤC"]


def test_other_pages_stay_as_they_are() -> None:
    upright = Page(1, (line(HEADING, 280),), Method.OCR, 0.9, WIDTH / 2, HEIGHT)
    across = Page(1, (line(HEADING, 500),), Method.OCR, 0.9, WIDTH, HEIGHT)
    landscape = side("Số: 3/KH-SNV", HEADING)
    two = [side(HEADING, "2"), side("3", "4")]
    for pages in (two, [upright], [across], [landscape], []):
        assert unfolded(pages) == tuple(pages)
