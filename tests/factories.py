"""Documents, citations and parsed files, made up for tests."""

from datetime import date
from hashlib import sha256
from typing import Any

from schemas.citation import Citation, Mention
from schemas.document import (
    Header,
    Line,
    Method,
    Page,
    ParsedDocument,
    Reading,
    Signer,
    Text,
)
from schemas.link import DocumentSummary
from schemas.number import DocumentNumber
from schemas.record import Received

PLAN = DocumentNumber("48", "KH-VKS")
REPORT = DocumentNumber("15", "BC-VKS")
DAY = date(2022, 1, 10)
OFFICE = "Viện kiểm sát nhân dân tỉnh Hòa An"


def make_document(**parts: Any) -> DocumentSummary:
    """Return a plan of the office, but for what *parts* says otherwise."""
    usual = {
        "id": "a0000000",
        "filename": "plan.txt",
        "number": str(PLAN),
        "doc_type": "Kế hoạch",
        "issuer": OFFICE,
        "issued_on": DAY,
        "subject": "Thi đua xây dựng nông thôn mới",
        "signer": "Trần Văn Bình",
    }
    return DocumentSummary(**{**usual, **parts})


def make_citation(**parts: Any) -> Citation:
    """Return a full citation of the plan, but for what *parts* says otherwise."""
    usual = {
        "text": "Kế hoạch số 48/KH-VKS ngày 10/01/2022",
        "mentions": (Mention(1, 0, 37, "Kế hoạch số 48/KH-VKS ngày 10/01/2022"),),
        "number": PLAN,
        "doc_type": "Kế hoạch",
        "issued_on": DAY,
        "issuer": OFFICE,
    }
    return Citation(**{**usual, **parts})


def make_header(**parts: Any) -> Header:
    """Return the header of the plan, but for what *parts* says otherwise."""
    usual = {
        "number": PLAN,
        "doc_type": "Kế hoạch",
        "issuer": OFFICE,
        "issued_on": DAY,
        "subject": "Thi đua xây dựng nông thôn mới",
        "signer": Signer("Trần Văn Bình", "Viện trưởng"),
    }
    return Header(**{**usual, **parts})


def make_parsed(
    *citations: Citation,
    body: str = "Kế hoạch thi đua",
    name_number: DocumentNumber | None = None,
    **header: Any,
) -> ParsedDocument:
    """Return a parsed file with the *citations*; *header* as in ``make_header``."""
    page = Page(1, (Line(body),), Method.TEXT)
    return ParsedDocument(
        checksum=sha256(body.encode()).hexdigest(),
        filename="plan.txt",
        reading=Reading("text/plain", (page,)),
        text=Text(body),
        header=make_header(**header),
        citations=citations,
        name_number=name_number,
    )


def make_received(parsed: ParsedDocument) -> Received:
    """Return the file that *parsed* was read from."""
    data = parsed.text.content.encode()
    return Received(parsed.filename, sha256(data).hexdigest(), data)
