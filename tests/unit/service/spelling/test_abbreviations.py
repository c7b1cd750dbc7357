"""Names that are spelled both ways, and the table of them."""

import pytest

from service.spelling.abbreviations import Abbreviation, abbreviations, spelled_out
from service.spelling.folding import squeezed


@pytest.mark.parametrize("row", abbreviations(), ids=lambda row: row.short)
def test_each_abbreviation_stands_in_its_own_example(row: Abbreviation) -> None:
    assert squeezed(row.short) in squeezed(row.example)


@pytest.mark.parametrize("row", abbreviations(), ids=lambda row: row.short)
def test_each_example_is_the_same_when_spelled_out(row: Abbreviation) -> None:
    long = row.example.replace(row.short, row.long)

    assert spelled_out(row.example) == spelled_out(long)


def test_the_longest_name_counts() -> None:
    assert spelled_out("VKSNDTC") == spelled_out("VKSND tối cao")
    assert spelled_out("VKSNDTC") != spelled_out("VKSND")
