"""How far letters are believed."""

import pytest

from ingest.readers.encodings.trust import (
    foreign_share,
    is_marked_syllable,
    is_rubbish,
    trust_of,
)

GOOD = "Căn cứ Nghị định của Chính phủ về công tác văn thư và quản lý con dấu " * 4
ENGLISH = "Pursuant to the Law on Archives and at the proposal of the Minister " * 4
SCANNED = "Cdn crl Quyiit dinh tii AOztgo nUV ngdy 05 thdng 12 ndm v6 vi6c " * 6


@pytest.mark.parametrize("text", [GOOD, ENGLISH])
def test_real_language_is_trusted(text: str) -> None:
    assert trust_of([text]) == 1.0


def test_accents_apart_from_their_letters_are_trusted_as_well() -> None:
    assert trust_of(["Đơn đề nghị của Sở Nội vụ " * 10]) == 1.0


def test_letters_of_a_scanner_in_another_language_are_rubbish() -> None:
    assert is_rubbish(trust_of([SCANNED]))


def test_few_words_say_nothing() -> None:
    assert trust_of(["Phụ lục I"]) is None
    assert not is_rubbish(None)


@pytest.mark.parametrize("word", ["định", "ngày", "nghiệp", "quyết", "ủy", "oà"])
def test_syllables_with_marks_are_known(word: str) -> None:
    assert is_marked_syllable(word)


@pytest.mark.parametrize("word", ["an", "naïve", "ñònh", "strađ", "éé"])
def test_other_words_are_not_syllables(word: str) -> None:
    assert not is_marked_syllable(word)


def of_words(*counted: tuple[str, int]) -> float | None:
    return trust_of([" ".join([word] * count) for word, count in counted])


def test_a_share_of_fewer_than_40_words_says_nothing() -> None:
    assert of_words(("định", 39)) is None
    assert of_words(("định", 40)) == 1.0


@pytest.mark.parametrize(
    ("marked", "trust"), [(0, 0.0), (7, 0.5), (13, 0.93), (14, 1.0), (40, 1.0)]
)
def test_35_marked_syllables_of_a_hundred_are_fully_trusted(
    marked: int, trust: float
) -> None:
    assert of_words(("định", marked), ("xyz", 40 - marked)) == trust


@pytest.mark.parametrize(("small", "trust"), [(3, 0.5), (5, 0.83), (6, 1.0)])
def test_15_small_english_words_of_a_hundred_are_fully_trusted(
    small: int, trust: float
) -> None:
    assert of_words(("the", small), ("xyz", 40 - small)) == trust


def test_the_better_of_two_languages_counts() -> None:
    assert of_words(("định", 14), ("the", 3), ("xyz", 23)) == 1.0


@pytest.mark.parametrize(("trust", "rubbish"), [(0.44, True), (0.45, False)])
def test_a_trust_below_045_is_rubbish(
    trust: float,
    rubbish: bool,
) -> None:
    assert is_rubbish(trust) is rubbish


@pytest.mark.parametrize(("foreign", "trust"), [(2, 0.0), (1, 1.0)])
def test_more_than_2_foreign_letters_of_a_hundred_are_rubbish(
    foreign: int, trust: float
) -> None:
    # 4 letters a word; of 200 letters 3 in a word, or 6 in two
    assert of_words(("định", 50 - foreign), ("ñëþa", foreign)) == trust


def test_the_d_of_iceland_and_english_letters_are_not_foreign() -> None:
    assert of_words(("ðịnh", 20), ("được", 30), ("fjwz", 5)) == 1.0


def test_no_letters_of_a_page_are_foreign_if_it_has_none() -> None:
    assert foreign_share([]) == 0.0


def test_marks_of_vietnamese_are_not_foreign() -> None:
    assert foreign_share(["ằẳẵắặăầẩẫấậâờởỡớợơừửữứựưềểễếệêồổỗốộôđýỳỷỹỵ"]) == 0.0
