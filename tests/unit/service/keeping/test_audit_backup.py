"""The audit is in a backup, without whom it forgot, and comes back from it."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from schemas.audit import Access, Action, AuditChoice, Person
from schemas.errors import BackupError
from service.accounts.command_notes import CommandNotes
from service.bootstrap import OpenArchive, open_archive
from service.engines import open_backup_place
from service.keeping.audit_backup import AuditBackup
from service.keeping.backup_places import BackupPlace
from service.keeping.transfer import audit_pieces, put_audit
from service.settings import Settings

NOON = datetime(2026, 11, 27, 12, tzinfo=UTC)
LAN = Person("lan", "10.0.0.7", "thi đua")
MINH = Person("minh", "10.0.0.8")


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[OpenArchive]:
    with open_archive(Settings(tmp_path / "home")) as opened:
        note(opened, LAN)
        note(opened, MINH)
        yield opened


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[OpenArchive]:
    with open_archive(Settings(tmp_path / "restored")) as opened:
        yield opened


@pytest.fixture
def place(tmp_path: Path) -> BackupPlace:
    return open_backup_place(tmp_path / "backup")


def note(opened: OpenArchive, person: Person) -> None:
    hours = opened.audit.log.last_position()
    at = NOON + timedelta(hours=hours)
    opened.audit.note(Access(at, Action.SEARCHED, "GET /search", 200), person)
    opened.audit.store()


def entries(opened: OpenArchive) -> list[Person | None]:
    return [each.person for each in opened.audit.entries(AuditChoice())]


def take(opened: OpenArchive, place: BackupPlace) -> None:
    AuditBackup(opened.audit).take(place)


def written(tmp_path: Path) -> str:
    """Return all that a backup holds, as text."""
    files = sorted((tmp_path / "backup").rglob("*"))
    return "".join(each.read_text("utf-8") for each in files if each.is_file())


def test_it_comes_back_and_is_still_proved(
    archive: OpenArchive, place: BackupPlace, empty: OpenArchive
) -> None:
    take(archive, place)
    put = AuditBackup(empty.audit).restore(place)

    assert put
    assert (put.count, put.persons) == (3, 2)  # a trail was begun, too
    assert entries(empty) == [LAN, MINH]
    assert list(empty.audit.faults()) == []


def test_what_was_done_on_the_command_line_is_in_it(
    archive: OpenArchive, place: BackupPlace, empty: OpenArchive
) -> None:
    """Also what no other process has stored yet."""
    access = Access(NOON + timedelta(days=1), Action.OPENED, "vankho show", 0)
    CommandNotes(archive.settings.home).note(access, LAN)
    take(archive, place)
    AuditBackup(empty.audit).restore(place)

    assert entries(empty) == [LAN, MINH, LAN]


def test_the_next_backup_has_what_is_new(
    archive: OpenArchive, place: BackupPlace, empty: OpenArchive
) -> None:
    take(archive, place)
    note(archive, LAN)
    take(archive, place)
    AuditBackup(empty.audit).restore(place)

    assert entries(empty) == [LAN, MINH, LAN]


def test_the_backup_forgets_whom_the_archive_forgot(
    archive: OpenArchive, place: BackupPlace, empty: OpenArchive, tmp_path: Path
) -> None:
    take(archive, place)
    assert "10.0.0.7" in written(tmp_path)
    archive.audit.erase("lan", "an", "đã nghỉ việc")
    take(archive, place)

    assert "10.0.0.7" not in written(tmp_path)
    AuditBackup(empty.audit).restore(place)
    assert entries(empty)[:2] == [None, MINH]
    assert list(empty.audit.faults()) == []


def test_rows_that_the_backup_kept_of_an_erased_person_do_not_come_back(
    archive: OpenArchive, place: BackupPlace, empty: OpenArchive, tmp_path: Path
) -> None:
    """Where somebody put an older file back among those of the backup."""
    take(archive, place)
    (persons,) = (tmp_path / "backup/audit").glob("*.persons.json")
    former = persons.read_bytes()
    archive.audit.erase("lan", "an", "đã nghỉ việc")
    take(archive, place)
    persons.write_bytes(former)
    AuditBackup(empty.audit).restore(place)

    assert entries(empty)[:2] == [None, MINH]


def test_an_audit_that_the_archive_has_stays_with_whom_it_forgot(
    archive: OpenArchive, place: BackupPlace
) -> None:
    take(archive, place)
    archive.audit.erase("lan", "an", "đã nghỉ việc")

    assert AuditBackup(archive.audit).restore(place) is None
    assert entries(archive)[:2] == [None, MINH]


def test_the_audit_of_another_archive_is_not_continued(
    archive: OpenArchive, place: BackupPlace, empty: OpenArchive
) -> None:
    take(archive, place)
    note(empty, MINH)

    with pytest.raises(BackupError, match="nhật ký"):
        take(empty, place)


def test_a_backup_that_is_given_away_has_no_audit(
    archive: OpenArchive, place: BackupPlace, empty: OpenArchive, tmp_path: Path
) -> None:
    take(archive, place)
    for each in (tmp_path / "backup/audit").iterdir():
        each.unlink()

    assert AuditBackup(empty.audit).restore(place) is None
    assert entries(empty) == []


def test_what_is_damaged_is_written_again(
    archive: OpenArchive, place: BackupPlace, empty: OpenArchive, tmp_path: Path
) -> None:
    take(archive, place)
    for each in (tmp_path / "backup/audit").glob("0*"):
        each.write_bytes(b"[]")
    faults = list(AuditBackup(archive.audit).check(place))

    assert [each.repaired for each in faults] == [True, True]
    assert list(AuditBackup(archive.audit).check(place)) == []
    AuditBackup(empty.audit).restore(place)
    assert entries(empty) == [LAN, MINH]


def test_a_backup_that_lacks_who_it_was_is_refused(
    archive: OpenArchive, place: BackupPlace, empty: OpenArchive, tmp_path: Path
) -> None:
    take(archive, place)
    (persons,) = (tmp_path / "backup/audit").glob("*.persons.json")
    persons.unlink()

    with pytest.raises(BackupError, match="persons"):
        AuditBackup(empty.audit).restore(place)


def test_a_row_that_was_changed_in_the_backup_is_named_after_the_restore(
    archive: OpenArchive, place: BackupPlace, empty: OpenArchive, tmp_path: Path
) -> None:
    take(archive, place)
    (persons,) = (tmp_path / "backup/audit").glob("*.persons.json")
    persons.write_text(persons.read_text("utf-8").replace("lan", "mai"), "utf-8")
    AuditBackup(empty.audit).restore(place)

    assert [how for how, _ in empty.audit.faults()] == ["detail_changed"]


def test_only_its_owner_reads_who_it_was(
    archive: OpenArchive, place: BackupPlace, tmp_path: Path
) -> None:
    take(archive, place)
    (persons,) = (tmp_path / "backup/audit").glob("*.persons.json")

    assert persons.stat().st_mode & 0o077 == 0
    assert len(json.loads(persons.read_text("utf-8"))) == 2


def test_it_moves_to_other_engines(archive: OpenArchive, empty: OpenArchive) -> None:
    put = put_audit(audit_pieces(archive.audit), empty.audit)

    assert put
    assert entries(empty) == [LAN, MINH]
    assert list(empty.audit.faults()) == []
