"""Whether an act as a whole is ended, or only a part of it."""

import pytest

from ingest.citing.citations import find_citations
from schemas.document import Header, Text

ACT = "Thông tư số 8/2029/TT-BYT"
ANNEXED = f"ban hành kèm theo {ACT}"


def relation(content: str) -> str:
    text = Text(f"Điều 9. Hiệu lực thi hành\n{content}")
    return find_citations(text, Header(doc_type="Luật"))[0].mentions[0].relation.value


@pytest.mark.parametrize(
    "content",
    [
        f"1. Thay thế các Phụ lục của {ACT} như sau:",
        f"1. Bãi bỏ Phần III Định mức kinh tế - kỹ thuật {ANNEXED}.",
        f"1. Bãi bỏ mẫu số 01, mẫu số 02 Phụ lục ban hành kèm {ACT}.",
        f"1. Bãi bỏ đoạn “có giá trị 2 năm” tại mục 3.2 của Hướng dẫn {ANNEXED}.",
        f"1. Bãi bỏ khoản 4 Điều 12; điểm c khoản 1 Điều 14; {ACT}.",
        f"1. Bãi bỏ {ACT}, trừ các nội dung sau:",
        f"1. {ACT} hết hiệu lực kể từ ngày 01/7/2031, trừ Điều 12 và Chương IV.",
    ],
)
def test_a_part_that_is_ended_amends_the_act(content: str) -> None:
    assert relation(content) == "amends"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (f"1. Bãi bỏ toàn bộ {ACT}.", "repeals"),
        (
            f"1. {ACT} hết hiệu lực từ 1/7/2031, trừ quy định tại Điều 4 của Luật này.",
            "replaces",
        ),
        (
            f"1. {ACT} về thanh toán bù trừ điện tử hết hiệu lực kể từ ngày 1/7/2031.",
            "replaces",
        ),
    ],
)
def test_the_whole_is_ended_where_only_the_ending_act_excepts_cases(
    content: str, expected: str
) -> None:
    assert relation(content) == expected


def test_what_is_excepted_in_a_list_is_not_ended() -> None:
    content = f"1. Bãi bỏ các quy định cũ, trừ các nội dung sau:\na) Điều 7 {ACT};"

    assert relation(content) == "refers_to"
