"""Reading order: columns at the head, at the end, and of text in between."""

import pytest

from ingest.readers.page.columns import columns_in_order, end_in_order, head_in_order
from ingest.readers.page.rows import Row, Word, group_rows, row_text

WIDTH = 600.0


def word(text: str, left: float, top: float, width: float | None = None) -> Word:
    return Word(text, left, top, left + (width or 6 * len(text)), top + 12)


def rows(*words: Word) -> list[Row]:
    return group_rows(words)


def texts(ordered: list[Row]) -> list[str]:
    return [row_text(row) for row in ordered]


def test_the_left_column_of_the_head_comes_first() -> None:
    page = rows(
        word("SỞ NỘI VỤ", 100, 50),
        word("CỘNG HÒA", 320, 50),
        word("Số: 3/KH-SNV", 100, 70),
        word("Độc lập", 320, 70),
        word("một dòng văn bản chạy hết cả trang", 80, 120, 450),
    )

    assert texts(head_in_order(page, WIDTH)) == [
        "SỞ NỘI VỤ",
        "Số: 3/KH-SNV",
        "CỘNG HÒA",
        "Độc lập",
        "một dòng văn bản chạy hết cả trang",
    ]


def test_a_kind_at_the_margin_is_below_both_columns() -> None:
    page = rows(
        word("SỞ NỘI VỤ", 80, 50),
        word("CỘNG HÒA", 320, 50),
        word("Số: 3/TTr-SNV", 80, 70),
        word("Hà Nội, ngày 3", 320, 70),
        word("TỜ TRÌNH", 80, 100),
        word("Về việc tiêm chủng", 80, 120),
        word("một dòng văn bản chạy hết cả trang", 80, 150, 450),
    )

    assert texts(head_in_order(page, WIDTH))[2:4] == ["CỘNG HÒA", "Hà Nội, ngày 3"]
    assert texts(head_in_order(page, WIDTH))[4:6] == ["TỜ TRÌNH", "Về việc tiêm chủng"]


def test_a_margin_is_no_gutter() -> None:
    page = rows(
        word("SỞ NỘI VỤ TỈNH HÒA AN", 110, 50, 150),
        word("CỘNG HÒA", 282, 50, 270),
        word("Độc lập", 332, 70),
        word("Số: 3/KH-SNV", 132, 90),
        word("Hà Nội, ngày 3", 317, 90, 200),
        word("QUYẾT ĐỊNH", 278, 120, 90),
        word("Về việc kiện toàn Ban Chỉ đạo", 140, 140, 360),
        word("hết cả dòng của trang", 90, 160, 450),
    )

    assert texts(head_in_order(page, WIDTH))[:2] == [
        "SỞ NỘI VỤ TỈNH HÒA AN",
        "Số: 3/KH-SNV",
    ]


def test_rows_of_unlike_height_do_not_mix_columns() -> None:
    page = rows(
        word("SỞ NỘI VỤ", 100, 50),
        word("CỘNG HÒA", 320, 53),
        word("V/v trả lời", 100, 72),
        word("Hà Nội, ngày 3", 320, 67),
        word("kiến nghị", 100, 86),
    )

    assert texts(head_in_order(page, WIDTH))[:3] == [
        "SỞ NỘI VỤ",
        "V/v trả lời",
        "kiến nghị",
    ]


def test_one_column_stays_as_it_is() -> None:
    page = rows(*(word("chữ " * 20, 80, 50 + 20 * i, 450) for i in range(5)))

    assert head_in_order(page, WIDTH) == page
    assert end_in_order(page, WIDTH) == page


def test_addressees_end_the_head() -> None:
    page = rows(
        word("SỞ NỘI VỤ", 100, 50),
        word("CỘNG HÒA", 320, 50),
        word("Số: 3", 100, 70),
        word("Độc lập", 320, 70),
        word("Kính gửi:", 120, 100),
        word("Sở Y tế", 320, 100),
    )

    assert texts(head_in_order(page, WIDTH))[-1] == "Kính gửi:   Sở Y tế"


def test_a_signature_that_begins_above_the_recipients_stays_together() -> None:
    page = rows(
        word("hết cả trang", 80, 450, 450),
        word("KT. GIÁM ĐỐC", 350, 488),
        word("Nơi nhận:", 80, 500),
        word("PHÓ GIÁM ĐỐC", 350, 508),
        word("- Lưu: VT.", 80, 520),
        word("Trần Văn Bình", 350, 600),
    )

    assert texts(end_in_order(page, WIDTH)) == [
        "hết cả trang",
        "Nơi nhận:",
        "- Lưu: VT.",
        "KT. GIÁM ĐỐC",
        "PHÓ GIÁM ĐỐC",
        "Trần Văn Bình",
    ]


def test_wide_gaps_in_a_row_stay_wide() -> None:
    assert texts(rows(word("a", 0, 0), word("b", 10, 0), word("c", 100, 0))) == [
        "a b   c"
    ]


def in_two_columns(left: float, right: float, count: int = 2) -> bool:
    """Return whether words that end and begin there are read as two columns."""
    page = [
        Word(text, start, 50 + 20 * each, end, 62 + 20 * each)
        for each in range(count)
        for text, start, end in (("trái", 60, left), ("phải", right, 560))
    ]
    return texts(head_in_order(group_rows(page), WIDTH))[0] == "trái"


@pytest.mark.parametrize(
    ("left", "right", "parted"),
    [
        (300, 307, True),
        (300, 306.9, False),
        # from 15 to 75 hundredths of the width
        (83, 97, True),
        (84, 96.9, False),
        (443, 460, True),
        (443.1, 460, False),
    ],
)
def test_a_gutter_is_7_points_wide_and_not_in_the_margin(
    left: float,
    right: float,
    parted: bool,
) -> None:
    assert in_two_columns(left, right) is parted


@pytest.mark.parametrize(("rows", "parted"), [(1, False), (2, True)])
def test_a_head_of_two_columns_has_two_rows(
    rows: int,
    parted: bool,
) -> None:
    assert in_two_columns(200, 300, rows) is parted


LEFT = [
    "Căn cứ Quyết định số 2",
    "ngày 25 tháng 01 năm",
    "của Ủy ban nhân dân",
    "tỉnh;",
]
RIGHT = [
    "Điều 1. Giao Chi cục",
    "chủ trì theo Kế hoạch",
    "số 19/KH-SNV của Sở",
    "nội vụ.",
]


def in_two(left: list[str], right: list[str], *, top: float = 100) -> list[Row]:
    """Rows of text in two columns, 240 points wide each but for the last row."""
    words = [
        word(text, start, top + 14 * index, 6 * len(text) if len(text) < 12 else 235)
        for start, column in ((50, left), (310, right))
        for index, text in enumerate(column)
    ]
    return rows(*words)


def in_order(page: list[Row]) -> list[str]:
    return [row_text(row) for row, _ in columns_in_order(page, WIDTH)]


def test_the_left_column_of_a_text_comes_first() -> None:
    assert in_order(in_two(LEFT, RIGHT)) == [*LEFT, *RIGHT]


def test_rows_know_where_their_column_ends() -> None:
    edges = [edge for _, edge in columns_in_order(in_two(LEFT, RIGHT), WIDTH)]

    assert edges == [285.0] * 4 + [545.0] * 4


def test_text_above_and_below_columns_stays_there() -> None:
    title = rows(word("BẢN TIN VĂN THƯ", 200, 60, 200))
    end = rows(word("hết cả dòng của trang", 50, 200, 500))

    page = [*title, *in_two(LEFT, RIGHT), *end]

    texts_in_order = in_order(page)
    assert texts_in_order[0] == "BẢN TIN VĂN THƯ"
    assert texts_in_order[1:-1] == [*LEFT, *RIGHT]
    assert texts_in_order[-1] == "hết cả dòng của trang"


def test_short_lines_far_below_the_columns_are_no_part_of_them() -> None:
    page = [*in_two(LEFT, RIGHT), *rows(word("Nơi nhận:", 50, 300))]

    assert in_order(page)[-1] == "Nơi nhận:"


def test_a_text_may_have_three_columns() -> None:
    middle = ["Điều 2. Các phòng ban", "thực hiện nghiêm túc", "kế hoạch này", "ngay."]
    words = [
        word(text, start, 100 + 14 * index, 40 if text.endswith((";", ".")) else 160)
        for start, column in ((40, LEFT), (215, middle), (390, RIGHT))
        for index, text in enumerate(column)
    ]

    assert in_order(rows(*words)) == [*LEFT, *middle, *RIGHT]


def test_a_list_of_two_columns_is_read_across() -> None:
    names = [f"Nguyễn Văn {name}" for name in ("An", "Bình", "Chi", "Dũng", "Em")]
    works = ["Trưởng phòng Hành chính"] * 5
    page = in_two(names, works)

    assert in_order(page) == texts(page)


def test_three_rows_are_too_few_for_columns() -> None:
    page = in_two(LEFT[:3], RIGHT[:3])

    assert in_order(page) == texts(page)


def test_a_narrow_column_is_read_across() -> None:
    words = [
        word(text, start, 100 + 14 * index, width)
        for start, width, column in ((50, 60, "abcdef"), (310, 235, "uvwxyz"))
        for index, text in enumerate(column)
    ]
    page = rows(*words)

    assert in_order(page) == texts(page)


def test_two_signatures_side_by_side_are_read_one_after_the_other() -> None:
    page = rows(
        word("Cuộc họp kết thúc lúc 11 giờ cùng ngày và mọi người cùng ký.", 80, 40),
        word("THƯ KÝ", 120, 80),
        word("CHỦ TRÌ", 400, 80),
        word("Trần Thị Mẫu", 110, 140),
        word("TS. Lê Văn Thử", 390, 140),
    )

    assert texts(end_in_order(page, WIDTH))[1:] == [
        "THƯ KÝ",
        "Trần Thị Mẫu",
        "CHỦ TRÌ",
        "TS. Lê Văn Thử",
    ]


def test_what_is_far_above_the_recipients_is_not_of_the_signature() -> None:
    page = rows(
        word("Hà Sơn)", 300, 40),
        word("Nơi nhận:", 80, 140),
        word("CHỦ TỊCH", 380, 140),
        word("- Lưu: VT.", 80, 160),
        word("Trần Văn Mẫu", 370, 200),
    )

    assert texts(end_in_order(page, WIDTH))[0] == "Hà Sơn)"
