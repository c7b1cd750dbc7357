"""Words of a PDF page: those that stand on its lines, and which digits are marks."""

import io
from collections.abc import Callable
from contextlib import closing

import pikepdf
import pypdfium2 as pdfium
import pytest
from reportlab.pdfgen.canvas import Canvas

from bench.samples.writers.fonts import REGULAR
from ingest.readers.pdf.words import placing_on
from schemas.document import Part
from tests.sample_files import (
    HEIGHT,
    WIDTH,
    drawn_pdf,
    pdf,
    read,
    saved,
    texts_of,
    with_widget,
)

LINES = [
    (72, 200 + 20 * i, f"Điều {i}. Các cơ quan, đơn vị lập hồ sơ công việc")
    for i in range(8)
]
TEXTS = [text for _, _, text in LINES]


def with_lines(draw: Callable[[Canvas], None] = lambda _: None) -> bytes:
    """A page of lines, and what *draw* adds to it."""

    def page(canvas: Canvas) -> None:
        for left, top, words in LINES:
            canvas.drawString(left, HEIGHT - top, words)
        draw(canvas)

    return drawn_pdf(page)


@pytest.mark.parametrize("angle", [30, 45, 60, -45])
def test_a_watermark_at_an_angle_takes_no_part_in_lines(angle: int) -> None:
    def watermark(canvas: Canvas) -> None:
        canvas.translate(WIDTH / 2, HEIGHT - 270)
        canvas.rotate(angle)
        canvas.setFont(REGULAR, 40)
        canvas.drawCentredString(0, 0, "SAO Y BẢN CHÍNH")

    assert texts_of(read(with_lines(watermark))) == TEXTS


def test_a_mark_of_secrecy_at_an_angle_is_a_stamp() -> None:
    def stamp(canvas: Canvas) -> None:
        canvas.translate(WIDTH / 2, HEIGHT - 270)
        canvas.rotate(15)
        canvas.drawCentredString(0, 0, "TỐI MẬT")

    reading = read(with_lines(stamp))

    assert texts_of(reading, Part.STAMP) == ["TỐI MẬT"]
    assert texts_of(reading, Part.BODY) == TEXTS


def test_a_watermark_along_the_lines_takes_no_part_in_them() -> None:
    def watermark(canvas: Canvas) -> None:
        canvas.setFont(REGULAR, 60)
        canvas.drawString(90, HEIGHT - 290, "BẢN SAO")

    assert texts_of(read(with_lines(watermark))) == TEXTS


def test_a_large_title_is_read() -> None:
    def title(canvas: Canvas) -> None:
        canvas.setFont(REGULAR, 48)
        canvas.drawString(90, HEIGHT - 150, "BẢN TIN")

    assert texts_of(read(with_lines(title))) == ["BẢN TIN", *TEXTS]


@pytest.mark.parametrize("angle", [90, -90])
def test_words_along_the_margin_take_no_part_in_lines(angle: int) -> None:
    def margin(canvas: Canvas) -> None:
        canvas.translate(30, HEIGHT - 270)
        canvas.rotate(angle)
        canvas.drawCentredString(0, 0, "Tải về từ Cổng thông tin ngày 3 tháng 2")

    assert texts_of(read(with_lines(margin))) == TEXTS


def test_a_line_that_is_a_little_askew_is_read() -> None:
    def stamp(canvas: Canvas) -> None:
        canvas.translate(72, HEIGHT - 500)
        canvas.rotate(2)
        canvas.drawString(0, 0, "ĐẾN Số: 15")

    assert texts_of(read(with_lines(stamp)))[-1] == "ĐẾN Số: 15"


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_a_page_on_its_side_is_turned(rotation: int) -> None:
    opened = pikepdf.open(io.BytesIO(pdf(LINES)))
    opened.pages[0].Rotate = rotation

    reading = read(saved(opened))

    assert texts_of(reading) == TEXTS
    assert reading.pages[0].width == pytest.approx(WIDTH, abs=0.1)


def test_a_page_drawn_sideways_is_turned() -> None:
    def sideways(canvas: Canvas) -> None:
        canvas.rotate(90)
        canvas.translate(0, -WIDTH)
        for left, top, words in LINES:
            canvas.drawString(left, WIDTH - top, words)

    reading = read(drawn_pdf(sideways))

    assert texts_of(reading) == TEXTS
    assert reading.pages[0].width == pytest.approx(HEIGHT, abs=0.1)


def test_a_page_that_its_file_turns_upright_is_read_as_it_is() -> None:
    def sideways(canvas: Canvas) -> None:
        canvas.rotate(90)
        canvas.translate(0, -WIDTH)
        for left, top, words in LINES:
            canvas.drawString(left, WIDTH - top, words)

    opened = pikepdf.open(io.BytesIO(drawn_pdf(sideways)))
    opened.pages[0].Rotate = 90

    assert texts_of(read(saved(opened))) == TEXTS


def test_stamps_turn_with_their_page() -> None:
    opened = pikepdf.open(io.BytesIO(with_widget(pdf(LINES), 72, 400, "8977")))
    opened.pages[0].Rotate = 90

    assert texts_of(read(saved(opened)))[-1] == "8977"


@pytest.mark.parametrize("place", [(WIDTH + 30, 300), (72, -40), (72, HEIGHT + 40)])
def test_words_outside_the_page_are_not_read(place: tuple[float, float]) -> None:
    def outside(canvas: Canvas) -> None:
        canvas.drawString(place[0], HEIGHT - place[1], "Quyết định số 9/QĐ-TTg")

    assert texts_of(read(with_lines(outside))) == TEXTS


def test_words_that_a_page_is_cropped_of_are_not_read() -> None:
    opened = pikepdf.open(io.BytesIO(with_lines()))
    opened.pages[0].CropBox = [0, HEIGHT - 250, WIDTH, HEIGHT]

    assert texts_of(read(saved(opened))) == TEXTS[:3]


def with_mark(canvas: Canvas) -> None:
    canvas.drawString(72, HEIGHT - 400, "ngày 14 tháng 3 năm 2022 của Ủy ban")
    canvas.setFont(REGULAR, 8)
    canvas.drawString(72 + 225, HEIGHT - 396, "2")


def without_metrics(data: bytes) -> bytes:
    """The PDF with fonts that say nothing of ascent and descent, as LibreOffice's."""
    opened = pikepdf.open(io.BytesIO(data))
    for each in opened.objects:
        if isinstance(each, pikepdf.Dictionary) and "/Descent" in each:
            each.Ascent = each.Descent = 0
    return saved(opened)


@pytest.mark.parametrize("made", [lambda data: data, without_metrics])
def test_only_smaller_digits_on_a_higher_line_are_marks(
    made: Callable[[bytes], bytes],
) -> None:
    (line,) = texts_of(read(made(drawn_pdf(with_mark))))

    assert line.split() == [
        "ngày",
        "14",
        "tháng",
        "3",
        "năm",
        "2022",
        "của",
        "Ủy",
        "ban",
        "²",
    ]


@pytest.mark.parametrize("made", [lambda data: data, without_metrics])
def test_a_mark_may_stick_to_its_word(made: Callable[[bytes], bytes]) -> None:
    def draw(canvas: Canvas) -> None:
        text = canvas.beginText(72, HEIGHT - 400)
        text.textOut("số 15/QĐ-UBND")
        text.setFont(REGULAR, 8)
        text.setRise(4)
        text.textOut("12")
        canvas.drawText(text)

    assert texts_of(read(made(drawn_pdf(draw)))) == ["số 15/QĐ-UBND¹²"]


@pytest.mark.parametrize(
    ("rotation", "edges"),
    [
        (0, (40, 300, 80, 310)),
        (90, (90, 40, 100, 80)),
        (180, (220, 90, 260, 100)),
        (270, (300, 220, 310, 260)),
    ],
)
def test_places_are_counted_from_the_top_left_of_the_page_as_it_is_seen(
    rotation: int, edges: tuple[float, float, float, float]
) -> None:
    with closing(pdfium.PdfDocument.new()) as document:
        page = document.new_page(400, 500)
        page.set_cropbox(10, 20, 310, 420)
        page.set_rotation(rotation)

        assert placing_on(page)(50, 120, 90, 110) == edges
