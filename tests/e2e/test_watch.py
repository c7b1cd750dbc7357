"""A folder is watched, and what comes into it is imported."""

import fcntl
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.inbox import PLAN, REPORT
from tests.kept_archive import run

BUSY = 10


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "scanner"
    (made / "2022").mkdir(parents=True)
    (made / "2022/report.txt").write_text(REPORT, "utf-8")
    return made


@contextmanager
def watching(
    home: Path, folder: Path, *options: str
) -> Iterator[subprocess.Popen[str]]:
    """Run ``vankho watch`` meanwhile; it ends as it should."""
    command = [sys.executable, "-uc", "from cli.main import main; main()", "watch"]
    environ = {
        "VANKHO_HOME": str(home),
        "VANKHO_WORKERS": "1",
        "VANKHO_QUIET_SECONDS": "1",
        "PYTHONPATH": ":".join(sys.path),
    }
    started = subprocess.Popen(
        [*command, *options, folder],
        env=environ,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    with started:
        try:
            yield started
        finally:
            started.send_signal(signal.SIGTERM)
            started.communicate()
    assert started.returncode == 0


def wait_for(watch: subprocess.Popen[str], words: str) -> None:
    """Return once a line with those words was printed."""
    assert watch.stdout
    assert any(words in line for line in watch.stdout)


@pytest.mark.parametrize("options", [(), ("--poll", "0.5")])
def test_what_comes_is_imported_also_after_a_restart(
    home: Path, folder: Path, options: tuple[str, ...]
) -> None:
    os.utime(folder / "2022/report.txt", (0, 0))
    with watching(home, folder, *options) as watch:
        wait_for(watch, "report.txt")
        wait_for(watch, "Đã xem 1 tệp")
        (folder / "new").mkdir()
        (folder / "new/plan.txt").write_text(PLAN, "utf-8")
        wait_for(watch, "plan.txt")
        wait_for(watch, "nhận 1")

    (folder / "later.txt").write_text(REPORT.replace("15/BC", "16/BC"), "utf-8")
    with watching(home, folder, *options) as watch:
        wait_for(watch, "đã nhận: ")

    assert json.loads(run(home, "status", "--json").stdout)["documents"] == 3


def test_one_process_watches_a_folder(home: Path, folder: Path) -> None:
    run(home, "watch", "--once", folder)
    (lock,) = home.glob("watch-*.lock")
    with lock.open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        result = run(home, "watch", "--once", folder)

    assert result.exit_code == BUSY
    assert str(folder) in result.stderr


def test_one_process_watches_a_folder_whichever_archive_it_is_for(
    tmp_path: Path, folder: Path
) -> None:
    held = os.open(folder, os.O_RDONLY)
    fcntl.flock(held, fcntl.LOCK_EX)
    result = run(tmp_path / "another", "watch", "--once", folder)
    os.close(held)

    assert result.exit_code == BUSY


@pytest.mark.parametrize("options", [(), ("--poll", "0.5")])
def test_a_share_that_was_away_is_watched_again(
    home: Path, folder: Path, options: tuple[str, ...]
) -> None:
    os.utime(folder / "2022/report.txt", (0, 0))
    away = folder.with_name("away")
    with watching(home, folder, *options) as watch:
        wait_for(watch, "Đã xem 1 tệp")
        folder.rename(away)
        wait_for(watch, "không còn ở đó, đang chờ")
        (away / "plan.txt").write_text(PLAN, "utf-8")
        away.rename(folder)
        wait_for(watch, "plan.txt")
        (folder / "later.txt").write_text(REPORT.replace("15/BC", "16/BC"), "utf-8")
        wait_for(watch, "later.txt")

    assert json.loads(run(home, "status", "--json").stdout)["documents"] == 3


def test_what_was_imported_is_moved_where_that_is_wanted(
    home: Path, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = tmp_path / "done"
    monkeypatch.setenv("VANKHO_MOVE_TO", str(done))
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7\n%%broken")
    run(home, "watch", "--once", folder)
    (folder / "2022/report.txt").write_text(PLAN, "utf-8")
    run(home, "watch", "--once", folder)

    assert (done / "2022/report.txt").read_text("utf-8") == REPORT
    assert (done / "2022/report (2).txt").read_text("utf-8") == PLAN
    assert [each.name for each in folder.rglob("*") if each.is_file()] == ["broken.pdf"]


def test_nothing_is_moved_into_the_folder_itself(
    home: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VANKHO_MOVE_TO", str(folder / "done"))

    assert run(home, "watch", "--once", folder).exit_code == 7
