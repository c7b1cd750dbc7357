"""A page that is one JPEG picture looks as pdfium draws it, or is left to pdfium."""

from contextlib import closing
from io import BytesIO

import pypdfium2 as pdfium
import pytest
from PIL import Image, ImageChops, ImageCms, ImageDraw, ImageStat

from service.intake.whole_page_scans import draw_scan

SCALE = 1.0
MOST = 1.5
"""The mean difference of a colour, of 255."""


def photograph(mode: str = "RGB") -> Image.Image:
    """Return a sheet with print, a red stamp and a grey shade."""
    sheet = Image.new("RGB", (2480, 3508), (245, 243, 240))
    draw = ImageDraw.Draw(sheet)
    for line in range(90):
        draw.text((120, 100 + 35 * line), f"Điều {line}. Phong trào thi đua", "black")
    draw.ellipse((1400, 2500, 2000, 3100), outline=(200, 20, 30), width=20)
    draw.rectangle((100, 3300, 900, 3400), fill=(120, 130, 160))
    return sheet.convert(mode)


def pdf_of(picture: Image.Image, **options: object) -> bytes:
    file = BytesIO()
    picture.save(file, "PDF", resolution=300, quality=90, **options)
    return file.getvalue()


def drawn(data: bytes) -> tuple[Image.Image | None, Image.Image]:
    """Return the first page as it is drawn here, and as pdfium draws it."""
    with closing(pdfium.PdfDocument(data)) as pdf, closing(pdf[0]) as page:
        whole = page.render(scale=SCALE, rev_byteorder=True).to_pil()
        return draw_scan(page, data, SCALE), whole.convert("RGB")


def difference(one: Image.Image, other: Image.Image) -> float:
    assert one.size == other.size
    return max(ImageStat.Stat(ImageChops.difference(one, other)).mean)


@pytest.mark.parametrize("mode", ["RGB", "L"])
def test_a_scan_looks_as_pdfium_draws_it(mode: str) -> None:
    ours, theirs = drawn(pdf_of(photograph(mode)))

    assert ours
    assert difference(ours, theirs) < MOST


def profiled_pdf(picture: Image.Image) -> bytes:
    """Return a PDF whose picture has its colours by a profile, as scanners write."""
    jpeg = BytesIO()
    picture.save(jpeg, "JPEG", quality=90)
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    width, height = picture.size
    image = f"""/Type /XObject /Subtype /Image /Width {width} /Height {height}
        /ColorSpace [/ICCBased 6 0 R] /BitsPerComponent 8 /Filter /DCTDecode"""
    page = b"""/Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R
        /Resources << /XObject << /A 5 0 R >> >>"""
    objects = (
        (b"/Type /Catalog /Pages 2 0 R", None),
        (b"/Type /Pages /Kids [3 0 R] /Count 1", None),
        (page, None),
        (b"", b"595 0 0 842 0 0 cm /A Do"),
        (image.encode(), jpeg.getvalue()),
        (b"/N 3", profile),
    )
    data, places = b"%PDF-1.7\n", []
    for number, (entries, stream) in enumerate(objects, start=1):
        places.append(len(data))
        length = b"" if stream is None else b" /Length %d" % len(stream)
        body = b"" if stream is None else b"stream\n" + stream + b"\nendstream\n"
        data += b"%d 0 obj\n<< %s%s >>\n%s" % (number, entries, length, body)
        data += b"endobj\n"
    table = b"".join(b"%010d 00000 n \n" % each for each in places)
    table = b"xref\n0 7\n0000000000 65535 f \n" + table
    trailer = b"trailer\n<< /Size 7 /Root 1 0 R >>\nstartxref\n%d\n" % len(data)
    return data + table + trailer + b"%%EOF"


def test_colours_by_a_profile_are_those_of_pdfium() -> None:
    ours, theirs = drawn(profiled_pdf(photograph()))

    assert ours
    assert difference(ours, theirs) < MOST


def test_a_small_scan_is_left_to_pdfium() -> None:
    assert drawn(pdf_of(photograph().resize((1240, 1754))))[0] is None


def changed(data: bytes, *, moved: tuple[float, ...]) -> bytes:
    """Return the PDF with its picture moved by a matrix, on a cropped page."""
    with closing(pdfium.PdfDocument(data)) as pdf, closing(pdf[0]) as page:
        [scan] = page.get_objects()
        scan.transform(pdfium.PdfMatrix(*moved))
        page.set_cropbox(30, 50, 500, 800)
        page.gen_content()
        file = BytesIO()
        pdf.save(file)
    return file.getvalue()


def test_a_scan_stands_where_it_is_on_a_cropped_page() -> None:
    smaller = changed(pdf_of(photograph()), moved=(0.8, 0, 0, 0.7, 60, 90))
    ours, theirs = drawn(smaller)

    assert ours
    assert difference(ours, theirs) < MOST


@pytest.mark.parametrize("moved", [(-1, 0, 0, 1, 595, 0), (0.9, 0.1, -0.1, 0.9, 99, 9)])
def test_a_slanted_or_mirrored_scan_is_left_to_pdfium(moved: tuple[float, ...]) -> None:
    ours, _ = drawn(changed(pdf_of(photograph()), moved=moved))

    assert ours is None


def test_a_scan_with_more_on_its_page_is_left_to_pdfium() -> None:
    data = pdf_of(photograph())
    with closing(pdfium.PdfDocument(data)) as pdf, closing(pdf[0]) as page:
        [scan] = page.get_objects()
        stamp = pdfium.PdfImage.new(pdf)
        stamp.set_bitmap(pdfium.PdfBitmap.from_pil(Image.new("RGB", (9, 9), "red")))
        stamp.set_matrix(pdfium.PdfMatrix().scale(90, 90))
        page.insert_obj(stamp)
        page.gen_content()
        file = BytesIO()
        pdf.save(file)

    assert drawn(file.getvalue())[0] is None
    assert scan


@pytest.mark.parametrize("word", [b"/SMask 9 0 R", b"/Mask [0 9]", b"/Decode [1 0]"])
def test_a_scan_that_is_masked_or_inverted_is_left_to_pdfium(word: bytes) -> None:
    assert drawn(pdf_of(photograph()) + b"\n% " + word)[0] is None


def test_four_colours_of_print_are_left_to_pdfium() -> None:
    assert drawn(pdf_of(photograph("CMYK")))[0] is None


def test_a_damaged_scan_is_left_to_pdfium() -> None:
    data = pdf_of(photograph())
    start = data.index(b"\xff\xd8\xff") + 4
    damaged = data[:start] + bytes(len(data[start:-2000])) + data[-2000:]

    assert drawn(damaged)[0] is None
