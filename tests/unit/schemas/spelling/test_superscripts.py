"""Footnote marks."""

from schemas.spelling.superscripts import plain_digits, read_mark, superscript


def test_a_mark_is_written_raised_and_read_back() -> None:
    assert superscript("1234567890") == "¹²³⁴⁵⁶⁷⁸⁹⁰"
    assert plain_digits(superscript("1234567890")) == "1234567890"


def test_a_note_begins_with_its_mark() -> None:
    assert read_mark("¹² Kế hoạch số 1/KH-VKS") == "12"


def test_a_mark_within_a_line_is_not_its_own() -> None:
    assert read_mark("theo kế hoạch¹") is None
