"""pdfplumber reads again what pdfium put together wrongly, and nothing else."""

import io

import pikepdf
import pytest
from pdfminer.psexceptions import PSSyntaxError
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from bench.samples.writers.fonts import BOLD, REGULAR
from bench.samples.writers.unclean import DoubledCanvas, TornCanvas
from ingest.readers.page.rows import Word
from ingest.readers.pdf import text_layer
from ingest.readers.pdf.second_reader import FAILURES, find_words, is_better
from schemas.document import Method, Part
from tests.sample_files import HEIGHT, drawn_pdf, read, saved, texts_of

TEXTS = [
    *(f"Phần {i}: các cơ quan, đơn vị" for i in range(9)),
    "ỦY BAN NHÂN DÂN HUYỆN SUỐI KHOAI",
    "Căn cứ Quyết định số 215/QĐ-UBND ngày 25 tháng 01 năm 2022 của Ủy ban",
    "nhân dân tỉnh Mường Chiềng về công tác lưu trữ;",
]
LEVELS = (300, 324, 348)
UPRIGHTS = (72, 110, 300)


def lines(canvas: Canvas, font: str = REGULAR) -> None:
    canvas.setFont(font, 12)
    for index, text in enumerate(TEXTS):
        canvas.drawString(72, HEIGHT - 100 - 20 * index, text)


def in_bold(canvas: Canvas) -> None:
    lines(canvas, BOLD)


def test_words_torn_by_a_font_are_whole() -> None:
    reading = read(drawn_pdf(lines, TornCanvas))

    assert texts_of(reading) == TEXTS
    assert reading.methods == (Method.PDFPLUMBER,)


def test_letters_printed_twice_count_once() -> None:
    reading = read(drawn_pdf(in_bold, DoubledCanvas))

    assert texts_of(reading) == TEXTS
    assert reading.methods == (Method.PDFPLUMBER,)


def test_letters_printed_further_beside_themselves_count_once() -> None:
    def draw(canvas: Canvas) -> None:
        lines(canvas)
        for index, text in enumerate(TEXTS):
            canvas.drawString(73.3, HEIGHT - 100 - 20 * index, text)

    assert texts_of(read(drawn_pdf(draw))) == TEXTS


def test_a_repeated_word_is_kept() -> None:
    def draw(canvas: Canvas) -> None:
        in_bold(canvas)
        canvas.drawString(72, HEIGHT - 400, "xanh xanh, ngày 11/11/2011")

    reading = read(drawn_pdf(draw, DoubledCanvas))

    assert texts_of(reading)[-1] == "xanh xanh, ngày 11/11/2011"


def test_a_clean_page_is_read_once() -> None:
    assert read(drawn_pdf(lines)).methods == (Method.PDFIUM,)


def test_a_number_stamped_over_its_dots_does_not_make_a_page_unclean() -> None:
    def draw(canvas: Canvas) -> None:
        lines(canvas)
        canvas.drawString(72, HEIGHT - 60, "Số: ............/KH-SYT")
        canvas.drawString(104, HEIGHT - 60, "95")

    reading = read(drawn_pdf(draw))

    assert texts_of(reading)[0] == "Số: 95/KH-SYT"
    assert reading.methods == (Method.PDFIUM,)


def test_only_the_unclean_page_is_second_reading() -> None:
    def draw(canvas: Canvas) -> None:
        in_bold(canvas)
        canvas.showPage()
        lines(canvas)

    reading = read(drawn_pdf(draw, DoubledCanvas))

    methods = [page.method for page in reading.pages]
    assert methods == [Method.PDFPLUMBER, Method.PDFIUM]


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_an_unclean_page_on_its_side_is_turned(rotation: int) -> None:
    opened = pikepdf.open(io.BytesIO(drawn_pdf(lines, TornCanvas)))
    opened.pages[0].Rotate = rotation

    assert texts_of(read(saved(opened))) == TEXTS


def test_a_page_of_a_locked_file_is_second_reading() -> None:
    opened = pikepdf.open(io.BytesIO(drawn_pdf(lines, TornCanvas)))
    locked = saved(opened, pikepdf.Encryption(user="", owner="b"))

    assert texts_of(read(locked)) == TEXTS


def test_marks_of_notes_stay_marks() -> None:
    def draw(canvas: Canvas) -> None:
        lines(canvas)
        text = canvas.beginText(72, HEIGHT - 400)
        text.textOut("số 15/QD-UBND")
        text.setFont(REGULAR, 8)
        text.setRise(4)
        text.textOut("12")
        canvas.drawText(text)

    assert texts_of(read(drawn_pdf(draw, TornCanvas)))[-1] == "số 15/QD-UBND¹²"


def test_a_watermark_is_left_out_of_the_second_reading() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.translate(150, HEIGHT - 180)
        canvas.rotate(40)
        canvas.setFont(REGULAR, 40)
        canvas.drawString(0, 0, "SAO Y")
        canvas.restoreState()
        lines(canvas)

    assert texts_of(read(drawn_pdf(draw, TornCanvas))) == TEXTS


def test_a_watermark_along_the_lines_is_left_out_too() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont(REGULAR, 48)
        canvas.drawString(80, HEIGHT - 215, "SAO Y")
        lines(canvas)

    assert texts_of(read(drawn_pdf(draw, TornCanvas))) == TEXTS


def test_marks_over_letters_stay_with_them() -> None:
    def draw(canvas: Canvas) -> None:
        in_bold(canvas)
        canvas.setFont(REGULAR, 12)
        canvas.drawString(72, HEIGHT - 400, "Nghi\u0323 \u0111i\u0323nh")

    (*_, last) = texts_of(read(drawn_pdf(draw, DoubledCanvas)))

    assert last.split() == ["Nghi\u0323", "\u0111i\u0323nh"]


def cells(canvas: Canvas, first: str, second: str, room: float) -> None:
    """A table whose first column ends *room* points before the rule."""
    canvas.grid(list(UPRIGHTS), [HEIGHT - level for level in LEVELS])
    for level, texts in zip(
        LEVELS, (("STT", "Nội dung"), (first, second)), strict=False
    ):
        end = UPRIGHTS[1] - room - stringWidth(texts[0], REGULAR, 12)
        canvas.drawString(end, HEIGHT - level - 16, texts[0])
        canvas.drawString(UPRIGHTS[1] + 0.4, HEIGHT - level - 16, texts[1])


def test_words_of_close_cells_stay_apart() -> None:
    reading = read(drawn_pdf(lambda canvas: cells(canvas, "12", "Bãi bỏ", 0.4)))

    assert texts_of(reading, Part.TABLE) == ["STT | Nội dung", "12 | Bãi bỏ"]
    assert reading.methods == (Method.PDFPLUMBER,)


def test_a_word_too_long_for_its_cell_is_not_cut() -> None:
    long = "154/2025/ND-CP"

    reading = read(drawn_pdf(lambda canvas: cells(canvas, long, "", -6)))

    assert any(long in text for text in texts_of(reading))
    assert reading.methods == (Method.PDFIUM,)


def word(text: str, left: float, width: float, top: float = 100) -> Word:
    return Word(text, left, top, left + width, top + 12)


TORN = [word("huy", 72, 20), word("n", 99, 7), word("ệ", 92, 7)]
"""As the file draws them; the printed word is ``huyện``."""
WHOLE = [word("huyện", 72, 34)]


def test_fewer_faults_are_better() -> None:
    assert is_better(WHOLE, TORN, ())
    assert not is_better(TORN, WHOLE, ())
    assert not is_better(TORN, TORN, ())


@pytest.mark.parametrize(
    "second",
    [
        [],
        [word("huyện", 272, 34)],
        [word("huy(cid:3)n", 72, 34)],
    ],
)
def test_a_reading_that_loses_words_or_letters_is_not_better(
    second: list[Word],
) -> None:
    assert not is_better(second, TORN, ())


def rubbish(words: list[Word]) -> list[Word]:
    return [each._replace(text="Cdn") for each in words]


def test_a_reading_of_worse_letters_is_not_better() -> None:
    line = [word("huyện", 120 + 40 * i, 34) for i in range(50)]

    assert is_better([*WHOLE, *line], [*TORN, *line], ())
    assert not is_better([*WHOLE, *rubbish(line)], [*TORN, *line], ())


def test_damage_is_a_known_failure() -> None:
    with pytest.raises(FAILURES):
        find_words(b"%PDF-1.7", ())


def test_a_page_that_pdfplumber_cannot_read_stays_as_pdfium_reads_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(page: bytes, grids: object) -> list[Word]:
        raise PSSyntaxError(page, grids)

    monkeypatch.setattr(text_layer, "find_words", fail)

    assert read(drawn_pdf(lines, TornCanvas)).methods == (Method.PDFIUM,)
