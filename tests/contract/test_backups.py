"""A backup holds what the archive holds, and an archive comes back from it."""

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import astuple
from hashlib import sha256
from pathlib import Path

import pytest

from schemas.account import Role
from schemas.errors import BackupError, MigrationError
from schemas.import_run import LedgerEntry
from schemas.record import Outcome
from service.accounts.session_keeper import Origin
from service.bootstrap import OpenArchive, open_archive
from service.engines import open_backup_place
from service.keeping.backup_places import BackupPlace
from service.settings import ObjectStorage, Settings
from tests.factories import make_citation, make_parsed, make_received
from tests.inbox import PLAN, REPORT
from tests.served import fill_archive
from tests.signed_in import PASSWORD, token_of


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[OpenArchive]:
    with open_archive(Settings(tmp_path / "home", workers=1)) as opened:
        register(opened, "Kế hoạch kiểm sát")
        yield opened


@pytest.fixture(params=["folder", "bucket"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> BackupPlace:
    if request.param == "folder":
        return open_backup_place(tmp_path / "backup")
    bucket: ObjectStorage = request.getfixturevalue("bucket")
    return open_backup_place(bucket)


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[OpenArchive]:
    with open_archive(Settings(tmp_path / "restored", workers=1)) as opened:
        yield opened


def register(opened: OpenArchive, body: str) -> str:
    parsed = make_parsed(make_citation(), body=body)
    received = make_received(parsed)
    opened.archive.register(received, parsed)
    opened.archive.commit()
    return received.checksum


def restore(opened: OpenArchive, place: BackupPlace) -> None:
    opened.restoration.restore(place, lambda _done, _total: None)


def test_a_restored_archive_is_equal(
    archive: OpenArchive, place: BackupPlace, empty: OpenArchive
) -> None:
    backup, missing = archive.backups.take(place)
    restore(empty, place)

    assert not missing
    assert empty.chain.head() == archive.chain.head()
    assert backup.digest == archive.chain.head().digest
    archive.projections.catch_up()
    assert empty.queries.status() == archive.queries.status()


def test_the_originals_come_back(
    archive: OpenArchive, place: BackupPlace, empty: OpenArchive
) -> None:
    checksum = register(archive, "Kế hoạch trồng cây")
    archive.backups.take(place)
    restore(empty, place)

    assert empty.files.read(checksum) == archive.files.read(checksum)


def test_the_next_backup_copies_only_what_is_new(
    archive: OpenArchive, place: BackupPlace
) -> None:
    first, _ = archive.backups.take(place)
    register(archive, "Kế hoạch trồng cây")
    second, _ = archive.backups.take(place)

    assert second.count == first.count + 3
    assert second.files == 2  # the original and its text
    assert archive.backups.take(place)[0].files == 0


def test_the_archive_knows_its_backups(
    archive: OpenArchive, place: BackupPlace
) -> None:
    backup, _ = archive.backups.take(place)

    assert archive.backups.taken() == (backup,)
    assert backup.checked_at is None


def test_a_checked_backup_is_known_as_such(
    archive: OpenArchive, place: BackupPlace
) -> None:
    archive.backups.take(place)

    assert archive.backups.check(place) == ()
    assert archive.backups.taken()[0].checked_at is not None


def test_a_damaged_segment_is_written_again(
    archive: OpenArchive, place: BackupPlace, empty: OpenArchive
) -> None:
    archive.backups.take(place)
    name = "events/000000000001.jsonl"
    whole = place.read(name) or b""
    place.write(name, whole.replace(b"KH", b"KX"))

    with pytest.raises(BackupError, match="không khớp chuỗi"):
        restore(empty, place)
    (fault,) = archive.backups.check(place)
    assert (fault.what, fault.repaired) == (name, True)
    assert place.read(name) == whole
    restore(empty, place)


def test_a_segment_that_was_cut_is_refused(
    archive: OpenArchive, place: BackupPlace, empty: OpenArchive
) -> None:
    archive.backups.take(place)
    name = "events/000000000001.jsonl"
    *lines, _ = (place.read(name) or b"").splitlines(keepends=True)
    place.write(name, b"".join(lines))

    with pytest.raises(BackupError, match="bị cắt"):
        restore(empty, place)


def test_an_archive_that_holds_something_else_is_not_overwritten(
    archive: OpenArchive, place: BackupPlace, empty: OpenArchive
) -> None:
    archive.backups.take(place)
    register(empty, "Kế hoạch của cơ quan khác")

    with pytest.raises(MigrationError):
        restore(empty, place)


def test_a_backup_of_another_archive_is_not_continued(
    archive: OpenArchive, place: BackupPlace, empty: OpenArchive
) -> None:
    register(empty, "Kế hoạch của cơ quan khác")
    empty.backups.take(place)

    with pytest.raises(BackupError):
        archive.backups.take(place)


def test_where_no_backup_is_none_is_restored(
    place: BackupPlace, empty: OpenArchive
) -> None:
    with pytest.raises(BackupError, match="không có bản sao lưu"):
        restore(empty, place)


def test_a_restore_goes_on_where_it_was_broken_off(
    archive: OpenArchive, place: BackupPlace, empty: OpenArchive
) -> None:
    archive.backups.take(place)
    restore(empty, place)
    register(archive, "Kế hoạch đến sau")
    archive.backups.take(place)
    restore(empty, place)

    assert empty.chain.head() == archive.chain.head()


def test_the_imports_come_back(
    archive: OpenArchive, place: BackupPlace, empty: OpenArchive, tmp_path: Path
) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/plan.txt").write_text(PLAN, "utf-8")
    (tmp_path / "in/report.txt").write_text(REPORT, "utf-8")
    archive.importer.run([tmp_path / "in"], lambda _result: None)
    archive.backups.take(place)
    restore(empty, place)

    assert empty.ledger.runs() == archive.ledger.runs()
    (run,) = archive.ledger.runs()
    assert list(empty.ledger.files(run.id)) == list(archive.ledger.files(run.id))


def test_an_import_that_had_not_ended_is_copied_as_it_ended_later(
    archive: OpenArchive, place: BackupPlace, empty: OpenArchive
) -> None:
    run = archive.ledger.begin(["/in"], "1")
    archive.backups.take(place)
    entry = LedgerEntry("/in/a", Outcome.SKIPPED, "found", file="/in/a")
    archive.ledger.put(run, 1, [entry])
    archive.ledger.end(run, interrupted=False)
    archive.backups.take(place)
    restore(empty, place)

    assert empty.ledger.runs() == archive.ledger.runs()
    assert [each.path for each in empty.ledger.files(run)] == ["/in/a"]


def test_an_import_that_was_killed_comes_back_too(
    archive: OpenArchive, place: BackupPlace, empty: OpenArchive
) -> None:
    archive.ledger.begin(["/in"], "1")
    archive.backups.take(place)
    restored = empty.restoration.restore(place, lambda _done, _total: None)

    assert restored.imports == 1
    assert empty.ledger.runs() == archive.ledger.runs()


def test_accounts_and_tokens_come_back_and_sessions_do_not(
    archive: OpenArchive, place: BackupPlace, empty: OpenArchive
) -> None:
    token = token_of(archive.accounts, Role.CLERK, "an")
    archive.accounts.sessions.sign_in("an", PASSWORD, Origin("10.0.0.7", "Firefox"))
    archive.backups.take(place)
    restored = empty.restoration.restore(place, lambda _done, _total: None)

    assert restored.accounts == 1
    assert empty.accounts.copies.kept() == archive.accounts.copies.kept()
    assert empty.accounts.tokens.caller(token)
    assert empty.accounts.sessions.sessions("an") == ()


def test_who_has_an_account_in_the_archive_keeps_it(
    archive: OpenArchive, place: BackupPlace, empty: OpenArchive
) -> None:
    archive.accounts.people.add("an", "", Role.ADMINISTRATOR, PASSWORD)
    archive.backups.take(place)
    empty.accounts.people.add("an", "", Role.READER, PASSWORD)
    restored = empty.restoration.restore(place, lambda _done, _total: None)

    assert restored.accounts is None
    assert empty.accounts.people.account("an").role is Role.READER


def test_the_backup_forgets_what_the_archive_forgot(
    archive: OpenArchive, place: BackupPlace
) -> None:
    archive.accounts.people.add("an", "", Role.READER, PASSWORD)
    archive.backups.take(place)
    before = place.read("accounts.json") or b""
    archive.accounts.people.set_password("an", PASSWORD[::-1])
    archive.backups.take(place)

    (kept,) = archive.accounts.copies.kept().accounts
    assert (kept.password_hash or "").encode() not in before
    assert (kept.password_hash or "").encode() in (place.read("accounts.json") or b"")


def test_accounts_that_were_changed_in_the_backup_are_refused_and_written_again(
    archive: OpenArchive, place: BackupPlace, empty: OpenArchive
) -> None:
    archive.accounts.people.add("an", "", Role.READER, PASSWORD)
    archive.backups.take(place)
    whole = place.read("accounts.json") or b""
    place.write("accounts.json", whole.replace(b'"reader"', b'"clerk"'))

    with pytest.raises(BackupError, match="accounts"):
        restore(empty, place)
    (fault,) = archive.backups.check(place)
    assert (fault.what, fault.repaired) == ("accounts.json", True)
    assert place.read("accounts.json") == whole


def test_accounts_of_a_version_that_knew_less_of_them_come_back(
    archive: OpenArchive, place: BackupPlace, empty: OpenArchive
) -> None:
    archive.accounts.people.add("an", "", Role.READER, PASSWORD)
    archive.backups.take(place)
    kept = json.loads(place.read("accounts.json") or b"")["accounts"]
    del kept["feeds"], kept["accounts"][0]["clearance"]
    former = json.dumps(kept, ensure_ascii=False, separators=(",", ":"))
    checksum = sha256(former.encode()).hexdigest()
    written = f'{{"checksum":"{checksum}","accounts":{former}}}'
    place.write("accounts.json", written.encode())
    restore(empty, place)

    assert empty.accounts.copies.kept() == archive.accounts.copies.kept()


def test_only_its_owner_reads_the_accounts_in_a_folder(
    archive: OpenArchive, tmp_path: Path
) -> None:
    archive.backups.take(open_backup_place(tmp_path / "backup"))

    assert (tmp_path / "backup/accounts.json").stat().st_mode & 0o077 == 0


def test_a_damaged_original_is_named_and_the_rest_is_backed_up(
    archive: OpenArchive, place: BackupPlace, tmp_path: Path
) -> None:
    checksum = register(archive, "Kế hoạch trồng cây")
    stored = tmp_path / "home/files" / checksum[:2] / checksum[2:4] / checksum
    whole = stored.read_bytes()
    stored.write_bytes(b"")
    _, missing = archive.backups.take(place)

    assert missing == (checksum,)
    stored.write_bytes(whole)
    assert archive.backups.take(place)[1] == ()


def test_backups_taken_while_others_write_are_whole(
    archive: OpenArchive, place: BackupPlace, empty: OpenArchive, tmp_path: Path
) -> None:
    def write() -> None:
        with open_archive(Settings(tmp_path / "home", workers=1)) as another:
            for number in range(20):
                register(another, f"Kế hoạch số {number}")

    with ThreadPoolExecutor(1) as threads:
        written = threads.submit(write)
        while not written.done():
            assert archive.backups.take(place)[1] == ()
        written.result()
    last, _ = archive.backups.take(place)
    restore(empty, place)

    assert (last.count, last.digest) == astuple(archive.chain.head())
    assert empty.chain.head() == archive.chain.head()


@pytest.mark.postgres
def test_a_backup_of_servers_is_restored_into_a_folder(
    tmp_path: Path, database: str, bucket: ObjectStorage, empty: OpenArchive
) -> None:
    settings = Settings(tmp_path / "pg", workers=1, database=database, objects=bucket)
    place = open_backup_place(tmp_path / "backup")
    with open_archive(settings) as servers:
        fill_archive(servers)
        servers.backups.take(place)
        restore(empty, place)

        assert empty.chain.head() == servers.chain.head()


@pytest.mark.postgres
def test_a_backup_of_a_folder_is_restored_onto_servers(
    tmp_path: Path, database: str, archive: OpenArchive
) -> None:
    place = open_backup_place(tmp_path / "backup")
    (tmp_path / "plan.txt").write_text(PLAN, "utf-8")
    archive.importer.run([tmp_path / "plan.txt"], lambda _result: None)
    archive.backups.take(place)
    settings = Settings(tmp_path / "pg", workers=1, database=database)
    with open_archive(settings) as servers:
        restore(servers, place)

        assert servers.chain.head() == archive.chain.head()
        assert servers.ledger.begin([], "1") > 1  # goes on after what was put back
