"""Pictures of printed pages, drawn in processes that the system ends at a limit."""

import warnings
from collections.abc import Callable
from contextlib import AbstractContextManager, closing
from io import BytesIO
from itertools import islice
from tempfile import gettempdir

import pypdfium2 as pdfium
from PIL import Image

from ingest.readers.ocr.picture_frames import dots_per_inch, frames_of, on_paper
from ingest.readers.pdf.repair import repaired
from schemas.errors import UnreadableFileError
from schemas.layout import Drawing
from service.intake.whole_page_scans import draw_scan
from service.intake.workers import WorkerDiedError, Workers
from service.settings import Limits

LIMITS = Limits(seconds=20, megabytes=1024)
"""Of one page: most take a tenth of a second."""
_MOST_PIXELS = 30_000_000
_COLOURS = 64  # of print, stamps and signatures; a third of the bytes of all of them
_POINTS = 72  # an inch
_RIGHT_ANGLE = 90
_TURNED = {  # Pillow counts the other way round
    1: Image.Transpose.ROTATE_270,
    2: Image.Transpose.ROTATE_180,
    3: Image.Transpose.ROTATE_90,
}


class PageImages:
    """Draws one page at a time, beside all else; *entered* gives room for that."""

    def __init__(self, entered: Callable[[], AbstractContextManager[None]]) -> None:
        self._entered = entered
        self._workers: Workers[Drawing, bytes | None]
        self._workers = Workers(1, draw_page, LIMITS, folder=gettempdir())

    def draw(self, drawing: Drawing) -> bytes:
        """Return the picture, a PNG file.

        Raises:
            BusyError: too many pages are waiting to be drawn.
            UnreadableFileError: it cannot be drawn, or not within the limits.

        """
        with self._entered():
            try:
                drawn = self._workers.do(drawing)
            except WorkerDiedError:
                drawn = None
        if drawn is None:
            raise UnreadableFileError("không vẽ được trang này")
        return drawn

    def close(self) -> None:
        """End the process."""
        self._workers.close()


def draw_page(drawing: Drawing) -> bytes | None:
    """Return the picture of a page as a PNG file; None if it cannot be drawn.

    Runs in a ``Workers`` process.

    Raises:
        MemoryError: memory ran out; nothing else is raised.

    """
    try:
        draw = _of_pdf if drawing.is_pdf else _of_picture
        return _png(_cut(draw(drawing), drawing))
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001  # a damaged file may raise anything
        return None


def _of_pdf(drawing: Drawing) -> Image.Image:
    """Return the sheet of a PDF, with what was stamped on it and filled in."""
    with closing(_opened(drawing.data)) as pdf:
        pdf.init_forms()
        with closing(pdf[drawing.sheet.number - 1]) as page:
            turned = page.get_rotation() + _RIGHT_ANGLE * drawing.sheet.quarters
            page.set_rotation(turned % 360)
            scale = _scale(drawing, page.get_size())
            drawn = None if turned % 360 else draw_scan(page, drawing.data, scale)
            drawn = (
                drawn
                or page.render(
                    scale=scale, may_draw_forms=True, rev_byteorder=True
                ).to_pil()
            )
    return drawn.rotate(
        drawing.sheet.skew, Image.Resampling.BILINEAR, fillcolor="white"
    )


def _opened(data: bytes) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError:
        return pdfium.PdfDocument(next(iter(repaired(data))))


def _of_picture(drawing: Drawing) -> Image.Image:
    """Return a page of a picture file."""
    sheet = drawing.sheet
    with warnings.catch_warnings(action="ignore"):
        picture = Image.open(BytesIO(drawing.data))
        frame = on_paper(next(islice(frames_of(picture), sheet.number - 1, None)))
    page = frame.convert("RGB")
    if sheet.quarters:
        page = page.transpose(_TURNED[sheet.quarters])
    point = _POINTS / dots_per_inch(frame)
    width, height = page.width * point, page.height * point
    scale = _scale(drawing, (width, height))
    page = page.resize((round(width * scale), round(height * scale)))
    return page.rotate(sheet.skew, Image.Resampling.BILINEAR, fillcolor="white")


def _scale(drawing: Drawing, sheet: tuple[float, float]) -> float:
    """Return by how much a sheet of that size is enlarged.

    Raises:
        UnreadableFileError: the picture would be too large.

    """
    width = drawing.size[0] if drawing.size else sheet[0]
    scale = float(drawing.pixels / width)
    if scale * sheet[0] * scale * sheet[1] > _MOST_PIXELS:
        raise UnreadableFileError("trang quá lớn")
    return scale


def _cut(sheet: Image.Image, drawing: Drawing) -> Image.Image:
    """Return the page of a sheet that has two."""
    if drawing.size is None:
        return sheet
    scale = drawing.pixels / drawing.size[0]
    left = round(drawing.sheet.left * scale)
    if not left and sheet.width <= drawing.pixels + 1:
        return sheet
    return sheet.crop((left, 0, left + drawing.pixels, sheet.height))


def _png(page: Image.Image) -> bytes:
    file = BytesIO()
    few = page.convert("RGB").quantize(
        _COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE
    )
    few.save(file, "PNG", compress_level=3)
    return file.getvalue()
