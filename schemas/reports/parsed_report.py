"""A file as the parser reads it, without an archive: ``vankho parse --json``."""

from dataclasses import dataclass
from typing import Self

from schemas.document import Method, Page, ParsedDocument
from schemas.reports.citation_report import CitationReport
from schemas.reports.header_report import DoubtReport, HeaderReport


@dataclass(frozen=True, slots=True)
class PageReport:
    """Một trang được đọc cách nào; ``trust`` từ 0 đến 1."""

    number: int
    method: Method
    trust: float

    @classmethod
    def of(cls, page: Page) -> Self:
        """Return the report of a page."""
        return cls(page.number, page.method, page.trust)


@dataclass(frozen=True, slots=True)
class PagesReport:
    """Tệp được đọc thế nào; ``characters`` là số ký tự của toàn văn."""

    media_type: str
    characters: int
    pages: tuple[PageReport, ...]

    @classmethod
    def of(cls, document: ParsedDocument) -> Self:
        """Return how the file of *document* was read."""
        reading = document.reading
        pages = tuple(map(PageReport.of, reading.pages))
        return cls(reading.media_type, len(document.text.content), pages)


@dataclass(frozen=True, slots=True)
class ParsedReport:
    """Một tệp và mọi điều đọc được từ nó, trừ toàn văn."""

    path: str
    header: HeaderReport
    citations: tuple[CitationReport, ...]
    doubts: tuple[DoubtReport, ...]
    reading: PagesReport

    @classmethod
    def of(cls, document: ParsedDocument, path: str) -> Self:
        """Return the report of the *document* that was read from *path*."""
        return cls(
            path=path,
            header=HeaderReport.of(document.header),
            citations=tuple(map(CitationReport.of, document.citations)),
            doubts=tuple(map(DoubtReport.of, document.doubts)),
            reading=PagesReport.of(document),
        )


@dataclass(frozen=True, slots=True)
class ErrorReport:
    """Vì sao không đọc được; ``code`` không đổi theo ngôn ngữ."""

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class UnreadableReport:
    """Một tệp không đọc được."""

    path: str
    error: ErrorReport
