"""What one item of a list says for its neighbours, too."""

from datetime import date

import pytest

from tests.sentences import cited


@pytest.mark.parametrize(
    ("content", "issuers"),
    [
        # the office behind the last is that of all
        ("Kết luận 174-KL/TW, Kết luận 177-KL/TW của Bộ Chính trị",
         ["Bộ Chính trị", "Bộ Chính trị"]),
        ("Công văn số 8/SYT-VP, số 9/SYT-VP và số 7/SYT-VP của Sở Y tế",
         ["Sở Y tế"] * 3),
        ("Công văn số 8/SNV-VP và Công văn số 9/SYT-VP của Sở Y tế", [None, "Sở Y tế"]),
        ("Công văn số 8/SYT-VP. Theo Công văn số 9/SYT-VP của Sở Y tế",
         [None, "Sở Y tế"]),
        ("Công văn số 8/SYT-VP theo Công văn số 9/SYT-VP của Sở Y tế",
         [None, "Sở Y tế"]),
        # the office before the first is that of those behind it
        ("Sở Y tế ban hành Công văn số 8/SYT-VP, Công văn số 9/SYT-NV",
         ["Sở Y tế", "Sở Y tế"]),
        ("Sở Y tế ban hành Công văn số 8/SYT-VP về phí; Công văn số 9/SYT-NV về chợ",
         ["Sở Y tế", "Sở Y tế"]),
        ("Sở Y tế ban hành Công văn số 8/SYT-VP. Công văn số 9/SYT-NV",
         ["Sở Y tế", None]),
        ("Sở Y tế ban hành Công văn số 8/SYT-VP, Công văn số 9/SNV-NV",
         ["Sở Y tế", None]),
        ("Bộ Chính trị ban hành Kết luận số 1-KL/TW, Kết luận số 2-KL/TW",
         ["Bộ Chính trị", "Bộ Chính trị"]),
        ("Bộ Chính trị ban hành Kết luận số 1-KL/TW, Quy định số 2-QĐ/TW",
         ["Bộ Chính trị", None]),
    ],
)  # fmt: skip
def test_neighbours_of_one_office_share_it(
    content: str, issuers: list[str | None]
) -> None:
    assert [each.issuer for each in cited(content)] == issuers


@pytest.mark.parametrize(
    ("content", "days"),
    [
        ("Tờ trình số 1280/TTr-CP và số 1281/TTr-CP ngày 29/12/2025", [True, True]),
        ("Tờ trình số 1280/TTr-CP và 1281/TTr-CP ngày 29/12/2025", [True, True]),
        ("Tờ trình số 1280/TTr-CP và Tờ trình số 1281/TTr-CP ngày 29/12/2025",
         [False, True]),
        ("Tờ trình số 1280/TTr-CP ngày 31/2/2025 và số 1281/TTr-CP ngày 29/12/2025",
         [False, True]),
        ("Tờ trình số 1280/TTr-CP và số 1281/BC-CP ngày 29/12/2025", [False, True]),
    ],
)  # fmt: skip
def test_a_day_is_shared_by_numbers_without_a_kind_between(
    content: str, days: list[bool]
) -> None:
    found = [each.issued_on == date(2025, 12, 29) for each in cited(content)]

    assert found == days


@pytest.mark.parametrize(
    ("content", "doc_types"),
    [
        ("Thông báo số 8/SYT-VP và số 9/SYT-NV", ["Thông báo", "Thông báo"]),
        ("Thông báo số 8/TB-SYT và số 9/KH-SYT", ["Thông báo", "Kế hoạch"]),
        ("Thông báo số 8/SYT-VP. Theo số 9/SYT-NV", ["Thông báo", "Công văn"]),
        ("Thông báo số 8/SYT-VP và Công văn số 9/SYT-NV", ["Thông báo", "Công văn"]),
    ],
)
def test_a_kind_is_shared_where_the_symbol_names_none(
    content: str, doc_types: list[str]
) -> None:
    assert [each.doc_type for each in cited(content)] == doc_types
