"""Names in the order of a Vietnamese list."""

from schemas.spelling.collation import sort_key


def test_letters_with_marks_follow_those_without() -> None:
    names = [
        "Ao Văn Ê",
        "Ân Thị Ánh",
        "Dương Văn Dũng",
        "Đặng Văn Đạt",
        "Đinh Thị Ánh",
        "Trần Văn Bảy",
        "Y Blô Êban",
    ]

    assert sorted({*names}, key=sort_key) == names


def test_tones_count_where_the_letters_are_the_same() -> None:
    names = ["ma", "mà", "mả", "mã", "má", "mạ", "man"]

    assert sorted({*names}, key=sort_key) == names


def test_small_and_capital_letters_stand_together() -> None:
    assert sorted(["Đ", "e", "d", "E"], key=sort_key) == ["d", "Đ", "E", "e"]
