"""Chains of citations: what a document rests on, and who rests on it."""

from collections.abc import Iterable

from schemas.errors import DocumentNotFoundError
from schemas.link import CitedBy, Link, Trace, TracedLink
from service.graph.port import CitationEntry, Graph
from service.projections.linking import resolve_all
from service.reference import find_document
from service.search.spellings import number_keys


def trace_reference(graph: Graph, reference: str, depth: int) -> Trace:
    """Return the trace of the document that *reference* names, *depth* steps down.

    Raises:
        DocumentNotFoundError: no document has that number, and none cites it.
        AmbiguousReferenceError: several documents have it.

    """
    try:
        document = find_document(graph, reference)
    except DocumentNotFoundError:
        return _trace_wanted(graph, reference)
    return Trace(
        document=document,
        cites=_follow(graph, document.id, depth, frozenset({document.id})),
        cited_by=_cited_by(graph, graph.citing_document(document.id)),
    )


def _trace_wanted(graph: Graph, reference: str) -> Trace:
    """Return who cites a number that is not in the archive."""
    entries = graph.citing(number_keys(reference))
    numbers = [str(e.citation.number) for e in entries if e.citation.number]
    if not numbers:
        raise DocumentNotFoundError(reference)
    return Trace(None, wanted=numbers[0], cited_by=_cited_by(graph, entries))


def _follow(
    graph: Graph, document: str, depth: int, above: frozenset[str]
) -> tuple[TracedLink, ...]:
    links = resolve_all(graph, graph.citations_of(document))
    return tuple(_traced(graph, link, depth - 1, above) for link in links)


def _traced(graph: Graph, link: Link, depth: int, above: frozenset[str]) -> TracedLink:
    target = link.target
    if target is None:
        return TracedLink(link)
    if target.id in above:
        return TracedLink(link, repeated=True)
    if depth < 1:
        return TracedLink(link)
    below = _follow(graph, target.id, depth, above | {target.id})
    return TracedLink(link, below)


def _cited_by(graph: Graph, entries: Iterable[CitationEntry]) -> tuple[CitedBy, ...]:
    """Return who cites, the newest first."""
    citing = list(entries)
    documents = graph.summaries(entry.document for entry in citing)
    found = [
        CitedBy(documents[entry.document], link, link.citation.relation)
        for entry, link in zip(citing, resolve_all(graph, citing), strict=True)
        if entry.document in documents
    ]
    return tuple(sorted(found, key=_newest_first))


def _newest_first(citing: CitedBy) -> tuple[int, str]:
    day = citing.document.issued_on
    return (-day.toordinal() if day else 0, citing.document.id)
