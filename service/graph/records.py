"""Rows of the read models → what the archive says about a document.

A row has its columns as attributes, and begins with those of ``DocumentSummary``; who
ran the query has turned JSON, dates and truth values into Python's own.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from schemas.citation import Citation
from schemas.codec import from_plain
from schemas.decision import HeaderCorrection
from schemas.document import Doubt, Header
from schemas.link import DocumentSummary
from schemas.record import DocumentRecord
from service.domain.header_fields import corrected, field_text

SUMMARY_COLUMNS = DocumentSummary.__slots__
"""What a row of a summary holds, in order; ``filename`` is of the table ``files``."""
FILE_COLUMNS = (
    "path", "checksum", "media_type", "size", "received_at", "arrived", "pages",
    "methods", "trust",
)  # fmt: skip
DOCUMENT_COLUMNS = ("parser_version", "header", "doubts", "copy_of", "withdrawn")
"""What the row of a record holds in addition, of ``files`` and ``documents``."""

_WIDTH = len(SUMMARY_COLUMNS)


def summary_of(row: Sequence[Any]) -> DocumentSummary:
    """Return the document of a row that begins with ``SUMMARY_COLUMNS``."""
    return DocumentSummary(*row[:_WIDTH])


def record_of(
    row: Any, citations: Iterable[Citation], corrections: Iterable[Any]
) -> DocumentRecord:
    """Return everything stored about a document; *corrections* are decision rows."""
    header, made = from_plain(Header, row.header), []
    for each in corrections:
        after = corrected(header, each.field, each.value)
        made.append(_correction(each, header, after))
        header = after
    return DocumentRecord(
        summary=summary_of(row),
        path=row.path,
        checksum=row.checksum,
        media_type=row.media_type,
        size=row.size,
        received_at=moment(row.received_at),
        arrived=row.arrived,
        pages=row.pages,
        methods=tuple(row.methods),
        trust=row.trust,
        parser_version=row.parser_version,
        header=header,
        citations=tuple(citations),
        doubts=from_plain(tuple[Doubt, ...], row.doubts),
        corrections=tuple(made),
        copy_of=row.copy_of,
        withdrawn=row.withdrawn,
    )


def moment(stored: datetime) -> datetime:
    """Return a moment with its zone, which SQLite forgets."""
    return stored if stored.tzinfo else stored.replace(tzinfo=UTC)


def _correction(row: Any, before: Header, after: Header) -> HeaderCorrection:
    return HeaderCorrection(
        number=row.number,
        field=row.field,
        value=field_text(after, row.field) or "",
        printed=field_text(before, row.field),
        by=row.by,
        why=row.why,
    )
