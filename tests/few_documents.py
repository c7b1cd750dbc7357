"""A graph of a few documents, by which a citation is resolved as in an archive."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import cast

from schemas.citation import Citation
from schemas.decision import Decision
from schemas.link import CitedBy, DocumentSummary, Link
from service.graph.port import CitationEntry, Graph
from service.linking.decided import resolve_all
from service.linking.identity import citation_key


@dataclass(frozen=True)
class FewDocuments:
    """Documents that are all looked at, whatever they are looked up by."""

    documents: tuple[DocumentSummary, ...]

    def endings_of(self, ids: Iterable[str]) -> tuple[CitedBy, ...]:  # noqa: ARG002
        """Return that nothing ends another."""
        return ()

    def candidates(self, keys: Iterable[str]) -> dict[str, list[DocumentSummary]]:
        return {key: list(self.documents) for key in keys}

    def other_files(self, keys: Iterable[str]) -> dict[str, list[DocumentSummary]]:  # noqa: ARG002
        """Return that each document has one file."""
        return {}

    def decisions(self, documents: Iterable[str]) -> list[Decision]:  # noqa: ARG002
        return []

    def works(self, ids: Iterable[str]) -> dict[str, str]:
        return {each: each for each in ids}

    def summaries(self, ids: Iterable[str]) -> dict[str, DocumentSummary]:
        return {each.id: each for each in self.documents if each.id in set(ids)}


def resolve_among(
    documents: Iterable[DocumentSummary],
    citation: Citation,
    citing: str,
    cited_on: date | None = None,
    applied_from: date | None = None,
) -> Link:
    """Return what *citation*, in the document *citing* (an id), means among them.

    *cited_on* is the date of that document.
    """
    key = citation_key(citation)
    entry = CitationEntry(citing, 0, key, citation, cited_on, applied_from)
    graph = cast("Graph", FewDocuments(tuple(documents)))
    (link,) = resolve_all(graph, [entry])
    return link
