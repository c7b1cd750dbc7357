"""The form of citations (NĐ 30/2020/NĐ-CP)."""

import pytest

from service.checking.rules import rules
from tests.drafts import Check, codes, corrections

ALONE = (
    "impossible_date",
    "kind_case",
    "number_word",
    "provision_case",
    "two_spellings",
    "year_contradicts",
)
DAY = "ngày 10/01/2022 của Bộ Nội vụ"


def test_the_word_before_the_number_is_wanted(check: Check) -> None:
    checked = check(f"Theo Kế hoạch 48/KH-BNV {DAY}.")

    assert corrections(checked, "number_word") == [
        ("Kế hoạch 48/KH-BNV", "Kế hoạch số 48/KH-BNV")
    ]


def test_a_certain_document_is_written_with_a_capital(check: Check) -> None:
    checked = check(f"Theo kế hoạch số 48/KH-BNV {DAY}.")

    assert corrections(checked, "kind_case") == [("kế hoạch", "Kế hoạch")]


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("Khoản 2 điều 5", "khoản 2 Điều 5"),
        ("Điểm a Khoản 2 Điều 5", "điểm a khoản 2 Điều 5"),
    ],
)
def test_articles_are_written_with_a_capital_smaller_parts_without(
    check: Check, written: str, right: str
) -> None:
    checked = check(f"Theo {written} Nghị định số 30/2020/NĐ-CP.")

    assert corrections(checked, "provision_case") == [(written, right)]


@pytest.mark.parametrize(
    "text",
    [
        f"Theo Kế hoạch số 48/KH-BNV {DAY}.",
        f"Các kế hoạch số 48/KH-BNV {DAY}.",
        f"Theo văn bản số 48/BNV-TCCB {DAY}.",
        "Theo khoản 2 Điều 5 Nghị định số 30/2020/NĐ-CP.",
        "Khoản 2 Điều 5 Nghị định số 30/2020/NĐ-CP quy định.",
        "Theo Bộ luật Tố tụng hình sự.",
        "Theo Luật Ban hành văn bản quy phạm pháp luật số 64/2025/QH15.",
        f"Số: 3/2025/TT-BNV\n\nTheo kế hoạch 48/KH-BNV {DAY}.",
    ],
)
def test_what_is_written_as_the_decree_wants(check: Check, text: str) -> None:
    assert codes(check(text)) == set()


@pytest.mark.parametrize("code", rules())
def test_each_rule_has_a_name_and_an_example(code: str) -> None:
    assert rules()[code].name
    assert rules()[code].example


@pytest.mark.parametrize("code", ALONE)
def test_each_rule_about_the_draft_alone_finds_its_own_example(
    check: Check, code: str
) -> None:
    assert code in {each.code for each in check(rules()[code].example).findings}
