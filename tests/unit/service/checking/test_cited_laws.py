"""How a law that a draft rests on is named, by the genre of the draft and its day."""

import pytest

from tests.drafts import Check, codes, found

CIRCULAR = "BỘ NỘI VỤ\nSố: 3/2026/TT-BNV\nHà Nội, ngày 05 tháng 01 năm {year}\n\n"


def test_an_administrative_draft_gives_the_day_of_a_law(check: Check) -> None:
    assert codes(check("Căn cứ Luật Lưu trữ;")) == {"law_day"}
    assert codes(check("Căn cứ Luật Lưu trữ ngày 21 tháng 6 năm 2024;")) == set()


def test_an_administrative_draft_leaves_the_number_of_a_law_out(check: Check) -> None:
    text = "Căn cứ Luật Lưu trữ số 33/2024/QH15 ngày 21 tháng 6 năm 2024;"

    assert codes(check(text)) == {"law_with_number"}


def test_a_legal_draft_gives_the_number_and_says_why(check: Check) -> None:
    text = CIRCULAR.format(year=2026)

    (finding,) = found(check(f"{text}Căn cứ Luật Lưu trữ;"), "law_number")

    assert "NĐ 187/2025/NĐ-CP" in finding.message
    right = check(f"{text}Căn cứ Luật Lưu trữ số 33/2024/QH15;")
    assert found(right, "law_number") == []


@pytest.mark.parametrize("year", [2019, 2024])
def test_an_older_legal_draft_gives_the_day(check: Check, year: int) -> None:
    text = f"{CIRCULAR.format(year=year)}Căn cứ Luật Lưu trữ ngày 11 tháng 11 năm 2011;"

    assert found(check(text), "law_number") == []


def test_only_what_a_draft_rests_on_is_named_so(check: Check) -> None:
    assert codes(check("Các đơn vị tiếp tục thực hiện Luật Lưu trữ.")) == set()
