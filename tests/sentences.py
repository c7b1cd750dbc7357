"""Sentences of a wanted length, and what they cite."""

from ingest.citing.citations import find_citations
from schemas.citation import Citation
from schemas.document import Header, Text

DECREE = "Nghị định số 5/2020/NĐ-CP"


def filler(length: int) -> str:
    """Return words that say nothing, with the blank behind them, of *length*."""
    words = ("chữ " * length)[: length - 1].rstrip()
    return words.ljust(length - 1, "x") + " "


def cited(content: str) -> tuple[Citation, ...]:
    """Return what the text of a law cites, which may end any other document."""
    return find_citations(Text(content), Header(doc_type="Luật"))


def only(content: str) -> Citation:
    """Return the one document that *content* cites."""
    (citation,) = cited(content)
    return citation
