"""Words of a PDF page that a line strikes out are no text."""

import io
from collections.abc import Callable

import pikepdf
import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from bench.samples.writers.fonts import REGULAR
from tests.sample_files import HEIGHT, WIDTH, drawn_pdf, pdf, read, saved, texts_of

LINE = HEIGHT - 200  # on which the words stand
KEPT = "1. Các cơ quan, đơn vị lập hồ sơ công việc"
Draw = Callable[[Canvas, float, float], None]


def struck(before: str, out: str, after: str, draw: Draw) -> list[str]:
    """The lines of a page on which *draw* draws from the start of *out* to its end."""

    def page(canvas: Canvas) -> None:
        canvas.drawString(72, LINE + 20, KEPT)
        canvas.drawString(72, LINE, before + out + after)
        left = 72 + stringWidth(before, REGULAR, 12)
        draw(canvas, left, left + stringWidth(out, REGULAR, 12))

    return texts_of(read(drawn_pdf(page)))


def line(canvas: Canvas, left: float, right: float) -> None:
    canvas.line(left, LINE + 3.5, right, LINE + 3.5)


def thin_box(canvas: Canvas, left: float, right: float) -> None:
    canvas.rect(left, LINE + 3, right - left, 0.7, fill=1, stroke=0)


@pytest.mark.parametrize("draw", [line, thin_box])
def test_words_under_a_line_are_left_out(draw: Draw) -> None:
    out = "Căn cứ Quyết định số 999/QĐ-TTg;"

    assert struck("", out, "", draw) == [KEPT]
    assert struck("2. Kế hoạch ", out, " năm 2031", draw) == [
        KEPT,
        "2. Kế hoạch   năm 2031",  # the gap stays
    ]


def test_letters_under_a_line_are_left_out_of_their_word() -> None:
    assert struck("Công văn số ", "60", "61/SNV-VTLT", line) == [
        KEPT,
        "Công văn số 61/SNV-VTLT",
    ]


def below(canvas: Canvas, left: float, right: float) -> None:
    canvas.line(left, LINE - 1.5, right, LINE - 1.5)


def above(canvas: Canvas, left: float, right: float) -> None:
    canvas.line(left, LINE + 10, right, LINE + 10)


def rule(canvas: Canvas, left: float, right: float) -> None:
    canvas.line(left - 30, LINE + 3.5, right + WIDTH / 2, LINE + 3.5)


@pytest.mark.parametrize("draw", [below, above, rule])
def test_other_lines_strike_nothing_out(draw: Draw) -> None:
    assert struck("", "2. Kế hoạch", "", draw) == [KEPT, "2. Kế hoạch"]


def with_note(
    data: bytes, kind: str, edges: tuple[float, float, float, float]
) -> bytes:
    """The PDF with a note that marks a place on its first page."""
    left, bottom, right, top = edges
    with pikepdf.open(io.BytesIO(data)) as opened:
        note = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name(f"/{kind}"),
            Rect=[left, bottom, right, top],
            QuadPoints=[left, top, right, top, left, bottom, right, bottom],
        )
        opened.pages[0].Annots = opened.make_indirect(pikepdf.Array([note]))
        return saved(opened)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("StrikeOut", [KEPT]), ("Underline", [KEPT, "2. Kế hoạch"])],
)
def test_a_reader_of_the_file_may_have_struck_words_out(
    kind: str, expected: list[str]
) -> None:
    data = pdf([(72, 180, KEPT), (72, 200, "2. Kế hoạch")])
    right = 72 + stringWidth("2. Kế hoạch", REGULAR, 12)

    assert texts_of(read(with_note(data, kind, (72, LINE - 3, right, LINE + 10)))) == (
        expected
    )


def test_words_on_a_page_that_lies_on_its_side_may_be_struck_out() -> None:
    def page(canvas: Canvas) -> None:
        canvas.translate(WIDTH, 0)
        canvas.rotate(90)
        canvas.drawString(72, 300, KEPT)
        canvas.drawString(72, 200, "2. Kế hoạch")
        canvas.line(72, 203.5, 72 + stringWidth("2. Kế hoạch", REGULAR, 12), 203.5)

    assert texts_of(read(drawn_pdf(page))) == [KEPT]
