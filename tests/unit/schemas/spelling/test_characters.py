"""One spelling of letters, before anything is read."""

import unicodedata

import pytest

from schemas.spelling.characters import collapse_spaces, normalise_line, normalised_from
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


@pytest.mark.parametrize(
    ("line", "places"),
    [
        ("Số 1", [(0, 1), (1, 2), (2, 3), (3, 4)]),
        ("  a \u00a0 b ", [(2, 3), (3, 4), (6, 7)]),
        ("e\u0302\u0301x", [(0, 3), (3, 4)]),
        ("a&amp;b", [(0, 1), (1, 6), (6, 7)]),
        ("K\u00adH", [(0, 1), (2, 3)]),
        ("ВТС", [(0, 1), (1, 2), (2, 3)]),
        (" ", []),
    ],
)
def test_each_character_is_known_by_where_it_was_written(
    line: str, places: list[tuple[int, int]]
) -> None:
    assert normalised_from(line) == places


def test_where_letters_are_composed_otherwise_nothing_is_said() -> None:
    assert normalised_from("\u1112\u1161\u11ab") == []  # three signs to one, in Hangul
