"""A layout gives back the words it was made of."""

import pytest

from schemas.codec import to_json, value_from_json
from schemas.layout import Box, Layout, PageLayout, PlacedWord, PrintedWord, Sheet
from schemas.span import Span

PAGE = PageLayout.of(
    (2, 595.0, 842.0),
    Sheet(2, quarters=1),
    [(0, 4), (5, 15)],
    [(10.5, 20.0, 40.0, 32.0), (44.0, 20.0, 90.0, 32.0)],
)


def test_the_words_come_back_with_their_places() -> None:
    assert list(PAGE.words()) == [
        PlacedWord(Span(0, 4), Box(10.5, 20.0, 40.0, 32.0)),
        PlacedWord(Span(5, 15), Box(44.0, 20.0, 90.0, 32.0)),
    ]


def test_a_layout_is_stored_as_json() -> None:
    layout = Layout((PAGE,))

    assert value_from_json(Layout, to_json(layout)) == layout


def test_a_page_is_found_by_its_number() -> None:
    layout = Layout((PAGE,))

    assert layout.page(2) == PAGE
    assert layout.page(1) is None


def test_words_of_a_piece_stand_where_they_were_seen() -> None:
    seen = PrintedWord("Số: 12", 100, 0, 200, 10, inner=((0, 0.3), (0.8, 1)))

    assert [word[:4] for word in seen.apart()] == [
        ("Số:", 100, 0, 130),
        ("12", 180, 0, 200),
    ]


@pytest.mark.parametrize("inner", [(), ((0.0, 1.0),)])
def test_words_of_a_piece_stand_by_their_letters_if_no_more_is_known(
    inner: tuple[tuple[float, float], ...],
) -> None:
    piece = PrintedWord("ab cdefg", 0, 0, 80, 10, inner=inner)

    assert [(word.left, word.right) for word in piece.apart()] == [(0, 20), (30, 80)]
