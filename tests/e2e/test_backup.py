"""An archive is backed up, lost, and restored, from the command line."""

import json
from datetime import UTC, datetime
from pathlib import Path
from shutil import rmtree

import pytest

from cli.errors import DAMAGED
from schemas.audit import Access, Action, Person
from service.bootstrap import open_archive
from service.settings import Settings
from tests.inbox import PLAN, REPORT
from tests.kept_archive import run, stored


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    (folder / "report.txt").write_text(REPORT, "utf-8")
    return folder


@pytest.fixture
def home(tmp_path: Path, inbox: Path) -> Path:
    home = tmp_path / "home"
    assert run(home, "import", inbox).exit_code == 0
    return home


def test_what_was_lost_is_found_again(home: Path, tmp_path: Path) -> None:
    before = run(home, "search", "báo cáo", "--json").stdout
    assert run(home, "backup", tmp_path / "backup").exit_code == 0
    rmtree(home)
    result = run(home, "restore", tmp_path / "backup")

    assert result.exit_code == 0
    assert "Đã khôi phục và đối chiếu 3 sự kiện, 2 tệp, 1 lượt nhập" in result.stdout
    assert run(home, "search", "báo cáo", "--json").stdout == before
    assert run(home, "verify").exit_code == 0


def test_accounts_are_found_again(home: Path, tmp_path: Path) -> None:
    run(home, "user", "add", "lan", "--admin", "--generate")
    before = run(home, "user", "list", "--json").stdout
    run(home, "backup", tmp_path / "backup")
    rmtree(home)
    result = run(home, "restore", tmp_path / "backup")

    assert "Đã chép 1 tài khoản" in result.stdout
    assert run(home, "user", "list", "--json").stdout == before


def test_what_each_may_know_of_and_who_used_the_archive_are_found_again(
    home: Path, tmp_path: Path
) -> None:
    run(home, "user", "add", "lan", "--admin", "--generate")
    cleared = "--clearance", "MẬT", "--group", "tổ chức"
    assert run(home, "user", "clearance", "lan", *cleared).exit_code == 0
    with open_archive(Settings(home)) as opened:
        access = Access(datetime.now(UTC), Action.SEARCHED, "GET /search", 200)
        opened.audit.note(access, Person("lan", "10.0.0.7", "thi đua"))
    accesses, people = (
        run(home, *each, "--json").stdout for each in (["audit"], ["user", "list"])
    )
    run(home, "backup", tmp_path / "backup")
    rmtree(home)
    result = run(home, "restore", tmp_path / "backup")

    assert "Đã chép nhật ký sử dụng: " in result.stdout
    assert "bị xóa hoặc thu hồi sau đó nay có lại" in result.stderr
    assert run(home, "user", "list", "--json").stdout == people
    assert "tổ chức" in people
    kept = json.loads(run(home, "audit", "--json").stdout)
    assert all(each in kept for each in json.loads(accesses))
    assert "thi đua" in accesses
    assert run(home, "verify").exit_code == 0


def test_a_backup_without_accounts_is_restored_without_any(
    home: Path, tmp_path: Path
) -> None:
    run(home, "user", "add", "lan", "--admin", "--generate")
    run(home, "backup", tmp_path / "backup")
    (tmp_path / "backup/accounts.json").unlink()  # it was to be given away
    rmtree(home)
    result = run(home, "restore", tmp_path / "backup")

    assert result.exit_code == 0
    assert "Không chép tài khoản" in result.stderr
    assert json.loads(run(home, "user", "list", "--json").stdout) == []


def test_newer_views_are_brought_back_in_step(
    home: Path, inbox: Path, tmp_path: Path
) -> None:
    run(home, "backup", tmp_path / "backup")
    (inbox / "plan.txt").write_text(PLAN, "utf-8")
    run(home, "import", inbox)
    for each in home.glob("events.db*"):
        each.unlink()
    result = run(home, "restore", tmp_path / "backup")
    status = json.loads(run(home, "status", "--json").stdout)

    assert result.exit_code == 0
    assert (status["documents"], status["events"]) == (1, 3)
    assert run(home, "import", inbox).stdout.count("đã nhận") == 1


def test_each_backup_is_listed_with_when_it_was_checked(
    home: Path, tmp_path: Path
) -> None:
    run(home, "backup", tmp_path / "backup")
    run(home, "backup", tmp_path / "backup", "--check")
    taken = json.loads(run(home, "backups", "--json").stdout)

    assert [each["place"] for each in taken] == [str(tmp_path / "backup")] * 2
    assert all(each["checked_at"] for each in taken)


def test_what_a_check_found_is_in_the_json(home: Path, tmp_path: Path) -> None:
    run(home, "backup", tmp_path / "backup")
    (segment,) = (tmp_path / "backup/events").iterdir()
    segment.write_bytes(b"")
    result = run(home, "backup", tmp_path / "backup", "--check", "--json")
    report = json.loads(result.stdout)

    assert [each["repaired"] for each in report["faults"]] == [True]
    assert report["checked_at"]
    assert result.exit_code == 0


def test_what_is_lost_in_the_archive_is_named_by_its_backup(
    home: Path, tmp_path: Path
) -> None:
    stored(home, REPORT).unlink()
    result = run(home, "backup", tmp_path / "backup")

    assert result.exit_code == DAMAGED
    assert result.stdout.startswith("tệp không còn: ")


def test_a_lost_original_is_healed_from_a_backup(home: Path, tmp_path: Path) -> None:
    run(home, "backup", tmp_path / "backup")
    (tmp_path / "inbox/report.txt").unlink()
    stored(home, REPORT).unlink()
    result = run(home, "verify", "--repair", "--from", tmp_path / "backup")

    assert result.exit_code == 0
    assert "(đã khôi phục)" in result.stdout


def test_a_damaged_backup_says_so_and_restores_nothing(
    home: Path, tmp_path: Path
) -> None:
    run(home, "backup", tmp_path / "backup")
    (segment,) = (tmp_path / "backup/events").iterdir()
    segment.write_bytes(segment.read_bytes()[:-100])
    result = run(tmp_path / "empty", "restore", tmp_path / "backup")

    assert result.exit_code == DAMAGED
    assert "bản sao lưu không dùng được: events/" in result.stderr


def test_without_a_place_the_setting_is_named(home: Path) -> None:
    result = run(home, "backup")

    assert result.exit_code == 7
    assert "VANKHO_BACKUP" in result.stderr


def test_the_log_is_written_once_as_lines_with_their_chain(
    home: Path, tmp_path: Path
) -> None:
    result = run(home, "export-log", tmp_path / "log.jsonl")
    lines = (tmp_path / "log.jsonl").read_text("utf-8").splitlines()
    head = json.loads(run(home, "verify", "--json").stdout)["digest"]

    assert result.exit_code == 0
    assert len(lines) == 3
    assert json.loads(lines[-1])["digest"] == head
    assert run(home, "export-log", tmp_path / "log.jsonl").exit_code == 12
