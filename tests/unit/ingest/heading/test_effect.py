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
        (
            (
                "Nghị quyết này đã được Hội đồng nhân dân tỉnh thông qua ngày 09 "
                "tháng 3 năm 2031 và có hiệu lực từ ngày 20 tháng 3 năm 2031."
            ),
            (20, 3, 2031),
        ),
        ("Điều 2. Quyết định có hiệu lực kể từ ngày ký.", (12, 3, 2031)),
        ("Quyết định này có hiệu lực từ 0 giờ 30 phút ngày 1/5/2031.", (1, 5, 2031)),
        (
            (
                "Luật này có hiệu lực từ ngày 01/5/2031, trừ Điều 5.\n2. Điều 5 "
                "của Luật này có hiệu lực từ ngày 01/7/2031."
            ),
            (1, 5, 2031),
        ),
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
    ("sentence", "last"),
    [
        ("Nghị định này có hiệu lực đến hết ngày 31/12/2031.", date(2031, 12, 31)),
        ("Luật này chỉ có hiệu lực thi hành đến ngày 31/12/2031.", date(2031, 12, 31)),
        ("Luật này có hiệu lực đến hết ngày 31/12/2013.", None),  # misread
        ("Điều 5 Luật này có hiệu lực đến hết ngày 31/12/2031.", None),
        ("“2. Thông tư này có hiệu lực đến hết ngày 31/12/2031.”", None),
        ("Nghị định số 5/2020/NĐ-CP có hiệu lực đến hết ngày 31/12/2031.", None),
    ],
)
def test_the_last_day_in_force_may_be_said_without_the_first(
    sentence: str, last: date | None
) -> None:
    effect = read_effect(f"Điều 1.\n1. {sentence}", SIGNED)

    assert (effect.start, effect.end) == (None, last)


@pytest.mark.parametrize(
    ("words", "last"),
    [
        (" và được áp dụng đến hết ngày 31/12/2031.", date(2031, 12, 31)),
        (" và hết hiệu lực từ ngày 01/3/2032.", date(2032, 2, 29)),
        (".\n2. Luật này hết hiệu lực kể từ ngày 01/3/2032.", date(2032, 2, 29)),
        (".\n2. Luật này hết hiệu lực từ ngày 01/3/2032, trừ Điều 5.", None),
        (".\n2. Nghị định số 5/2020/NĐ-CP hết hiệu lực từ ngày 01/3/2032.", None),
    ],
)
def test_an_act_says_until_when_it_has_effect(words: str, last: date | None) -> None:
    content = f"1. Luật này có hiệu lực từ ngày 15 tháng 3 năm 2031{words}"

    assert read_effect(content, SIGNED).end == last


@pytest.mark.parametrize(
    "sentence",
    [
        "Thông tư này có hiệu lực kể từ ngày 30 tháng 02 năm 2031.",
        "Thông tư này có hiệu lực kể từ ngày     tháng     năm 2031.",
        "Thông tư này có hiệu lực kể từ ngày Luật Thư viện có hiệu lực.",
        "Thông tư này có hiệu lực sau 15 ngày, kể từ ngày đăng Công báo.",
        "Các quy định tại Điều 5 Thông tư này có hiệu lực từ ngày 01/7/2031.",
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
