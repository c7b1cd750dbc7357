"""What a text has of articles, clauses and points, where its numbering is sure."""

import pytest

from ingest.grammar.provision import provisions_in
from service.checking.text_outline import outline_of

DECREE = """Điều 1. Phạm vi
Nghị định này quy định việc trực.
Điều 2. Nhiệm vụ
1. Đo mực nước.
2. Báo động khi nước lên:
a) Cấp một;
b) Cấp hai.
Điều 3. Hiệu lực
1. Từ ngày ký."""


def lacks(named: str, text: str = DECREE) -> list[str]:
    outline = outline_of(text)
    found = map(outline.lack_of, provisions_in(named)) if outline else ()
    return [each for each in found if each]


@pytest.mark.parametrize(
    ("named", "has"),
    [
        ("Điều 4", "văn bản chỉ có 3 điều"),
        ("khoản 3 Điều 2", "Điều 2 chỉ có 2 khoản"),
        ("điểm d khoản 2 Điều 2", "khoản 2 Điều 2 chỉ có điểm a, b"),
        ("các khoản 1 và khoản 5 Điều 2", "Điều 2 chỉ có 2 khoản"),
        ("Điều 1 và Điều 9", "văn bản chỉ có 3 điều"),
    ],
)
def test_what_the_text_has_not_is_said_with_what_it_has(named: str, has: str) -> None:
    assert lacks(named) == [has]


@pytest.mark.parametrize("named", ["khoản 2 Điều 2", "điểm b khoản 2 Điều 2", "Điều 3"])
def test_nothing_is_lacking_of_what_is_there(named: str) -> None:
    assert lacks(named) == []


@pytest.mark.parametrize(
    "named",
    ["khoản 2 Điều 1", "khoản 2 Điều 3", "điểm a khoản 1 Điều 2", "Điều 2a", "khoản 7"],
)
def test_a_single_clause_none_and_inserted_ones_leave_it_open(named: str) -> None:
    assert lacks(named) == []


@pytest.mark.parametrize(
    "text",
    [
        DECREE.replace("Điều 2.", "Điều 5."),
        f"{DECREE}\nQUY CHẾ\nĐiều 1. Phạm vi",
        DECREE.replace("Điều 3.", "Điều 2a. Thêm\nĐiều 3."),
        "Không có điều nào.",
    ],
)
def test_articles_left_out_inserted_or_begun_again_are_not_sure(text: str) -> None:
    assert outline_of(text) is None


def test_a_clause_that_begins_within_a_line_may_be_there() -> None:
    text = DECREE.replace("Cấp hai.", "Cấp hai. 3. Ghi sổ.")

    assert lacks("khoản 3 Điều 2", text) == []


def test_points_with_a_gap_are_not_sure() -> None:
    assert lacks("điểm d khoản 2 Điều 2", DECREE.replace("b) Cấp", "c) Cấp")) == []
