"""Picture files of every kind: what OCR is given of each."""

from io import BytesIO

import pytest
from PIL import Image

from ingest.programs import Programs, RecognisedLine
from ingest.readers.ocr.picture_frames import starts_as_picture
from schemas.document import Reading
from schemas.errors import UnsupportedFormatError
from tests.sample_files import drawing, read

SHEET = drawing(["ĐIỀU 1", "ĐIỀU 2"], size=40, width=400)
PALETTE = SHEET.convert("P")


class Seen:
    """OCR that keeps the pictures that it is given."""

    def __init__(self) -> None:
        self.pictures: list[Image.Image] = []

    def __call__(self, picture: bytes) -> tuple[RecognisedLine, ...]:
        self.pictures.append(Image.open(BytesIO(picture)))
        return (RecognisedLine("Điều 1", 10, 10, 90, 30, 0.9),)


def saved(picture: Image.Image, kind: str, **how: object) -> bytes:
    buffer = BytesIO()
    picture.save(buffer, kind, **how)
    return buffer.getvalue()


def seen_in(data: bytes) -> tuple[Reading, list[Image.Image]]:
    """What is read, and what OCR is given, of a picture file."""
    seen = Seen()
    return read(data, "a.bin", Programs(recognise=seen)), seen.pictures


def is_ink_on_paper(picture: Image.Image) -> bool:
    """Whether dark letters stand on a page that is mostly white."""
    shades = picture.convert("L").histogram()
    white, black = sum(shades[200:]), sum(shades[:60])
    return white > 0.8 * sum(shades) and black > 0.005 * sum(shades)


def on_nothing(sheet: Image.Image) -> Image.Image:
    """The letters of *sheet*, their paper transparent."""
    clear = Image.new("LA", sheet.size, 0)
    clear.putalpha(sheet.point(lambda shade: 255 - shade))
    return clear


def deep(sheet: Image.Image) -> Image.Image:
    """*sheet* in 16 bits."""
    return sheet.convert("I").point(lambda shade: shade * 257).convert("I;16")


@pytest.mark.parametrize(
    "data",
    [
        saved(SHEET, "PNG"),
        saved(on_nothing(SHEET), "PNG"),
        saved(on_nothing(SHEET).convert("RGBA"), "WEBP", lossless=True),
        saved(PALETTE, "PNG", transparency=PALETTE.getpixel((0, 0))),
        saved(deep(SHEET), "PNG"),
        saved(deep(SHEET), "TIFF"),
        saved(SHEET.convert("1"), "PNG"),
        saved(SHEET.convert("1"), "TIFF", compression="group3"),
        saved(SHEET.convert("1"), "TIFF", compression="group4"),
        saved(SHEET.convert("1"), "TIFF", compression="tiff_ccitt"),
        saved(SHEET, "TIFF", compression="tiff_lzw"),
        saved(SHEET.convert("CMYK"), "TIFF"),
        saved(SHEET, "GIF"),
        saved(SHEET, "BMP"),
        saved(SHEET, "WEBP"),
        saved(SHEET, "JPEG2000"),
        saved(SHEET.convert("RGB"), "HEIF"),
    ],
    ids=lambda data: str(data[:12]),
)
def test_ocr_is_given_dark_ink_on_white_paper(data: bytes) -> None:
    _, (picture,) = seen_in(data)

    assert is_ink_on_paper(picture)


def test_a_fax_of_several_pages_is_read_page_by_page() -> None:
    page = SHEET.convert("1")
    data = saved(
        page, "TIFF", compression="group4", save_all=True, append_images=[page, page]
    )

    assert [page.number for page in seen_in(data)[0].pages] == [1, 2, 3]


def test_what_moves_is_read_once() -> None:
    data = saved(SHEET, "GIF", save_all=True, append_images=[drawing(["2"])])

    assert len(seen_in(data)[0].pages) == 1


@pytest.mark.parametrize("kind", ["JPEG", "TIFF", "PNG", "WEBP"])
def test_a_page_stands_upright_however_the_camera_was_held(kind: str) -> None:
    turned = Image.Exif()
    turned[0x0112] = 6
    lying = SHEET.transpose(Image.Transpose.ROTATE_90)

    _, (picture,) = seen_in(saved(lying, kind, exif=turned))

    assert picture.size == SHEET.size


def test_the_resolution_is_kept_where_the_paper_is_made_white() -> None:
    data = saved(on_nothing(SHEET), "PNG", dpi=(150, 150))

    (page,) = seen_in(data)[0].pages
    assert page.width == pytest.approx(400 * 72 / 150, abs=0.1)


@pytest.mark.parametrize(
    ("dpi", "height"), [((204, 98), 2.08), ((204, 196), 1), ((200, 1), 1)]
)
def test_the_lines_of_a_quick_fax_are_as_far_apart_as_on_paper(
    dpi: tuple[int, int], height: float
) -> None:
    fax = SHEET.convert("1")

    _, (picture,) = seen_in(saved(fax, "TIFF", compression="group3", dpi=dpi))

    assert picture.size == pytest.approx((fax.width, fax.height * height), rel=0.01)


def test_a_fax_of_a_page_on_its_side_is_made_wider() -> None:
    turned = Image.Exif()
    turned[0x0112] = 6
    lying = SHEET.transpose(Image.Transpose.ROTATE_90)

    _, (picture,) = seen_in(saved(lying, "TIFF", exif=turned, dpi=(200, 100)))

    assert picture.size == pytest.approx((SHEET.width * 2, SHEET.height), rel=0.01)


def test_a_text_that_begins_as_a_bitmap_is_a_text() -> None:
    assert seen_in(b"BM.01 Bieu mau bao cao thang")[1] == []


def test_a_film_is_no_picture() -> None:
    with pytest.raises(UnsupportedFormatError):
        seen_in(b"\0\0\0\x18ftypisom" + bytes(64))


@pytest.mark.parametrize("size", [12, 40, 52, 56, 64, 108, 124])
def test_a_bitmap_is_known_by_the_size_of_its_header(size: int) -> None:
    def begins(header: int) -> bool:
        return starts_as_picture(b"BM" + bytes(12) + header.to_bytes(4, "little"))

    assert begins(size)
    assert not begins(size + 1)
    assert not starts_as_picture(b"BM la mot van ban")
