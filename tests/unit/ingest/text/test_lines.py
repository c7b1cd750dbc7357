"""Where a printed line goes on in the next one: by edges, by length, by its words.

The text of a page of 600 points reaches from 60 to 560; a line is 12 points high.
"""

import pytest

from ingest.text.joined_text import join_pages
from schemas.document import Line, Method, Page, Part
from schemas.layout import Box

BEFORE, AFTER = "Thực hiện kế hoạch công tác", "Kế hoạch giao việc"


def goes_on(before: Line, after: Line) -> bool:
    """Return whether *after* is joined to *before* on a page with full lines."""
    full = Line("Một dòng đầy.", Box(60, -100, 560, -88))
    page = Page(1, (full, before, after), Method.PDFIUM, width=600.0)
    return f"{before.text} {after.text}" in join_pages((page,)).content


def line(text: str, before: float = 0, behind: float = 0, *, below: float = 0) -> Line:
    """Return a line that leaves so much room at the edges of the text."""
    return Line(text, Box(60 + before, below, 560 - behind, below + 12))


def under(text: str, room: float = 0, before: float = 0) -> Line:
    return line(text, before, below=12 + room)


@pytest.mark.parametrize(("right", "expected"), [(480, True), (479.9, False)])
def test_a_line_that_ends_before_four_fifths_of_the_page_ends_its_paragraph(
    right: float,
    expected: bool,
) -> None:
    assert goes_on(Line(BEFORE, Box(60, 0, right, 12)), under(AFTER)) is expected


@pytest.mark.parametrize(("right", "expected"), [(540, True), (539.9, False)])
def test_behind_a_semicolon_a_line_goes_on_from_nine_tenths(
    right: float,
    expected: bool,
) -> None:
    before = Line(f"{BEFORE};", Box(60, 0, right, 12))

    assert goes_on(before, under(AFTER)) is expected


@pytest.mark.parametrize(("right", "expected"), [(240, True), (200, False)])
def test_a_line_of_a_column_goes_on_if_it_nears_the_edge_of_that(
    right: float,
    expected: bool,
) -> None:
    before = Line(BEFORE, Box(60, 0, right, 12), edge=260)

    assert goes_on(before, under(AFTER)) is expected


def test_a_short_line_goes_on_where_it_cannot_end() -> None:
    assert goes_on(line(f"{BEFORE} của", behind=300), under(AFTER))
    assert goes_on(line(BEFORE, behind=300), under("giao việc"))
    assert not goes_on(line(f"{BEFORE}."), under(AFTER))


@pytest.mark.parametrize(
    ("before", "behind", "centred"),
    [(21, 40, True), (40, 21, True), (20, 39, False), (21, 41, False), (41, 21, False)],
)
def test_a_line_in_the_middle_is_a_title(
    before: float,
    behind: float,
    centred: bool,
) -> None:
    assert goes_on(line(BEFORE, before, behind), under(AFTER)) is not centred


def test_a_centred_line_goes_on_in_a_centred_one() -> None:
    assert goes_on(line(BEFORE, 21, 40), line(AFTER, 30, 40, below=12))


@pytest.mark.parametrize(
    ("before", "behind", "room", "title"),
    [
        (10, 14.9, 0, True),
        (10, 15, 0, False),
        (14.9, 10, 0, True),
        # nearly as wide as the text: by the room below alone
        (5, 5, 6, False),
        (5, 5, 6.1, True),
        (5.1, 5.1, 0, True),
        (1, 1, 6.1, False),
        (1.1, 1.1, 6.1, True),
    ],
)
def test_a_title_leaves_as_much_on_both_sides_over_a_paragraph(
    before: float,
    behind: float,
    room: float,
    title: bool,
) -> None:
    assert goes_on(line(BEFORE, before, behind), under(AFTER, room)) is not title


@pytest.mark.parametrize(
    ("left", "title"), [(9, False), (8.9, True), (11, False), (11.1, True)]
)
def test_a_quotation_begins_where_its_lines_begin(
    left: float,
    title: bool,
) -> None:
    assert goes_on(line(BEFORE, 10, 10), under(AFTER, before=left)) is not title


def of_length(length: int) -> str:
    """Return words that could end here, beginning with a capital."""
    return ("Ý " + "chữ " * length)[: length - 1].ljust(length - 1, "x") + "x"


def cut_text(*lengths: int) -> int:
    """Return how many paragraphs lines of these lengths make in a text file."""
    lines = tuple(Line(of_length(each)) for each in lengths)
    text = join_pages((Page(1, lines, Method.TEXT),))
    return text.content.count("\n") + 1


@pytest.mark.parametrize(("lines", "paragraphs"), [(7, 7), (8, 1)])
def test_eight_lines_of_one_length_were_cut_there(lines: int, paragraphs: int) -> None:
    assert cut_text(*[76] * lines) == paragraphs


@pytest.mark.parametrize(
    ("length", "paragraphs"), [(40, 8), (41, 1), (120, 1), (121, 8)]
)
def test_lines_are_cut_at_41_to_120_characters(length: int, paragraphs: int) -> None:
    assert cut_text(*[length] * 8) == paragraphs


def test_half_of_the_long_lines_must_be_about_as_long() -> None:
    # a line of 80 % of the longest is full
    full, shorter = [100, 99, 100, 99], [50] * 6

    assert cut_text(*full, 80, 80, *shorter) == 8
    assert cut_text(*full, 79, 79, *shorter) == 12


def test_a_line_with_room_for_the_next_word_ends_its_paragraph() -> None:
    assert cut_text(*[76] * 8, 75, 76) == 1
    assert cut_text(*[76] * 8, 74, 76) == 2


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Quyết định số 2764/QĐ-", "TTg"),
        ("Quyết định số 2764/", "QĐ-TTg"),
        ("Công văn số 12/SNV-VP&", "TH"),
        ("ngày 12/3/", "2025"),
        ("ngày 12/", "3/2025"),
    ],
)
def test_a_number_or_a_day_is_made_whole(before: str, after: str) -> None:
    page = Page(1, (Line(before), Line(after)), Method.TEXT)

    assert join_pages((page,)).content == before + after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("CỘNG HÒA XÃ HỘI", "CHỦ NGHĨA VIỆT NAM"),
        ("ỦY BAN", "NHÂN DÂN"),
        ("KẾ HOẠCH NĂM 2019 -", "2020"),
        ("Mỹ", "Tho, ngày 4 tháng 5 năm 2020"),
    ],
)
def test_a_name_that_a_narrow_column_cuts_goes_on(before: str, after: str) -> None:
    page = Page(1, (Line(before), Line(after)), Method.TEXT)

    assert join_pages((page,)).content == f"{before} {after}"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "ĐỘC LẬP - TỰ DO"),
        ("BÁO CÁO", "CÔNG TÁC NĂM"),
        ("Mỹ phẩm", "Tho, ngày 4 tháng 5 năm 2020"),
        ("KẾ HOẠCH NĂM 12019 -", "2020"),
    ],
)
def test_other_capitals_stand_in_lines_of_their_own(before: str, after: str) -> None:
    page = Page(1, (Line(before), Line(after)), Method.TEXT)

    assert join_pages((page,)).content == f"{before}\n{after}"


def test_cells_of_a_table_are_never_joined() -> None:
    lines = (Line("thực hiện của", part=Part.TABLE), Line("kế hoạch"))

    assert "\n" in join_pages((Page(1, lines, Method.TEXT),)).content


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("(Kèm theo Quyết định của UBND xã", "Hà Sơn)", True),
        ("(Kèm theo Quyết định của UBND xã)", "Hà Sơn)", False),
        ("Quyết định của UBND xã", "Hà Sơn)", False),
    ],
)
def test_a_remark_in_brackets_goes_on_to_its_bracket(
    first: str, second: str, *, expected: bool
) -> None:
    assert goes_on(line(first, 150, 150), under(second, before=200)) is expected
