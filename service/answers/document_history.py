"""Everything that happened to a document, in order."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from schemas.decision import HistoryEntry
from schemas.document import Header
from schemas.document_names import (
    UNPRINTED,
    citation_text,
    document_name,
    field_text,
    unprinted_text,
)
from schemas.link import DocumentSummary
from schemas.record import DocumentRecord
from service.domain.header_fields import corrected
from service.linking.identity import citation_key

_DETAILS: dict[str, tuple[str, ...]] = {
    "Received": ("filename", "path", "checksum", "size", "media_type"),
    "Read": ("media_type", "text_checksum"),
    "Parsed": ("parser_version",),
    "Quarantined": ("code", "reason"),
    "Superseded": ("document",),
    "CitationConfirmed": ("key", "day", "target"),
    "CitationRejected": ("key", "day", "target"),
    "CitationDismissed": ("key", "day"),
    "CitationConfirmedNotHeld": ("key", "day"),
    "CitationRelated": ("key", "day", "relation"),
    "HeaderCorrected": ("field", "value"),
    "MarkedAsCopy": ("original",),
    "TakenBack": ("number",),
    "DecisionUndone": ("key", "day"),
}
"""What a person wants to read of each kind of event, named by its class."""


def history_of(events: Iterable[Any]) -> tuple[HistoryEntry, ...]:
    """Return what happened, in order."""
    return tuple(_entries(events))


def without_subjects(history: Iterable[HistoryEntry]) -> tuple[HistoryEntry, ...]:
    """Return *history* without what people typed as the subject."""
    return tuple(
        replace(each, details=each.details | {"value": ""})
        if each.details.get("field") == "subject"
        else each
        for each in history
    )


def named_documents(history: Iterable[HistoryEntry]) -> frozenset[str]:
    """Return the ids of the other documents that *history* names."""
    return frozenset(
        entry.details[name]
        for entry in history
        for name in ("target", "original", "document")
        if name in entry.details
    )


def names_in(
    record: DocumentRecord, documents: Mapping[str, DocumentSummary]
) -> dict[str, str]:
    """Return what the ids and keys in the history of a document are called.

    *documents* are those that ``named_documents`` returns, as far as there are any.
    """
    cited = {citation_key(each): citation_text(each) for each in record.citations}
    return cited | {ident: document_name(each) for ident, each in documents.items()}


def _entries(events: Iterable[Any]) -> Iterator[HistoryEntry]:
    for number, event in enumerate(events, start=1):
        kind = type(event).__name__
        details = {
            name: str(getattr(event, name))
            for name in _DETAILS.get(kind, ())
            if getattr(event, name) is not None
        }
        if kind == "HeaderCorrected":
            details["value"] = _value(event)
        if kind == "Parsed":
            details["citations"] = str(len(event.citations))
            details["doubts"] = str(len(event.doubts))
        yield HistoryEntry(
            number=number,
            what=kind,
            when=event.timestamp,
            by=getattr(event, "by", None),
            why=getattr(event, "why", None),
            details=details,
        )


def _value(event: Any) -> str:
    """Return what a field was corrected to, as one reads it; empty: it has none."""
    if event.field in UNPRINTED:
        return unprinted_text(event.field, event.value)
    after = corrected(Header(), event.field, event.value)
    return field_text(after, event.field) or ""
