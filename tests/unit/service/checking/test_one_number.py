"""One number with two dates or two issuers, and dates after the draft's own."""

import pytest

from tests.drafts import Check, found

PLAN = "Kế hoạch số 12/KH-UBND ngày 10/01/2022 của Ủy ban nhân dân tỉnh Lâm Đồng"
DECREE = "Nghị định số 31/2020/NĐ-CP ngày 05/3/2020 của Chính phủ"


@pytest.mark.parametrize(
    ("first", "later"),
    [
        (PLAN, PLAN.replace("10/01", "12/01")),
        (DECREE, DECREE.replace("05/3", "03/5")),
    ],
)
def test_another_date_of_one_number_is_found_where_it_comes_second(
    check: Check, first: str, later: str
) -> None:
    (finding,) = found(check(f"Theo {first}. Nay {later} còn nguyên."), "two_days")

    assert finding.place.text == later


@pytest.mark.parametrize(
    "later",
    [
        PLAN.replace("10/01/2022", "12/01/2023"),
        PLAN.replace("Lâm Đồng", "Gia Lai").replace("10/01", "12/01"),
        PLAN.replace(" của Ủy ban nhân dân tỉnh Lâm Đồng", "").replace("10/", "12/"),
    ],
)
def test_the_number_of_another_year_or_office_is_another_document(
    check: Check, later: str
) -> None:
    checked = check(f"Theo {PLAN}. Nay {later} còn nguyên.")

    assert found(checked, "two_days") == []
    assert found(checked, "two_issuers") == []


def test_digits_that_change_places_are_a_slip_without_the_office_too(
    check: Check,
) -> None:
    first = PLAN.replace("10/01", "06/5")

    checked = check(f"Theo {first}. Nay Kế hoạch số 12/KH-UBND ngày 05/6/2022 vẫn còn.")

    assert len(found(checked, "two_days")) == 1
    assert found(checked, "incomplete_first") == []


def test_a_date_whose_year_is_not_that_of_the_number_is_reported_once(
    check: Check,
) -> None:
    checked = check(f"Theo {DECREE}. Nay {DECREE.replace('/3/2020', '/3/2021')} còn.")

    assert found(checked, "two_days") == []
    assert len(found(checked, "year_contradicts")) == 1


def test_another_office_on_the_same_day_is_found(check: Check) -> None:
    later = PLAN.replace("Lâm Đồng", "Gia Lai")

    (finding,) = found(check(f"Theo {PLAN}. Nay {later} còn nguyên."), "two_issuers")

    assert finding.place.text == later


def test_a_date_after_that_of_the_draft_is_found(check: Check) -> None:
    draft = (
        "ỦY BAN NHÂN DÂN\nTỈNH LÂM ĐỒNG\nSố: 5/BC-UBND\n"
        "Lâm Đồng, ngày {} tháng 01 năm 2022\n\nBÁO CÁO\nKết quả thi đua\n\n"
        f"Thực hiện {PLAN}, các đơn vị báo cáo như sau.\n"
    )

    assert len(found(check(draft.format("09")), "after_draft")) == 1
    assert found(check(draft.format("10")), "after_draft") == []


def test_the_day_alone_is_a_slip_for_an_office_that_a_province_has_one_of(
    check: Check,
) -> None:
    office = "Sở Công Thương tỉnh Lâm Đồng"
    draft = f"Theo Kế hoạch số 12/KH-SCT ngày 10/01/2022 của {office}. "

    for day, times in (("12/01/2022", 1), ("12/3/2022", 0)):
        checked = check(f"{draft}Nay Kế hoạch số 12/KH-SCT ngày {day} còn nguyên.")
        assert len(found(checked, "two_days")) == times
