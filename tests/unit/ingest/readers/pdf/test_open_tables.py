"""Tables without all their rules: rows of cells, and no tables where there are none."""

from collections.abc import Callable, Sequence

import pytest
from reportlab.pdfgen.canvas import Canvas

from schemas.document import Part
from tests.sample_files import HEIGHT, drawn_pdf, read, texts_of

UPRIGHTS = (72.0, 110.0, 300.0, 500.0)
ROWS = (
    ("TT", "Văn bản", "Nội dung"),
    ("1", "Kế hoạch số 3/KH-SNV", "Thay thế"),
    ("2", "Nghị định số 4/2024/NĐ-CP", "Bãi bỏ một phần"),
)
TEXTS = [" | ".join(row) for row in ROWS]
LEVELS = tuple(300.0 + 24 * i for i in range(len(ROWS) + 1))  # points from the top


def with_words(
    canvas: Canvas, down: float = 0, rows: Sequence[Sequence[str]] = ROWS
) -> None:
    for level, row in zip(LEVELS, rows, strict=False):
        for left, words in zip(UPRIGHTS, row, strict=False):
            canvas.drawString(left + 4, HEIGHT - level - down - 16, words)


def across(canvas: Canvas, levels: Sequence[float] = LEVELS, down: float = 0) -> None:
    for level in levels:
        y = HEIGHT - level - down
        canvas.line(UPRIGHTS[0], y, UPRIGHTS[-1], y)


def without_uprights(canvas: Canvas) -> None:
    across(canvas)
    with_words(canvas)


def without_sides(canvas: Canvas) -> None:
    without_uprights(canvas)
    for x in UPRIGHTS[1:-1]:
        canvas.line(x, HEIGHT - LEVELS[0], x, HEIGHT - LEVELS[-1])


def without_rules_between_numbered_rows(canvas: Canvas) -> None:
    across(canvas, (LEVELS[0], LEVELS[1], LEVELS[-1]))
    with_words(canvas)


@pytest.mark.parametrize(
    "draw", [without_uprights, without_sides, without_rules_between_numbered_rows]
)
def test_cells_become_rows(draw: Callable[[Canvas], None]) -> None:
    assert texts_of(read(drawn_pdf(draw)), Part.TABLE) == TEXTS


def test_lines_of_a_cell_belong_together() -> None:
    def draw(canvas: Canvas) -> None:
        without_uprights(canvas)
        canvas.setFontSize(6)
        canvas.drawString(UPRIGHTS[1] + 4, HEIGHT - LEVELS[1] - 23, "của Sở Nội vụ")

    (_, row, _) = texts_of(read(drawn_pdf(draw)), Part.TABLE)

    assert row == "1 | Kế hoạch số 3/KH-SNV của Sở Nội vụ | Thay thế"


def test_text_between_two_tables_belongs_to_neither() -> None:
    line = "Ngoài ra còn các văn bản đã hết hiệu lực từ trước ngày ký, gồm có:"

    def draw(canvas: Canvas) -> None:
        for down in (0, 150):
            across(canvas, down=down)
            with_words(canvas, down)
        canvas.drawString(72, HEIGHT - 420, line)

    reading = read(drawn_pdf(draw))

    assert texts_of(reading, Part.TABLE) == [*TEXTS, *TEXTS]
    assert texts_of(reading) == [*TEXTS, line, *TEXTS]


def test_rules_between_paragraphs_make_no_table() -> None:
    def draw(canvas: Canvas) -> None:
        across(canvas)
        for level in LEVELS[:-1]:
            words = "Các cơ quan, đơn vị tổ chức rà soát, thống kê hồ sơ của mình"
            canvas.drawString(76, HEIGHT - level - 16, words)

    assert texts_of(read(drawn_pdf(draw)), Part.TABLE) == []


def test_underlined_words_make_no_table() -> None:
    def draw(canvas: Canvas) -> None:
        with_words(canvas)
        for level in LEVELS:
            canvas.line(110, HEIGHT - level, 200, HEIGHT - level)

    assert texts_of(read(drawn_pdf(draw)), Part.TABLE) == []


def test_two_rules_make_no_table() -> None:
    def draw(canvas: Canvas) -> None:
        across(canvas, (LEVELS[0], LEVELS[-1]))
        with_words(canvas)

    assert texts_of(read(drawn_pdf(draw)), Part.TABLE) == []


def test_rules_around_a_head_in_two_columns_make_no_table() -> None:
    def draw(canvas: Canvas) -> None:
        across(canvas)
        for level, left, right in (
            (LEVELS[0], "SỞ NỘI VỤ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
            (LEVELS[1], "Số: 3/QĐ-SNV", "Độc lập - Tự do - Hạnh phúc"),
        ):
            canvas.drawString(76, HEIGHT - level - 16, left)
            canvas.drawString(240, HEIGHT - level - 16, right)

    assert texts_of(read(drawn_pdf(draw)), Part.TABLE) == []
