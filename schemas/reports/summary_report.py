"""A document of the archive in a line."""

from dataclasses import dataclass
from datetime import date
from typing import Self

from schemas.link import DocumentSummary


@dataclass(frozen=True, slots=True)
class SummaryReport:
    """Một văn bản trong kho; ``hinted_number`` là số mà tên tệp gợi ý."""

    id: str
    number: str | None
    hinted_number: str | None
    doc_type: str | None
    issuer: str | None
    signing_organ: str | None
    effective_from: date | None
    effective_until: date | None
    date: date | None
    subject: str | None
    signer: str | None
    filename: str

    @classmethod
    def of(cls, document: DocumentSummary) -> Self:
        """Return the report of a document."""
        return cls(
            id=document.id,
            number=document.number,
            hinted_number=document.hinted_number,
            doc_type=document.doc_type,
            issuer=document.issuer,
            signing_organ=document.signing_organ,
            date=document.issued_on,
            subject=document.subject,
            signer=document.signer,
            effective_from=document.effective_from,
            effective_until=document.effective_until,
            filename=document.filename,
        )

    @classmethod
    def of_any(cls, document: DocumentSummary | None) -> Self | None:
        """Return the report of a document, None of none."""
        return cls.of(document) if document else None
