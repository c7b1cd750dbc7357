"""Events of every version of ours are understood, and mean what they meant."""

import json
from typing import Any
from uuid import UUID

import pytest
from eventsourcing.persistence import StoredEvent

from service.document_log import DocumentLog

IDENT = UUID("a0000000-0000-5000-8000-000000000000")
SAID = {"timestamp": "2026-11-24T08:00:00+00:00", "by": "An", "why": "đã xem"}
ON = {"key": "48//KHVKS", "day": "2022-01-10"}

# (kind of event, version of its class, its state as it was stored)
STORED: list[tuple[str, int, dict[str, Any]]] = [
    ("CitationConfirmed", 1, {**SAID, **ON, "target": "b0000000"}),
    ("CitationRejected", 1, {**SAID, **ON}),
    ("CitationRejected", 2, {**SAID, **ON, "target": "b0000000"}),
    ("CitationDismissed", 1, {**SAID, **ON}),
    ("CitationAdded", 1, {**SAID, "citation": {"text": "Luật Thi đua"}}),
    ("HeaderCorrected", 1, {**SAID, "field": "issued_on", "value": "2022-01-10"}),
    ("MarkedAsCopy", 1, {**SAID, "original": "b0000000"}),
    ("Withdrawn", 1, SAID),
    ("TakenBack", 1, {**SAID, "number": 4}),
    ("DecisionUndone", 1, {**SAID, **ON}),
]


@pytest.mark.parametrize(
    ("kind", "version", "state"), STORED, ids=[f"{k}-{v}" for k, v, _ in STORED]
)
def test_an_event_is_read_as_it_was_written(
    kind: str, version: int, state: dict[str, Any]
) -> None:
    stored = {**state, "class_version": version} if version > 1 else state
    topic = f"service.domain.document:Document.{kind}"
    event = DocumentLog().mapper.to_domain_event(
        StoredEvent(IDENT, 2, topic, json.dumps(stored).encode())
    )

    told = {name: getattr(event, name) for name in state if name != "timestamp"}
    assert told == {name: value for name, value in state.items() if name != "timestamp"}


def test_a_rejection_of_version_1_names_no_document() -> None:
    topic = "service.domain.document:Document.CitationRejected"
    stored = StoredEvent(IDENT, 2, topic, json.dumps({**SAID, **ON}).encode())
    event: Any = DocumentLog().mapper.to_domain_event(stored)

    assert event.target is None
