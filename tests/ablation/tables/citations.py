"""What a text cites, as the parser reads it."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from schemas.citation import Citation


def cited(content: str, doc_type: str | None = None) -> "tuple[Citation, ...]":
    """Return what a document of *doc_type* cites in *content*."""
    from ingest.citing.citations import find_citations
    from schemas.document import Header, Text

    return tuple(find_citations(Text(content), Header(doc_type=doc_type)))


def last_relation(content: str) -> str | None:
    """Return the relation of a law to what *content* cites last."""
    found = cited(content, "Luật")
    return found[-1].mentions[-1].relation.value if found else None
