"""Which lines of a page are read as handwriting, and what becomes of them."""

from collections.abc import Sequence
from datetime import date

import pytest
from PIL import Image

from ingest.programs import Column, HandwritingReader, RecognisedLine
from ingest.readers.ocr.handwriting import with_handwriting
from ingest.readers.ocr.handwriting.letterhead_blanks import strip_of

PAGE = Image.new("L", (2480, 3508), 255)
DPI = 300
SURE = 0.95


def line(text: str, left: int, top: int, sure: float = SURE) -> RecognisedLine:
    return RecognisedLine(text, left, top, left + 22 * len(text), top + 50, sure)


def seeing(*texts: str, sure: float = 0.99) -> HandwritingReader:
    """A reader that sees these signs in every picture, or else what is all digits.

    A picture of a whole line shows all of the text; a cut piece shows its digits.
    """

    def read(line: bytes) -> tuple[Column, ...]:
        del line
        text = texts[min(len(asked), len(texts) - 1)]
        asked.append(text)
        shown = [sign for letter in text for sign in (letter, "")]
        return tuple(Column(((sign, sure), ("?", 1 - sure))) for sign in shown)

    asked: list[str] = []
    return read


def never(line: bytes) -> tuple[Column, ...]:
    del line
    pytest.fail("nothing was to be read")


def texts(found: Sequence[RecognisedLine]) -> list[str]:
    return [each.text for each in found]


NUMBER = "So: 5609/QD-UBND"
THRICE = (NUMBER,) * 3  # looks at the line, then thrice at the hand alone


def test_a_number_that_ocr_cannot_read_is_read_by_hand() -> None:
    lines = [line("Số: “1U /QĐ-UBND", 500, 350, 0.4), line("Điều 1.", 400, 3000)]

    found = with_handwriting(PAGE, DPI, lines, seeing(*THRICE, "5609"))

    assert texts(found) == ["Số: 5609/QĐ-UBND", "Điều 1."]
    assert [each.by_hand for each in found] == [True, False]


def test_a_line_that_the_hand_has_torn_is_put_together() -> None:
    lines = [line("Số:", 500, 350), line("/QĐ-UBND", 800, 350)]

    found = with_handwriting(PAGE, DPI, lines, seeing(*THRICE, "5609"))

    assert texts(found) == ["Số: 5609/QĐ-UBND"]


def test_two_ways_of_looking_that_disagree_leave_the_line_as_it_was() -> None:
    lines = [line("Số: “1U /QĐ-UBND", 500, 350, 0.4)]

    found = with_handwriting(PAGE, DPI, lines, seeing(*THRICE, "5689"))

    assert found == lines


def test_a_digit_that_runs_into_the_slash_is_not_lost() -> None:
    lines = [line("Số: 93/QĐ-UBND", 500, 350, 0.4)]
    clear = seeing("So: 93/QD-UBND", "So: 93/QD-UBND", "So: 93/QD-UBND", "932", sure=1)

    assert texts(with_handwriting(PAGE, DPI, lines, clear)) == ["Số: 932/QĐ-UBND"]


def test_a_reader_that_is_not_certain_is_not_believed() -> None:
    lines = [line("Số: “1U /QĐ-UBND", 500, 350, 0.4)]

    assert (
        with_handwriting(PAGE, DPI, lines, seeing(*THRICE, "5609", sure=0.7)) == lines
    )


def test_what_ocr_has_read_well_stays_if_a_glance_shows_the_same() -> None:
    lines = [line("Số: 5609/QĐ-UBND", 500, 350)]

    assert with_handwriting(PAGE, DPI, lines, seeing(NUMBER)) == lines


def test_a_sure_mistake_of_ocr_is_told_by_the_other_reader() -> None:
    lines = [line("Số: 11/QĐ-UBND", 500, 350)]
    other = seeing(*("So: 22/QD-UBND",) * 6, "22")

    assert texts(with_handwriting(PAGE, DPI, lines, other)) == ["Số: 22/QĐ-UBND"]


def test_readers_that_disagree_leave_the_line_unsure() -> None:
    lines = [line("Số: 11/QĐ-UBND", 500, 350)]
    other = seeing(*("So: 22/QD-UBND",) * 6, "77")

    (found,) = with_handwriting(PAGE, DPI, lines, other)

    assert found.text == "Số: 11/QĐ-UBND"
    assert found.confidence < 0.65


def test_pages_without_such_lines_cost_nothing() -> None:
    lines = [line("Điều 1. Phạm vi", 400, 400), line("Số: 5/QĐ-UBND", 500, 3000)]

    assert with_handwriting(PAGE, DPI, lines, never) == lines


def test_doubled_letters_of_ocr_are_mended() -> None:
    lines = [line("Số: Ở32/QĐĐ-UBND", 500, 350, 0.4)]

    found = with_handwriting(PAGE, DPI, lines, seeing(*THRICE, "5609"))

    assert texts(found) == ["Số: 5609/QĐ-UBND"]


DAY = "Ha Noi, ngay 15 thang 12 nam 2025"
DATED = [line("Hà Nội, ngày 41A tháng 12 năm 2025", 1200, 450, 0.4)]


def hands(day: str) -> HandwritingReader:
    """Three looks at the line, three at the month, three at the day."""
    return seeing(*(DAY,) * 3, *("12",) * 3, day)


def test_a_day_written_by_hand_is_read() -> None:
    (found,) = with_handwriting(PAGE, DPI, DATED, hands("15"))

    assert found.text == "Hà Nội, ngày 15 tháng 12 năm 2025"
    assert found.by_hand


def test_a_day_is_not_later_than_the_file() -> None:
    latest = date(2025, 12, 13)

    (found,) = with_handwriting(PAGE, DPI, DATED, hands("11"), latest)

    assert found.text == "Hà Nội, ngày 11 tháng 12 năm 2025"


def test_a_file_older_than_its_year_says_nothing_of_the_day() -> None:
    (found,) = with_handwriting(PAGE, DPI, DATED, hands("15"), date(2024, 1, 1))

    assert found.text == "Hà Nội, ngày 15 tháng 12 năm 2025"


def test_a_day_of_one_digit_is_one_half_read() -> None:
    shown = "Ha Noi, ngay 5 thang 12 nam 2025"
    reader = seeing(*(shown,) * 3, *("12",) * 3, "5")

    assert with_handwriting(PAGE, DPI, DATED, reader) == DATED


@pytest.mark.parametrize(("top", "read"), [(1578, True), (1579, False)])
def test_a_letterhead_stands_in_the_upper_45_hundredths(
    top: int,
    read: bool,
) -> None:
    lines = [line("Số: “1U /QĐ-UBND", 500, top, 0.4)]
    found = with_handwriting(PAGE, DPI, lines, seeing(*THRICE, "5609"))

    assert (texts(found) == ["Số: 5609/QĐ-UBND"]) is read


def test_the_strip_of_a_line_is_three_tenths_of_an_inch_high() -> None:
    row = [line("Số:", 500, 350), line("/QĐ", 700, 350)]

    assert strip_of(PAGE, DPI, row).size == (700 + 66 - 500 + 2 * 6, 90)


def test_the_strip_of_a_line_ends_with_the_page() -> None:
    assert strip_of(PAGE, DPI, [line("Số:", 2, 0)]).size == (2 + 66 + 6, 25 + 45)
    assert strip_of(PAGE, DPI, [line("Số:", 2440, 3470)]).size[0] == 2480 - 2434


@pytest.mark.parametrize(("sure", "kept"), [(0.8, True), (0.79, False)])
def test_a_number_below_080_is_read_by_the_other_reader(
    sure: float,
    kept: bool,
) -> None:
    lines = [line("Số: 5609/QĐ-UBND", 500, 350, sure)]
    found = with_handwriting(PAGE, DPI, lines, seeing(*THRICE, "5609"))

    assert (list(found) == lines) is kept


@pytest.mark.parametrize(("sure", "kept"), [(0.65, True), (0.64, False)])
def test_a_day_below_065_is_read_by_the_other_reader(
    sure: float,
    kept: bool,
) -> None:
    lines = [line("Hà Nội, ngày 15 tháng 12 năm 2025", 1200, 450, sure)]
    found = with_handwriting(PAGE, DPI, lines, hands("15"))

    assert (list(found) == lines) is kept


def test_what_a_hand_wrote_is_as_sure_as_a_hand_is_at_best() -> None:
    lines = [line("Số: “1U /QĐ-UBND", 500, 350, 0.4)]
    (found,) = with_handwriting(PAGE, DPI, lines, seeing(*THRICE, "5609"))

    assert found.confidence == 0.85


@pytest.mark.parametrize(("sure", "doubted"), [(0.95, 0.5), (0.4, 0.4)])
def test_what_two_readers_disagree_on_is_half_sure_at_most(
    sure: float, doubted: float
) -> None:
    lines = [line("Số: 11/QĐ-UBND", 500, 350, sure)]
    other = seeing(*("So: 22/QD-UBND",) * 6, "77")

    (found,) = with_handwriting(PAGE, DPI, lines, other)

    assert found.confidence == doubted


def test_a_day_without_its_year_is_not_read() -> None:
    lines = [line("Hà Nội, ngày 41A tháng 12", 1200, 450, 0.4)]

    assert with_handwriting(PAGE, DPI, lines, never) == lines


def test_a_year_without_a_day_is_not_read() -> None:
    lines = [line("KẾ HOẠCH năm 2025", 1200, 450, 0.4)]

    assert with_handwriting(PAGE, DPI, lines, never) == lines


def test_a_torn_line_ends_with_its_symbol_and_before_the_other_column() -> None:
    number = [line("Số:", 500, 350), line("/QĐ-UBND", 700, 350)]
    beside = line("Hà Nội", 1300, 350)
    found = with_handwriting(PAGE, DPI, [*number, beside], seeing(*THRICE, "5609"))
    assert texts(found) == ["Số: 5609/QĐ-UBND", "Hà Nội"]

    day = line("ngày 3 tháng 2", 700, 350)
    assert with_handwriting(PAGE, DPI, [number[0], day], never) == [number[0], day]


@pytest.mark.parametrize("top", [326, 374])
def test_a_torn_line_goes_on_at_its_own_height(top: int) -> None:
    lines = [line("Số:", 500, 350), line("/QĐ-UBND", 700, top)]
    found = with_handwriting(PAGE, DPI, lines, seeing(*THRICE, "5609"))
    assert texts(found) == ["Số: 5609/QĐ-UBND"]

    below = [line("Số:", 500, 350), line("/QĐ-UBND", 700, top + 60)]
    assert with_handwriting(PAGE, DPI, below, never) == below


def test_what_stands_before_a_line_does_not_go_on_with_it() -> None:
    lines = [line("Số:", 500, 350), line("/QĐ-UBND", 100, 350)]

    assert with_handwriting(PAGE, DPI, lines, never) == lines
