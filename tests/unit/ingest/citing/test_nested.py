"""Documents that are named only inside another one's title."""

import pytest

from tests.sentences import cited

CIRCULAR = "Thông tư số 5/2022/TT-BTC"
DECREE, OTHER = "Nghị định số 5/2020/NĐ-CP", "Nghị định số 6/2021/NĐ-CP"
RESOLUTION = "Nghị quyết số 7/NQ-CP"
LAW, ANOTHER = "Luật Đất đai số 31/2024/QH15", "Luật Nhà ở số 27/2023/QH15"


def nested(content: str) -> list[bool]:
    return [each.nested for each in cited(content)]


@pytest.mark.parametrize(
    ("head", "first", "second", "both"),
    [
        (CIRCULAR, DECREE, LAW, True),
        (CIRCULAR, DECREE, OTHER, True),
        (CIRCULAR, DECREE, RESOLUTION, True),
        (CIRCULAR, LAW, "Thông tư số 7/2021/TT-BTC", False),
        (DECREE, LAW, ANOTHER, True),
        (DECREE, LAW, OTHER, False),
        (RESOLUTION, LAW, DECREE, False),
        (RESOLUTION, LAW, ANOTHER, True),
        ("Kế hoạch số 8/KH-SNV", LAW, DECREE, False),
    ],
)
def test_a_title_names_with_the_first_what_is_above_the_document(
    head: str,
    first: str,
    second: str,
    both: bool,
) -> None:
    assert nested(f"{head} quy định chi tiết {first} và {second}") == [
        False,
        True,
        both,
    ]


@pytest.mark.parametrize(
    ("content", "inside"),
    [
        (f"{CIRCULAR} về việc thực hiện {DECREE}", True),
        (f"{CIRCULAR} hướng dẫn một số điều của {DECREE}", True),
        (f"{CIRCULAR} về phí; {DECREE}", False),
        (f"{CIRCULAR} về phí. Thực hiện {DECREE}", False),
        (f"{CIRCULAR} về phí\nThực hiện {DECREE}", False),
        (f"{CIRCULAR} “về việc thực hiện {DECREE}”", True),
        (f"{CIRCULAR} về “phí”, thực hiện {DECREE}", False),
        (f"{CIRCULAR}, {DECREE}", False),
    ],
)
def test_a_title_ends_with_its_clause(
    content: str,
    inside: bool,
) -> None:
    assert nested(content) == [False, inside]


def test_an_item_of_a_list_holds_one_document() -> None:
    item = f"3. {CIRCULAR} sửa đổi Thông tư số 6/2021/TT-BTC"
    third = "Thông tư số 7/2021/TT-BTC"

    assert nested(f"{item}; {third}") == [False, True, True]
    assert nested(f"{item}; {third} hết hiệu lực") == [False, True, False]
    assert nested(f"{item}. Theo {third}") == [False, True, False]
    assert nested(f"{item}\nvà {third}") == [False, True, False]
    assert nested(f"Theo {item[3:]}; {third}") == [False, True, False]
