"""Offices cited by a name that they did not have on that day."""

import pytest

from tests.drafts import Check, found


@pytest.mark.parametrize(
    ("cited", "then"),
    [
        (
            (
                "Thông tư số 5/2018/TT-BTNMT ngày 5/6/2018 "
                "của Bộ Nông nghiệp và Môi trường"
            ),
            "Bộ Tài nguyên và Môi trường",
        ),
        (
            "Kế hoạch số 9/KH-UBND ngày 10/11/2025 của Ủy ban nhân dân tỉnh Bình Thuận",
            "tỉnh Lâm Đồng",
        ),
        (
            "Kế hoạch số 9/KH-STC ngày 10/11/2022 của Sở Tài chính thành phố Huế",
            "tỉnh Thừa Thiên Huế",
        ),
    ],
)
def test_the_name_of_another_time_is_found_with_that_of_the_day(
    check: Check, cited: str, then: str
) -> None:
    (finding,) = found(check(f"Theo {cited}."), "office_of_day")

    assert then in finding.message


def test_a_city_of_that_name_may_be_meant(check: Check) -> None:
    cited = "Kế hoạch số 9/KH-UBND ngày 10/11/2022 của UBND thành phố Huế"

    checked = check(f"Theo {cited}.")

    assert found(checked, "office_of_day") == []
    assert len(found(checked, "office_of_day_unclear")) == 1


@pytest.mark.parametrize(
    "cited",
    [
        "Thông tư số 05/2018/TT-BTNMT ngày 05/6/2018 của Bộ Tài nguyên và Môi trường",
        "Kế hoạch số 9/KH-UBND ngày 10/11/2022 của Ủy ban nhân dân tỉnh Bình Thuận",
        "Kế hoạch số 9/KH-UBND ngày 10/11/2025 của UBND thành phố Huế",
        "Kế hoạch số 9/KH-UBND ngày 10/11/2022 của UBND thành phố Bắc Ninh",
        "Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ",
    ],
)
def test_the_name_of_that_day_is_right(check: Check, cited: str) -> None:
    checked = check(f"Theo {cited}.")

    assert found(checked, "office_of_day") == []
    assert found(checked, "office_of_day_unclear") == []
