"""What the archive answers, as the JSON that the terminal and the web both give.

Numbers are strings, dates ISO, absent things None. The reports of a single parsed
document (``vankho parse --json``) are in ``schemas.codec``.
"""

from datetime import date
from typing import Any

from schemas.codec import (
    citation_report,
    header_report,
    mention_report,
    number_text,
    to_plain,
)
from schemas.decision import HistoryEntry
from schemas.explanation import Explanation
from schemas.finding import DraftCheck, Finding, Severity
from schemas.link import Candidate, CitedBy, DocumentSummary, Link, Trace, TracedLink
from schemas.network import Network
from schemas.record import (
    ArchiveStatus,
    CitationForms,
    DocumentRecord,
    ImportSummary,
    MissingDocument,
    QuarantinedFile,
)
from schemas.search import Completion, SavedSearch, SearchHit, SearchPage
from schemas.standing import Standing


def search_report(page: SearchPage) -> dict[str, Any]:
    """Return ``{"total", "read_as", "next", "hits", "facets"}``.

    A facet is a list of value and count; ``read_as`` is None unless words were put
    right, ``next`` is None on the last page.
    """
    return {
        "total": page.total,
        "read_as": page.read_as,
        "next": page.next,
        "hits": [hit_report(hit) for hit in page.hits],
        "facets": {name: to_plain(values) for name, values in page.facets.items()},
    }


def completion_report(completion: Completion) -> dict[str, Any]:
    """Return what a query may go on to be, and what kind of thing that is."""
    return {"kind": completion.kind.value, "text": completion.text}


def saved_report(saved: SavedSearch) -> dict[str, Any]:
    """Return a search that is kept, and how much is new for it."""
    return {"name": saved.name, "query": saved.text, "new": saved.new}


def hit_report(hit: SearchHit) -> dict[str, Any]:
    """Return one document found; its passages mark what matched with ``<b>``."""
    return {
        "id": hit.id,
        "number": hit.number,
        "doc_type": hit.doc_type,
        "issuer": hit.issuer,
        "date": date_text(hit.issued_on),
        "subject": hit.subject,
        "snippet": hit.snippet,
        "passages": to_plain(hit.passages),
        "score": hit.score,
        "filename": hit.filename,
    }


def summary_report(document: DocumentSummary) -> dict[str, Any]:
    """Return one document of the archive in a line."""
    return {
        "id": document.id,
        "number": document.number,
        "hinted_number": document.hinted_number,
        "doc_type": document.doc_type,
        "issuer": document.issuer,
        "date": date_text(document.issued_on),
        "subject": document.subject,
        "signer": document.signer,
        "filename": document.filename,
    }


def record_report(record: DocumentRecord) -> dict[str, Any]:
    """Return a document of the archive with what was read from it, but its text."""
    return {
        "document": summary_report(record.summary),
        "header": header_report(record.header),
        "citations": [citation_report(each) for each in record.citations],
        "doubts": [to_plain(each) for each in record.doubts],
        "corrections": [to_plain(each) for each in record.corrections],
        "copy_of": record.copy_of,
        "withdrawn": record.withdrawn,
        "file": {
            "checksum": record.checksum,
            "media_type": record.media_type,
            "size": record.size,
            "received_at": record.received_at.isoformat(),
        },
        "reading": {
            "pages": record.pages,
            "methods": list(record.methods),
            "trust": record.trust,
            "parser_version": record.parser_version,
        },
    }


def forms_report(forms: CitationForms) -> dict[str, Any]:
    """Return ``{"full", "short", "footnote"}``."""
    return {"full": forms.full, "short": forms.short, "footnote": forms.footnote}


def missing_report(missing: MissingDocument) -> dict[str, Any]:
    """Return a document that is cited but not in the archive, and who needs it."""
    return {
        "number": missing.number,
        "doc_type": missing.doc_type,
        "date": date_text(missing.issued_on),
        "issuer": missing.issuer,
        "needed_by": [summary_report(each) for each in missing.needed_by],
    }


def quarantine_report(file: QuarantinedFile) -> dict[str, Any]:
    """Return a file that could not be read, and why."""
    return {
        "id": file.id,
        "filename": file.filename,
        "checksum": file.checksum,
        "size": file.size,
        "code": file.code,
        "reason": file.reason,
        "received_at": file.received_at.isoformat(),
    }


def import_report(summary: ImportSummary) -> dict[str, Any]:
    """Return ``{"seen", "archived", "duplicates", "quarantined", "seconds"}``."""
    return {
        "seen": summary.seen,
        "archived": summary.archived,
        "duplicates": summary.duplicates,
        "quarantined": summary.quarantined,
        "seconds": round(summary.seconds, 3),
    }


def status_report(status: ArchiveStatus) -> dict[str, Any]:
    """Return how much the archive holds; ``links`` counts them by their state."""
    return {
        "documents": status.documents,
        "quarantined": status.quarantined,
        "missing": status.missing,
        "indexed": status.indexed,
        "events": status.events,
        "behind": status.behind,
        "set_aside": status.set_aside,
        "links": dict(status.links),
    }


def trace_report(trace: Trace) -> dict[str, Any]:
    """Return ``{"document", "cites", "cited_by"}``.

    ``document`` is None where the number asked for is cited but not in the archive.
    """
    return {
        "document": summary_report(trace.document) if trace.document else None,
        "cites": [traced_report(each) for each in trace.cites],
        "cited_by": [cited_by_report(each) for each in trace.cited_by],
    }


def traced_report(traced: TracedLink) -> dict[str, Any]:
    """Return a link; ``cites`` is added where its target was followed in turn.

    ``repeated`` is added where it was followed elsewhere in the tree, ``cut`` where it
    was not followed because there are too many.
    """
    report = link_report(traced.link)
    if traced.repeated:
        report["repeated"] = True
    if traced.cut:
        report["cut"] = True
    if traced.below is not None:
        report["cites"] = [traced_report(each) for each in traced.below]
    return report


def link_report(link: Link) -> dict[str, Any]:
    """Return a cited document, the state of its link, and where it is mentioned."""
    citation = link.citation
    return {
        "number": number_text(citation.number),
        "doc_type": citation.doc_type,
        "date": date_text(citation.issued_on),
        "issuer": citation.issuer,
        "relation": citation.relation.value,
        "state": link.state.value,
        "reasons": list(link.reasons),
        "target": summary_report(link.target) if link.target else None,
        "mentions": [mention_report(each) for each in citation.mentions],
    }


def cited_by_report(citing: CitedBy) -> dict[str, Any]:
    """Return a document that cites the one asked for, and where it does."""
    return {
        "document": summary_report(citing.document),
        "relation": citing.relation.value,
        "state": citing.link.state.value,
        "reasons": list(citing.link.reasons),
        "mentions": [mention_report(each) for each in citing.link.citation.mentions],
    }


def explanation_report(explained: Explanation) -> dict[str, Any]:
    """Return a link with its candidates, the words it rests on and the parser."""
    link = explained.link
    return {
        "document": summary_report(explained.document),
        **link_report(link),
        "candidates": [candidate_report(each) for each in link.candidates],
        "words": [
            {**mention_report(each.mention), "before": each.before, "after": each.after}
            for each in explained.words
        ],
        "parser_version": explained.parser_version,
    }


def candidate_report(candidate: Candidate) -> dict[str, Any]:
    """Return a document that a citation may mean, and what speaks for or against it."""
    return {
        "document": summary_report(candidate.document),
        "state": candidate.state.value,
        "score": candidate.score,
        "reasons": list(candidate.reasons),
    }


def history_report(entry: HistoryEntry) -> dict[str, Any]:
    """Return one event of a document; ``when`` is ISO, with its zone."""
    return {
        "number": entry.number,
        "what": entry.what,
        "when": entry.when.isoformat(),
        "by": entry.by,
        "why": entry.why,
        "details": entry.details,
    }


def network_report(network: Network) -> dict[str, Any]:
    """Return ``{"nodes", "edges"}``; the first node is the one asked for."""
    return {
        "nodes": [
            {
                "key": node.key,
                "label": node.label,
                "step": node.step,
                "document": summary_report(node.document) if node.document else None,
            }
            for node in network.nodes
        ],
        "edges": [to_plain(edge) for edge in network.edges],
    }


def standing_report(standing: Standing) -> dict[str, Any]:
    """Return whether the document is in force, by whom it was changed, its lược đồ."""
    return {
        "document": summary_report(standing.document),
        "force": standing.force.value,
        "as_of": date_text(standing.as_of),
        "decided_by": [cited_by_report(each) for each in standing.decided_by],
        "unsure": [cited_by_report(each) for each in standing.unsure],
        "cites": {
            relation.value: [link_report(link) for link in links]
            for relation, links in standing.cites
        },
        "cited_by": {
            relation.value: [cited_by_report(each) for each in citing]
            for relation, citing in standing.cited_by
        },
    }


def check_report(check: DraftCheck) -> dict[str, Any]:
    """Return ``{"filename", "counts", "links", "findings"}``; counts by severity."""
    severities = [each.severity for each in check.findings]
    return {
        "filename": check.draft.filename,
        "counts": {each.value: severities.count(each) for each in Severity},
        "links": [link_report(each) for each in check.links],
        "findings": [finding_report(each) for each in check.findings],
    }


def finding_report(finding: Finding) -> dict[str, Any]:
    """Return one finding: its place is that of the words it is about."""
    fix = finding.correction
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "message": finding.message,
        "place": mention_report(finding.place),
        "correction": {
            "start": fix.span.start,
            "end": fix.span.end,
            "printed": fix.printed,
            "text": fix.text,
        }
        if fix
        else None,
    }


def date_text(day: date | None) -> str | None:
    """Return the day in ISO form, or None."""
    return day.isoformat() if day else None
