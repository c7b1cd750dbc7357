"""Which documents not everybody may know of, as the read models have it."""

from collections.abc import Callable

import pytest
from sqlalchemy import Engine

from schemas.clearance import LEVELS, Clearance, Label
from schemas.decision import DecidedBy
from schemas.record import Received
from service.archive import Archive
from service.curation.decisions import Decisions
from service.graph.secrecy_labels import Labels, StoredLabels
from service.projections.runner import Projections
from tests.factories import make_parsed

SECRET, TOP_SECRET, MOST_SECRET = LEVELS
BY = DecidedBy("lan", "theo danh mục")
Register = Callable[..., str]


@pytest.fixture
def stored(engine: Engine) -> StoredLabels:
    return StoredLabels(engine)


def test_a_document_has_the_level_that_is_printed_on_it(
    engine: Engine, register: Register
) -> None:
    open_one = register(make_parsed(body="một"))
    secret = register(make_parsed(body="hai", secrecy=TOP_SECRET))

    found = StoredLabels(engine).read()

    assert found.labels == {secret: Label(TOP_SECRET)}
    assert open_one not in found.hidden_from(Clearance())


def test_a_clerk_says_another_level_and_for_whom_it_is(
    engine: Engine, register: Register, decisions: Decisions
) -> None:
    document = register(make_parsed(body="một", secrecy=SECRET))
    decisions.correct(document, "secrecy", MOST_SECRET, BY)
    decisions.correct(document, "groups", "PX01, PC03", BY)

    label = Label(MOST_SECRET, ("PC03", "PX01"))
    assert StoredLabels(engine).read().labels == {document: label}


def test_a_document_is_open_once_it_was_released(
    engine: Engine, register: Register, decisions: Decisions
) -> None:
    document = register(make_parsed(body="một", secrecy=SECRET))
    decisions.correct(document, "secrecy", "", BY)

    assert StoredLabels(engine).read().labels == {}


def test_what_was_said_counts_no_more_once_it_was_taken_back(
    engine: Engine, register: Register, decisions: Decisions
) -> None:
    document = register(make_parsed(body="một", secrecy=SECRET))
    decisions.correct(document, "secrecy", "", BY)
    (number,) = decisions.decided_so_far(document).standing
    decisions.take_back(document, number, BY)

    assert StoredLabels(engine).read().labels == {document: Label(SECRET)}


def test_a_withdrawn_document_keeps_its_label(
    engine: Engine, register: Register, decisions: Decisions
) -> None:
    document = register(make_parsed(body="một", secrecy=SECRET))
    decisions.withdraw(document, BY)

    assert StoredLabels(engine).read().labels == {document: Label(SECRET)}


def test_nobody_knows_the_level_of_a_file_that_could_not_be_read(
    archive: Archive, engine: Engine, projections: Projections
) -> None:
    wreck = Received("hỏng.pdf", "0" * 64, b"%PDF")
    archive.quarantine(wreck, "unreadable", "Tệp bị cắt ngang.")
    archive.commit()
    projections.catch_up()

    found = StoredLabels(engine).read()

    assert len(found.unread) == 1
    assert found.labels == {}


def test_a_document_that_comes_in_does_not_change_the_labels_of_others(
    stored: StoredLabels, register: Register
) -> None:
    register(make_parsed(body="một", secrecy=SECRET))
    before = stored.read()
    register(make_parsed(body="hai", secrecy=SECRET))

    after = stored.read()

    assert len(after.labels) > len(before.labels)
    assert after.changes == before.changes


def test_a_decision_on_a_label_changes_what_was_derived_before(
    stored: StoredLabels, register: Register, decisions: Decisions
) -> None:
    document = register(make_parsed(body="một"))
    before = stored.read().changes
    decisions.correct(document, "subject", "Tên khác", BY)
    assert stored.read().changes == before

    decisions.correct(document, "secrecy", SECRET, BY)
    assert stored.read().changes != before


def test_hidden_is_what_a_clearance_does_not_admit() -> None:
    labels = Labels(labels={"a": Label(SECRET), "b": Label(None, ("PC03",))})

    assert labels.hidden_from(Clearance()) == {"a", "b"}
    assert labels.hidden_from(Clearance(SECRET)) == {"b"}
    assert labels.hidden_from(Clearance(SECRET, ("PC03",))) == frozenset()
