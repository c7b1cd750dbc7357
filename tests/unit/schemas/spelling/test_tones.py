"""One place for each tone."""

import pytest

from schemas.spelling.tones import TONE_PLACEMENTS, normalise_tone


@pytest.mark.parametrize(
    ("older", "newer"),
    [("hòa", "hoà"), ("khỏe", "khoẻ"), ("thủy", "thuỷ"), ("ủy ban", "uỷ ban")],
)
def test_both_placements_of_a_tone_are_one(older: str, newer: str) -> None:
    assert normalise_tone(older) == normalise_tone(newer) == newer


@pytest.mark.parametrize("syllable", ["hoàn", "quý", "của", "chùa", "huỳnh", "khoảng"])
def test_syllables_with_one_spelling_stay(syllable: str) -> None:
    assert normalise_tone(syllable) == syllable


def test_a_tone_in_a_place_that_no_rule_gives_it_is_put_right() -> None:
    assert normalise_tone("hòan") == "hoàn"


def test_the_five_tones_of_three_pairs_of_vowels_have_two_places() -> None:
    assert len(TONE_PLACEMENTS) == 15
