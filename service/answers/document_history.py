"""Everything that happened to a document, in order."""

from collections.abc import Iterable, Iterator
from typing import Any

from schemas.decision import HistoryEntry

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


def _entries(events: Iterable[Any]) -> Iterator[HistoryEntry]:
    for number, event in enumerate(events, start=1):
        kind = type(event).__name__
        details = {
            name: str(getattr(event, name))
            for name in _DETAILS.get(kind, ())
            if getattr(event, name) is not None
        }
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
