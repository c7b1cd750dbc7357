"""Numbers and dates that are filled into the blanks of a form."""

import pytest

from ingest.heading.filled_blanks import filled_date, filled_number


@pytest.mark.parametrize(
    ("printed", "filled"),
    [
        ("..77../KH-SNV", "77 /KH-SNV"),
        ("…77…/KH-SNV", "77 /KH-SNV"),
        ("__77__/KH-SNV", "77 /KH-SNV"),
        ("⁷⁷/KH-SNV", "77/KH-SNV"),
        ("77/KH-SNV¹", "77/KH-SNV¹"),  # the mark of a note behind it
        ("66.15/2026/NQ-CP", "66.15/2026/NQ-CP"),
        ("....../KH-SNV", "/KH-SNV"),
    ],
)
def test_a_number_is_read_between_dots(printed: str, filled: str) -> None:
    assert filled_number(printed) == filled


@pytest.mark.parametrize(
    ("printed", "filled"),
    [
        ("A, ngày ..14.. tháng .3. năm 2022", "A, ngày  14  tháng  3  năm 2022"),
        ("A, ngày …14…tháng…3…năm 2022", "A, ngày  14 tháng 3 năm 2022"),
        ("A, ngày ¹⁴ tháng ³ năm 2022", "A, ngày 14 tháng 3 năm 2022"),
        ("A, ngày 14 tháng 3 năm 2022¹", "A, ngày 14 tháng 3 năm 2022¹"),
        ("TP. A, ngày 14.3.2022", "TP. A, ngày 14.3.2022"),
    ],
)
def test_a_date_is_read_between_dots(printed: str, filled: str) -> None:
    assert filled_date(printed) == filled
