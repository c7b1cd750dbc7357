"""How letters, names and symbols are compared."""

from collections.abc import Callable

import pytest

from schemas.spelling.alphabet import CAPITALS, SMALL_LETTERS
from schemas.spelling.folding import (
    fold_accents,
    fold_case,
    fold_name,
    fold_spelling,
    fold_symbol,
    fold_text,
    words,
)
from schemas.spelling.superscripts import SUPERSCRIPTS

EVERY_LETTER = f"{CAPITALS}{SMALL_LETTERS}ÐðİĲß{SUPERSCRIPTS}–“”≠ΑЯ"


@pytest.mark.parametrize("written", ["QUYẾT ĐỊNH", "QUYÉT ĐỊNH", "QUYET DINH"])
def test_accents_fold_and_the_case_stays(written: str) -> None:
    assert fold_accents(written) == "QUYET DINH"


@pytest.mark.parametrize("letter", ["đ", "ð"])
def test_the_stroke_folds_like_an_accent(letter: str) -> None:
    assert fold_accents(letter + letter.upper()) == "dD"


def test_what_has_no_latin_letter_below_stays_as_it_is() -> None:
    assert fold_accents("≠ Я “–”") == "≠ Я “–”"


@pytest.mark.parametrize("fold", [fold_accents, fold_case, fold_text])
def test_folding_keeps_every_offset(fold: Callable[[str], str]) -> None:
    assert [len(fold(letter)) for letter in EVERY_LETTER] == [1] * len(EVERY_LETTER)


def test_the_case_folds_and_accents_stay() -> None:
    assert fold_case("ỦY BAN Nhân dân") == "uỷ ban nhân dân"


@pytest.mark.parametrize("fold", [fold_case, fold_text])
def test_a_footnote_mark_does_not_belong_to_the_word_before_it(
    fold: Callable[[str], str],
) -> None:
    assert words(fold("trào¹² thi")) == [fold("trào"), "thi"]


@pytest.mark.parametrize("written", ["Khánh  Hòa", "KHÁNH HOÀ", "khanh-hoa"])
def test_names_are_equal_but_for_case_accents_and_spaces(written: str) -> None:
    assert fold_name(written) == "khanh hoa"


@pytest.mark.parametrize("written", ["NQ/BCSĐ", "nq-bcsd", "NQ BCSÐ"])
def test_symbols_are_equal_but_for_case_accents_and_separators(written: str) -> None:
    assert fold_symbol(written) == "NQBCSD"


def test_the_dot_of_a_serial_counts() -> None:
    assert fold_symbol("66.15") != fold_symbol("6615")


@pytest.mark.parametrize("written", ["Bản thỏa  thuận", "BẢN THOẢ THUẬN"])
def test_the_spelling_folds_and_accents_stay(written: str) -> None:
    assert fold_spelling(written) == "bản thoả thuận"
