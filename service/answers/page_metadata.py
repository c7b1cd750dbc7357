"""What a page says of its document to programs such as Zotero: COinS."""

from urllib.parse import urlencode

from schemas.link import DocumentSummary
from service.citing.exporters import is_legal, title_of

_DUBLIN_CORE = "info:ofi/fmt:kev:mtx:dc"


def coins_of(document: DocumentSummary, address: str) -> str:
    """Return the COinS of a document (Dublin Core), for the title of a ``span``."""
    day = document.issued_on
    known = (
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", _DUBLIN_CORE),
        ("rft.type", "legislation" if is_legal(document) else "report"),
        ("rft.title", title_of(document)),
        ("rft.creator", document.issuer),
        ("rft.publisher", document.issuer),
        ("rft.date", day.isoformat() if day else None),
        ("rft.source", document.number),
        ("rft.language", "vi"),
        ("rft.identifier", address),
    )
    return urlencode([(name, value) for name, value in known if value])
