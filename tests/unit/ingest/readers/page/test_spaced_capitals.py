"""Capitals that stand apart are the words that they spell."""

import pytest

from ingest.readers.page.spaced_capitals import closed_up


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("K Ế  H O Ạ C H", "KẾ HOẠCH"),
        ("K Ế   H O Ạ C H   2 0 2 2", "KẾ HOẠCH   2 0 2 2"),
        ("Q U Y Ế T   Đ Ị N H :", "QUYẾT ĐỊNH :"),
        ("K Ế H O Ạ C H", "KẾ HOẠCH"),
        ("T\u00a0H\u00a0Ô\u00a0N\u00a0G\u00a0\u00a0B\u00a0Á\u00a0O", "THÔNG\u00a0BÁO"),
        ("  K Ế  H O Ạ C H  ", "  KẾ HOẠCH  "),
        ("A B C", "A B C"),
        ("A B C D E", "A B C D E"),
        ("PHỤ LỤC A B C D", "PHỤ LỤC A B C D"),
        ("a b c d e", "a b c d e"),
    ],
)
def test_what_is_closed_up(written: str, read: str) -> None:
    assert closed_up(written) == read
