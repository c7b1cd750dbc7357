"""Where two sign side by side: two positions in a row, two names below."""

import pytest

from ingest.readers.page.rows import Row, Word
from ingest.readers.page.two_signatures import signatures_start

NAMES = ("Trần Thị Mẫu", "Lê Văn Thử")


def row(left: str, right: str, gap: float = 100) -> Row:
    middle = 80 + 6 * len(left)
    start = middle + gap
    return [
        Word(left, 80, 0, middle, 12),
        Word(right, start, 0, start + 6 * len(right), 12),
    ]


def test_the_positions_begin_the_signatures() -> None:
    rows = [row("Điều 1", "Giá"), row("ĐẠI DIỆN BÊN A", "ĐẠI DIỆN BÊN B"), row(*NAMES)]

    assert signatures_start(rows) == 1


@pytest.mark.parametrize(
    ("positions", "names"),
    [
        (row("Thư ký", "CHỦ TRÌ"), row(*NAMES)),
        (row("THƯ KÝ", "CHỦ TRÌ", gap=6), row(*NAMES)),
        (row("ỦY BAN NHÂN DÂN", "CỘNG HÒA XÃ HỘI"), row("Số: 5/BB", "Độc lập")),
    ],
)
def test_other_rows_begin_none(positions: Row, names: Row) -> None:
    assert signatures_start([positions, names]) is None
