"""What is damaged is named, in one line; what can heal by itself does."""

import json
from pathlib import Path
from shutil import copytree

import pytest

from cli.errors import DAMAGED, DISK
from tests.inbox import PLAN, REPORT
from tests.kept_archive import run, stored

OTHER = REPORT.replace("15/BC-VKS", "16/BC-VKS")


@pytest.fixture(scope="module")
def inbox(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report and a plan."""
    folder = tmp_path_factory.mktemp("inbox")
    (folder / "report.txt").write_text(REPORT, "utf-8")
    (folder / "plan.txt").write_text(PLAN, "utf-8")
    return folder


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory, inbox: Path) -> Path:
    """The home of an archive of both."""
    home = tmp_path_factory.mktemp("whole") / "home"
    assert run(home, "import", inbox).exit_code == 0
    return home


@pytest.fixture
def home(whole: Path, tmp_path: Path) -> Path:
    """A copy of it, to be damaged."""
    return copytree(whole, tmp_path / "home", symlinks=True)


def texts(home: Path) -> list[Path]:
    originals = {stored(home, PLAN), stored(home, REPORT)}
    files = {path for path in (home / "files").rglob("*") if path.is_file()}
    return sorted(files - originals)


def found(home: Path, query: str) -> int:
    result = run(home, "search", query, "--json")
    assert result.exit_code == 0, result.output
    total: int = json.loads(result.stdout)["total"]
    return total


@pytest.mark.parametrize("left", [0, 100])
def test_a_cut_original_is_healed_by_importing_it_again(
    home: Path, inbox: Path, left: int
) -> None:
    """So a power cut leaves files that had a name before the disk had their content."""
    original = stored(home, REPORT)
    original.write_bytes(original.read_bytes()[:left])

    result = run(home, "import", inbox)

    assert f"đã có: {inbox}/report.txt: bản lưu trong kho bị hỏng" in result.stdout
    assert f"đã có: {inbox}/plan.txt\n" in result.stdout
    assert original.read_text("utf-8") == REPORT


def test_a_lost_original_is_healed_by_importing_it_again(
    home: Path, inbox: Path
) -> None:
    original = stored(home, REPORT)
    original.unlink()

    assert "bản lưu trong kho bị hỏng hoặc mất" in run(home, "import", inbox).stdout
    assert original.read_text("utf-8") == REPORT


def test_an_empty_text_is_healed_by_importing_its_file_again(
    home: Path, inbox: Path
) -> None:
    before = {path: path.read_bytes() for path in texts(home)}
    for path in before:
        path.write_bytes(b"")

    assert run(home, "import", inbox).stdout.count("đã được thay") == 2
    assert {path: path.read_bytes() for path in texts(home)} == before


def test_a_damaged_original_is_called_so_and_the_others_are_read_again(
    home: Path,
) -> None:
    stored(home, REPORT).write_bytes(b"")

    result = run(home, "reparse", "--all")

    assert result.exit_code == DAMAGED
    assert "15/BC-VKS report.txt: bản gốc trong kho đã bị thay đổi" in result.stderr
    assert "Đã đọc lại 1 văn bản" in result.stdout


def test_a_text_that_was_changed_is_healed_by_reading_again(home: Path) -> None:
    before = {path: path.read_bytes() for path in texts(home)}
    for path, data in before.items():
        path.write_bytes(bytes(reversed(data)))

    assert run(home, "reparse", "--all").exit_code == 0
    assert {path: path.read_bytes() for path in texts(home)} == before


@pytest.mark.parametrize("damage", [b"not a database at all" * 1000, b"SQLite"])
@pytest.mark.parametrize("command", [("status",), ("rebuild",), ("search", "thi đua")])
def test_damaged_read_models_heal_by_themselves(
    home: Path, damage: bytes, command: tuple[str, ...]
) -> None:
    (home / "views.db").write_bytes(damage)

    result = run(home, *command)

    assert result.exit_code == 0, result.output
    assert "cơ sở dữ liệu tra cứu bị hỏng, đã để riêng" in result.stderr
    assert found(home, "thi đua") == 2


def test_read_models_that_were_cut_heal_at_the_next_command(home: Path) -> None:
    views = home / "views.db"
    views.write_bytes(views.read_bytes()[: views.stat().st_size // 3])

    results = [run(home, "status") for _ in range(2)]

    assert "Traceback" not in "".join(each.output for each in results)
    assert results[-1].exit_code == 0
    assert found(home, "thi đua") == 2


def test_damaged_events_are_named_in_one_line(home: Path) -> None:
    (home / "events.db").write_bytes(b"not a database at all" * 1000)

    result = run(home, "status")

    assert result.exit_code == DAMAGED
    (line,) = result.stderr.splitlines()
    assert line.startswith("vankho: cơ sở dữ liệu của kho bị hỏng: ")
    assert "events.db" in line


@pytest.mark.parametrize("command", [("status",), ("import", "."), ("rebuild",)])
def test_lost_events_are_no_empty_archive(home: Path, command: tuple[str, ...]) -> None:
    (home / "events.db").unlink()

    result = run(home, *command)

    assert result.exit_code == DAMAGED
    assert "không còn sự kiện nào" in result.stderr


def test_events_older_than_the_read_models_bring_them_back_in_step(
    home: Path, inbox: Path, tmp_path: Path
) -> None:
    older = (home / "events.db").read_bytes()
    new = tmp_path / "16.txt"
    new.write_text(OTHER, "utf-8")
    assert f"đã nhận: {new}" in run(home, "import", new).stdout
    assert not (home / "events.db-wal").exists()  # it would bring the new events back
    (home / "events.db").write_bytes(older)

    result = run(home, "import", inbox, new)

    assert "sự kiện trong kho ít hơn trước" in result.stderr
    assert f"đã nhận: {new}" in result.stdout
    assert found(home, '"16/BC-VKS"') == 1


def test_other_events_than_those_that_were_applied_are_noticed(
    home: Path, tmp_path: Path
) -> None:
    """Where the log was restored, and has become as long again unnoticed since."""
    older = (home / "events.db").read_bytes()
    lost, kept, later = (tmp_path / f"{number}.txt" for number in (16, 17, 18))
    for path in (lost, kept, later):
        path.write_text(REPORT.replace("15/BC-VKS", f"{path.stem}/BC-VKS"), "utf-8")
    run(home, "import", lost)
    assert not (home / "events.db-wal").exists()  # it would bring the new events back
    (home / "events.db").write_bytes(older)
    away = (home / "views.db").rename(tmp_path / "views.db")
    run(home, "import", kept, later)
    away.replace(home / "views.db")

    result = run(home, "status")

    assert "sự kiện trong kho là những sự kiện khác trước" in result.stderr
    assert found(home, '"16/BC-VKS"') == 0
    assert (found(home, '"17/BC-VKS"'), found(home, '"18/BC-VKS"')) == (1, 1)


def test_an_index_that_is_ahead_of_the_events_is_filled_again(
    home: Path, tmp_path: Path
) -> None:
    (home / "index" / "current" / "position").write_text("1000")
    new = tmp_path / "16.txt"
    new.write_text(OTHER, "utf-8")

    run(home, "import", new)

    assert found(home, '"16/BC-VKS"') == 1


def test_an_index_whose_files_were_cut_is_filled_again(home: Path) -> None:
    (home / "index" / "current" / "meta.json").write_text("{")

    result = run(home, "status")

    assert (
        "chỉ mục tìm kiếm bị hỏng hoặc của phiên bản trước, đã dựng lại"
        in result.stderr
    )
    assert found(home, "thi đua") == 2


def test_a_home_that_is_a_file_is_named_in_one_line(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.write_text("a file")

    result = run(home, "status")

    assert result.exit_code == DISK
    assert result.stderr.count("\n") == 1
    assert str(home) in result.stderr


def test_nothing_stays_behind_in_the_store(home: Path, inbox: Path) -> None:
    left = home / "files" / ".incoming" / "of-a-process-that-was-killed"
    left.mkdir(parents=True, exist_ok=True)
    (left / "half").write_bytes(b"half a file")
    stored(home, REPORT).unlink()

    run(home, "import", inbox)

    assert list((home / "files" / ".incoming").iterdir()) == []


def test_nothing_stays_behind_where_all_was_stored_before_a_power_cut(
    home: Path, inbox: Path
) -> None:
    left = home / "files" / ".incoming" / "of-a-process-that-was-killed"
    left.mkdir(parents=True, exist_ok=True)
    (left / "half").write_bytes(b"half a file")

    run(home, "import", inbox)

    assert list((home / "files" / ".incoming").iterdir()) == []
