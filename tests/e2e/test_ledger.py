"""Every file that an import saw is accounted for."""

import csv
import io
import json
import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli.errors import NOT_FOUND, QUARANTINED
from cli.main import main
from tests.inbox import PLAN, REPORT

COUNTED = ("archived", "duplicates", "quarantined", "skipped")
MANY = 150


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    """A report, a copy of it, a plan, a broken file, and one that is no document."""
    folder = tmp_path / "inbox"
    folder.mkdir()
    (folder / "report.txt").write_text(REPORT, "utf-8")
    (folder / "copy.txt").write_text(REPORT, "utf-8")
    (folder / "plan.txt").write_text(PLAN, "utf-8")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7\n%%broken")
    (folder / "Thumbs.db").write_bytes(b"")
    return folder


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def environ(home: Path) -> dict[str, str]:
    return {
        "VANKHO_HOME": str(home),
        "VANKHO_WORKERS": "1",
        "VANKHO_LANGUAGE": "vi",
        "PYTHONPATH": ":".join(sys.path),
    }


def run(home: Path, *arguments: str | Path) -> Result:
    return CliRunner().invoke(
        main, list(map(str, arguments)), env=environ(home), catch_exceptions=False
    )


def start(home: Path, *arguments: str | Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-uc", "from cli.main import main; main()", *arguments],
        env=environ(home),
        stdout=subprocess.PIPE,
        text=True,
    )


def files(home: Path, number: int) -> dict[str, str]:
    """Return what became of each file of a run, by its name."""
    found = json.loads(run(home, "imports", str(number), "--json").stdout)
    return {Path(each["path"]).name: each["outcome"] for each in found["files"]}


def test_each_file_is_in_the_ledger(home: Path, inbox: Path) -> None:
    assert run(home, "import", inbox).exit_code == QUARANTINED

    outcomes = files(home, 1)

    assert outcomes.pop("report.txt") != outcomes.pop("copy.txt")
    assert outcomes == {
        "plan.txt": "archived",
        "broken.pdf": "quarantined",
        "Thumbs.db": "skipped",
    }


def test_what_was_seen_is_the_sum_of_what_became_of_it(home: Path, inbox: Path) -> None:
    for _ in range(2):
        run(home, "import", inbox)

    runs = json.loads(run(home, "imports", "--json").stdout)

    assert [each["seen"] for each in runs] == [5, 5]
    for each in runs:
        assert each["seen"] == sum(each[name] for name in COUNTED)


def test_without_a_terminal_a_line_says_now_and_then_how_much_longer_it_takes(
    home: Path, inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cli.import_progress.SECONDS", 0)

    lines = run(home, "import", inbox).stderr.splitlines()

    first = next(line for line in lines if line.startswith("Đã xem 1 tệp: "))
    assert "tệp/giây, còn 0:" in first


def test_the_ledger_is_a_table_for_spreadsheets(home: Path, inbox: Path) -> None:
    run(home, "import", inbox)

    text = run(home, "imports", "1", "--csv").stdout

    assert text.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    (broken,) = (row for row in rows if row["outcome"] == "quarantined")
    assert broken["path"] == str(inbox / "broken.pdf")
    assert broken["checksum"]
    assert broken["reason"]
    assert broken["file_size"] == str((inbox / "broken.pdf").stat().st_size)


def test_an_archive_does_not_import_itself(inbox: Path) -> None:
    home = inbox / "kho"

    assert "thư mục của chính kho này" in run(home, "import", inbox).stdout
    run(home, "import", inbox)

    assert files(home, 1).keys() == files(home, 2).keys()
    assert files(home, 2)["kho"] == "skipped"


def test_a_file_that_was_being_written_is_read_the_next_time(
    home: Path, inbox: Path
) -> None:
    plan = inbox / "plan.txt"
    with plan.open("a", encoding="utf-8"):
        run(home, "import", inbox)
    run(home, "import", inbox)

    assert files(home, 1)["plan.txt"] == "skipped"
    assert files(home, 2)["plan.txt"] == "archived"


def test_a_file_without_bytes_is_one_wherever_it_is_imported_from(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "empty.txt").touch()
    run(home, "import", tmp_path / "empty.txt")
    monkeypatch.chdir(tmp_path)
    os.utime("empty.txt", (0, 0))
    run(home, "import", "empty.txt")

    assert len(json.loads(run(home, "quarantine", "--json").stdout)) == 1


def test_an_import_that_never_was_is_not_found(home: Path) -> None:
    assert run(home, "imports", "7").exit_code == NOT_FOUND
    assert run(home, "import", "--resume").exit_code == NOT_FOUND


def test_a_file_that_did_not_change_is_not_read_again(home: Path, inbox: Path) -> None:
    """So its bytes do not matter, as long as size and time are the same."""
    run(home, "import", inbox)
    plan = inbox / "plan.txt"
    before = plan.stat()
    plan.write_bytes(bytes(before.st_size))
    os.utime(plan, ns=(before.st_atime_ns, before.st_mtime_ns))

    assert f"đã có: {plan}" in run(home, "import", inbox).stdout

    os.utime(plan)
    assert f"đã có: {plan}" not in run(home, "import", inbox).stdout


def test_a_zip_archive_that_did_not_change_is_not_opened_again(
    home: Path, inbox: Path, tmp_path: Path
) -> None:
    packed = tmp_path / "all.zip"
    subprocess.run(["python3", "-m", "zipfile", "-c", packed, inbox], check=True)
    run(home, "import", packed)
    size = packed.stat()
    packed.write_bytes(bytes(size.st_size))
    os.utime(packed, ns=(size.st_atime_ns, size.st_mtime_ns))

    run(home, "import", packed)

    first, second = files(home, 1), files(home, 2)
    assert first.keys() == second.keys()
    assert "archived" not in second.values()


def test_imports_at_once_archive_each_file_once(home: Path, inbox: Path) -> None:
    run(home, "status")  # the databases are there

    def start_one(_: int) -> int:
        with start(home, "import", "--json", inbox) as importing:
            counts = json.loads(importing.communicate()[0])
        assert counts["seen"] == sum(counts[name] for name in COUNTED)
        archived: int = counts["archived"]
        return archived

    with ThreadPoolExecutor(3) as threads:
        assert sum(threads.map(start_one, range(3))) == 2


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_an_import_that_is_ended_keeps_what_it_read_and_can_be_resumed(
    home: Path, tmp_path: Path, ending: signal.Signals
) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(MANY):
        text = REPORT.replace("15/BC-VKS", f"{number + 1}/BC-VKS")
        (folder / f"{number}.txt").write_text(text, "utf-8")
    with start(home, "import", folder) as importing:
        assert importing.stdout
        importing.stdout.readline()  # the first batch is stored
        importing.send_signal(ending)
        *_, summary = importing.stdout.read().splitlines()

    assert importing.returncode == 128 + ending
    assert summary.startswith("Đã xem ")
    (cut,) = json.loads(run(home, "imports", "--json").stdout)
    assert cut["interrupted"]
    assert 0 < cut["archived"] < MANY

    resumed = run(home, "import", "--resume")

    assert resumed.exit_code == 0, resumed.output
    whole, _ = json.loads(run(home, "imports", "--json").stdout)
    assert whole["seen"] == MANY
    assert whole["archived"] + cut["archived"] == MANY
