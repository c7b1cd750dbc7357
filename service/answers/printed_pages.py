"""Documents as they were printed: which pages they have, and pictures of these."""

from collections.abc import Callable
from dataclasses import dataclass

from schemas.errors import DocumentNotFoundError
from schemas.layout import Drawing, PageLayout, Sheet
from schemas.record import DocumentRecord
from service.answers.document_queries import DocumentQueries
from service.files.page_cache import PageCache

_DRAWN_BY = "1"
"""Incremented whenever the same page is drawn differently."""


@dataclass(frozen=True, slots=True)
class PageImage:
    """A page to be drawn, *pixels* wide; the *key* is of no other picture."""

    key: str
    checksum: str
    is_pdf: bool
    page: PageLayout
    pixels: int


Draw = Callable[[Drawing], bytes]
"""Draws a page; raises BusyError, or UnreadableFileError where it cannot be drawn."""


class PrintedPages:
    """The pages of documents that were printed or scanned, and their pictures."""

    def __init__(self, queries: DocumentQueries, draw: Draw, cache: PageCache) -> None:
        self._queries = queries
        self._draw = draw
        self._cache = cache

    def pages(self, reference: str) -> tuple[PageLayout, ...]:
        """Return the pages of the file that *reference* names; none is printed: none.

        Those of a file read before layouts were kept have no words, and no size.

        Raises:
            DocumentNotFoundError: there is none, as for all that asks about one.

        """
        return self._pages_of(self._queries.file(reference))

    def find(self, reference: str, number: int, pixels: int) -> PageImage:
        """Return the picture to be drawn of a page.

        Raises:
            DocumentNotFoundError: there is no such document, or it has no such page.

        """
        record = self._queries.file(reference)
        page = next(
            (each for each in self._pages_of(record) if each.number == number), None
        )
        if page is None:
            raise DocumentNotFoundError(reference)
        turned = f"{page.sheet.number}-{page.sheet.quarters}-{page.sheet.skew:.2f}"
        place = f"{turned}-{page.sheet.left:.0f}-{page.width:.0f}"
        key = f"{record.checksum}-{place}-{pixels}-{_DRAWN_BY}"
        return PageImage(key, record.checksum, _is_pdf(record), page, pixels)

    def draw(self, image: PageImage) -> bytes:
        """Return the picture, a PNG file, as it was drawn before or is now.

        Raises:
            StoredFileError: the original is damaged or gone.
            BusyError: too many pages are waiting to be drawn.
            UnreadableFileError: it cannot be drawn.

        """
        drawn = self._cache.find(image.key)
        if drawn is None:
            page, data = image.page, self._queries.stored(image.checksum)
            size = (page.width, page.height) if page.width else None
            drawn = self._draw(
                Drawing(data, image.is_pdf, page.sheet, image.pixels, size)
            )
            self._cache.put(image.key, drawn)
        return drawn

    def _pages_of(self, record: DocumentRecord) -> tuple[PageLayout, ...]:
        if not _is_pdf(record) and not record.media_type.startswith("image/"):
            return ()
        layout = self._queries.layout(record.summary.id)
        if layout:
            return layout.pages
        numbers = range(1, record.pages + 1)
        return tuple(PageLayout(each, 0.0, 0.0, Sheet(each)) for each in numbers)


def _is_pdf(record: DocumentRecord) -> bool:
    return record.media_type == "application/pdf"
