"""Where something is to be decided on is shown as it was printed, or else in words."""

import pytest

from schemas.document import Text
from schemas.layout import PageLayout, Sheet
from schemas.span import Span
from service.web.page_cutouts import cut_out

TEXT = Text("Kế hoạch 48/KH-VKS")
SHEET = Sheet(1)


def page_with(*edges: tuple[float, float, float, float]) -> PageLayout:
    spans = [(0, 8), (9, 18)][: len(edges)]
    return PageLayout.of((1, 600.0, 800.0), SHEET, spans, edges)


def test_the_lines_around_the_words_are_cut_out_and_the_words_marked() -> None:
    page = page_with((10, 300, 60, 312), (64, 300, 120, 312))

    cut = cut_out("a", [page], TEXT, Span(0, 18))

    assert cut
    assert (cut.top, cut.bottom) == (230, 382)
    [box] = cut.boxes
    assert (box.left, box.right) == (10, 120)


def test_a_cut_out_stays_on_its_page() -> None:
    page = page_with((10, 20, 60, 32), (64, 780, 120, 792))

    cut = cut_out("a", [page], TEXT, Span(0, 18))

    assert cut
    assert (cut.top, cut.bottom) == (0, 800)


def test_without_a_place_the_head_of_the_first_page_is_shown() -> None:
    cut = cut_out("a", [page_with()], TEXT, None)

    assert cut
    assert cut.top == 0
    assert cut.bottom == pytest.approx(288)
    assert not cut.boxes


@pytest.mark.parametrize(
    "pages", [[], [PageLayout(1, 0, 0, SHEET)], [page_with()]], ids=str
)
def test_what_was_not_printed_or_has_no_place_is_not_cut_out(
    pages: list[PageLayout],
) -> None:
    assert cut_out("a", pages, TEXT, Span(0, 8)) is None
