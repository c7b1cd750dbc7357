"""What a document is called in a line, by messages, reasons, pages and commands."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from schemas.citation import Citation
from schemas.document import Header
from schemas.link import DocumentSummary
from schemas.review import READING

if TYPE_CHECKING:
    from schemas.record import MissingDocument
    from schemas.search import SearchHit


def day_text(day: date | None) -> str:
    """Return the date as written in Vietnam, ``28/10/2026``, or an empty text."""
    return f"{day:%d/%m/%Y}" if day else ""


def document_name(document: "DocumentSummary | MissingDocument | SearchHit") -> str:
    """Return kind and number, ``Kế hoạch 48/KH-VKS``, or the name of the file.

    An act that is only named has its name for a number: ``Luật Đất đai``.
    """
    if document.number and not document.number[0].isdigit():
        return document.number
    name = " ".join(filter(None, (document.doc_type, document.number)))
    return name or getattr(document, "filename", "")


def document_words(document: DocumentSummary) -> str:
    """Return ``Kế hoạch 48/KH-VKS ngày 10/01/2022 của …``, as a sentence has it."""
    day = f"ngày {day_text(document.issued_on)}" if document.issued_on else None
    issuer = f"của {document.issuer}" if document.issuer else None
    return " ".join(filter(None, (document_name(document), day, issuer)))


def candidate_words(document: DocumentSummary) -> str:
    """Return ``document_words``, with what distinguishes it from others like it.

    That is the subject, and the file's name: ``Kế hoạch 48/KH-VKS … (Phát động phong
    trào thi đua, tệp ke-hoach.pdf)``.
    """
    parts = filter(None, (document.subject, f"tệp {document.filename}"))
    return f"{document_words(document)} ({', '.join(parts)})"


def citation_text(citation: Citation) -> str:
    """Return kind, number, date and issuer of the cited document, or its name."""
    if citation.number is None:
        return citation.text
    return _in_a_line(
        citation.doc_type, str(citation.number), citation.issued_on, citation.issuer
    )


def missing_text(missing: "MissingDocument") -> str:
    """Return kind, number, date and issuer of a document that is only cited."""
    return _in_a_line(
        missing.doc_type, missing.number, missing.issued_on, missing.issuer
    )


def withdrawal_words(missing: "MissingDocument") -> str:
    """Return who withdrew what was of its number, when and why; empty: nobody."""
    found = (each.withdrawal.words for each in missing.withdrawn)
    return "; ".join(dict.fromkeys(found))


def listing_words(missing: "MissingDocument") -> str:
    """Return what the catalogue of acts says of it; empty: nothing."""
    return missing.listed.words if missing.listed else ""


def _in_a_line(
    doc_type: str | None, number: str, day: date | None, issuer: str | None
) -> str:
    name = " ".join(filter(None, (doc_type, number)))
    return " · ".join(filter(None, (name, day_text(day), issuer)))


def field_text(header: Header, field: str) -> str | None:
    """Return a field of *header* as one reads it."""
    value = header.signer.name if field == "signer" else getattr(header, field)
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return str(value) if value is not None else None


PRINTED = (
    "number", "doc_type", "issuer", "signing_organ", "place", "issued_on", "subject",
    "signer", "secrecy",
)  # fmt: skip
"""The fields of a header that people may correct."""
UNPRINTED = ("groups", "reading", "archive_number", "originality", "custodian")
"""What people say of a document as they correct a header, and is no part of one.

``groups`` says who may read, ``reading`` which doubts of how the file was read a person
has looked at (``schemas.review.READING``), the others where an archive keeps it.
"""


def unprinted_text(field: str, value: Iterable[str] | None) -> str:
    """Return the value of one of the fields ``UNPRINTED`` as people read it."""
    if isinstance(value, str):
        return value
    names = value or ()
    if field == "reading":
        return ", ".join(READING.get(each, each) for each in names)
    return ", ".join(names)
