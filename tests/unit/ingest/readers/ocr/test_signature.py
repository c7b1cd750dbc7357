"""The second look of OCR at a signature under a seal."""

import io

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
