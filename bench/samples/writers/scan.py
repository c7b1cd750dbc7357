"""Scans: pictures of the printed pages, a little turned and grainy, no text.

Some come as pages are fed: on their side, upside down, or well askew.
"""

import io
from collections.abc import Sequence
from random import Random
from time import gmtime

import pypdfium2
from PIL import Image, ImageChops

from bench.samples.model import SampleDocument
from bench.samples.writers.pdf import write_pdf

DPI = 200
LARGEST_TURN = 0.6
"""Degrees by which a page may lie askew on the glass."""
GRAIN = 24
"""The width of the noise, of 256 shades of grey."""
PAPER = 250
QUARTERS = (90, 180, 270)
ASKEW = (-8.0, -4.0, -2.0, 2.0, 4.0, 8.0)
"""Degrees by which a page may lie askew that was fed badly."""
EPOCH = gmtime(0)


def write_scan(document: SampleDocument, dpi: int = DPI) -> bytes:
    """Return the document as a PDF of pictures.

    Raises:
        FontsMissingError: no font with Vietnamese letters is installed.

    """
    return saved(scan_pages(document, dpi), dpi)


def write_turned_scan(document: SampleDocument, dpi: int = DPI) -> bytes:
    """Return the document as a scan, each page on its side or upside down.

    Raises:
        FontsMissingError: no font with Vietnamese letters is installed.

    """
    rng = Random(f"turned {document.name}")
    pages = scan_pages(document, dpi)
    turned = [page.rotate(rng.choice(QUARTERS), expand=True) for page in pages]
    return saved(turned, dpi)


def write_askew_scan(document: SampleDocument, dpi: int = DPI) -> bytes:
    """Return the document as a scan, each page askew by 2, 4 or 8 degrees.

    Raises:
        FontsMissingError: no font with Vietnamese letters is installed.

    """
    rng = Random(f"askew {document.name}")
    pages = scan_pages(document, dpi)
    askew = [
        page.rotate(rng.choice(ASKEW), Image.Resampling.BICUBIC, fillcolor=PAPER)
        for page in pages
    ]
    return saved(askew, dpi)


def saved(pages: Sequence[Image.Image], dpi: int) -> bytes:
    """Return pictures of pages as a PDF; the same pictures give the same bytes."""
    first, *others = pages
    buffer = io.BytesIO()
    first.save(
        buffer,
        "PDF",
        save_all=True,
        append_images=others,
        resolution=dpi,
        creationDate=EPOCH,
        modDate=EPOCH,
    )
    return buffer.getvalue()


def write_scan_png(document: SampleDocument, dpi: int = DPI) -> bytes:
    """Return the first page as a PNG picture.

    Raises:
        FontsMissingError: no font with Vietnamese letters is installed.

    """
    buffer = io.BytesIO()
    scan_pages(document, dpi)[0].save(buffer, "PNG")
    return buffer.getvalue()


def scan_pages(document: SampleDocument, dpi: int = DPI) -> list[Image.Image]:
    """Return a picture of each page; the same document gives the same pictures."""
    rng = Random(document.name)
    printed = pypdfium2.PdfDocument(write_pdf(document))
    try:
        return [scan_of(page.render(scale=dpi / 72).to_pil(), rng) for page in printed]
    finally:
        printed.close()


def scan_of(page: Image.Image, rng: Random) -> Image.Image:
    """Return a page as it comes from the glass: turned a little, with grain."""
    grey = page.convert("L")
    angle = rng.uniform(-LARGEST_TURN, LARGEST_TURN)
    turned = grey.rotate(angle, Image.Resampling.BICUBIC, fillcolor=PAPER)
    noise = Image.frombytes(
        "L", turned.size, rng.randbytes(turned.width * turned.height)
    )
    grain = noise.point([shade * GRAIN // 256 for shade in range(256)])
    return ImageChops.subtract(turned, grain)
