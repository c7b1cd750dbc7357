"""Lines of one page, or of two that lie side by side, in points."""

import pytest
from PIL import Image

from ingest.programs import RecognisedLine
from ingest.readers.ocr.sheet_layout import SheetLayout
from ingest.readers.ocr.upright import Leaf, Turn, UprightSheet
from ingest.readers.page.rows import Word
from schemas.document import Line

WHITE = Image.new("L", (1, 1), 255)


def leaf(left: int = 0) -> Leaf:
    return Leaf(left, WHITE, WHITE, ())


def seen(text: str, left: int, top: int) -> RecognisedLine:
    return RecognisedLine(text, left, top, left + 200, top + 20, 0.9)


def corner(line: Line) -> tuple[float, float]:
    assert line.box is not None
    return line.box.left, line.box.top


BOOKLET = UprightSheet(Turn(), 2000, 1400, (leaf(), leaf(1000)))
LAYOUT = SheetLayout(BOOKLET, (1000, 700), 0.5)


def test_the_left_page_is_read_before_the_right_one() -> None:
    found = [[seen("hai", 100, 300)], [seen("ba", 100, 100), seen("bốn", 100, 900)]]

    lines = list(LAYOUT.lines(found, ()))

    assert [line.text for line in lines] == ["hai", "ba", "bốn"]
    assert list(map(corner, lines)) == [(50, 150), (550, 50), (550, 450)]


@pytest.mark.parametrize(("left", "order"), [(60, "hai 15 ba"), (560, "hai ba 15")])
def test_a_stamp_belongs_to_the_page_that_it_is_on(left: int, order: str) -> None:
    stamp = Word("15", left, 400, left + 20, 410)
    found = [[seen("hai", 100, 300)], [seen("ba", 100, 100)]]

    lines = LAYOUT.lines(found, [stamp])

    assert " ".join(line.text for line in lines) == order


def test_what_a_straightened_page_gains_at_its_edges_does_not_count() -> None:
    sheet = UprightSheet(Turn(0, 4), 1100, 1500, (leaf(),))

    (line,) = SheetLayout(sheet, (500, 700), 0.5).lines([[seen("a", 100, 300)]], ())

    assert corner(line) == (50 - 25, 150 - 25)


def test_a_page_on_its_side_is_as_wide_as_it_came_high() -> None:
    sheet = UprightSheet(Turn(3), 1400, 1000, (leaf(),))

    assert SheetLayout(sheet, (500, 700), 0.5).size == (700, 500)


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("TỈNH HÀ NAM `", "TỈNH HÀ NAM"),
        ("NHÂN DÂN TỐI_", "NHÂN DÂN TỐI"),
        ("| Điều 1", "Điều 1"),
        ("Số: ____", "Số: ____"),
        ("- Lưu: VT.", "- Lưu: VT."),
    ],
)
def test_dirt_at_the_ends_of_a_line_is_not_read(text: str, clean: str) -> None:
    sheet = UprightSheet(Turn(), 1000, 1400, (leaf(),))

    (line,) = SheetLayout(sheet, (500, 700), 0.5).lines([[seen(text, 100, 300)]], ())

    assert line.text == clean


def test_a_sign_of_dirt_alone_is_not_read_however_sure_ocr_is() -> None:
    sheet = UprightSheet(Turn(), 1000, 1400, (leaf(),))
    found = [seen("TỈNH HÀ NAM", 100, 300), seen("`", 400, 300)]

    lines = SheetLayout(sheet, (500, 700), 0.5).lines([found], ())

    assert " ".join(line.text for line in lines) == "TỈNH HÀ NAM"
