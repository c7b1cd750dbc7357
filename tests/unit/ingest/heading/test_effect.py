"""From which day a document has effect, by its own words."""

from datetime import date

import pytest

from ingest.heading.effect import read_effect

SIGNED = date(2031, 3, 12)


@pytest.mark.parametrize(
    ("sentence", "start"),
    [
        (
            "Nghị định này có hiệu lực thi hành kể từ ngày 01 tháng 5 năm 2031.",
            (1, 5, 2031),
        ),
        ("1. Thông tư này có hiệu lực từ ngày 01/5/2031.", (1, 5, 2031)),
        ("Điều 9. Quyết định này có hiệu lực kể từ ngày ký.", (12, 3, 2031)),
        (
            "Quyết định này có hiệu lực thi hành từ ngày ký ban hành và thay thế …",
            (12, 3, 2031),
        ),
        (
            "Quyết định này có hiệu lực sau 10 ngày, kể từ ngày ký ban hành.",
            (22, 3, 2031),
        ),
        ("Nghị quyết này có hiệu lực từ ngày được thông qua.", (12, 3, 2031)),
    ],
)
def test_the_first_day_in_force_is_read(
    sentence: str, start: tuple[int, int, int]
) -> None:
    day, month, year = start

    assert read_effect(sentence, SIGNED).start == date(year, month, day)


def test_the_last_day_in_force_is_read() -> None:
    effect = read_effect(
        "Thông tư này có hiệu lực thi hành kể từ ngày 15 tháng 3 năm 2031 đến hết ngày"
        " 31 tháng 12 năm 2031.",
        SIGNED,
    )

    assert effect.end == date(2031, 12, 31)


@pytest.mark.parametrize(
    "sentence",
    [
        "Điều 28 của Luật này có hiệu lực thi hành từ ngày 01 tháng 01 năm 2032.",
        "Hồ sơ nộp trước ngày Nghị định này có hiệu lực từ ngày 01/5/2031 được xét.",
        "Nghị định số 5/2030/NĐ-CP có hiệu lực từ ngày 01 tháng 5 năm 2031.",
        "“2. Thông tư này có hiệu lực từ ngày 01/5/2031.”",
    ],
)
def test_words_about_a_part_or_another_document_say_nothing(sentence: str) -> None:
    assert read_effect(sentence, SIGNED).start is None


def test_a_first_day_before_the_date_is_doubted_and_left_out() -> None:
    effect = read_effect("Luật này có hiệu lực từ ngày 01/01/2013.", SIGNED)

    assert effect.start is None
    assert effect.doubtful
