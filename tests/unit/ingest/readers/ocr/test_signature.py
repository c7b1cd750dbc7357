"""The second look of OCR at a signature under a seal."""

import io

import pytest
from PIL import Image, ImageDraw

from ingest.programs import RecognisedLine
from ingest.readers.ocr.signature import with_signature

PAGE = Image.new("L", (1000, 1400), 255)


def line(text: str, left: int, top: int, sure: float = 0.95) -> RecognisedLine:
    return RecognisedLine(text, left, top, left + 10 * len(text), top + 20, sure)


RECIPIENTS = [line("Nơi nhận:", 100, 600), line("- Lưu: VT.", 100, 630)]
ABOVE = line("Điều 3. Quyết định này có hiệu lực", 100, 560)


class SecondLook:
    """Sees prepared lines, and keeps what it was shown."""

    def __init__(self, *lines: RecognisedLine) -> None:
        self._lines = lines
        self.shown: list[Image.Image] = []

    def __call__(self, picture: bytes) -> tuple[RecognisedLine, ...]:
        self.shown.append(Image.open(io.BytesIO(picture)))
        return self._lines


def texts(lines: tuple[RecognisedLine, ...]) -> list[str]:
    return [line.text for line in lines]


def test_a_page_without_recipients_is_looked_at_once() -> None:
    look = SecondLook()

    assert with_signature(PAGE, [ABOVE], look) == (ABOVE,)
    assert look.shown == []


def test_what_the_second_look_sees_is_put_in_its_place() -> None:
    look = SecondLook(line("GIÁM ĐỐC", 250, 10), line("Trần Văn Bình", 230, 150))

    seen = with_signature(PAGE, [ABOVE, *RECIPIENTS], look)

    assert texts(seen) == [
        ABOVE.text,
        "Nơi nhận:",
        "- Lưu: VT.",
        "GIÁM ĐỐC",
        "Trần Văn Bình",
    ]
    assert (seen[3].left, seen[3].top) == (400 + 250, 580 + 10)


def test_a_signature_that_is_read_well_is_looked_at_once() -> None:
    signed = [line("GIÁM ĐỐC", 600, 600), line("Trần Văn Bình", 600, 740)]
    found = [ABOVE, *RECIPIENTS, *signed, line("“=—", 650, 660, 0.1)]
    look = SecondLook()

    assert list(with_signature(PAGE, found, look)) == found
    assert look.shown == []


def test_a_signature_without_a_name_is_looked_at_again() -> None:
    look = SecondLook(line("GIÁM ĐỐC", 200, 20), line("Trần Văn Bình", 200, 160))
    found = [ABOVE, *RECIPIENTS, line("GIÁM ĐỐC", 600, 600)]

    assert texts(with_signature(PAGE, found, look))[-1] == "Trần Văn Bình"


def test_scribble_is_left_out() -> None:
    first = [ABOVE, *RECIPIENTS, line("⁄⁄ TƯỚNG", 600, 600), line("“=—", 150, 660, 0.1)]
    look = SecondLook(line("THỦ TƯỚNG", 200, 20), line("Z7 tà", 200, 60, 0.2))

    assert texts(with_signature(PAGE, first, look))[3:] == ["THỦ TƯỚNG"]


def test_strokes_at_the_ends_of_a_name_are_cut_off() -> None:
    look = SecondLook(line("-.....Trần Văn Bình =_", 200, 20))

    seen = with_signature(PAGE, RECIPIENTS, look)

    assert texts(seen)[2:] == ["Trần Văn Bình"]


def test_a_second_look_that_sees_much_less_is_not_believed() -> None:
    first = [ABOVE, *RECIPIENTS, line("KT. GIÁM ĐỐC", 600, 600)]
    look = SecondLook(line("KT", 200, 20))

    assert list(with_signature(PAGE, first, look)) == first


def test_recipients_and_pale_ink_are_painted_over() -> None:
    page = PAGE.copy()
    pen = ImageDraw.Draw(page)
    long = line("- " + "Ủy ban nhân dân các tỉnh " * 2, 100, 660)
    pen.rectangle((long.left, long.top, long.right, long.bottom), fill=0)
    pen.rectangle((700, 700, 800, 800), fill=200)
    look = SecondLook()

    with_signature(page, [*RECIPIENTS, long], look)

    assert look.shown[0].getextrema() == (255, 255)


def is_looked_at(*found: RecognisedLine) -> bool:
    look = SecondLook()
    with_signature(PAGE, list(found), look)
    return bool(look.shown)


@pytest.mark.parametrize(("left", "looked"), [(349, True), (350, False)])
def test_recipients_begin_in_the_left_third(left: int, looked: bool) -> None:
    assert is_looked_at(line("Nơi nhận:", left, 600)) is looked


def place_looked_at(*found: RecognisedLine) -> tuple[int, int]:
    """Return the size of what a second look at the signature is shown."""
    look = SecondLook()
    with_signature(PAGE, list(found), look)
    return look.shown[0].size


def test_the_signature_is_right_of_and_around_the_recipients() -> None:
    # from 7 hundredths of the width above them to 34 below, right of 40
    assert place_looked_at(line("Nơi nhận:", 100, 600)) == (600, 70 + 340)
    assert place_looked_at(line("Nơi nhận:", 100, 30)) == (600, 30 + 340)
    assert place_looked_at(line("Nơi nhận:", 100, 1300)) == (600, 70 + 100)


def test_the_signature_is_below_what_stands_above_the_recipients() -> None:
    start = line("Nơi nhận:", 100, 600)

    assert place_looked_at(line("Điều 3.", 100, 560), start) == (600, 20 + 340)
    assert place_looked_at(line("Điều 3.", 349, 580), start) == (600, 340)
    assert place_looked_at(line("GIÁM ĐỐC", 350, 560), start) == (600, 70 + 340)


@pytest.mark.parametrize(
    ("office", "dirt", "looked"),
    [
        (0.92, 0.29, False),
        (0.91, 0.29, True),
        (0.92, 0.3, True),
    ],
)
def test_a_signature_is_clear_if_each_line_but_dirt_is_sure(
    office: float,
    dirt: float,
    looked: bool,
) -> None:
    signed = [
        line("GIÁM ĐỐC", 600, 600, office),
        line("Trần Văn Bình", 600, 740),
        line("“=—", 650, 660, dirt),
    ]

    assert is_looked_at(*RECIPIENTS, *signed) is looked


@pytest.mark.parametrize(
    ("names", "looked"),
    [
        (["GIÁM ĐỐC", "Trần Văn Bình"], False),
        (["GIÁM ĐỐC", "Trần"], True),
        (["GIÁM ĐỐC", "Trần Văn Bình", "Lê Văn An"], True),
        (["Trần Văn Bình"], True),
    ],
)
def test_a_clear_signature_is_an_office_and_one_name(
    names: list[str],
    looked: bool,
) -> None:
    signed = [line(name, 600, 600 + 60 * at) for at, name in enumerate(names)]

    assert is_looked_at(*RECIPIENTS, *signed) is looked


@pytest.mark.parametrize(("again", "believed"), [("abcd", True), ("abc", False)])
def test_a_second_look_may_lose_half_of_the_letters(
    again: str,
    believed: bool,
) -> None:
    look = SecondLook(line(again, 200, 20))
    first = [*RECIPIENTS, line("abcdefgh", 600, 600)]

    assert (again in texts(with_signature(PAGE, first, look))) is believed


@pytest.mark.parametrize(("sure", "kept"), [(0.5, True), (0.49, False)])
def test_what_stands_beside_the_signature_is_kept_if_it_is_half_sure(
    sure: float,
    kept: bool,
) -> None:
    first = [*RECIPIENTS, line("- Sở Y tế", 100, 660, sure)]
    look = SecondLook(line("GIÁM ĐỐC", 200, 20))

    assert ("- Sở Y tế" in texts(with_signature(PAGE, first, look))) is kept


@pytest.mark.parametrize(("sure", "kept"), [(0.5, True), (0.49, False)])
def test_scribble_is_what_the_second_look_is_less_than_half_sure_of(
    sure: float,
    kept: bool,
) -> None:
    look = SecondLook(line("GIÁM ĐỐC", 200, 20), line("Z7 tà", 200, 60, sure))

    assert ("Z7 tà" in texts(with_signature(PAGE, RECIPIENTS, look))) is kept


@pytest.mark.parametrize(("shade", "left_white"), [(170, False), (171, True)])
def test_ink_paler_than_170_of_255_is_what_a_seal_leaves(
    shade: int,
    left_white: bool,
) -> None:
    page = PAGE.copy()
    ImageDraw.Draw(page).rectangle((700, 700, 800, 800), fill=shade)
    look = SecondLook()

    with_signature(page, RECIPIENTS, look)

    assert (look.shown[0].getextrema() == (255, 255)) is left_white


@pytest.mark.parametrize(("sure", "painted"), [(0.81, True), (0.8, False)])
def test_lines_that_are_surely_recipients_are_painted_over(
    sure: float,
    painted: bool,
) -> None:
    page = PAGE.copy()
    long = line("- " + "Ủy ban nhân dân các tỉnh " * 2, 100, 660, sure)
    ImageDraw.Draw(page).rectangle((long.left, long.top, long.right, long.bottom), 0)
    look = SecondLook()

    with_signature(page, [*RECIPIENTS, long], look)

    assert (look.shown[0].getextrema() == (255, 255)) is painted


def test_a_blue_signature_over_the_name_is_taken_off() -> None:
    coloured = PAGE.convert("RGB")
    pen = ImageDraw.Draw(coloured)
    pen.line((600, 700, 800, 700), fill=(30, 40, 150), width=6)
    pen.line((600, 720, 800, 720), fill=(40, 40, 40), width=6)
    look = SecondLook(line("Trần Văn Bình", 100, 100))

    with_signature(coloured.convert("L"), RECIPIENTS, look, coloured)

    darkest = look.shown[0].convert("L").crop((200, 0, 600, 400))
    assert darkest.getextrema()[0] == 40
    assert darkest.histogram()[41:255] == [0] * 214
