"""Who used the archive is noted, found, erased, and cannot be changed unnoticed."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import create_engine, delete, text, update
from sqlalchemy.exc import OperationalError

from schemas.audit import Access, Action, AuditChoice, Person
from service.accounts.account_tables import audit_details
from service.bootstrap import OpenArchive, open_archive
from service.engines import open_accounts
from service.settings import Settings

NOON = datetime(2026, 11, 27, 12, tzinfo=UTC)
LAN = Person("lan", "10.0.0.7", "thi đua")
MINH = Person("minh", "10.0.0.8")
SEARCH = Access(NOON, Action.SEARCHED, "GET /search", 200)
OPENING = Access(NOON + timedelta(hours=1), Action.OPENED, "GET /documents", 200, "48")


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[OpenArchive]:
    with open_archive(Settings(tmp_path)) as archive:
        archive.audit.note(SEARCH, LAN)
        archive.audit.note(OPENING, MINH)
        archive.audit.store()
        yield archive


def found(opened: OpenArchive, **wanted: object) -> list[Access]:
    choice = AuditChoice(**wanted)  # type: ignore[arg-type]
    return [each.access for each in opened.audit.entries(choice)]


def test_accesses_are_kept_in_their_order(opened: OpenArchive) -> None:
    assert found(opened) == [SEARCH, OPENING]


def test_the_latest_is_first(opened: OpenArchive) -> None:
    assert [each.access for each in opened.audit.latest(AuditChoice(), 1)] == [OPENING]


@pytest.mark.parametrize(
    "wanted",
    [
        {"name": "minh"},
        {"action": Action.OPENED},
        {"target": "48"},
        {"since": NOON + timedelta(minutes=1)},
    ],
)
def test_accesses_are_chosen(opened: OpenArchive, wanted: dict[str, object]) -> None:
    assert found(opened, **wanted) == [OPENING]


def test_accesses_before_a_moment_are_chosen(opened: OpenArchive) -> None:
    assert found(opened, until=NOON + timedelta(minutes=1)) == [SEARCH]


def test_what_was_noted_is_there_after_a_restart(tmp_path: Path) -> None:
    with open_archive(Settings(tmp_path)) as archive:
        archive.audit.note(SEARCH, LAN)

    with open_archive(Settings(tmp_path)) as archive:
        (entry,) = archive.audit.entries(AuditChoice())

    assert (entry.access, entry.person) == (SEARCH, LAN)


def test_what_cannot_be_stored_is_stored_the_next_time(opened: OpenArchive) -> None:
    engine = open_accounts(opened.settings)
    opened.audit.note(SEARCH, MINH)
    audit_details.drop(engine)
    with pytest.raises(OperationalError):
        opened.audit.store()
    audit_details.create(engine)
    engine.dispose()

    opened.audit.store()

    *_, last = opened.audit.entries(AuditChoice())
    assert (last.access, last.person) == (SEARCH, MINH)


@pytest.mark.usefixtures("opened")
def test_no_event_holds_a_name_an_address_or_a_word(tmp_path: Path) -> None:
    stored = (tmp_path / "audit.db").read_bytes()

    for personal in (b'lan"', b"10.0.0.7", "thi đua".encode()):
        assert personal not in stored


def test_an_erased_person_is_unknown_and_nothing_is_at_fault(
    opened: OpenArchive,
) -> None:
    assert opened.audit.erase("lan", "admin", "asked for it") == 1

    entries = list(opened.audit.entries(AuditChoice()))
    assert [each.person for each in entries[:2]] == [None, MINH]
    assert entries[-1].access.action is Action.ERASED
    assert list(opened.audit.faults()) == []


def test_what_is_older_than_is_kept_is_erased(tmp_path: Path) -> None:
    now = datetime.now(UTC)
    with open_archive(Settings(tmp_path, audit_days=30)) as archive:
        audit = archive.audit
        for days in (31, 0):
            at = now - timedelta(days=days)
            audit.note(Access(at, Action.READ, "GET /x", 200), LAN)
        audit.store()

        audit.erase_old()

        persons = [each.person for each in audit.entries(AuditChoice())]
        assert persons == [None, LAN]
        assert list(audit.faults()) == []


def test_a_changed_row_about_a_person_is_named(opened: OpenArchive) -> None:
    engine = open_accounts(opened.settings)
    with engine.begin() as connection:
        row = audit_details.c.name == "lan"
        connection.execute(update(audit_details).where(row).values(name="minh"))
    engine.dispose()

    ((how, _),) = opened.audit.faults()

    assert how == "detail_changed"


def test_a_row_that_is_gone_without_a_reason_is_named(opened: OpenArchive) -> None:
    engine = open_accounts(opened.settings)
    with engine.begin() as connection:
        connection.execute(delete(audit_details).where(audit_details.c.name == "lan"))
    engine.dispose()

    ((how, _),) = opened.audit.faults()

    assert how == "detail_missing"


def test_a_changed_event_is_named(opened: OpenArchive, tmp_path: Path) -> None:
    engine = create_engine(f"sqlite:///{tmp_path / 'audit.db'}")
    with engine.begin() as connection:
        state = "CAST(replace(CAST(state AS TEXT), '200', '403') AS BLOB)"
        connection.execute(text(f"UPDATE stored_events SET state = {state}"))  # noqa: S608
    engine.dispose()

    assert "changed" in {how for how, _ in opened.audit.faults()}
