"""Pages as they are fed into a scanner, turned so that they can be read."""

import io

import pytest
from PIL import Image, ImageDraw

from ingest.programs import Programs, RecognisedLine
from ingest.readers.ocr.line_direction import direction_across
from ingest.readers.ocr.upright import Turn, read_upright, trust_in
from ingest.readers.page.rows import Word
from schemas.document import Page
from tests.sample_files import read, saved_picture, sheet_of_text

SEEN = "Căn cứ Luật Tổ chức chính quyền"
INK = 100


class Reader:
    """OCR that is sure of a page whose black corner is at the top on the left."""

    def __init__(self) -> None:
        self.seen: list[Image.Image] = []

    def __call__(self, picture: bytes) -> tuple[RecognisedLine, ...]:
        page = Image.open(io.BytesIO(picture))
        self.seen.append(page)
        corner = page.crop((0, 0, page.width // 5, page.height // 20))
        sure = 0.95 if min(corner.tobytes()) < INK else 0.4
        return (RecognisedLine(SEEN, 100, 200, 600, 240, sure),)


def marked_page() -> Image.Image:
    page = sheet_of_text()
    ImageDraw.Draw(page).rectangle((60, 10, 120, 30), fill=0)
    return page


def test_an_upright_page_is_read_once() -> None:
    reader = Reader()

    page = read_upright(marked_page(), reader)

    assert page.turn == Turn()
    assert len(reader.seen) == 1


@pytest.mark.parametrize("clockwise", [90, 180, 270])
def test_a_turned_page_costs_one_reading_more_at_most(clockwise: int) -> None:
    reader = Reader()

    page = read_upright(marked_page().rotate(-clockwise, expand=True), reader)

    assert page.turn == Turn((360 - clockwise) // 90)
    assert trust_in(page.lines) == pytest.approx(0.95)
    assert len(reader.seen) <= 2


@pytest.mark.parametrize("degrees", [-8, -4, -2, 2, 4, 8])
def test_a_page_askew_is_straightened_before_it_is_read(degrees: int) -> None:
    reader = Reader()
    askew = marked_page().rotate(degrees, expand=True, fillcolor=255)

    read_upright(askew, reader)

    assert abs(direction_across(reader.seen[0]).skew) < 0.5


def test_a_page_that_is_hardly_askew_is_left_as_it_is() -> None:
    askew = marked_page().rotate(0.5, fillcolor=255)

    assert read_upright(askew, Reader()).turn == Turn()


def test_of_a_page_that_no_turn_makes_readable_the_surest_reading_is_kept() -> None:
    sure = iter([0.5, 0.3, 0.2, 0.1])

    def reader(picture: bytes) -> tuple[RecognisedLine, ...]:
        del picture
        return (RecognisedLine(SEEN, 0, 0, 9, 9, next(sure)),)

    page = read_upright(marked_page(), reader)

    assert (page.turn, trust_in(page.lines)) == (Turn(), 0.5)


def test_a_page_with_a_few_letters_is_read_once() -> None:
    readings = iter([(RecognisedLine("~ ,.", 0, 0, 9, 9, 0.1),)])

    assert read_upright(marked_page(), lambda _: next(readings)).turn == Turn()


def test_places_are_those_on_the_upright_page() -> None:
    lying = marked_page().rotate(90, expand=True)

    (page,) = read(
        saved_picture(lying, 200), programs=Programs(recognise=Reader())
    ).pages

    size = lying.height * 72 / 200, lying.width * 72 / 200
    assert (page.width, page.height) == pytest.approx(size, abs=0.1)
    assert box_of(page) == pytest.approx((36, 72, 216, 86.4), abs=0.1)


def box_of(page: Page) -> tuple[float, float, float, float]:
    box = page.lines[0].box
    assert box is not None
    return box.left, box.top, box.right, box.bottom


@pytest.mark.parametrize(
    ("quarters", "place"),
    [
        (0, (10, 20, 30, 25)),
        (1, (175, 10, 180, 30)),
        (2, (70, 175, 90, 180)),
        (3, (20, 70, 25, 90)),
    ],
)
def test_what_is_stamped_on_a_page_turns_with_it(
    quarters: int, place: tuple[float, float, float, float]
) -> None:
    turned = Turn(quarters).word(Word("12", 10, 20, 30, 25), 100, 200)

    assert turned[1:5] == place


def test_a_stamp_moves_around_the_middle_of_a_page_that_is_straightened() -> None:
    above = Word("12", 45, 0, 55, 10)

    left, top, right, bottom = Turn(0, 8).word(above, 100, 200)[1:5]

    # of a line that falls to the right, the left end goes down: what is above, left
    assert (left + right) / 2 == pytest.approx(50 - 95 * 0.139, abs=0.1)
    assert (top + bottom) / 2 == pytest.approx(100 - 95 * 0.990, abs=0.1)
