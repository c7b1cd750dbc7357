"""Whatever the text: folding and normalising lose no place."""

from unicodedata import normalize

from hypothesis import given
from hypothesis import strategies as st

from schemas.spelling.characters import compose, normalise_line, normalised_from
from schemas.spelling.folding import fold_accents, fold_case, fold_text
from schemas.spelling.tones import normalise_tone

LETTERS = st.sampled_from("aăâbcdđeêghiklmnoôơpqrstuưvxyAĐƯ")
ACCENTS = st.sampled_from(["", *"\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323"])
SIGNS = st.sampled_from([*"0129 /-.,;&\t\u00a0\u00ad\u200b\u2011¹²–“”", "&amp;"])
WRITTEN = st.lists(st.builds(str.__add__, LETTERS, ACCENTS) | SIGNS).map("".join)
TEXTS = st.text() | WRITTEN


@given(WRITTEN)
def test_each_normalised_character_has_its_place(line: str) -> None:
    places = dict.fromkeys(normalised_from(line))  # "b\u0300" is two characters of one
    pieces = [line[start:end] for start, end in places]

    assert "".join(normalise_line(piece) or " " for piece in pieces) == (
        normalise_line(line)
    )


@given(TEXTS)
def test_places_are_told_for_all_characters_or_for_none(line: str) -> None:
    assert len(normalised_from(line)) in {0, len(normalise_line(line))}


@given(TEXTS.map(compose))
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(fold_accents(text)) == len(text)
    assert len(fold_case(text)) == len(text)
    assert len(fold_text(text)) == len(text)


@given(TEXTS.map(compose))
def test_a_text_without_accents_says_nothing_of_their_places(text: str) -> None:
    assert fold_accents(fold_case(text)) == fold_text(text)


@given(WRITTEN)
def test_a_tone_is_placed_once_and_for_all(written: str) -> None:
    text = normalize("NFC", written).lower()

    assert normalise_tone(normalise_tone(text)) == normalise_tone(text)
