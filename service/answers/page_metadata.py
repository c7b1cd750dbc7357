"""What a page says of its document to programs such as Zotero: COinS and JSON-LD."""

from typing import Any
from urllib.parse import urlencode

from schemas.link import DocumentSummary
from service.citing.exporters import is_legal, title_of

_DUBLIN_CORE = "info:ofi/fmt:kev:mtx:dc"


def coins_of(document: DocumentSummary, address: str) -> str:
    """Return the COinS of a document (Dublin Core), for the title of a ``span``."""
    known = (
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", _DUBLIN_CORE),
        ("rft.type", "legislation" if is_legal(document) else "report"),
        ("rft.title", title_of(document)),
        ("rft.creator", document.issuer),
        ("rft.publisher", document.issuer),
        ("rft.date", _day_text(document)),
        ("rft.source", document.number),
        ("rft.language", "vi"),
        ("rft.identifier", address),
    )
    return urlencode([(name, value) for name, value in known if value])


def json_ld_of(document: DocumentSummary, address: str) -> dict[str, Any]:
    """Return a document in the words of schema.org; what is not known is left out."""
    known = {
        "@context": "https://schema.org",
        "@id": address,
        "url": address,
        "name": title_of(document),
        "inLanguage": "vi",
        **(_legislation(document) if is_legal(document) else _report(document)),
    }
    return {name: value for name, value in known.items() if value}


def _legislation(document: DocumentSummary) -> dict[str, Any]:
    return {
        "@type": "Legislation",
        "legislationIdentifier": document.number,
        "legislationType": document.doc_type,
        "legislationDate": _day_text(document),
        "legislationPassedBy": _organisation(document),
        "legislationJurisdiction": "VN",
    }


def _report(document: DocumentSummary) -> dict[str, Any]:
    return {
        "@type": "Report",
        "reportNumber": document.number,
        "genre": document.doc_type,
        "datePublished": _day_text(document),
        "author": _organisation(document),
        "publisher": _organisation(document),
    }


def _organisation(document: DocumentSummary) -> dict[str, str] | None:
    if document.issuer is None:
        return None
    return {"@type": "Organization", "name": document.issuer}


def _day_text(document: DocumentSummary) -> str | None:
    return document.issued_on.isoformat() if document.issued_on else None
