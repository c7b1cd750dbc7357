"""Pages are drawn as they were read: turned, straightened, cut at the fold."""

from io import BytesIO

import pytest
from PIL import Image

from bench.samples import documents
from bench.samples.writers.pdf import write_pdf
from schemas.layout import Drawing, Sheet
from service.intake.page_images import draw_page

DARK = 128


def picture(ending: str = "PNG") -> bytes:
    """Return a white picture, twice as wide as high, with its left upper part black."""
    image = Image.new("RGB", (400, 200), "white")
    image.paste("black", (0, 0, 200, 100))
    file = BytesIO()
    image.save(file, ending, dpi=(200, 200))
    return file.getvalue()


def of_picture(
    sheet: Sheet,
    pixels: int = 400,
    size: tuple[float, float] | None = None,
    data: bytes | None = None,
) -> Drawing:
    data = picture() if data is None else data
    return Drawing(data, is_pdf=False, sheet=sheet, pixels=pixels, size=size)


def of_pdf(data: bytes) -> Drawing:
    return Drawing(data, is_pdf=True, sheet=Sheet(1), pixels=900)


def is_dark(page: Image.Image, place: tuple[int, int]) -> bool:
    left, top = place
    darkest, _ = page.convert("L").crop((left, top, left + 1, top + 1)).getextrema()
    return float(str(darkest)) < DARK


def drawn(drawing: Drawing) -> Image.Image:
    data = draw_page(drawing)
    assert data is not None
    return Image.open(BytesIO(data)).convert("RGB")


def test_a_page_of_a_pdf_is_as_wide_as_was_asked() -> None:
    page = drawn(of_pdf(write_pdf(next(documents(1, 5)))))

    assert page.width == pytest.approx(900, abs=1)
    assert page.height > page.width
    assert len(page.getcolors(100_000) or ()) > 1


@pytest.mark.parametrize(
    ("quarters", "size", "corner"),
    [
        (0, (400, 200), (10, 10)),
        (1, (400, 800), (390, 10)),
        (2, (400, 200), (390, 190)),
        (3, (400, 800), (10, 790)),
    ],
)
def test_a_picture_is_turned_clockwise(
    quarters: int, size: tuple[int, int], corner: tuple[int, int]
) -> None:
    page = drawn(of_picture(Sheet(1, quarters)))

    assert page.size == size
    assert is_dark(page, corner)
    other = size[0] - 1 - corner[0], corner[1]
    assert not is_dark(page, other)


def test_a_page_of_a_folded_sheet_is_cut_out() -> None:
    half = 400 * 72 / 200 / 2  # points
    left = drawn(of_picture(Sheet(1), 100, (half, 72)))
    right = drawn(of_picture(Sheet(1, left=half), 100, (half, 72)))

    assert left.size == right.size == (100, 100)
    assert is_dark(left, (50, 10))
    assert not is_dark(right, (50, 10))


def test_a_page_that_is_read_straight_is_drawn_straight() -> None:
    page = drawn(of_picture(Sheet(1, skew=10)))

    assert page.size == (400, 200)
    assert not is_dark(page, (2, 198))


@pytest.mark.parametrize(
    "drawing",
    [
        of_pdf(b"%PDF-1.4 wreck"),
        of_picture(Sheet(1), data=b"no picture"),
        of_picture(Sheet(7)),
        of_picture(Sheet(1), 900_000),
    ],
    ids=["damaged PDF", "damaged picture", "no such page", "too large"],
)
def test_what_cannot_be_drawn_is_none(drawing: Drawing) -> None:
    assert draw_page(drawing) is None
