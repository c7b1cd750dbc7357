"""Commands are noted in a file, until the audit has stored them."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from schemas.audit import Access, Action, AuditChoice, Person
from service.accounts.command_notes import FILE, CommandNotes
from service.bootstrap import open_archive
from service.settings import Settings

NOON = datetime(2026, 11, 27, 12, tzinfo=UTC)
SEARCH = Access(NOON, Action.SEARCHED, "vankho search", 0)
SHOWN = Access(NOON, Action.OPENED, "vankho show", 4, "48/KH-VKS")
LAN = Person("lan", None, "thi đua")


@pytest.fixture
def notes(tmp_path: Path) -> CommandNotes:
    noted = CommandNotes(tmp_path)
    noted.note(SEARCH, LAN)
    noted.note(SHOWN, LAN)
    return noted


def test_what_was_noted_is_taken_once(notes: CommandNotes) -> None:
    with notes.taken() as first:
        assert first == [(SEARCH, LAN), (SHOWN, LAN)]
    with notes.taken() as second:
        assert second == []


def test_what_could_not_be_stored_is_taken_again(notes: CommandNotes) -> None:
    with pytest.raises(OSError, match="đầy"), notes.taken():
        raise OSError("đầy")

    with notes.taken() as again:
        assert again == [(SEARCH, LAN), (SHOWN, LAN)]


def test_half_a_line_that_a_power_cut_left_is_nobody_s(
    notes: CommandNotes, tmp_path: Path
) -> None:
    with (tmp_path / FILE).open("a", encoding="utf-8") as file:
        file.write('[{"at": "2026\n')

    with notes.taken() as found:
        assert found == [(SEARCH, LAN), (SHOWN, LAN)]


def test_only_the_owner_of_the_archive_may_read_them(
    notes: CommandNotes, tmp_path: Path
) -> None:
    with notes.taken():
        assert (tmp_path / FILE).stat().st_mode & 0o777 == 0o600


def test_the_audit_stores_them_and_erases_who_it_was(
    notes: CommandNotes, tmp_path: Path
) -> None:
    with open_archive(Settings(tmp_path)) as opened:
        first, second = opened.audit.entries(AuditChoice(name="lan"))
        assert (first.access, second.access, first.person) == (SEARCH, SHOWN, LAN)

        opened.audit.erase("lan", "minh", "đã nghỉ")

        assert list(opened.audit.entries(AuditChoice(name="lan"))) == []
        assert list(opened.audit.faults()) == []
    assert not (tmp_path / FILE).stat().st_size
    with notes.taken() as left:
        assert left == []
