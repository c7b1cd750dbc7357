"""Pictures of pages, read by OCR: image files, and pages of a PDF without letters."""

from collections.abc import Iterator
from io import BytesIO

from PIL import Image, ImageSequence, UnidentifiedImageError

from ingest.programs import Programs, RecognisedLine, Recogniser
from ingest.readers.printed import lines_of
from ingest.readers.rows import Word
from schemas.document import Method, Page, Reading
from schemas.errors import NoTextError, UnreadableFileError

DPI = 300
"""Pixels an inch at which tesseract reads best; slashes get lost below."""
NO_OCR = "cần chương trình tesseract với tiếng Việt để đọc bản chụp, nhưng chưa cài"

_POINTS = 72  # an inch
_MOST_PIXELS = 60_000_000  # A3 at 600 dpi is 70 million; beyond lie zip bombs
_MOST_PAGES = 500
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
        with Image.open(BytesIO(data)) as picture:
            media_type = Image.MIME.get(picture.format or "", "image/unknown")
            pages = tuple(_pages(picture, filename, programs.recognise))
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise UnreadableFileError(f"{filename}: tệp ảnh bị hỏng") from error
    return Reading(media_type, pages)


def recognised_page(number: int, picture: Image.Image, recognise: Recogniser) -> Page:
    """Return the page that *picture* shows; its DPI tells the size in points.

    Raises:
        UnreadableFileError: OCR failed or took too long.

    """
    png = BytesIO()
    picture.convert("L").save(png, "PNG")
    found = recognise(png.getvalue())
    scale = _POINTS / _dpi(picture)
    width, height = picture.width * scale, picture.height * scale
    words = [_word(line, scale) for line in found]
    lines = tuple(lines_of(words, width, height))
    return Page(number, lines, Method.OCR, _trust(found), width, height)


def _pages(
    picture: Image.Image, filename: str, recognise: Recogniser
) -> Iterator[Page]:
    for number, frame in enumerate(ImageSequence.Iterator(picture), 1):
        if frame.width * frame.height > _MOST_PIXELS or number > _MOST_PAGES:
            raise UnreadableFileError(f"{filename}: ảnh quá lớn")
        yield recognised_page(number, frame, recognise)


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
