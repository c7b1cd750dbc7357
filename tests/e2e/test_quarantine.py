"""What people do with the files that could not be read."""

import csv
import io
import json
from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import Result

from cli.errors import NOT_FOUND, QUARANTINED
from ingest.version import PARSER_VERSION
from service.files.large_files import LARGE
from tests.inbox import PLAN, REPORT
from tests.kept_archive import run

BROKEN = b"%PDF-1.7\n%%broken"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    """A broken file of each of two years, and one in an archive."""
    folder = tmp_path / "inbox"
    for year in ("2019", "2020"):
        (folder / year).mkdir(parents=True)
        (folder / year / "01.pdf").write_bytes(BROKEN + year.encode())
    with ZipFile(folder / "a.zip", "w") as archive:
        archive.writestr("dot2/x.pdf", BROKEN)
    return folder


def quarantined(home: Path) -> list[str]:
    """Return where the files in quarantine come from."""
    listed = json.loads(run(home, "quarantine", "--json").stdout)
    return sorted(path for each in listed for path in each["paths"])


def outcome(home: Path, number: int) -> dict[str, str]:
    """Return what became of each file of a run, by its name."""
    found = json.loads(run(home, "imports", str(number), "--json").stdout)
    return {Path(each["path"]).name: each["outcome"] for each in found["files"]}


def discard(home: Path, *words: str | Path) -> Result:
    return run(home, "quarantine", "discard", "--by", "An", "--why", "thừa", *words)


def test_each_file_is_listed_with_the_folder_and_the_archive(
    home: Path, inbox: Path
) -> None:
    run(home, "import", inbox)

    listed = run(home, "quarantine").stdout.splitlines()

    assert sorted(line.split("\t")[0] for line in listed) == [
        f"{inbox}/2019/01.pdf",
        f"{inbox}/2020/01.pdf",
        f"{inbox}/a.zip/dot2/x.pdf",
    ]


def test_a_file_is_shown_with_all_its_places(home: Path, inbox: Path) -> None:
    (inbox / "copy.pdf").write_bytes(BROKEN)
    run(home, "import", inbox)

    shown = run(home, "quarantine", "show", "copy.pdf", inbox / "copy.pdf").stdout

    assert f"{inbox}/copy.pdf" in shown
    assert f"{inbox}/a.zip/dot2/x.pdf" in shown
    assert "unreadable" in shown


def test_what_is_not_in_quarantine_is_not_found(home: Path, inbox: Path) -> None:
    run(home, "import", inbox)

    assert run(home, "quarantine", "show", "02.pdf").exit_code == NOT_FOUND


def test_a_discarded_file_is_gone_and_not_imported_again(
    home: Path, inbox: Path
) -> None:
    run(home, "import", inbox)

    assert discard(home, "--under", inbox / "2019").exit_code == 0

    assert f"{inbox}/2019/01.pdf" not in quarantined(home)
    (inbox / "2019/01.pdf").rename(inbox / "again.pdf")
    run(home, "import", inbox)
    assert outcome(home, 2)["again.pdf"] == "skipped"
    run(home, "rebuild")
    assert len(quarantined(home)) == 2


def test_who_discards_says_what_and_why(home: Path, inbox: Path) -> None:
    run(home, "import", inbox)

    assert discard(home).exit_code == 2
    assert run(home, "quarantine", "discard", inbox / "2019/01.pdf").exit_code == 2
    assert len(quarantined(home)) == 3


def test_a_discarded_file_is_read_again_where_it_is_named(
    home: Path, inbox: Path
) -> None:
    run(home, "import", inbox)
    (first, *_) = json.loads(run(home, "quarantine", "--json").stdout)
    discard(home, first["id"])

    run(home, "quarantine", "retry", first["id"])

    assert len(quarantined(home)) == 3


def test_a_second_reading_is_a_run_of_the_ledger(home: Path, inbox: Path) -> None:
    run(home, "import", inbox)

    run(home, "quarantine", "retry", "--under", inbox / "2019")

    (latest, _) = json.loads(run(home, "imports", "--json").stdout)
    assert (latest["seen"], latest["quarantined"], latest["paths"]) == (1, 1, [])
    assert latest["ended_at"]
    (seen,) = json.loads(run(home, "imports", "2", "--json").stdout)["files"]
    assert seen["path"] == f"{inbox}/2019/01.pdf"
    assert (seen["stage"], seen["code"]) == ("read", "unreadable")
    assert "(đọc lại tệp để riêng)" in run(home, "imports").stdout


def test_a_second_reading_is_no_import_to_resume(home: Path, inbox: Path) -> None:
    run(home, "import", inbox)
    run(home, "quarantine", "retry")

    assert run(home, "import", "--resume").exit_code == NOT_FOUND


def test_after_a_second_reading_an_import_still_knows_the_files(
    home: Path, inbox: Path
) -> None:
    run(home, "import", inbox)
    run(home, "quarantine", "retry")

    run(home, "import", inbox)

    files = json.loads(run(home, "imports", "3", "--json").stdout)["files"]
    assert [each["stage"] for each in files] == ["found"] * 3


def test_files_are_read_again_by_reason_folder_and_parser(
    home: Path, inbox: Path
) -> None:
    run(home, "import", inbox)

    def retried(*options: str | Path) -> str:
        result = run(home, "quarantine", "retry", *options)
        return result.stdout.splitlines()[-1]

    assert "Đã đọc lại 3 tệp" in retried("--reason", "unreadable")
    assert "Đã đọc lại 0 tệp" in retried("--reason", "no_text")
    assert "Đã đọc lại 1 tệp" in retried("--under", inbox / "a.zip")
    assert "Đã đọc lại 3 tệp" in retried("--read-by", PARSER_VERSION)
    assert "Đã đọc lại 0 tệp" in retried("--read-by", "12")
    assert len(quarantined(home)) == 3


def test_what_could_not_be_read_is_not_read_again_by_the_next_import(
    home: Path, inbox: Path
) -> None:
    run(home, "import", inbox)
    run(home, "import", inbox)
    entries = json.loads(run(home, "imports", "2", "--json").stdout)["files"]
    kept = [each for each in entries if each["outcome"] == "quarantined"]

    assert kept
    assert {each["stage"] for each in kept} == {"found"}


def test_a_file_that_can_be_read_now_is_archived(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = tmp_path / "plan.txt"
    plan.write_text(PLAN + "\n" * 100_000, "utf-8")
    monkeypatch.setenv("VANKHO_MEMORY_LIMIT", "1")
    assert run(home, "import", plan).exit_code == QUARANTINED
    monkeypatch.delenv("VANKHO_MEMORY_LIMIT")

    result = run(home, "quarantine", "retry")

    assert result.exit_code == 0
    assert f"đã nhận: {plan}" in result.stdout
    assert quarantined(home) == []
    assert json.loads(run(home, "show", "48/KH-VKS", "--json").stdout)
    run(home, "import", plan)
    assert outcome(home, 2) == {"plan.txt": "archived"}
    assert outcome(home, 3) == {"plan.txt": "duplicate"}


def test_the_whole_file_settles_the_half_that_lay_there(
    home: Path, tmp_path: Path
) -> None:
    plan = tmp_path / "plan.docx"
    plan.write_bytes(b"PK\x03\x04 half")
    assert run(home, "import", plan).exit_code == QUARANTINED
    plan.write_text(PLAN, "utf-8")

    assert run(home, "import", plan).exit_code == 0

    assert quarantined(home) == []
    run(home, "rebuild")
    assert quarantined(home) == []


def test_files_are_exported_with_a_table_of_reasons(
    home: Path, inbox: Path, tmp_path: Path
) -> None:
    (inbox / "empty.txt").touch()
    run(home, "import", inbox)

    assert run(home, "quarantine", "export", tmp_path / "out").exit_code == 0

    text = (tmp_path / "out/quarantine.csv").read_text("utf-8")
    assert text.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    copied = {row["paths"]: row["file"] for row in rows}
    old = tmp_path / "out" / copied[f"{inbox}/2019/01.pdf"]
    assert old.read_bytes() == BROKEN + b"2019"
    assert copied[f"{inbox}/empty.txt"] == ""
    assert all(row["reason"] for row in rows)


def test_a_large_file_is_exported_as_it_was(
    home: Path, inbox: Path, tmp_path: Path
) -> None:
    large = BROKEN + bytes(LARGE)
    (inbox / "large.pdf").write_bytes(large)
    run(home, "import", inbox)
    run(home, "quarantine", "export", tmp_path / "out")

    sizes = {path.stat().st_size: path for path in (tmp_path / "out").iterdir()}
    assert sizes[len(large)].read_bytes() == large


def test_a_document_is_shown_with_all_places_where_it_was_seen(
    home: Path, tmp_path: Path
) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "report.txt").write_text(REPORT, "utf-8")
        run(home, "import", tmp_path / name)

    places = [f"{tmp_path}/{name}/report.txt" for name in ("a", "b")]
    shown = run(home, "show", "15/BC-VKS").stdout
    assert all(place in shown for place in places)
    found = json.loads(run(home, "show", "15/BC-VKS", "--json").stdout)
    assert found["file"]["paths"] == places
