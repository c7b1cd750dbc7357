"""HARD_CASES 4: how days are written, and what only looks like a day."""

import pytest

from tests.trapped import parsed, said

DAYS = {
    "short": "ngày 07/04/2014",
    "short, no zeros": "ngày 7/4/2014",
    "short, one zero": "ngày 7/04/2014",
    "long": "ngày 07 tháng 4 năm 2014",
    "month glued to year": "ngày 07 tháng 04năm 2014",
    "month glued to its word": "ngày 07 tháng4 năm 2014",
    "spaces behind the slashes": "ngày 07/ 4/ 2014",
    "signed on": "ký ngày 07/4/2014",
    "in capitals": "NGÀY 07 THÁNG 4 NĂM 2014",
    "a note's mark glued on": "ngày 07 tháng 4 năm 20147",
}


@pytest.mark.parametrize("trap", DAYS)
def test_the_day_is_read(trap: str) -> None:
    assert said(f"Quyết định số 6/QĐ-SNV {DAYS[trap]}.") == ["6/QĐ-SNV 07/04/2014"]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("ngày    tháng 12 năm 2025", ["6/QĐ-SNV"]),
        ("ngày …. tháng … năm 2025", ["6/QĐ-SNV"]),
        ("ngày 31/02/2025", ["6/QĐ-SNV"]),
        ("từ 15/12/2024 đến ngày 14/12/2025", ["6/QĐ-SNV"]),
    ],
    ids=["blank", "dotted", "impossible", "a period"],
)
def test_what_is_no_day_is_none(day: str, expected: list[str]) -> None:
    assert said(f"Quyết định số 6/QĐ-SNV {day}") == expected


HEAD = "BỘ NỘI VỤ\nSố: 12/QĐ-BNV\n{}\nQUYẾT ĐỊNH\nVề hội\nCăn cứ Luật Lưu trữ;\n"


@pytest.mark.parametrize(
    ("line", "place", "day"),
    [
        ("Hà Nội, ngày 3 tháng 2 năm 2025", "Hà Nội", "2025-02-03"),
        ("Ngày 3 tháng 2 năm 2025", None, "2025-02-03"),
        ("Thủ Dầu Một, ngày 03 tháng 02năm 2025", "Thủ Dầu Một", "2025-02-03"),
        ("Hà Nội, ngày     tháng 02 năm 2025", "Hà Nội", "None"),
    ],
    ids=["place and day", "no place", "a town", "blank"],
)
def test_the_documents_own_day_is_read(line: str, place: str | None, day: str) -> None:
    header = parsed(HEAD.format(line)).header

    assert (header.place, str(header.issued_on)) == (place, day)


def test_a_resolution_without_a_line_of_the_day_carries_it_in_its_last_sentence() -> (
    None
):
    content = (
        "ỦY BAN THƯỜNG VỤ QUỐC HỘI\nNghị quyết số: 9/2025/UBTVQH15\nNGHỊ"
        " QUYẾT\nVề hội\n"
        "Căn cứ Nghị quyết số 2/2025/QH15 ngày 12 tháng 6 năm 2025;\nNghị quyết"
        " này được"
        " Ủy ban Thường vụ Quốc hội thông qua tại Phiên họp thứ 9 ngày 03 tháng 02 năm"
        " 2025."
    )

    assert str(parsed(content).header.issued_on) == "2025-02-03"
