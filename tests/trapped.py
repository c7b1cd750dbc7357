"""A text of our own as the parser sees it, in short forms that a table can hold."""

from ingest.pipeline import parse
from schemas.citation import Citation
from schemas.document import ParsedDocument


def parsed(content: str) -> ParsedDocument:
    return parse(content.encode(), "bẫy.txt")


def numbers(content: str) -> list[str]:
    """Return the numbers that are cited, a law without one by its name."""
    return [str(each.number or each.text) for each in parsed(content).citations]


def said(content: str) -> list[str]:
    """Return ``number day office`` of each citation; what is not said is left out."""
    return [" ".join(filter(None, _parts(each))) for each in parsed(content).citations]


def relations(content: str) -> list[str]:
    """Return ``number relation`` of each citation, with ``nested`` where it is."""
    return [
        f"{each.number or each.text} {each.relation.value}{' nested' * each.nested}"
        for each in parsed(content).citations
    ]


def _parts(each: Citation) -> tuple[str, ...]:
    day = f"{each.issued_on:%d/%m/%Y}" if each.issued_on else ""
    return str(each.number or each.text), day, each.issuer or ""
