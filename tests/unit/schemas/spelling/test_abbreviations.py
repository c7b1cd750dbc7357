"""Names that are spelled both ways, and the table of them."""

import pytest

from schemas.spelling.abbreviations import Abbreviation, abbreviations, spell_out
from schemas.spelling.folding import fold_name


@pytest.mark.parametrize("row", abbreviations(), ids=lambda row: row.short)
def test_each_abbreviation_stands_in_its_own_example(row: Abbreviation) -> None:
    assert fold_name(row.short) in fold_name(row.example)


@pytest.mark.parametrize("row", abbreviations(), ids=lambda row: row.short)
def test_each_example_is_the_same_when_spelled_out(row: Abbreviation) -> None:
    long = row.example.replace(row.short, row.long)

    assert spell_out(row.example) == spell_out(long)


def test_the_longest_name_counts() -> None:
    assert spell_out("VKSNDTC") == spell_out("VKSND tối cao")
    assert spell_out("VKSNDTC") != spell_out("VKSND")
