"""Documents that are cited but not in the archive, and the documents that cite them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from schemas.citation import Citation
from schemas.link import DocumentSummary, Link, Trace, TracedLink
from schemas.record import MissingDocument
from service.graph.port import CitationEntry, Graph
from service.linking.identity import citation_key
from service.linking.listed_acts import with_listed
from service.linking.unheld import with_withdrawn

_Identity = tuple[str, date | None]


def find_missing(graph: Graph) -> tuple[MissingDocument, ...]:
    """Return the missing documents, the most needed first.

    Citations of one number with different dates mean different documents; a citation
    without a date belongs to the only dated one, if there is just one.
    """
    return _most_needed_first(graph, graph.missing())


def find_needed(graph: Graph, trace: Trace) -> tuple[MissingDocument, ...]:
    """Return the missing documents in *trace*, with all that need them."""
    met = {
        citation_key(link.citation)
        for link in _links_of(trace.cites)
        if link.state.is_unheld
    }
    return _most_needed_first(graph, graph.missing(met))


def find_wanted(graph: Graph, trace: Trace) -> tuple[MissingDocument, ...]:
    """Return what those that *trace* is cited by mean where it is not held."""
    keys = {
        citation_key(each.link.citation)
        for each in trace.cited_by
        if each.link.state.is_unheld
    }
    return _most_needed_first(graph, graph.missing(keys))


def find_missing_of(graph: Graph, key: str) -> tuple[MissingDocument, ...]:
    """Return the missing documents of the number with *key*, by their dates."""
    return _most_needed_first(graph, graph.missing([key]))


def count_missing(graph: Graph) -> int:
    """Return how many there are, distinguished in the same way."""
    days: dict[str, set[date | None]] = defaultdict(set)
    for key, day in graph.missing_days():
        days[key].add(day)
    return sum(len(_distinct(each)) for each in days.values())


def _distinct(days: set[date | None]) -> set[date | None]:
    """Return the dates of different documents; None counts unless there is one date."""
    only_one = len(days - {None}) == 1
    return days - {None} if only_one else days


def _links_of(traced: Iterable[TracedLink]) -> Iterator[Link]:
    for each in traced:
        yield each.link
        yield from _links_of(each.below or ())


def _most_needed_first(
    graph: Graph, entries: Iterable[CitationEntry]
) -> tuple[MissingDocument, ...]:
    groups = _grouped(entries)
    citing = {entry.document for entries in groups.values() for entry in entries}
    documents = graph.summaries(citing)
    since = graph.found_since() if groups else {}
    found = [
        replace(_missing(entries, documents), found_since=_since(entries, since))
        for entries in groups.values()
    ]
    found.sort(key=lambda each: (-len(each.needed_by), each.number))
    return with_listed(graph, with_withdrawn(graph, found))


def _since(
    entries: Iterable[CitationEntry],
    since: Mapping[tuple[str, int], tuple[DocumentSummary, ...]],
) -> tuple[DocumentSummary, ...]:
    found = (since.get((each.document, each.place), ()) for each in entries)
    return tuple(dict.fromkeys(document for some in found for document in some))


def _grouped(
    entries: Iterable[CitationEntry],
) -> dict[_Identity, list[CitationEntry]]:
    by_key: dict[str, list[CitationEntry]] = defaultdict(list)
    for entry in entries:
        by_key[entry.key].append(entry)
    groups: dict[_Identity, list[CitationEntry]] = defaultdict(list)
    for key, same in by_key.items():
        days = _distinct({each.citation.issued_on for each in same})
        only = next(iter(days)) if len(days) == 1 else None
        for entry in same:
            groups[key, entry.citation.issued_on or only].append(entry)
    return groups


def _missing(
    entries: list[CitationEntry], documents: dict[str, DocumentSummary]
) -> MissingDocument:
    cited = [entry.citation for entry in entries]
    needing = dict.fromkeys(entry.document for entry in entries)
    return MissingDocument(
        number=_name(cited[0]),
        doc_type=next((each.doc_type for each in cited if each.doc_type), None),
        issued_on=next((each.issued_on for each in cited if each.issued_on), None),
        issuer=next((each.issuer for each in cited if each.issuer), None),
        needed_by=tuple(documents[each] for each in needing if each in documents),
    )


def _name(citation: Citation) -> str:
    """Return the number, or the name of a law."""
    return str(citation.number) if citation.number else citation.text
