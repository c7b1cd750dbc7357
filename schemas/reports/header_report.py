"""The header of a document, and the doubts that were met in reading it."""

import datetime as dt
from dataclasses import dataclass
from typing import Self

from schemas.document import Doubt, Header, Signer
from schemas.number import number_text
from schemas.reports.openapi import Offsets
from schemas.span import Span


@dataclass(frozen=True, slots=True)
class SignerReport:
    """Người ký, chức vụ, quyền hạn."""

    name: str | None
    position: str | None
    authority: str | None

    @classmethod
    def of(cls, signer: Signer) -> Self:
        """Return the report of a signer."""
        return cls(signer.name, signer.position, signer.authority)


@dataclass(frozen=True, slots=True)
class HeaderReport:
    """Thể thức; ``spans`` cho biết mỗi phần nằm ở đâu trong toàn văn."""

    number: str | None
    doc_type: str | None
    issuer: str | None
    signing_organ: str | None
    parent_issuer: str | None
    place: str | None
    date: dt.date | None
    subject: str | None
    signer: SignerReport
    addressees: tuple[str, ...]
    recipients: tuple[str, ...]
    secrecy: str | None
    urgency: str | None
    copy_form: str | None
    annex_of: str | None
    effective_from: dt.date | None
    effective_until: dt.date | None
    spans: dict[str, Offsets]

    @classmethod
    def of(cls, header: Header) -> Self:
        """Return the report of a header."""
        return cls(
            number=number_text(header.number),
            doc_type=header.doc_type,
            issuer=header.issuer,
            signing_organ=header.signing_organ,
            parent_issuer=header.parent_issuer,
            place=header.place,
            date=header.issued_on,
            subject=header.subject,
            signer=SignerReport.of(header.signer),
            addressees=header.addressees,
            recipients=header.recipients,
            secrecy=header.secrecy,
            urgency=header.urgency,
            copy_form=header.copy_form,
            annex_of=number_text(header.annex_of),
            effective_from=header.effective_from,
            effective_until=header.effective_until,
            spans={name: (at.start, at.end) for name, at in header.spans.items()},
        )


@dataclass(frozen=True, slots=True)
class SpanReport:
    """Từ ký tự ``start`` đến trước ký tự ``end`` của toàn văn."""

    start: int
    end: int

    @classmethod
    def of(cls, span: Span) -> Self:
        """Return the report of a span."""
        return cls(span.start, span.end)


@dataclass(frozen=True, slots=True)
class DoubtReport:
    """Điều cần người xem lại."""

    code: str
    message: str
    span: SpanReport | None

    @classmethod
    def of(cls, doubt: Doubt) -> Self:
        """Return the report of a doubt."""
        span = SpanReport.of(doubt.span) if doubt.span else None
        return cls(doubt.code, doubt.message, span)
