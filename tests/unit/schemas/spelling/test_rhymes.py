"""Words that are written with y or i."""

import pytest

from schemas.spelling.rhymes import normalise_rhyme


@pytest.mark.parametrize(
    ("one", "other"),
    [("kỷ", "kỉ"), ("lý", "lí"), ("quý", "quí"), ("mỹ", "mĩ"), ("ky", "ki")],
)
def test_y_that_is_all_of_a_rhyme_is_i(one: str, other: str) -> None:
    assert normalise_rhyme(one) == normalise_rhyme(other)


@pytest.mark.parametrize("word", ["tay", "thuỷ", "quyết", "y", "uỷ", "tuyên", "quay"])
def test_other_y_stay(word: str) -> None:
    assert normalise_rhyme(word) == word
