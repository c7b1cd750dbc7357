"""Day and issuer behind the title, as Bộ pháp điển orders them."""

from datetime import date

import pytest

from tests.sentences import only

TITLE = "Hướng dẫn xây dựng Quy chế công tác văn thư của các cơ quan, tổ chức"
NUMBER = "Thông tư số 04/2013/TT-BNV"
FORCE = ", có hiệu lực thi hành kể từ ngày 01/06/2013"


def test_the_codification_puts_day_and_issuer_behind_the_title() -> None:
    found = only(
        f"(Điều 1 {NUMBER} {TITLE} ngày 16/04/2013 của Bộ trưởng Bộ Nội vụ{FORCE})"
    )

    assert (found.issued_on, found.issuer) == (date(2013, 4, 16), "Bộ trưởng Bộ Nội vụ")
    assert found.title == TITLE
    assert found.mentions[0].provision == "Điều 1"


def test_a_short_title_in_a_sentence_may_precede_them_too() -> None:
    found = only(f"{NUMBER} về công tác văn thư ngày 16/4/2013 của Bộ Nội vụ.")

    assert (found.issued_on, found.issuer) == (date(2013, 4, 16), "Bộ Nội vụ")
    assert found.title == "về công tác văn thư"


@pytest.mark.parametrize(
    "rest",
    [
        f"Quy định chế độ ngày 16/04/2013 của họ{FORCE}",
        f"Quy định chế độ{FORCE}",
        "về công tác văn thư; ngày 16/4/2013 của Bộ Nội vụ",
        "thì ngày 16/4/2013 của Bộ Nội vụ",
    ],
)
def test_what_is_not_in_that_order_gives_no_day(rest: str) -> None:
    assert only(f"{NUMBER} {rest}.").issued_on is None
