"""What belongs to the body of a printed page, and what does not."""

import pytest

from ingest.readers.page.regions import parts_of, raise_marks
from ingest.readers.page.rows import Row, Word, row_text
from schemas.document import Part

HEIGHT = 800.0


def row(text: str, top: float, height: float = 12) -> Row:
    return [Word(text, 80, top, 500, top + height)]


def body(count: int = 10) -> list[Row]:
    return [row(f"dòng {i}", 100 + 20 * i) for i in range(count)]


@pytest.mark.parametrize(
    "number", ["2", "- 2 -", "Trang 2/5", "trang 2 trên 5", "2 / 5", "ii", "- IV -"]
)
def test_a_number_at_the_edge_is_running(number: str) -> None:
    assert parts_of([row(number, 30), *body()], HEIGHT)[0] is Part.RUNNING


@pytest.mark.parametrize("text", ["I", "2 năm", "vi phạm", "trang"])
def test_other_lines_at_the_edge_are_body(text: str) -> None:
    assert parts_of([row(text, 30), *body()], HEIGHT)[0] is Part.BODY


def test_a_number_in_the_middle_is_body() -> None:
    assert parts_of([*body(), row("15", 400)], HEIGHT)[-1] is Part.BODY


def test_smaller_lines_with_a_raised_number_are_notes() -> None:
    rows = [*body(), row("¹ Báo cáo số 3/BC-SNV", 310, 10), row("của Sở", 322, 10)]

    assert parts_of(rows, HEIGHT)[-2:] == [Part.FOOTNOTE, Part.FOOTNOTE]


def test_lines_of_full_size_are_notes_if_they_stand_apart() -> None:
    rows = [*body(), row("¹ Báo cáo số 3/BC-SNV", 400)]

    assert parts_of(rows, HEIGHT)[-1] is Part.FOOTNOTE


def test_a_broken_line_that_begins_with_a_mark_is_body() -> None:
    rows = [*body(), row("¹; phong trào thi đua", 400)]

    assert parts_of(rows, HEIGHT)[-1] is Part.BODY


def test_a_row_of_a_table_is_body_though_its_number_looks_raised() -> None:
    cells = [("¹", 80, 84), ("Rà lại danh sách", 110, 200), ("Sở Nội vụ", 300, 380)]
    numbered = [Word(text, left, 400, right, 412) for text, left, right in cells]

    assert parts_of([*body(), numbered], HEIGHT)[-1] is Part.BODY


def test_what_stands_above_the_recipients_is_no_note() -> None:
    rows = [*body(), row("¹ Rà lại danh sách", 400), row("Nơi nhận:", 430)]

    assert parts_of(rows, HEIGHT)[-2:] == [Part.BODY, Part.BODY]


def test_marks_of_signing_are_stamps() -> None:
    rows = [row("Người ký: Trần Văn Bình", 20), *body()]

    assert parts_of(rows, HEIGHT)[0] is Part.STAMP


def test_a_page_without_rows_has_no_parts() -> None:
    assert parts_of([], HEIGHT) == []


def test_a_small_high_number_is_raised() -> None:
    mark = Word("7", 90, 100, 94, 106)

    assert row_text(raise_marks([Word("2025", 60, 100, 88, 113), mark])) == "2025 ⁷"


def test_a_year_that_stands_higher_in_a_line_askew_is_no_mark() -> None:
    year = Word("2025", 60, 98, 88, 107)

    assert row_text(raise_marks([Word("năm", 20, 100, 50, 113), year])) == "năm 2025"


def test_a_number_on_the_line_is_not_raised() -> None:
    number = Word("7", 90, 101, 94, 113)

    assert row_text(raise_marks([Word("Điều", 60, 100, 88, 113), number])) == "Điều 7"


@pytest.mark.parametrize(
    ("middle", "part"),
    [
        (95.9, Part.RUNNING),
        (96, Part.BODY),
        (704, Part.BODY),
        (704.1, Part.RUNNING),
    ],
)
def test_numbers_of_pages_stand_in_the_outer_12_hundredths(
    middle: float, part: Part
) -> None:
    assert parts_of([row("2", middle - 6), *body()], HEIGHT)[0] is part


@pytest.mark.parametrize(("top", "part"), [(240, Part.FOOTNOTE), (239, Part.BODY)])
def test_notes_begin_below_three_tenths_of_the_page(top: float, part: Part) -> None:
    rows = [row("dòng", 20 + 18 * each) for each in range(12)]

    assert parts_of([*rows, row("¹ Báo cáo", top, 8)], HEIGHT)[-1] is part


@pytest.mark.parametrize(("height", "part"), [(11.6, Part.FOOTNOTE), (11.7, Part.BODY)])
def test_notes_are_set_in_smaller_letters(height: float, part: Part) -> None:
    rows = [*body(), row("¹ Báo cáo số 3/BC-SNV", 300, height)]

    assert parts_of(rows, HEIGHT)[-1] is part


@pytest.mark.parametrize(("top", "part"), [(305, Part.FOOTNOTE), (304, Part.BODY)])
def test_notes_of_full_size_stand_a_fifth_further_off(top: float, part: Part) -> None:
    rows = [*body(), row("¹ Báo cáo số 3/BC-SNV", top)]

    assert parts_of(rows, HEIGHT)[-1] is part


def test_a_note_in_the_first_row_of_full_size_stands_apart_from_nothing() -> None:
    assert parts_of([row("¹ Báo cáo", 300), row("dòng", 320)], HEIGHT)[0] is Part.BODY


def test_above_the_recipients_there_are_no_notes() -> None:
    rows = [*body(), row("¹ Báo cáo", 310, 8), row("Nơi nhận:", 330)]

    assert parts_of(rows, HEIGHT)[-2:] == [Part.BODY, Part.BODY]


@pytest.mark.parametrize(
    ("text", "height", "top", "raised"),
    [
        ("12", 9.5, 0, True),
        ("12", 9.7, 0, False),
        ("123", 6, 0, True),
        ("1234", 6, 0, False),
        ("1a", 6, 0, False),
        ("12", 6, 3, False),
        ("12", 6, 2.9, True),
    ],
)
def test_a_small_figure_above_the_middle_is_a_mark(
    text: str,
    height: float,
    top: float,
    raised: bool,
) -> None:
    words = [Word("ngành", 0, 0, 40, 12), Word(text, 41, top, 50, top + height)]

    assert (raise_marks(words)[1].text != text) is raised
