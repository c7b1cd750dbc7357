"""What the archive answers, as the JSON that the terminal and the web both give.

Numbers are strings, dates ISO, absent things None. The reports of a single parsed
document (``vankho parse --json``) are in ``schemas.codec``.
"""

from datetime import date
from typing import Any

from schemas.codec import mention_report, number_text, to_plain
from schemas.link import CitedBy, DocumentSummary, Link, Trace, TracedLink
from schemas.search import SearchHit, SearchPage


def search_report(page: SearchPage) -> dict[str, Any]:
    """Return ``{"total", "hits", "facets"}``; a facet is a list of value and count."""
    return {
        "total": page.total,
        "hits": [hit_report(hit) for hit in page.hits],
        "facets": {name: to_plain(values) for name, values in page.facets.items()},
    }


def hit_report(hit: SearchHit) -> dict[str, Any]:
    """Return one document found; its snippet marks what matched with ``<b>``."""
    return {
        "id": hit.id,
        "number": hit.number,
        "doc_type": hit.doc_type,
        "issuer": hit.issuer,
        "date": date_text(hit.issued_on),
        "subject": hit.subject,
        "snippet": hit.snippet,
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
    """Return a link; ``cites`` is added where its target was followed in turn."""
    report = link_report(traced.link)
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


def date_text(day: date | None) -> str | None:
    """Return the day in ISO form, or None."""
    return day.isoformat() if day else None
