"""Pictures of pages, read by OCR: image files, and pages of a PDF without text."""

import warnings
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from io import BytesIO

from PIL import Image, UnidentifiedImageError

from ingest.programs import HandwritingReader, Programs, RecognisedLine, Recogniser
from ingest.readers.ocr.handwriting import with_handwriting
from ingest.readers.ocr.known_names import with_known_names_in
from ingest.readers.ocr.parallel import side_by_side
from ingest.readers.ocr.picture_frames import dots_per_inch, frames_of, on_paper
from ingest.readers.ocr.place_names import with_names_of_places
from ingest.readers.ocr.second_pass import with_second_look
from ingest.readers.ocr.sheet_layout import SheetLayout
from ingest.readers.ocr.signature import with_signature
from ingest.readers.ocr.upright import Leaf, read_upright, trust_in
from ingest.readers.page.folded_sheets import unfolded
from ingest.readers.page.rows import Word
from ingest.readers.page.running_heads import mark_running_heads
from schemas.document import Doubt, Line, Method, Page, Reading
from schemas.errors import NoTextError, UnreadableFileError
from schemas.layout import Sheet

DPI = 300
"""Pixels per inch at which tesseract reads best; slashes get lost below."""
MOST_PICTURES = 500
"""Pages of one file that OCR reads at most; each may take a minute."""
NO_OCR = "cần chương trình tesseract với tiếng Việt để đọc bản chụp, nhưng chưa cài"

_FAILURES = (  # what Pillow is known to raise on damaged files
    UnidentifiedImageError,
    ArithmeticError,
    EOFError,
    LookupError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
)
_DOUBTED = 0.6  # trust below which a page is doubted
_POINTS = 72  # an inch
_MOST_PIXELS = 60_000_000  # A3 at 600 dpi is 70 million; beyond lie zip bombs


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
            frames, doubts = _recognised_frames(
                picture, filename, programs.recognise, programs
            )
    except Image.DecompressionBombError as error:
        raise UnreadableFileError(f"{filename}: ảnh quá lớn") from error
    except _FAILURES as error:
        raise UnreadableFileError(f"{filename}: tệp ảnh bị hỏng") from error
    pages = with_names_of_places(mark_running_heads(unfolded(frames)))
    return Reading(media_type, pages, (*doubts, *check_trust(pages)))


@contextmanager
def _quietly_opened(data: bytes) -> Iterator[Image.Image]:
    """Open a picture; what Pillow warns of is either harmless or raised later."""
    with warnings.catch_warnings(action="ignore"), Image.open(BytesIO(data)) as picture:
        yield picture


@dataclass(frozen=True, slots=True)
class Picture:
    """The picture of a page; its DPI gives the size in points.

    ``stamps`` are words that are not in the picture but belong on the page; ``latest``
    is a date by which it existed; the page was turned ``quarters`` times for it.
    """

    page: int
    image: Image.Image
    stamps: Sequence[Word] = ()
    latest: date | None = None
    quarters: int = 0


def recognised_pages(
    pictures: Iterable[Picture], recognise: Recogniser, programs: Programs
) -> Iterator[Page | UnreadableFileError]:
    """Yield the page that OCR sees in each picture, or why it could not.

    *programs* also say whether there is a reader of handwriting.
    """
    read = programs.read_handwriting
    tasks = (partial(_recognised, each, recognise, read) for each in pictures)
    return side_by_side(tasks, programs.at_once)


def _recognised(
    picture: Picture, recognise: Recogniser, read_handwriting: HandwritingReader | None
) -> Page | UnreadableFileError:
    try:
        return recognised_page(picture, recognise, read_handwriting)
    except UnreadableFileError as error:
        return error


def recognised_page(
    picture: Picture,
    recognise: Recogniser,
    read_handwriting: HandwritingReader | None = None,
) -> Page:
    """Return the page that a picture shows.

    Raises:
        UnreadableFileError: OCR failed or took too long.

    """
    sheet = read_upright(picture.image, recognise)
    seen = [
        _looked_at_closely(leaf, picture, recognise, read_handwriting)
        for leaf in sheet.leaves
    ]
    scale = _POINTS / dots_per_inch(picture.image)
    came_as = picture.image.width * scale, picture.image.height * scale
    layout = SheetLayout(sheet, came_as, scale)
    read = tuple(layout.lines(seen, picture.stamps))
    texts = with_known_names_in(line.text for line in read)
    lines = tuple(map(_with_text, read, texts))
    trust = trust_in([line for found in seen for line in found])
    turn = sheet.turn
    came_from = Sheet(picture.page, (picture.quarters + turn.quarters) % 4, turn.skew)
    return Page(picture.page, lines, Method.OCR, trust, *layout.size, came_from)


def _with_text(line: Line, text: str) -> Line:
    return replace(line, text=text)


def _looked_at_closely(
    leaf: Leaf,
    picture: Picture,
    recognise: Recogniser,
    read_handwriting: HandwritingReader | None,
) -> Sequence[RecognisedLine]:
    """Return the lines of a page, what is covered or handwritten read again."""
    found: Sequence[RecognisedLine]
    found = with_signature(leaf.ink, leaf.lines, recognise, leaf.picture)
    if read_handwriting is None:
        return found
    dpi = dots_per_inch(picture.image)
    found = with_second_look(leaf.ink, dpi, found, read_handwriting)
    if picture.page > 1:
        return found
    return with_handwriting(leaf.picture, dpi, found, read_handwriting, picture.latest)


def unread_page(number: int, reason: UnreadableFileError) -> tuple[Page, Doubt]:
    """Return the empty page in place of one that OCR could not read, and why."""
    doubt = Doubt("page_unread", f"Không đọc được trang {number}: {reason}")
    return Page(number, (), Method.OCR, trust=0.0), doubt


def check_trust(pages: tuple[Page, ...]) -> tuple[Doubt, ...]:
    """Return a doubt that names the pages whose letters are uncertain, if any are."""
    doubted = [
        str(page.number) for page in pages if page.lines and page.trust < _DOUBTED
    ]
    if not doubted:
        return ()
    message = f"chữ đọc được không chắc ở trang {', '.join(doubted)}"
    return (Doubt("untrusted_text", message),)


def _recognised_frames(
    picture: Image.Image, filename: str, recognise: Recogniser, programs: Programs
) -> tuple[tuple[Page, ...], tuple[Doubt, ...]]:
    """Read the frames; those that fail are empty, with a doubt."""
    pages: list[Page] = []
    doubts: list[Doubt] = []
    seen = recognised_pages(_frames(picture, filename), recognise, programs)
    for number, page in enumerate(seen, 1):
        if isinstance(page, Page):
            pages.append(page)
            continue
        failure = page
        unread, doubt = unread_page(number, failure)
        pages.append(unread)
        doubts.append(doubt)
    if doubts and len(doubts) == len(pages):
        raise failure
    return tuple(pages), tuple(doubts)


def _frames(picture: Image.Image, filename: str) -> Iterator[Picture]:
    for number, frame in enumerate(frames_of(picture), 1):
        if frame.width * frame.height > _MOST_PIXELS or number > MOST_PICTURES:
            raise UnreadableFileError(f"{filename}: ảnh quá lớn")
        yield Picture(number, on_paper(frame))
