"""Pages of a PDF that are one JPEG file: drawn from that, as large as they are shown.

pdfium decodes all of a picture and its colours before it makes it smaller: 0.2 s for
one of 8 megapixels. Here it is decoded at the size needed, and coloured after. Whatever
is unusual about such a page is left to pdfium.
"""

import re
from ctypes import c_size_t, c_ubyte
from io import BytesIO
from math import ceil, prod

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from PIL import Image, ImageCms

_UNUSUAL = re.compile(rb"Mask|/Decode\s*\[|ColorTransform")
"""Of a picture's own dictionary, which is never compressed: what changes its look."""
_PLAIN = {pdfium_c.FPDF_COLORSPACE_DEVICEGRAY, pdfium_c.FPDF_COLORSPACE_DEVICERGB}
_SLANT = 0.001
_FEWEST_PIXELS = 5_000_000
"""Of a picture that pdfium is slow with; smaller ones it draws as quickly itself."""
_MODES = frozenset({"L", "RGB"})
_COLOURS = {"L": "GRAY", "RGB": "RGB "}


def draw_scan(page: pdfium.PdfPage, data: bytes, scale: float) -> Image.Image | None:
    """Return the picture of a page that is not turned; None: pdfium has to draw it.

    *data* is that of the PDF; *scale* is in pixels a point.
    """
    scan = _only_picture(page)
    if scan is None or _UNUSUAL.search(data):
        return None
    width, _, _, height, left, bottom = scan.get_matrix().get()
    near, _, _, top = page.get_bbox()
    shown = max(1, round(width * scale)), max(1, round(height * scale))
    picture = _decoded(page, scan, shown)
    if picture is None:
        return None
    across, down = (ceil(each * scale) for each in page.get_size())
    sheet = Image.new("RGB", (across, down), "white")
    place = round((left - near) * scale), round((top - bottom - height) * scale)
    sheet.paste(picture, place)
    return sheet


def _only_picture(page: pdfium.PdfPage) -> pdfium.PdfImage | None:
    """Return the one thing that is on a page, if that is an upright JPEG picture."""
    things = list(page.get_objects(max_depth=1))
    is_alone = len(things) == 1 and not pdfium_c.FPDFPage_GetAnnotCount(page)
    if not is_alone or not isinstance(things[0], pdfium.PdfImage):
        return None
    [scan] = things
    width, slant, tilt, height, _, _ = scan.get_matrix().get()
    is_plain = (
        prod(scan.get_px_size()) >= _FEWEST_PIXELS
        and min(width, height) > 0
        and max(abs(slant), abs(tilt)) < _SLANT
        and scan.get_filters() == ["DCTDecode"]
        and not pdfium_c.FPDFPageObj_HasTransparency(scan)
        and pdfium_c.FPDFPageObj_CountMarks(scan) == 0
        and pdfium_c.FPDFClipPath_CountPaths(pdfium_c.FPDFPageObj_GetClipPath(scan))
        <= 0
    )
    return scan if is_plain else None


def _decoded(
    page: pdfium.PdfPage, scan: pdfium.PdfImage, size: tuple[int, int]
) -> Image.Image | None:
    """Return the picture in that size and in the colours of screens."""
    space = scan.get_metadata().colorspace
    profile = None if space in _PLAIN else _profile(page, scan)
    if space not in _PLAIN and profile is None:
        return None
    try:
        picture = Image.open(BytesIO(bytes(scan.get_data(decode_simple=False))))
        picture.draft(None, size)
        if picture.mode not in _MODES:
            return None
        small = picture.resize(size, Image.Resampling.BILINEAR, reducing_gap=2)
        return _coloured(small, profile)
    except (OSError, ImageCms.PyCMSError):  # damaged: pdfium shows what there is
        return None


def _profile(page: pdfium.PdfPage, scan: pdfium.PdfImage) -> bytes | None:
    length = c_size_t()
    read = pdfium_c.FPDFImageObj_GetIccProfileDataDecoded
    if not read(scan, page, None, 0, length) or not length.value:
        return None
    profile = (c_ubyte * length.value)()
    return bytes(profile) if read(scan, page, profile, length.value, length) else None


def _coloured(picture: Image.Image, profile: bytes | None) -> Image.Image | None:
    if profile is None:
        return picture.convert("RGB")
    known = ImageCms.ImageCmsProfile(BytesIO(profile))
    if known.profile.xcolor_space != _COLOURS[picture.mode]:
        return None
    screen = ImageCms.createProfile("sRGB")
    return ImageCms.profileToProfile(picture, known, screen, outputMode="RGB")
