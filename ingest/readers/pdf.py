"""PDF files: text and places by pdfium, tables by pdfplumber, pictures by OCR."""

import pikepdf
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from ingest.programs import Programs
from ingest.readers.legacy import printed_letters
from ingest.readers.letters import read_words
from ingest.readers.printed import lines_of
from ingest.readers.ruled import Grid, RuledTables, has_ruled_lines
from ingest.readers.scan import DPI, NO_OCR, recognised_page
from ingest.readers.stamps import with_stamps
from ingest.readers.trust import is_rubbish, trust_of
from schemas.document import Doubt, Method, Page, Reading
from schemas.errors import EncryptedFileError, NoTextError, UnreadableFileError

MOST_PAGES = 2_000

_POINTS = 72  # an inch
_A3_LENGTH = 1191  # points
_FEW_LETTERS = 200  # a stamp on a scan has fewer, a page of text more
_DOUBTED = 0.6


def read_pdf(data: bytes, filename: str, programs: Programs) -> Reading:
    """Read a PDF file.

    Raises:
        EncryptedFileError: a password is needed.
        UnreadableFileError: damaged, or more than 2,000 pages.
        NoTextError: no page has text, and there is no OCR.

    """
    _check_pages(data, filename)
    data, doubts = _with_stamps(data)
    pdf = _load(data, filename)
    try:
        with RuledTables(data) as tables:
            pages = tuple(
                _read_page(pdf, index, tables, programs) for index in range(len(pdf))
            )
    except pdfium.PdfiumError as error:
        raise UnreadableFileError(f"{filename}: tệp PDF bị hỏng") from error
    finally:
        pdf.close()
    if programs.recognise is None and not any(page.lines for page in pages):
        raise NoTextError(f"{filename}: {NO_OCR}")
    doubts = (*doubts, *_check_trust(pages))
    return Reading("application/pdf", pages, doubts)


def _check_pages(data: bytes, filename: str) -> None:
    pdf = _load(data, filename)
    count = len(pdf)
    pdf.close()
    if count > MOST_PAGES:
        raise UnreadableFileError(f"{filename}: hơn {MOST_PAGES} trang")


def _with_stamps(data: bytes) -> tuple[bytes, tuple[Doubt, ...]]:
    """Return the PDF with what was stamped on it, a doubt where that failed."""
    try:
        return with_stamps(data) or data, ()
    except (pikepdf.PdfError, ValueError, TypeError, RuntimeError):
        return data, (Doubt("stamps_unread", "Không đọc được dấu số, ngày đóng sau"),)


def _load(data: bytes, filename: str) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == pdfium_c.FPDF_ERR_PASSWORD:
            raise EncryptedFileError(
                f"{filename}: tệp PDF bị khóa bằng mật khẩu"
            ) from error
        raise UnreadableFileError(f"{filename}: tệp PDF bị hỏng") from error


def _read_page(
    pdf: pdfium.PdfDocument, index: int, tables: RuledTables, programs: Programs
) -> Page:
    """Read the text layer of a page, or its picture where that is no text."""
    page = pdf[index]
    try:
        grids = tables.on_page(index) if has_ruled_lines(page) else ()
        read = _text_layer(page, index + 1, grids)
        if programs.recognise is None or not _needs_ocr(page, read):
            return read
        picture = page.render(scale=_scale(page), grayscale=True).to_pil()
        picture.info["dpi"] = (_scale(page) * _POINTS,) * 2
        seen = recognised_page(index + 1, picture, programs.recognise)
        return seen if seen.lines else read
    finally:
        page.close()


def _text_layer(page: pdfium.PdfPage, number: int, grids: tuple[Grid, ...]) -> Page:
    width, height = page.get_size()
    lines = tuple(lines_of(read_words(page), width, height, grids))
    trust = trust_of(printed_letters([line.text for line in lines]))
    certain = 1.0 if trust is None else trust
    method = Method.PDFPLUMBER if grids else Method.PDFIUM
    return Page(number, lines, method, certain, width, height)


def _needs_ocr(page: pdfium.PdfPage, read: Page) -> bool:
    """Tell whether the page is a picture: no letters, rubbish, or but a stamp on it."""
    if not read.lines or is_rubbish(read.trust):
        return True
    letters = sum(len(line.text) for line in read.lines)
    return letters < _FEW_LETTERS and _is_covered_by_a_picture(page)


def _is_covered_by_a_picture(page: pdfium.PdfPage) -> bool:
    width, height = page.get_size()
    pictures = page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_IMAGE], max_depth=2)
    areas: list[float] = [_area(picture.get_bounds()) for picture in pictures]
    half: float = width * height / 2
    return max(areas, default=0.0) > half


def _area(bounds: tuple[float, float, float, float]) -> float:
    left, bottom, right, top = bounds
    return (right - left) * (top - bottom)


def _scale(page: pdfium.PdfPage) -> float:
    """Return pixels a point: 300 dpi, less for pages larger than A3."""
    longest: float = max(page.get_size())
    return DPI / _POINTS * min(1.0, _A3_LENGTH / longest)


def _check_trust(pages: tuple[Page, ...]) -> tuple[Doubt, ...]:
    doubted = [str(page.number) for page in pages if page.trust < _DOUBTED]
    if not doubted:
        return ()
    message = f"chữ đọc được không chắc ở trang {', '.join(doubted)}"
    return (Doubt("untrusted_text", message),)
