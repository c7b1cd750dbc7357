"""Picture files: which they are, and their pages as dark ink on white paper."""

from collections.abc import Iterator
from io import BytesIO

import pillow_heif
from PIL import ExifTags, Image, ImageChops, ImageFilter, ImageOps, ImageSequence

pillow_heif.register_heif_opener()

_MAGIC = (
    b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"II+\0", b"MM\0+",
    b"\0\0\0\x0cjP  ", b"\xff\x4f\xff\x51",
)  # fmt: skip
_HEIF = (b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"avif")
_BMP_HEADERS = (12, 40, 52, 56, 64, 108, 124)  # bytes
_PAGED = frozenset({"TIFF", "HEIF"})  # further frames of others are no pages
_DEEP = frozenset({"I", "I;16", "I;16L", "I;16B", "I;16N"})
_LYING = range(5, 9)  # ways to hold a camera that make width of height
_SAME_DOTS = 0.9  # of the height of a dot that is as good as square
_LONGEST_DOTS = 0.4  # of a quick fax: 204 an inch across, 98 down
_FEWEST_DOTS = 72  # an inch; fewer are those of a screen
_USUAL_DOTS = 200  # an inch, of a scan that does not say
_WHITE = 255
_FRINGE = 5  # dots: the edges of a stroke are pale
_COLOURED = [0] * 61 + [255] * 195  # by how far the colours of a dot are apart
_NOT_BLACK = [0] * 101 + [255] * 155  # by its brightest colour
_SHADES = 256  # of 8 bits, and of the 8 bits that 16 have more


def starts_as_picture(data: bytes) -> bool:
    """Return whether the first bytes begin a picture of a kind that is read."""
    return (
        data.startswith(_MAGIC)
        or (data.startswith(b"RIFF") and data[8:12] == b"WEBP")
        or (data[4:8] == b"ftyp" and data[8:12] in _HEIF)
        or (data.startswith(b"BM") and _has_bmp_header(data))
    )


def _has_bmp_header(data: bytes) -> bool:
    """Return whether the size of a header follows, as a text that begins so has not."""
    return int.from_bytes(data[14:18], "little") in _BMP_HEADERS


def frames_of(picture: Image.Image) -> Iterator[Image.Image]:
    """Yield the pages of an open picture; each is to be used before the next."""
    if picture.format in _PAGED:
        yield from ImageSequence.Iterator(picture)
    else:
        yield picture


def on_paper(frame: Image.Image) -> Image.Image:
    """Return a copy of a page, upright, with 8 bits a colour, white where transparent.

    The way a camera was held is in the file, as is the resolution: it is kept, and
    made the same both ways where a fax has half as many lines.
    """
    is_lying = frame.getexif().get(ExifTags.Base.Orientation, 1) in _LYING
    upright = ImageOps.exif_transpose(frame)
    if upright.mode in _DEEP:
        upright = _shallow(upright)
    if upright.has_transparency_data:
        paper = Image.new("RGBA", upright.size, "white")
        paper.alpha_composite(upright.convert("RGBA"))
        upright = paper.convert("RGB")
    elif upright is frame:
        upright = frame.copy()
    dpi = frame.info.get("dpi")
    if dpi is None:
        upright.info = {}
        return upright
    across, down = map(float, reversed(dpi) if is_lying else dpi)
    upright = _with_square_dots(upright, across, down)
    upright.info = {"dpi": (max(across, down),) * 2}
    return upright


def _with_square_dots(page: Image.Image, across: float, down: float) -> Image.Image:
    """Return a page of so many dots an inch *across* and *down* with as many each way.

    A resolution that no scanner has is a mistake of the file.
    """
    coarse, fine = sorted((across, down))
    if coarse >= _SAME_DOTS * fine or coarse < _LONGEST_DOTS * fine:
        return page
    shades = page.convert("L" if page.mode == "1" else "RGB")
    return shades.resize(
        (round(page.width * fine / across), round(page.height * fine / down))
    )


def dots_per_inch(page: Image.Image) -> float:
    """Return how many dots of a page that ``on_paper`` made are an inch."""
    stated = float(page.info.get("dpi", (0, 0))[0])
    return stated if stated >= _FEWEST_DOTS else _USUAL_DOTS


def black_ink(picture: Image.Image) -> Image.Image:
    """Return the picture in grey, without coloured parts: seals and signatures."""
    if picture.mode not in {"RGB", "RGBA", "P", "CMYK", "YCbCr"}:
        return picture.convert("L")
    coloured = picture if picture.mode == "RGB" else picture.convert("RGB")
    red, green, blue = coloured.split()
    return ImageChops.lighter(red, ImageChops.lighter(green, blue))


def without_colours(picture: Image.Image) -> Image.Image:
    """Return the picture in grey, white where it is coloured: only print is left.

    What is nearly black is print, though a camera or JPEG may tinge it.
    """
    red, green, blue = picture.convert("RGB").split()
    brightest = ImageChops.lighter(red, ImageChops.lighter(green, blue))
    darkest = ImageChops.darker(red, ImageChops.darker(green, blue))
    colour = ImageChops.subtract(brightest, darkest).point(_COLOURED)
    colour = colour.filter(ImageFilter.MaxFilter(_FRINGE))
    page = brightest.copy()
    page.paste(_WHITE, mask=ImageChops.darker(colour, brightest.point(_NOT_BLACK)))
    return page


def tiff_of(picture: Image.Image) -> bytes:
    """Return a picture as a file that is fast to write and read, though large."""
    tiff = BytesIO()
    picture.save(tiff, "TIFF")
    return tiff.getvalue()


def _shallow(frame: Image.Image) -> Image.Image:
    """Return a grey page of 16 bits with 8, which ``convert`` would cut off at 255."""
    deep = frame.convert("I")
    brightest = deep.getextrema()[1]
    if isinstance(brightest, float | int) and brightest < _SHADES:
        return deep.convert("L")
    return deep.point(lambda shade: shade * (1 / _SHADES)).convert("L")
