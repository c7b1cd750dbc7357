"""Raw keystrokes of Telex and VNI as the words they mean."""

import pytest

from schemas.spelling.input_methods import decode_keys


@pytest.mark.parametrize(
    ("keys", "word"),
    [
        ("thuwowngr", "thưởng"),
        ("thuongwr", "thưởng"),
        ("thuong73", "thưởng"),
        ("dduwowngf", "đường"),
        ("d9uong72", "đường"),
        ("ddaats", "đất"),
        ("quyeets", "quyết"),
        ("quyet61", "quyết"),
        ("nguoi72", "người"),
        ("huu7", "hưu"),
        ("luuw", "lưu"),
        ("vawn", "văn"),
        ("van8", "văn"),
        ("hoaf", "hoà"),
        ("cuar", "của"),
        ("gif", "gì"),
        ("thuowr", "thuở"),
        ("xwr", "xử"),
        ("twf", "từ"),
        ("nghieemj", "nghiệm"),
    ],
)
def test_keys_are_the_word_they_mean(keys: str, word: str) -> None:
    assert decode_keys(keys) == word


@pytest.mark.parametrize(
    "word",
    ["thi", "hoach", "van", "qh15", "nq11", "2022", "a" * 13, "thành", "xyzzy", "s"],
)
def test_other_words_are_no_keys(word: str) -> None:
    assert decode_keys(word) is None


def test_the_letter_of_a_point_is_decoded_though_it_is_no_syllable() -> None:
    assert decode_keys("dd") == decode_keys("d9") == "đ"
