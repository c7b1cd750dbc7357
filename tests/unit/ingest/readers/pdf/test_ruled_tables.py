"""Tables with ruled lines in PDFs: rows of cells, the rest of the page untouched."""

import io
from collections.abc import Callable, Sequence
from contextlib import closing
from itertools import pairwise

import pdfplumber
import pypdfium2 as pdfium
import pytest
from reportlab.pdfgen.canvas import Canvas

from ingest.readers.pdf.ruled_tables import ruled_tables
from schemas.document import Method, Part
from tests.sample_files import (
    HEIGHT,
    drawn_pdf,
    lines_of,
    read,
    texts_of,
)

UPRIGHTS = (72.0, 110.0, 300.0, 500.0)
ROWS = (
    ("TT", "Văn bản", "Nội dung"),
    ("1", "Kế hoạch số 3/KH-SNV", "Thay thế"),
    ("2", "Nghị định số 4/2024/NĐ-CP", "Bãi bỏ"),
)
LEVELS = tuple(300.0 + 24 * i for i in range(len(ROWS) + 1))  # points from the top


def with_words(canvas: Canvas, rows: Sequence[Sequence[str]] = ROWS) -> None:
    for level, row in zip(LEVELS, rows, strict=False):
        for left, words in zip(UPRIGHTS, row, strict=False):
            canvas.drawString(left + 4, HEIGHT - level - 16, words)


def by_lines(canvas: Canvas) -> None:
    canvas.grid(list(UPRIGHTS), [HEIGHT - level for level in LEVELS])
    with_words(canvas)


def by_boxes(canvas: Canvas) -> None:
    for level in LEVELS[:-1]:
        for left, right in pairwise(UPRIGHTS):
            canvas.rect(left, HEIGHT - level - 24, right - left, 24)
    with_words(canvas)


def by_thin_bars(canvas: Canvas) -> None:
    for level in LEVELS:
        canvas.rect(72, HEIGHT - level, 428, 0.5, stroke=0, fill=1)
    for left in UPRIGHTS:
        canvas.rect(left, HEIGHT - LEVELS[-1], 0.5, 72, stroke=0, fill=1)
    with_words(canvas)


@pytest.mark.parametrize("draw", [by_lines, by_boxes, by_thin_bars])
def test_cells_become_rows(draw: Callable[[Canvas], None]) -> None:
    reading = read(drawn_pdf(draw))

    assert texts_of(reading, Part.TABLE) == [" | ".join(row) for row in ROWS]
    assert reading.methods == (Method.PDFIUM,)


def test_a_cell_of_several_lines_is_one() -> None:
    def draw(canvas: Canvas) -> None:
        by_lines(canvas)
        canvas.setFontSize(6)
        canvas.drawString(UPRIGHTS[1] + 4, HEIGHT - LEVELS[1] - 23, "của Sở Nội vụ")

    assert "1 | Kế hoạch số 3/KH-SNV của Sở Nội vụ | Thay thế" in texts_of(
        read(drawn_pdf(draw))
    )


def test_a_number_that_a_cell_cuts_is_whole() -> None:
    def draw(canvas: Canvas) -> None:
        rows = (ROWS[0], ("1", "Công văn số 16/SNV-", "Thay thế"), ROWS[2])
        canvas.grid(list(UPRIGHTS), [HEIGHT - level for level in LEVELS])
        with_words(canvas, rows)
        canvas.setFontSize(6)
        canvas.drawString(UPRIGHTS[1] + 4, HEIGHT - LEVELS[1] - 23, "CCHC&VTLT")

    assert "1 | Công văn số 16/SNV-CCHC&VTLT | Thay thế" in texts_of(
        read(drawn_pdf(draw))
    )


def test_a_table_stands_where_it_is_printed() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, HEIGHT - 200, "Danh mục văn bản như sau:")
        by_lines(canvas)
        canvas.drawString(72, HEIGHT - 450, "Điều 2. Hiệu lực thi hành")

    texts = texts_of(read(drawn_pdf(draw)))

    assert texts[0] == "Danh mục văn bản như sau:"
    assert texts[-1] == "Điều 2. Hiệu lực thi hành"


def test_rows_know_their_place() -> None:
    line = lines_of(read(drawn_pdf(by_lines)))[1]

    assert line.box is not None
    assert line.box.left == pytest.approx(76, abs=1)
    assert LEVELS[1] < line.box.top < line.box.bottom < LEVELS[2]


def test_a_head_above_a_table_is_read_by_column() -> None:
    def draw(canvas: Canvas) -> None:
        for left, top, words in (
            (100, 60, "SỞ NỘI VỤ"),
            (290, 60, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
            (100, 80, "Số: 3/QĐ-SNV"),
            (310, 80, "Hà Nội, ngày 3 tháng 2 năm 2025"),
        ):
            canvas.drawString(left, HEIGHT - top, words)
        canvas.line(100, HEIGHT - 66, 160, HEIGHT - 66)
        by_lines(canvas)

    assert texts_of(read(drawn_pdf(draw)))[:2] == ["SỞ NỘI VỤ", "Số: 3/QĐ-SNV"]


def test_a_head_set_in_a_ruled_table_is_no_table() -> None:
    head = (
        ("SỞ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA", "VIỆT NAM"),
        ("Số:", "Độc lập - Tự do", "Hạnh phúc"),
    )

    def draw(canvas: Canvas) -> None:
        canvas.grid(list(UPRIGHTS), [HEIGHT - level for level in LEVELS[:3]])
        with_words(canvas, head)

    assert texts_of(read(drawn_pdf(draw)), Part.TABLE) == []


def test_a_frame_around_text_is_no_table() -> None:
    def draw(canvas: Canvas) -> None:
        for inset in (0, 3):
            canvas.rect(60 + inset, 60 + inset, 475 - 2 * inset, 720 - 2 * inset)
        canvas.drawString(72, HEIGHT - 200, "Điều 1. Phạm vi")

    assert texts_of(read(drawn_pdf(draw)), Part.BODY) == ["Điều 1. Phạm vi"]


def test_two_lines_make_no_table() -> None:
    def draw(canvas: Canvas) -> None:
        for level in (700, 600):
            canvas.line(100, level, 200, level)
        with_words(canvas)

    assert read(drawn_pdf(draw)).methods == (Method.PDFIUM,)


def test_shades_behind_words_make_no_table() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFillGray(0.9)
        for level in LEVELS:
            canvas.rect(72, HEIGHT - level - 24, 428, 20, stroke=0, fill=1)
        canvas.setFillGray(0)
        with_words(canvas)

    assert read(drawn_pdf(draw)).methods == (Method.PDFIUM,)


def by_one_path(canvas: Canvas) -> None:
    path = canvas.beginPath()
    for level in LEVELS:
        path.moveTo(UPRIGHTS[0], HEIGHT - level)
        path.lineTo(UPRIGHTS[-1], HEIGHT - level)
    for left in UPRIGHTS:
        path.moveTo(left, HEIGHT - LEVELS[0])
        path.lineTo(left, HEIGHT - LEVELS[-1])
    canvas.drawPath(path)


def by_scaled_boxes(canvas: Canvas) -> None:
    canvas.translate(10, 20)
    canvas.scale(0.5, 0.8)
    by_boxes(canvas)


def with_merged_cells(canvas: Canvas) -> None:
    by_boxes(canvas)
    canvas.rect(72, HEIGHT - LEVELS[-1] - 24, 428, 24)


@pytest.mark.parametrize(
    "draw",
    [by_lines, by_boxes, by_thin_bars, by_one_path, by_scaled_boxes, with_merged_cells],
)
def test_the_cells_are_those_that_pdfplumber_finds(
    draw: Callable[[Canvas], None],
) -> None:
    paper = drawn_pdf(draw)
    with pdfplumber.open(io.BytesIO(paper)) as pdf:
        (table,) = pdf.pages[0].find_tables()
        rows = [row.cells for row in table.rows]

    with closing(pdfium.PdfDocument(paper)) as opened, closing(opened[0]) as page:
        (grid,) = ruled_tables(page)

    assert len(grid) == len(rows)
    for ours, theirs in zip(grid, rows, strict=True):
        assert [cell and pytest.approx(cell, abs=1) for cell in theirs] == list(ours)


def cells_found(draw: Callable[[Canvas], None]) -> bool:
    """Return whether a table is found on a page."""
    with closing(pdfium.PdfDocument(drawn_pdf(draw))) as document:
        return bool(ruled_tables(document[0]))


def gridded(canvas: Canvas, uprights: Sequence[float], levels: Sequence[float]) -> None:
    canvas.grid(list(uprights), [HEIGHT - level for level in levels])


@pytest.mark.parametrize(
    ("uprights", "found"), [((72, 300, 500), True), ((72, 500), False)]
)
def test_a_table_has_two_columns(uprights: tuple[float, ...], found: bool) -> None:
    assert (
        cells_found(lambda canvas: gridded(canvas, uprights, (300, 324, 348))) is found
    )


@pytest.mark.parametrize(
    ("levels", "found"), [((300, 324, 348), True), ((300, 324), False)]
)
def test_a_table_has_two_rows(levels: tuple[float, ...], found: bool) -> None:
    assert cells_found(lambda canvas: gridded(canvas, UPRIGHTS, levels)) is found


def upright_boxes(canvas: Canvas, width: float, height: float = 72) -> None:
    for level in LEVELS:
        canvas.rect(72, HEIGHT - level, 428, 0.5, stroke=0, fill=1)
    for left in UPRIGHTS:
        canvas.rect(left, HEIGHT - LEVELS[0] - height, width, height, stroke=0, fill=1)


@pytest.mark.parametrize(("width", "found"), [(2.9, True), (3.1, False)])
def test_a_box_thinner_than_3_points_is_a_line(width: float, found: bool) -> None:
    assert cells_found(lambda canvas: upright_boxes(canvas, width)) is found


@pytest.mark.parametrize(("height", "found"), [(8.1, True), (7.9, False)])
def test_a_row_is_8_points_high(height: float, found: bool) -> None:
    def draw(canvas: Canvas) -> None:
        levels = (300, 300 + height / 2, 300 + height)
        for level in levels:
            canvas.rect(72, HEIGHT - level, 428, 0.1, stroke=0, fill=1)
        for left in UPRIGHTS:
            canvas.rect(left, HEIGHT - 300 - height, 0.5, height, stroke=0, fill=1)

    assert cells_found(draw) is found


@pytest.mark.parametrize(("boxes", "found"), [(2, False), (3, True)])
def test_more_than_two_filled_boxes_in_a_path_are_a_grid(
    boxes: int,
    found: bool,
) -> None:
    # two are the shade behind a head; their edges are no lines
    places = [(72, 324), (172, 324), (72, 348)][:boxes]

    def draw(canvas: Canvas) -> None:
        path = canvas.beginPath()
        for left, below in places:
            path.rect(left, HEIGHT - below, 100, 24)
        canvas.drawPath(path, stroke=0, fill=1)

    assert cells_found(draw) is found


@pytest.mark.parametrize(("lean", "found"), [(0.09, True), (0.2, False)])
def test_a_line_may_lean_a_tenth_of_a_point(lean: float, found: bool) -> None:
    def draw(canvas: Canvas) -> None:
        path = canvas.beginPath()
        for level in LEVELS:
            path.moveTo(72, HEIGHT - level)
            path.lineTo(500, HEIGHT - level)
        for left in UPRIGHTS:
            path.moveTo(left, HEIGHT - LEVELS[0])
            path.lineTo(left + lean, HEIGHT - LEVELS[-1])
        canvas.drawPath(path)

    assert cells_found(draw) is found
