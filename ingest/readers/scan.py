"""Pictures of pages, read by OCR: image files, and pages of a PDF without letters."""

import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO

from PIL import Image, ImageChops, ImageSequence, UnidentifiedImageError

from ingest.programs import Programs, RecognisedLine, Recogniser
from ingest.readers.printed import lines_of
from ingest.readers.rows import Word
from ingest.readers.signature import png_of, with_signature
from schemas.document import Doubt, Method, Page, Reading
from schemas.errors import NoTextError, UnreadableFileError

DPI = 300
"""Pixels an inch at which tesseract reads best; slashes get lost below."""
MOST_PICTURES = 500
"""Pages of one file that are read by OCR, each of which may take a minute."""
NO_OCR = "cần chương trình tesseract với tiếng Việt để đọc bản chụp, nhưng chưa cài"

_FAILURES = (  # what Pillow is known to raise on damaged files
    UnidentifiedImageError,
    ArithmeticError,
    EOFError,
    LookupError,
    MemoryError,
    OSError,
    SyntaxError,
    TypeError,
    ValueError,
)
_SPECK = 0.5  # how sure OCR is of dirt, at most
_POINTS = 72  # an inch
_MOST_PIXELS = 60_000_000  # A3 at 600 dpi is 70 million; beyond lie zip bombs
_USUAL_DPI = 200  # of a scan that does not say


def read_scan(data: bytes, filename: str, programs: Programs) -> Reading:
    """Read a picture, or a TIFF of several.

    Raises:
        NoTextError: there is no OCR.
        UnreadableFileError: the picture is damaged or too large.

    """
    if programs.recognise is None:
        raise NoTextError(f"{filename}: {NO_OCR}")
    try:
        with _quietly_opened(data) as picture:
            media_type = Image.MIME.get(picture.format or "", "image/unknown")
            pages, doubts = _read_frames(picture, filename, programs.recognise)
    except Image.DecompressionBombError as error:
        raise UnreadableFileError(f"{filename}: ảnh quá lớn") from error
    except _FAILURES as error:
        raise UnreadableFileError(f"{filename}: tệp ảnh bị hỏng") from error
    return Reading(media_type, pages, doubts)


@contextmanager
def _quietly_opened(data: bytes) -> Iterator[Image.Image]:
    """Open a picture; what Pillow warns of is either harmless or raised later."""
    with warnings.catch_warnings(action="ignore"), Image.open(BytesIO(data)) as picture:
        yield picture


def recognised_page(
    number: int,
    picture: Image.Image,
    recognise: Recogniser,
    stamps: Sequence[Word] = (),
) -> Page:
    """Return the page that *picture* shows; its DPI tells the size in points.

    ``stamps`` are words that are not in the picture but belong on the page.

    Raises:
        UnreadableFileError: OCR failed or took too long.

    """
    ink = _black_ink(picture)
    found = with_signature(ink, recognise(png_of(ink)), recognise)
    scale = _POINTS / _dpi(picture)
    width, height = picture.width * scale, picture.height * scale
    words = [_word(line, scale) for line in found if not _is_speck(line)]
    lines = tuple(lines_of([*words, *stamps], width, height))
    return Page(number, lines, Method.OCR, _trust(found), width, height)


def unread_page(number: int, reason: UnreadableFileError) -> tuple[Page, Doubt]:
    """Return the empty page that stands for one that OCR could not read, and why."""
    doubt = Doubt("page_unread", f"Không đọc được trang {number}: {reason}")
    return Page(number, (), Method.OCR, trust=0.0), doubt


def _read_frames(
    picture: Image.Image, filename: str, recognise: Recogniser
) -> tuple[tuple[Page, ...], tuple[Doubt, ...]]:
    """Read the frames one by one; those that fail are empty, with a doubt."""
    pages, doubts, failure = [], [], None
    for number, frame in enumerate(ImageSequence.Iterator(picture), 1):
        if frame.width * frame.height > _MOST_PIXELS or number > MOST_PICTURES:
            raise UnreadableFileError(f"{filename}: ảnh quá lớn")
        try:
            pages.append(recognised_page(number, frame, recognise))
        except UnreadableFileError as error:
            failure = error
            page, doubt = unread_page(number, error)
            pages.append(page)
            doubts.append(doubt)
    if failure is not None and len(doubts) == len(pages):
        raise failure
    return tuple(pages), tuple(doubts)


def _black_ink(picture: Image.Image) -> Image.Image:
    """Return the picture in grey, without what is coloured: seals and signatures."""
    if picture.mode not in {"RGB", "RGBA", "P", "CMYK", "YCbCr"}:
        return picture.convert("L")
    red, green, blue = picture.convert("RGB").split()
    return ImageChops.lighter(red, ImageChops.lighter(green, blue))


def _is_speck(line: RecognisedLine) -> bool:
    """Tell whether OCR took dirt for a sign, without a letter or digit in it."""
    return line.confidence < _SPECK and not any(map(str.isalnum, line.text))


def _word(line: RecognisedLine, scale: float) -> Word:
    return Word(
        line.text,
        line.left * scale,
        line.top * scale,
        line.right * scale,
        line.bottom * scale,
        sure=round(line.confidence, 2),
    )


def _trust(lines: tuple[RecognisedLine, ...]) -> float:
    """Return how sure OCR is, from 0 to 1, weighed by the letters of each line."""
    letters = sum(len(line.text) for line in lines)
    if not letters:
        return 0.0
    sureness = sum(line.confidence * len(line.text) for line in lines)
    return round(sureness / letters, 2)


def _dpi(picture: Image.Image) -> float:
    stated = float(picture.info.get("dpi", (0, 0))[0])
    return stated if stated >= _POINTS else _USUAL_DPI
