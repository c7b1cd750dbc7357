"""Whether two names mean the same office."""

import pytest

from service.offices import Agreement, compare_offices


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("UBND tỉnh Hòa An", "Ủy ban nhân dân tỉnh Hòa An", Agreement.YES),
        ("ỦY BAN NHÂN DÂN TỈNH HÒA AN", "Ủy ban nhân dân Hòa An", Agreement.YES),
        ("UBND tỉnh Hòa An", "UBND thành phố Hòa An", Agreement.NO),
        ("UBND tỉnh Hòa An", "UBND tỉnh Bình An", Agreement.NO),
        ("Sở Nội vụ", "Sở Nội vụ tỉnh Hòa An", Agreement.YES),
        ("Bộ trưởng Bộ Nội vụ", "Bộ Nội vụ", Agreement.YES),
        ("Chủ tịch UBND tỉnh Hòa An", "UBND tỉnh Hòa An", Agreement.YES),
        ("Chủ tịch nước", "Chính phủ", Agreement.NO),
        ("Chính phủ", "Thủ tướng Chính phủ", Agreement.UNCLEAR),
        ("Bộ Chính trị", "Ban Chấp hành Trung ương", Agreement.UNCLEAR),
        ("Bộ Tài chính", "Bộ Nội vụ", Agreement.NO),
        ("Bộ Nội vụ; Bộ Tài chính", "Bộ Tài chính", Agreement.YES),
        (None, "Bộ Nội vụ", Agreement.UNKNOWN),
        # renamed on 01/01/2025
        ("VKSND thành phố Huế", "VKSND tỉnh Thừa Thiên Huế", Agreement.YES),
        ("UBND thành phố Huế", "UBND tỉnh Quảng Trị", Agreement.NO),
        # merged into another on 01/7/2025
        ("UBND tỉnh Quảng Nam", "UBND thành phố Đà Nẵng", Agreement.UNCLEAR),
        ("Bộ Giao thông vận tải", "Bộ Xây dựng", Agreement.UNCLEAR),
        ("Bộ Giao thông vận tải", "Bộ Tài chính", Agreement.NO),
    ],
)
def test_offices_are_compared(
    left: str | None, right: str, expected: Agreement
) -> None:
    assert compare_offices(left, right) is expected
    assert compare_offices(right, left) is expected
