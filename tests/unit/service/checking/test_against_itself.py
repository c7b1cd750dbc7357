"""Drafts that do not agree with themselves."""

from datetime import date

import pytest

from schemas.number import DocumentNumber
from tests.conftest import Register
from tests.drafts import Check, codes, corrections, found
from tests.factories import make_parsed

FULL = "Thông tư số 02/2024/TT-BNV ngày 12/8/2024 của Bộ Nội vụ"
SHORT = "Thông tư số 02/2024/TT-BNV"


def test_the_spelling_with_accents_is_the_right_one(check: Check) -> None:
    day = "ngày 18/12/2023 của Ban cán sự đảng Bộ Nội vụ"

    checked = check(
        f"Theo Nghị quyết số 9-NQ/BCSD {day}.\nTheo Nghị quyết số 9-NQ/BCSĐ {day}."
    )

    assert corrections(checked, "two_spellings") == [("9-NQ/BCSD", "9-NQ/BCSĐ")]


def test_the_archive_knows_the_right_spelling_too(
    register: Register, check: Check
) -> None:
    register(
        make_parsed(
            number=DocumentNumber("9", "NQ/BCSĐ", hyphenated=True),
            doc_type="Nghị quyết",
            issued_on=date(2023, 12, 18),
        )
    )

    checked = check("Theo Nghị quyết số 9-NQ/BCSD ngày 18/12/2023.")

    assert corrections(checked, "two_spellings") == [("9-NQ/BCSD", "9-NQ/BCSĐ")]


def test_of_spellings_with_the_same_accents_the_usual_one_is_right(
    check: Check,
) -> None:
    odd = FULL.replace("TT-BNV", "TTBNV")

    checked = check(f"Theo {odd}.\nTheo {SHORT}.\nTheo {SHORT}.")

    assert corrections(checked, "two_spellings") == [
        ("02/2024/TTBNV", "02/2024/TT-BNV")
    ]


def test_too_many_zeros_are_never_right(check: Check) -> None:
    odd = SHORT.replace("02/", "002/")

    checked = check(f"Theo {FULL}.\nTheo {odd}.\nTheo {odd}.")

    assert (
        corrections(checked, "two_spellings")
        == [("002/2024/TT-BNV", "02/2024/TT-BNV")] * 2
    )


def test_of_two_spellings_used_alike_neither_is_said_to_be_right(check: Check) -> None:
    other = FULL.replace("TT-BNV", "TT-XYQ"), SHORT.replace("TT-BNV", "TTXYQ")

    checked = check(f"Theo {other[0]}.\nTheo {other[1]}.")

    assert codes(checked) == {"two_spellings"}
    assert corrections(checked, "two_spellings") == []


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("12/2024/QĐ-TTG", "12/2024/QĐ-TTg"),
        ("36/CT-TW", "36-CT/TW"),
        ("02/2024/TTBNV", "02/2024/TT-BNV"),
    ],
)
def test_of_two_spellings_the_wrong_one_is_marked(
    check: Check, wrong: str, right: str
) -> None:
    for texts in ((wrong, right, wrong), (right, wrong, wrong)):
        kind = "Chỉ thị" if "CT" in wrong else "Quyết định"
        checked = check("\n".join(f"Theo {kind} số {each}." for each in texts))

        assert set(corrections(checked, "two_spellings")) == {(wrong, right)}


def test_a_line_in_capitals_is_no_other_spelling(check: Check) -> None:
    checked = check(
        "QUYẾT ĐỊNH SỐ 04/2022/QĐ-TTG NGÀY 18/2/2022 CỦA THỦ TƯỚNG CHÍNH PHỦ\n"
        "Theo Quyết định số 04/2022/QĐ-TTg ngày 18/2/2022."
    )

    assert found(checked, "two_spellings") == []


def test_spaces_within_a_number_are_no_other_spelling(check: Check) -> None:
    checked = check(f"Theo {FULL}.\nTheo Thông tư số 02/2024/TT- BNV.")

    assert found(checked, "two_spellings") == []


def test_two_numbers_are_not_two_spellings(check: Check) -> None:
    checked = check(f"Theo {FULL}.\nTheo {FULL.replace('02/', '03/')}.")

    assert codes(checked) == set()


@pytest.mark.parametrize("day", ["31/02/2024", "08/9/2925", "32 tháng 01 năm 2024"])
def test_a_day_that_cannot_be_is_an_error(check: Check, day: str) -> None:
    checked = check(f"Theo Quyết định số 76/QĐ-BCA ngày {day} của Bộ Công an.")

    assert codes(checked) == {"impossible_date"}


def test_the_archive_knows_the_day_that_was_meant(
    register: Register, check: Check
) -> None:
    register(
        make_parsed(
            number=DocumentNumber("2", "TT-BNV", 2024),
            doc_type="Thông tư",
            issuer="Bộ Nội vụ",
            issued_on=date(2024, 8, 12),
        )
    )

    checked = check(f"Theo {FULL.replace('12/8/2024', '12/8/2924')}.")

    assert corrections(checked, "impossible_date") == [("12/8/2924", "12/8/2024")]


def test_the_year_of_the_number_is_that_of_the_day(check: Check) -> None:
    checked = check(f"Theo {FULL.replace('12/8/2024', '12/8/2023')}.")

    assert codes(checked) == {"year_contradicts"}


def test_a_number_without_year_agrees_with_any_day(check: Check) -> None:
    assert codes(check("Theo Quyết định số 76/QĐ-BCA ngày 01/02/2024.")) == set()


def test_the_short_form_before_the_full_one(check: Check) -> None:
    checked = check(f"Theo {SHORT}, báo cáo như sau.\nCăn cứ {FULL}.")

    assert corrections(checked, "short_form_first") == [
        ("02/2024/TT-BNV", "02/2024/TT-BNV ngày 12 tháng 8 năm 2024 của Bộ Nội vụ")
    ]


def test_the_full_form_before_the_short_one_is_right(check: Check) -> None:
    assert codes(check(f"Căn cứ {FULL}.\nTheo {SHORT}, báo cáo như sau.")) == set()


def test_a_short_form_that_nobody_can_complete_is_reported_all_the_same(
    check: Check,
) -> None:
    checked = check(f"Theo {SHORT}, báo cáo như sau.")

    assert codes(checked) == set()
    assert [each.message for each in found(checked, "incomplete_first")] == [
        "Viện dẫn lần đầu chưa ghi ngày và cơ quan ban hành."
    ]


def test_a_first_mention_is_completed_from_the_archive(
    register: Register, check: Check
) -> None:
    register(
        make_parsed(
            number=DocumentNumber("2", "TT-BNV", 2024),
            doc_type="Thông tư",
            issuer="Bộ Nội vụ",
            issued_on=date(2024, 2, 5),
        )
    )

    checked = check(f"Theo {SHORT}, báo cáo như sau.")

    assert corrections(checked, "first_mention") == [
        ("02/2024/TT-BNV", "02/2024/TT-BNV ngày 05 tháng 02 năm 2024 của Bộ Nội vụ")
    ]


def test_a_number_that_every_year_has_is_not_completed_from_the_archive(
    register: Register, check: Check
) -> None:
    register(make_parsed())

    assert codes(check("Theo Kế hoạch số 48/KH-VKS, báo cáo như sau.")) == set()


def test_a_day_in_front_counts(check: Check) -> None:
    checked = check(f"Ngày 12/8/2024, Bộ Nội vụ ban hành {SHORT}.\nCăn cứ {FULL}.")

    assert codes(checked) == set()


def test_a_footnote_may_give_what_the_sentence_does_not(check: Check) -> None:
    assert codes(check(f"Theo {SHORT}¹, báo cáo như sau.\n\n¹ {FULL}")) == set()


@pytest.mark.parametrize("first", [SHORT, f"{SHORT} ngày 12/8/2024"])
def test_a_legal_draft_has_rules_of_its_own(check: Check, first: str) -> None:
    checked = check(f"Số: 3/2025/TT-BNV\n\nCăn cứ {first};\nTheo {FULL}.")

    assert codes(checked) == set()


def test_a_first_mention_without_issuer_where_a_later_one_has_it(check: Check) -> None:
    checked = check(f"Theo {SHORT} ngày 12/8/2024.\nCăn cứ {FULL}.")

    assert corrections(checked, "first_mention") == [
        (
            "02/2024/TT-BNV ngày 12/8/2024",
            "02/2024/TT-BNV ngày 12/8/2024 của Bộ Nội vụ",
        )
    ]


def test_two_footnotes_that_say_the_same(check: Check) -> None:
    checked = check(f"Phong trào một¹, phong trào hai².\n\n¹ {FULL}\n\n² {FULL}.")

    assert codes(checked) == {"two_footnotes"}
    assert [each.place.footnote for each in found(checked, "two_footnotes")] == ["2"]


def test_footnotes_to_two_articles_are_two(check: Check) -> None:
    checked = check(f"Một¹, hai².\n\n¹ Điều 5 {FULL}\n\n² Điều 6 {FULL}")

    assert codes(checked) == set()


def test_footnotes_to_two_documents_are_two(check: Check) -> None:
    other = FULL.replace("02/", "03/")

    assert codes(check(f"Một¹, hai².\n\n¹ {FULL}\n\n² {other}")) == set()
