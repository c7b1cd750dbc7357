"""What happened to a document, in the words of the language of the command."""

from collections.abc import Mapping
from datetime import date

from cli.messages import say
from cli.phrases import relation_text
from schemas.citation import Relation
from schemas.decision import HistoryEntry
from schemas.document_names import day_text

_FIELDS = {"issued_on": "date", "reading": "doubts"}
"""The headings of fields that are called otherwise."""
_DETAILED = {
    *("Received", "Parsed", "Quarantined", "Superseded", "MarkedAsCopy", "TakenBack"),
    *("CitationConfirmed", "CitationRejected", "CitationDismissed", "CitationRelated"),
    *("CitationConfirmedNotHeld", "DecisionUndone", "HeaderCorrected"),
}
"""The events that more is said of than their name."""


def field_name(field: str) -> str:
    """Return what a field that can be corrected is called."""
    return say(f"heading.{_FIELDS.get(field, field)}")


def detail_text(entry: HistoryEntry, names: Mapping[str, str]) -> str:
    """Return what an event was about; *names* are those of its ids and keys."""
    if entry.what not in _DETAILED:
        return ""
    details = {name: names.get(value, value) for name, value in entry.details.items()}
    if entry.what == "CitationRejected" and "target" not in details:
        return _cited_text(details)
    values = details | {
        "file": details.get("path") or details.get("filename", ""),
        "cited": _cited_text(details),
        "relation": _relation_text(details),
        "field": field_name(details["field"]) if "field" in details else "",
        "value": details.get("value") or say("history.nothing"),
    }
    return say(f"detail.{entry.what}", **values)


def _cited_text(details: Mapping[str, str]) -> str:
    """Return the citation that was decided on, with its date if a name needs one."""
    key, day = details.get("key", ""), details.get("day")
    written = day_text(date.fromisoformat(day)) if day else ""
    return key if written in key else f"{key} · {written}"


def _relation_text(details: Mapping[str, str]) -> str:
    return relation_text(Relation(details["relation"])) if "relation" in details else ""
