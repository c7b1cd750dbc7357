"""The words of a page as lines, in the order in which they are read."""

from ingest.readers.page.reading_order import lines_of
from ingest.readers.page.rows import Word
from ingest.readers.page.table_cells import Grid
from schemas.document import Part

WIDTH, HEIGHT = 600.0, 800.0
GRID: Grid = (
    ((60, 200, 300, 220), (300, 200, 560, 220)),
    ((60, 220, 300, 240), (300, 220, 560, 240)),
)
TABLE = [("a", 70, 204), ("b", 310, 204), ("c", 70, 224), ("d", 310, 224)]


def words(*placed: tuple[str, float, float]) -> list[Word]:
    return [Word(t, left, top, left + 6 * len(t), top + 12) for t, left, top in placed]


def read(*placed: tuple[str, float, float], grids: tuple[Grid, ...] = ()) -> list[str]:
    return [line.text for line in lines_of(words(*placed), WIDTH, HEIGHT, grids)]


def test_a_table_stands_before_the_first_line_below_it() -> None:
    above, below = ("trên bảng", 60, 150), ("dưới bảng", 60, 300)

    assert read(above, below, *TABLE, grids=(GRID,)) == [
        "trên bảng",
        "a | b",
        "c | d",
        "dưới bảng",
    ]
    assert read(above, *TABLE, grids=(GRID,)) == ["trên bảng", "a | b", "c | d"]
    assert read(below, *TABLE, grids=(GRID,)) == ["a | b", "c | d", "dưới bảng"]


def test_notes_and_numbers_of_pages_come_last() -> None:
    body = [(f"dòng {each}", 60.0, 300.0 + 20 * each) for each in range(8)]
    placed = [("2", 300.0, 30.0), *body, ("¹ Báo cáo của Sở", 60.0, 520.0)]
    lines = lines_of(words(*placed), WIDTH, HEIGHT)

    assert [line.text for line in lines][-2:] == ["2", "¹ Báo cáo của Sở"]
    assert [line.part for line in lines][-2:] == [Part.RUNNING, Part.FOOTNOTE]
    assert {line.part for line in lines[:-2]} == {Part.BODY}


def test_head_and_end_are_read_by_column() -> None:
    head = [
        ("SỞ NỘI VỤ", 100.0, 50.0),
        ("CỘNG HÒA", 320.0, 50.0),
        ("Số: 3/KH", 100.0, 70.0),
        ("Độc lập", 320.0, 70.0),
    ]
    middle = [("một dòng " * 8 + "văn bản", 60.0, 300.0)]
    end = [
        ("Nơi nhận:", 60.0, 600.0),
        ("GIÁM ĐỐC", 350.0, 600.0),
        ("- Lưu.", 60.0, 620.0),
        ("Lê An", 350.0, 620.0),
    ]

    assert read(*head, *middle, *end) == [
        "SỞ NỘI VỤ",
        "Số: 3/KH",
        "CỘNG HÒA",
        "Độc lập",
        middle[0][0],
        "Nơi nhận:",
        "- Lưu.",
        "GIÁM ĐỐC",
        "Lê An",
    ]
