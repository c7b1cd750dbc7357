"""PDF files: text layers by pdfium and pdfplumber, pictures of pages by OCR."""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack, closing, suppress
from dataclasses import replace
from itertools import islice, repeat

import pikepdf
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from ingest.grammar.secrecy_mark import secrecy_mark
from ingest.programs import Programs
from ingest.readers.encodings.legacy import printed_letters
from ingest.readers.encodings.trust import is_rubbish, trust_of
from ingest.readers.ocr.place_names import with_names_of_places
from ingest.readers.ocr.scan_reader import (
    DPI,
    MOST_PICTURES,
    NO_OCR,
    Picture,
    check_trust,
    recognised_pages,
    unread_page,
)
from ingest.readers.page.folded_sheets import unfolded
from ingest.readers.page.reading_order import lines_of
from ingest.readers.page.rows import Word
from ingest.readers.page.running_heads import mark_running_heads
from ingest.readers.pdf.annotations import stamps_alone
from ingest.readers.pdf.repair import is_cut_off, repaired
from ingest.readers.pdf.text_layer import TextLayer, read_text_layer
from ingest.readers.pdf.timestamps import made_on
from ingest.readers.pdf.words import PageWords, words_on_page
from schemas.document import Doubt, Line, Page, Part, Reading
from schemas.errors import EncryptedFileError, NoTextError, UnreadableFileError
from schemas.layout import Sheet

MOST_PAGES = 2_000

_POINTS = 72  # an inch
_QUARTER = 90  # degrees
_A3_LENGTH = 1191  # points
_FEW_LETTERS = 200  # a stamp on a scan has fewer, a page of text more


def read_pdf(data: bytes, filename: str, programs: Programs) -> Reading:
    """Read a PDF file.

    Raises:
        EncryptedFileError: a password is needed.
        UnreadableFileError: damaged, or more than 2,000 pages.
        NoTextError: no page has text, and there is no OCR.

    """
    if not is_cut_off(data):
        with suppress(pdfium.PdfiumError):
            return _reading_of(data, filename, programs)
    reading = _reading_of_what_is_left(data, filename, programs)
    doubt = Doubt("file_damaged", "Tệp PDF bị hỏng hoặc bị cắt: có thể thiếu nội dung")
    return replace(reading, doubts=(doubt, *reading.doubts))


def _reading_of_what_is_left(data: bytes, filename: str, programs: Programs) -> Reading:
    """Return the reading of a damaged file, as it is or repaired as far as it goes."""
    for left in _what_is_left(data):
        try:
            return _reading_of(left, filename, programs)
        except pdfium.PdfiumError:
            continue
        except NoTextError:
            if programs.recognise is None:
                raise  # there may be pictures left
    raise UnreadableFileError(f"{filename}: tệp PDF bị hỏng")


def _what_is_left(data: bytes) -> Iterator[bytes]:
    yield data
    yield from repaired(data)


def _reading_of(data: bytes, filename: str, programs: Programs) -> Reading:
    with _PdfFile(data, filename, programs) as opened:
        pages = with_names_of_places(opened.pages())
    if not any(page.lines for page in pages):
        raise opened.failure or NoTextError(f"{filename}: {_why_empty(programs)}")
    return Reading("application/pdf", pages, (*opened.doubts, *check_trust(pages)))


def _why_empty(programs: Programs) -> str:
    return NO_OCR if programs.recognise is None else "tệp không có chữ nào"


class _PdfFile(ExitStack):
    """An open PDF: as created, and with what was stamped on it."""

    def __init__(self, data: bytes, filename: str, programs: Programs) -> None:
        super().__init__()
        self._data, self._programs = data, programs
        self._pictures: dict[int, list[Word]] = {}  # pages for OCR, and their stamps
        self._askew: dict[int, tuple[str, ...]] = {}  # lines of pages at an angle
        self._turned: dict[int, int] = {}  # quarters, of pages that were on their side
        self.doubts: list[Doubt] = []
        self.failure: UnreadableFileError | None = None  # of the last page unread
        self._made = self._opened(data, filename)
        self.count = len(self._made)
        if self.count > MOST_PAGES:
            self.close()
            raise UnreadableFileError(f"{filename}: hơn {MOST_PAGES} trang")
        stamps = self._stamps_of(data)
        self._stamps = self._opened(stamps, filename) if stamps else None

    def pages(self) -> tuple[Page, ...]:
        """Return the text layer of each page, or what OCR reads if that is no text."""
        read = list(map(self._text_layer, range(self.count)))
        for index, seen in zip(self._pictures, self._seen(), strict=False):
            read[index] = self._better(read[index], seen)
        read = [_stamped(page, self._askew[page.number - 1]) for page in read]
        return mark_running_heads(unfolded(read))

    def _text_layer(self, index: int) -> Page:
        """Return the text layer of a page (from 0), noting those that need OCR."""
        with closing(self._made[index]) as page:
            stood = page.get_rotation()
            layer = read_text_layer(page, index)
            quarters = (page.get_rotation() - stood) // _QUARTER % 4
            stamps = self._stamps_on(index, page.get_rotation())
            self._askew[index] = (*layer.askew, *stamps.askew)
            read = _page(page, index + 1, layer, stamps.words)
            if quarters:
                self._turned[index] = quarters
                read = replace(read, sheet=Sheet(index + 1, quarters))
            if _needs_ocr(page, read):
                self._pictures[index] = stamps.words
        return read

    def _seen(self) -> Iterator[Page | UnreadableFileError]:
        """Yield what OCR reads on the pages that need it, or why it reads nothing."""
        if self._programs.recognise is None:
            return
        pictures = map(self._picture, islice(self._pictures, MOST_PICTURES))
        yield from recognised_pages(pictures, self._programs.recognise, self._programs)
        yield from repeat(UnreadableFileError(f"đã đọc {MOST_PICTURES} trang ảnh"))

    def _better(self, read: Page, seen: Page | UnreadableFileError) -> Page:
        """Return what OCR has *seen*, or the text layer if that is nothing."""
        if isinstance(seen, Page):
            return seen if seen.lines else read
        self.failure = seen
        unread, doubt = unread_page(read.number, seen)
        self.doubts.append(doubt)
        return read if read.lines else unread

    def _opened(self, data: bytes, filename: str) -> pdfium.PdfDocument:
        return self.enter_context(closing(_load(data, filename)))

    def _stamps_of(self, data: bytes) -> bytes | None:
        try:
            return stamps_alone(data)
        except (pikepdf.PdfError, ValueError, TypeError, RuntimeError):
            message = "Không đọc được dấu số, ngày đóng sau"
            self.doubts.append(Doubt("stamps_unread", message))
            return None

    def _stamps_on(self, index: int, rotation: int) -> PageWords:
        """Return the words stamped on a page after its creation."""
        if self._stamps is None:
            return PageWords([])
        with closing(self._stamps[index]) as stamped:
            return words_on_page(stamped, rotation)

    def _picture(self, index: int) -> Picture:
        """Return the picture of a page as created."""
        with closing(self._made[index]) as page:
            scale = _scale(page)
            image = page.render(
                scale=scale, may_draw_forms=False, rev_byteorder=True
            ).to_pil()
        image.info["dpi"] = (scale * _POINTS,) * 2
        latest = (
            made_on(self._data)
            if index == 0 and self._programs.read_handwriting
            else None
        )
        quarters = self._turned.get(index, 0)
        return Picture(index + 1, image, self._pictures[index], latest, quarters)


def _load(data: bytes, filename: str) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == pdfium_c.FPDF_ERR_PASSWORD:
            raise EncryptedFileError(
                f"{filename}: tệp PDF bị khóa bằng mật khẩu"
            ) from error
        raise


def _page(
    page: pdfium.PdfPage, number: int, layer: TextLayer, stamps: list[Word]
) -> Page:
    width, height = page.get_size()
    words = [*layer.words, *stamps]
    lines = tuple(lines_of(words, width, height, layer.grids))
    trust = trust_of(printed_letters([line.text for line in lines]))
    certain = 1.0 if trust is None else trust
    return Page(number, lines, layer.method, certain, width, height)


def _stamped(page: Page, askew: Iterable[str]) -> Page:
    """Return the page with the marks of secrecy among what is *askew* on it."""
    marks = filter(secrecy_mark, askew)
    stamps = tuple(Line(each, part=Part.STAMP) for each in marks)
    return replace(page, lines=page.lines + stamps) if stamps else page


def _needs_ocr(page: pdfium.PdfPage, read: Page) -> bool:
    """Return whether the page is a picture: no letters, rubbish, or only a stamp."""
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
    """Return pixels per point: 300 dpi, less for pages larger than A3."""
    longest: float = max(page.get_size())
    return DPI / _POINTS * min(1.0, _A3_LENGTH / longest)
