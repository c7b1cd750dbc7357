"""What of an expectation in words can be compared with what was read."""

import pytest

from bench.cases import Case, lacking


@pytest.mark.parametrize(
    ("expected", "read", "lacks"),
    [
        ('issuer "Sở Y tế"', ("Sở Y tế",), ()),
        ('issuer "Sở Y tế"', ("Sở Nội vụ",), ("Sở Y tế",)),
        ('… "vốn NSTW"', ("V/v dự kiến vốn NSTW",), ()),
        ("number 07/2031/HS-ST, 2031-03-05", ("07/2031/HS-ST",), ("2031-03-05",)),
        ("215/QĐ-UBND 25/01/2022", ("215/QĐ-UBND", "2022-01-25"), ()),
        ("legal_basis both", ("refers_to",), ("legal_basis",)),
        ("refers_to (it amends nothing)", ("refers_to",), ()),
        ('"về cải cách (CCHC) của sở"', ("về cải cách (CCHC) của sở",), ()),
    ],
)
def test_values_are_looked_for_among_what_was_read(
    expected: str, read: tuple[str, ...], lacks: tuple[str, ...]
) -> None:
    assert lacking(expected, read) == lacks


@pytest.mark.parametrize(
    ("expected", "lacks", "verdict"),
    [
        ("refers_to", (), "ok"),
        ("refers_to", ("refers_to",), "lacks refers_to"),
        ("no signer", (), "eye"),
        ("Trần Văn Mẫu, Giám đốc", (), "eye"),
    ],
)
def test_what_cannot_be_compared_is_for_the_eye(
    expected: str, lacks: tuple[str, ...], verdict: str
) -> None:
    assert Case("a.txt", expected, (), lacks).verdict == verdict
