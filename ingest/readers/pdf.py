"""PDF files: text and places by pdfium, tables by pdfplumber, pictures by OCR."""

import pikepdf
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from ingest.programs import Programs
from ingest.readers.columns import end_in_order, head_in_order
from ingest.readers.letters import read_words
from ingest.readers.parts import parts_of, raise_marks
from ingest.readers.rows import Word, group_rows, row_line
from ingest.readers.stamps import with_stamps
from schemas.document import Doubt, Line, Method, Page, Part, Reading
from schemas.errors import EncryptedFileError, UnreadableFileError

MOST_PAGES = 2_000


def read_pdf(data: bytes, filename: str, programs: Programs) -> Reading:
    """Read a PDF file.

    Raises:
        EncryptedFileError: a password is needed.
        UnreadableFileError: damaged, or more than 2,000 pages.
        NoTextError: no page has text, and there is no OCR.

    """
    del programs
    pdf, doubts = _open(data, filename)
    try:
        pages = tuple(_read_page(pdf, index) for index in range(len(pdf)))
    except pdfium.PdfiumError as error:
        raise UnreadableFileError(f"{filename}: tệp PDF bị hỏng") from error
    finally:
        pdf.close()
    return Reading("application/pdf", pages, doubts)


def _open(data: bytes, filename: str) -> tuple[pdfium.PdfDocument, tuple[Doubt, ...]]:
    """Open a PDF with what was stamped on it."""
    pdf = _load(data, filename)
    if len(pdf) > MOST_PAGES:
        raise UnreadableFileError(f"{filename}: hơn {MOST_PAGES} trang")
    if not _has_annotations(pdf):
        return pdf, ()
    try:
        stamped = with_stamps(data)
    except (pikepdf.PdfError, ValueError, TypeError, RuntimeError):
        return pdf, (Doubt("stamps_unread", "Không đọc được dấu số, ngày đóng sau"),)
    pdf.close()
    return _load(stamped, filename), ()


def _load(data: bytes, filename: str) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == pdfium_c.FPDF_ERR_PASSWORD:
            raise EncryptedFileError(
                f"{filename}: tệp PDF bị khóa bằng mật khẩu"
            ) from error
        raise UnreadableFileError(f"{filename}: tệp PDF bị hỏng") from error


def _has_annotations(pdf: pdfium.PdfDocument) -> bool:
    return any(pdfium_c.FPDFPage_GetAnnotCount(page.raw) > 0 for page in pdf)


def _read_page(pdf: pdfium.PdfDocument, index: int) -> Page:
    page = pdf[index]
    width, height = page.get_size()
    try:
        lines = tuple(lines_of(read_words(page), width, height))
    finally:
        page.close()
    return Page(index + 1, lines, Method.PDFIUM, width=width, height=height)


def lines_of(words: list[Word], width: float, height: float) -> list[Line]:
    """Set the words of a printed page into lines, in reading order."""
    rows = [raise_marks(row) for row in group_rows(words)]
    parts = parts_of(rows, height)
    body = [row for row, part in zip(rows, parts, strict=True) if part is Part.BODY]
    body = end_in_order(head_in_order(body, width), width)
    others = [
        row_line(row, part)
        for row, part in zip(rows, parts, strict=True)
        if part is not Part.BODY
    ]
    return [*map(row_line, body), *others]
