"""The documents that are cited but not in the archive, and who needs them."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from schemas.citation import Citation
from schemas.link import DocumentSummary
from schemas.record import MissingDocument
from service.graph.port import CitationEntry, Graph

_Identity = tuple[str, date | None]


def find_missing(graph: Graph) -> tuple[MissingDocument, ...]:
    """Return the missing documents, those that most documents need first.

    Citations of one number with different dates are different documents; without a
    date a citation goes with the only dated one there is.
    """
    groups = _grouped(graph.missing())
    citing = {entry.document for entries in groups.values() for entry in entries}
    documents = graph.summaries(citing)
    found = [_missing(entries, documents) for entries in groups.values()]
    return tuple(sorted(found, key=lambda each: (-len(each.needed_by), each.number)))


def _grouped(
    entries: Iterable[CitationEntry],
) -> dict[_Identity, list[CitationEntry]]:
    by_key: dict[str, list[CitationEntry]] = defaultdict(list)
    for entry in entries:
        by_key[entry.key].append(entry)
    groups: dict[_Identity, list[CitationEntry]] = defaultdict(list)
    for key, same in by_key.items():
        days = {each.citation.issued_on for each in same} - {None}
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
    """Return the number, or for laws the name."""
    return str(citation.number) if citation.number else citation.text
