"""Events of every version of ours are understood, and mean what they meant."""

import json
from inspect import getmembers, isclass
from pathlib import Path
from pkgutil import resolve_name, walk_packages
from typing import Any
from uuid import UUID

import pytest
from eventsourcing.domain import Aggregate
from eventsourcing.persistence import StoredEvent

import service.domain
from service.bootstrap import open_archive
from service.domain.document_log import DocumentLog
from service.settings import Settings
from tests.sample_events import (
    Line,
    let_everything_happen,
    read_lines,
    stored_event,
    stored_lines,
)

STORED_LINES: list[Line] = [
    line
    for path in sorted((Path(__file__).parents[1] / "stored").glob("*.jsonl"))
    for line in read_lines(path)
    if "topic" in line
]
NOT_OF_OURS = {"timestamp", "originator_topic", "class_version"}
FORMER = "FormerBaskets.", "FormerSavedSearches."
IDENT = UUID("a0000000-0000-5000-8000-000000000000")
SAID = {"timestamp": "2026-11-24T08:00:00+00:00", "by": "An", "why": "đã xem"}
ON = {"key": "48//KHVKS", "day": "2022-01-10"}

# (kind of event, version of its class, its state as it was stored)
STORED: list[tuple[str, int, dict[str, Any]]] = [
    ("CitationConfirmed", 1, {**SAID, **ON, "target": "b0000000"}),
    ("CitationRejected", 1, {**SAID, **ON}),
    ("CitationRejected", 2, {**SAID, **ON, "target": "b0000000"}),
    ("CitationDismissed", 1, {**SAID, **ON}),
    ("CitationConfirmedNotHeld", 1, {**SAID, **ON, "seen": ["b0000000"]}),
    ("CitationRelated", 1, {**SAID, **ON, "relation": "refers_to"}),
    ("CitationAdded", 1, {**SAID, "citation": {"text": "Luật Thi đua"}}),
    ("HeaderCorrected", 1, {**SAID, "field": "issued_on", "value": "2022-01-10"}),
    ("MarkedAsCopy", 1, {**SAID, "original": "b0000000"}),
    ("Withdrawn", 1, SAID),
    ("TakenBack", 1, {**SAID, "number": 4}),
    ("DecisionUndone", 1, {**SAID, **ON}),
]


def event_classes() -> set[type]:
    """Return the kinds of event that the aggregates of the domain have."""
    modules = walk_packages(service.domain.__path__, "service.domain.")
    aggregates = {
        kind
        for module in modules
        for _, kind in getmembers(resolve_name(module.name), isclass)
        if issubclass(kind, Aggregate) and kind is not Aggregate
    }
    return {
        kind
        for aggregate in aggregates
        for name, kind in vars(aggregate).items()
        if isclass(kind) and name not in {"Event", "Created"}
    }


def read(line: Line) -> Any:
    return DocumentLog().mapper.to_domain_event(stored_event(line))


def test_each_kind_of_event_has_a_stored_sample() -> None:
    """Where one lacks: ``tests.sample_events`` says how to make samples."""
    sampled = {type(read(line)) for line in STORED_LINES}

    assert {kind.__qualname__ for kind in event_classes() - sampled} == set()


@pytest.mark.parametrize(
    "line", STORED_LINES, ids=[f"{n}-{e['topic']}" for n, e in enumerate(STORED_LINES)]
)
def test_a_stored_sample_is_read_as_it_was_written(line: Line) -> None:
    event, written = read(line), line["state"]
    ours = written.keys() - NOT_OF_OURS

    assert {name: getattr(event, name) for name in ours} == {
        name: written[name] for name in ours
    }


def test_samples_of_every_kind_that_is_written_today_can_be_made(
    tmp_path: Path,
) -> None:
    with open_archive(Settings(tmp_path)) as opened:
        let_everything_happen(opened)
        lines = [line for line in stored_lines(opened) if "topic" in line]

    absent = event_classes() - {type(read(line)) for line in lines}
    assert all(kind.__qualname__.startswith(FORMER) for kind in absent)


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
