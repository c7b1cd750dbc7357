"""Names that look alike, or unlike, and whether they mean one office."""

from datetime import date

import pytest

from service.linking.offices import Agreement, compare_offices

YES, NO, UNCLEAR = Agreement.YES, Agreement.NO, Agreement.UNCLEAR
BEFORE, SINCE = date(2024, 5, 4), date(2026, 5, 4)


def both_ways(one: str, other: str, day: date | None = None) -> set[Agreement]:
    pairs = (one, other), (other, one)
    return {compare_offices(*pair, day, day) for pair in pairs}


@pytest.mark.parametrize(
    ("organ", "body"),
    [
        ("Thường trực HĐND tỉnh Lâm Đồng", "Hội đồng nhân dân tỉnh Lâm Đồng"),
        ("Ban Thường vụ Liên đoàn Lao động tỉnh Hà Nam", "Liên đoàn Lao động Hà Nam"),
        ("Ban Thường trực UBMTTQ xã Hòa An", "UBMTTQ xã Hòa An"),
        ("Đoàn Chủ tịch Tổng Liên đoàn", "Tổng Liên đoàn Lao động Việt Nam"),
        ("Hội đồng Thẩm phán TANDTC", "Tòa án nhân dân tối cao"),
        ("Thủ tướng", "Chính phủ"),
    ],
)
def test_an_organ_may_be_meant_by_its_body(organ: str, body: str) -> None:
    """Its documents may have the letterhead of the body, for which it acts."""
    assert both_ways(organ, body) == {UNCLEAR}


def test_an_organ_follows_its_body_over_time() -> None:
    organ, body = "Thường trực HĐND thành phố Huế", "HĐND tỉnh Thừa Thiên Huế"

    assert compare_offices(organ, body, BEFORE, BEFORE) is NO
    assert compare_offices(organ, body, BEFORE, SINCE) is UNCLEAR


def test_the_committee_of_a_party_is_what_it_is_called_in_full() -> None:
    assert both_ways("Ban Chấp hành Đảng bộ tỉnh Hà Nam", "Tỉnh ủy Hà Nam") == {YES}
    assert both_ways("BCH Đảng bộ thành phố Huế", "Thành ủy Huế") == {YES}
    assert both_ways("BCH Đảng bộ tỉnh Hà Nam", "Tỉnh ủy Lâm Đồng", BEFORE) == {NO}


@pytest.mark.parametrize(
    ("area", "before"),
    [
        ("Kho bạc Nhà nước khu vực X", "Kho bạc Nhà nước Quảng Nam"),
        ("Chi cục Thuế khu vực X", "Cục Thuế tỉnh Nghệ An"),
        ("Chi cục Hải quan khu vực IX", "Cục Hải quan tỉnh Quảng Ninh"),
        ("BHXH khu vực V", "BHXH tỉnh Nghệ An"),
        ("NHNN khu vực 5", "Ngân hàng Nhà nước chi nhánh tỉnh Nghệ An"),
        ("VKSND khu vực 2", "VKSND huyện Phú Vang"),
    ],
)
def test_the_office_of_an_area_may_be_that_of_a_place(area: str, before: str) -> None:
    assert both_ways(area, before) == {UNCLEAR}


@pytest.mark.parametrize(
    ("national", "local"),
    [
        ("Kho bạc Nhà nước", "Kho bạc Nhà nước Quảng Nam"),
        ("Kiểm toán nhà nước", "Kiểm toán nhà nước khu vực IV"),
        ("Cục Thuế", "Cục Thuế tỉnh Nghệ An"),
        ("Ban Chấp hành Trung ương", "Ban Chấp hành Trung ương Đoàn TNCS"),
    ],
)
def test_a_national_office_is_not_surely_one_whose_name_goes_on(
    national: str, local: str
) -> None:
    assert both_ways(national, local) == {UNCLEAR}


def test_before_there_was_a_national_office_its_name_was_that_of_a_local_one() -> None:
    assert both_ways("Cục Hải quan", "Cục Hải quan tỉnh Quảng Ninh", BEFORE) == {YES}
    assert both_ways("Cục Hải quan", "Cục Hải quan tỉnh Quảng Ninh", SINCE) == {UNCLEAR}


@pytest.mark.parametrize(
    ("short", "long", "expected"),
    [
        ("UBND phường Tân Sơn", "UBND phường Tân Sơn Nhất", UNCLEAR),
        ("UBND phường Tân Sơn", "UBND phường Tân Sơn thành phố Thanh Hóa", YES),
        ("UBND xã Thanh Sơn", "UBND xã Thanh Sơn, huyện Kim Bảng", YES),
        ("UBND xã Thanh Sơn", "UBND xã Thanh Sơn Hà Nam", YES),
        ("Trường Đại học Khoa học", "Trường Đại học Khoa học Tự nhiên", UNCLEAR),
        ("Trường Đại học Y", "Trường Đại học Y Hà Nội", YES),
    ],
)
def test_a_name_that_goes_on_is_the_same_if_a_place_follows(
    short: str, long: str, expected: Agreement
) -> None:
    assert both_ways(short, long) == {expected}


@pytest.mark.parametrize(
    ("new", "old"),
    [
        # merged, in a province that was merged
        ("Sở Xây dựng tỉnh Ninh Bình", "Sở GTVT tỉnh Hà Nam"),
        # the place is given on one side
        ("Sở Tài chính", "Sở Kế hoạch và Đầu tư tỉnh Hà Nam"),
        ("Sở Tài chính tỉnh Hà Nam", "Sở Kế hoạch và Đầu tư"),
        ("Ban Tuyên giáo và Dân vận Tỉnh ủy Lâm Đồng", "Ban Dân vận Tỉnh ủy Lâm Đồng"),
        ("Ban Tuyên giáo và Dân vận Thành ủy Hà Nội", "Ban Dân vận Thành ủy Hà Nội"),
    ],
)
def test_an_office_that_was_merged_may_be_meant_since_then(new: str, old: str) -> None:
    assert compare_offices(new, old, BEFORE, BEFORE) is NO
    assert compare_offices(new, old, BEFORE, SINCE) is UNCLEAR
    assert compare_offices(old, new, SINCE, SINCE) is UNCLEAR
    assert compare_offices(old, new, BEFORE, SINCE) is NO
