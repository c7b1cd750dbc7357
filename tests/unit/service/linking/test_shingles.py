"""How alike two texts are."""

from service.linking.shingles import likeness, shingles_of

TEXT = "Ủy ban nhân dân huyện ban hành kế hoạch chỉnh lý tài liệu tồn đọng năm 2022"


def alike(one: str, other: str) -> float:
    return likeness(shingles_of(one), shingles_of(other))


def test_a_text_is_like_itself_in_whatever_letters_and_lines() -> None:
    assert alike(TEXT, TEXT.upper().replace(" ", "\n")) == 1
    assert (
        alike(
            TEXT,
            "Uy ban nhan dan huyen ban hanh ke hoach chinh ly tai lieu ton"
            " dong nam 2022.",
        )
        == 1
    )


def test_each_other_word_makes_texts_less_alike() -> None:
    one = alike(TEXT, TEXT.replace("chỉnh", "thanh"))

    assert alike(TEXT, TEXT.replace("chỉnh", "thanh").replace("2022", "2023")) < one < 1


def test_texts_without_a_run_of_words_in_common_are_not_alike() -> None:
    assert alike(TEXT, "Thông báo nghỉ lễ") == 0
    assert alike("", TEXT) == 0
