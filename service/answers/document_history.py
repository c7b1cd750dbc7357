"""Everything that happened to a document, in order."""

from collections.abc import Iterable, Iterator
from typing import Any

from schemas.decision import HistoryEntry
from service.domain.document import Document

_DETAILS: dict[type, tuple[str, ...]] = {
    Document.Received: ("filename", "checksum", "size", "media_type"),
    Document.Read: ("media_type", "text_checksum"),
    Document.Parsed: ("parser_version",),
    Document.Quarantined: ("code", "reason"),
    Document.CitationConfirmed: ("key", "day", "target"),
    Document.CitationRejected: ("key", "day", "target"),
    Document.CitationDismissed: ("key", "day"),
    Document.HeaderCorrected: ("field", "value"),
    Document.MarkedAsCopy: ("original",),
    Document.TakenBack: ("number",),
    Document.DecisionUndone: ("key", "day"),
}
"""The fields of each event that people want to read; the event has the others."""


def history_of(events: Iterable[Any]) -> tuple[HistoryEntry, ...]:
    """Return what happened, in order."""
    return tuple(_entries(events))


def _entries(events: Iterable[Any]) -> Iterator[HistoryEntry]:
    for number, event in enumerate(events, start=1):
        kind = type(event)
        details = {
            name: str(getattr(event, name))
            for name in _DETAILS.get(kind, ())
            if getattr(event, name) is not None
        }
        if kind is Document.Parsed:
            details["citations"] = str(len(event.citations))
            details["doubts"] = str(len(event.doubts))
        yield HistoryEntry(
            number=number,
            what=kind.__name__,
            when=event.timestamp,
            by=getattr(event, "by", None),
            why=getattr(event, "why", None),
            details=details,
        )
