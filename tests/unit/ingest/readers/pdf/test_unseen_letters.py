"""Letters that nobody sees are not read; those over a picture or a shape are."""

from collections.abc import Callable

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from tests.sample_files import HEIGHT, drawn_pdf, read, texts_of

SEEN, OTHER = "Điều 1. Các cơ quan lập hồ sơ", "Quyết định số 999/QĐ-TTg"
INVISIBLE = 3


def white(canvas: Canvas) -> None:
    canvas.setFillGray(1)
    canvas.drawString(72, HEIGHT - 400, OTHER)


def invisible(canvas: Canvas) -> None:
    text = canvas.beginText(72, HEIGHT - 400)
    text.setTextRenderMode(INVISIBLE)
    text.textLine(OTHER)
    canvas.drawText(text)


def transparent(canvas: Canvas) -> None:
    canvas.setFillAlpha(0)
    canvas.drawString(72, HEIGHT - 400, OTHER)


def grey(canvas: Canvas) -> None:
    canvas.setFillGray(0.6)
    canvas.drawString(72, HEIGHT - 400, OTHER)


def box(canvas: Canvas, brightness: float = 0.2) -> None:
    canvas.saveState()
    canvas.setFillGray(brightness)
    canvas.rect(60, HEIGHT - 410, 300, 30, stroke=0, fill=1)
    canvas.restoreState()


def white_box(canvas: Canvas) -> None:
    box(canvas, 1)


def picture(canvas: Canvas) -> None:
    grey_sheet = ImageReader(Image.new("L", (30, 30), 200))
    canvas.drawImage(grey_sheet, 60, HEIGHT - 410, 300, 30)


def texts(*drawn: Callable[[Canvas], None]) -> list[str]:
    def page(canvas: Canvas) -> None:
        canvas.drawString(72, HEIGHT - 100, SEEN)
        for draw in drawn:
            draw(canvas)

    return texts_of(read(drawn_pdf(page)))


@pytest.mark.parametrize("draw", [white, invisible, transparent])
def test_letters_that_nobody_sees_are_not_read(draw: Callable[[Canvas], None]) -> None:
    assert texts(draw) == [SEEN]
    assert texts(white_box, draw) == [SEEN]


@pytest.mark.parametrize("ground", [box, picture])
@pytest.mark.parametrize("draw", [white, invisible])
def test_letters_over_a_shape_or_a_picture_are_read(
    ground: Callable[[Canvas], None], draw: Callable[[Canvas], None]
) -> None:
    assert texts(ground, draw) == [SEEN, OTHER]


def test_grey_letters_are_seen() -> None:
    assert texts(grey) == [SEEN, OTHER]
