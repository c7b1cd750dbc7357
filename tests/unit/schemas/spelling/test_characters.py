"""One spelling of letters, before anything is read."""

import unicodedata

import pytest

from schemas.spelling.characters import collapse_spaces, normalise_line
from schemas.vocabulary import table_rows


def test_decomposed_accents_are_composed() -> None:
    assert normalise_line(unicodedata.normalize("NFD", "Đơn đề nghị")) == "Đơn đề nghị"


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        ("06/2026/TT-BTС", "06/2026/TT-BTC"),  # Cyrillic С
        ("116/2021/NÐ-CP", "116/2021/NĐ-CP"),  # Latin eth
        ("Số:\u00a012", "Số: 12"),
        ("Kế\u200b hoạch", "Kế hoạch"),
        ("12/KH\u2011VKS", "12/KH-VKS"),  # the hyphen of Word that does not break
        ("Số\uff1a 12", "Số: 12"),
        ("  hai  khoảng   trắng ", "hai khoảng trắng"),
    ],
)
def test_look_alikes_and_odd_spaces_are_put_right(printed: str, plain: str) -> None:
    assert normalise_line(printed) == plain


@pytest.mark.parametrize("row", table_rows("schemas.spelling", "confusions"))
def test_each_look_alike_is_put_right_in_its_example(row: dict[str, str]) -> None:
    assert row["written"] in row["example"]
    assert row["written"] not in normalise_line(row["example"])
    assert row["meant"] in normalise_line(row["example"])


def test_a_russian_title_keeps_its_letters() -> None:
    assert normalise_line("Сборник законов") == "Сборник законов"


def test_any_white_space_collapses_to_one_space() -> None:
    assert collapse_spaces("\tSở  Nội\nvụ ") == "Sở Nội vụ"
