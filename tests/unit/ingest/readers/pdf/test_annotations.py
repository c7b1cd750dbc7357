"""What is stamped on a page stands where the file puts it."""

import io
from collections.abc import Callable

import pikepdf
import pytest

from schemas.layout import Box
from tests.sample_files import lines_of, pdf, read, saved, texts_of, with_widget

BODY = [(72, 400, "Điều 1. Phạm vi điều chỉnh")]
STAMPED = with_widget(pdf(BODY), 300, 100, "15/KH-SNV")


def changed(change: Callable[[pikepdf.Object], None]) -> bytes:
    """Return the stamped page with another annotation."""
    with pikepdf.open(io.BytesIO(STAMPED)) as opened:
        change(opened.pages[0].Annots[0])
        return saved(opened)


def place(data: bytes) -> Box:
    (found,) = (line for line in lines_of(read(data)) if "KH-SNV" in line.text)
    assert found.box is not None
    return found.box


def with_matrix(*numbers: float) -> bytes:
    def change(annotation: pikepdf.Object) -> None:
        annotation.AP.N.Matrix = pikepdf.Array(numbers)

    return changed(change)


@pytest.mark.parametrize(
    "matrix",
    [
        (1, 0, 0, 1, 0, 0),
        (1, 0, 0, 1, 40, 70),
        (2, 0, 0, 3, 0, 0),
        (1, 0, 0, 1, -9, -5),
    ],
)
def test_a_drawing_fills_its_place_whatever_its_own_matrix(
    matrix: tuple[float, ...],
) -> None:
    expected, found = place(STAMPED), place(with_matrix(*matrix))

    assert (found.left, found.top) == pytest.approx(
        (expected.left, expected.top), abs=1
    )
    assert found.right == pytest.approx(expected.right, abs=1)


def test_a_slanted_drawing_still_begins_in_its_place() -> None:
    expected, found = place(STAMPED), place(with_matrix(1, 0, 0.2, 1, 30, 10))

    assert found.left == pytest.approx(expected.left, abs=5)
    assert found.top == pytest.approx(expected.top, abs=1)


def test_a_wider_place_stretches_the_drawing() -> None:
    def widen(annotation: pikepdf.Object) -> None:
        left, bottom, right, top = (float(each) for each in annotation.Rect)
        annotation.Rect = pikepdf.Array([left, bottom, left + 2 * (right - left), top])

    expected, found = place(STAMPED), place(changed(widen))
    assert found.left == pytest.approx(expected.left, abs=3)
    width = expected.right - expected.left
    assert found.right - found.left == pytest.approx(2 * width, rel=0.1)


def test_the_corners_of_a_place_come_in_any_order() -> None:
    def turn(annotation: pikepdf.Object) -> None:
        left, bottom, right, top = (float(each) for each in annotation.Rect)
        annotation.Rect = pikepdf.Array([right, top, left, bottom])

    assert place(changed(turn)) == place(STAMPED)


@pytest.mark.parametrize(
    ("flags", "seen"),
    [(0, True), (4, True), (2, False), (32, False), (34, False), (1, True)],
)
def test_what_is_hidden_is_not_read(flags: int, seen: bool) -> None:
    def hide(annotation: pikepdf.Object) -> None:
        annotation.F = flags

    assert any("KH-SNV" in text for text in texts_of(read(changed(hide)))) is seen


@pytest.mark.parametrize(
    ("kind", "seen"),
    [
        ("Widget", True),
        ("Stamp", True),
        ("FreeText", True),
        ("Link", False),
        ("Text", False),
    ],
)
def test_what_only_opens_on_a_click_is_not_on_the_page(
    kind: str,
    seen: bool,
) -> None:
    def make(annotation: pikepdf.Object) -> None:
        annotation.Subtype = pikepdf.Name(f"/{kind}")

    assert any("KH-SNV" in text for text in texts_of(read(changed(make)))) is seen
