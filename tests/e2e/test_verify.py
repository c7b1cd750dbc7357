"""What was changed behind the archive's back is named; what can be healed is."""

import io
import json
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from email.message import EmailMessage
from pathlib import Path
from shutil import copytree
from zipfile import ZipFile

import pytest

from cli.errors import DAMAGED
from service.bootstrap import open_archive
from service.search.tantivy import TantivyIndex
from service.settings import Settings
from tests.factories import make_parsed, make_received
from tests.inbox import PLAN, REPORT
from tests.kept_archive import run, stored

Events = sqlite3.Connection


@pytest.fixture(scope="module")
def inbox(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("inbox")
    (folder / "report.txt").write_text(REPORT, "utf-8")
    (folder / "plan.txt").write_text(PLAN, "utf-8")
    return folder


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory, inbox: Path) -> Path:
    home = tmp_path_factory.mktemp("whole") / "home"
    assert run(home, "import", inbox).exit_code == 0
    return home


@pytest.fixture
def home(whole: Path, tmp_path: Path) -> Path:
    return copytree(whole, tmp_path / "home", symlinks=True)


def faults(home: Path, *options: str | Path) -> list[tuple[str, bool]]:
    report = json.loads(run(home, "verify", "--json", *options).stdout)
    return [(each["how"], each["repaired"]) for each in report["faults"]]


def test_a_whole_archive_has_no_faults(home: Path) -> None:
    result = run(home, "verify")

    assert result.exit_code == 0
    assert "Đã đọc lại 4 tệp; chuỗi có 6 sự kiện" in result.stdout
    assert faults(home) == []


def change(events: Events) -> None:
    events.execute(
        "UPDATE stored_events SET state ="
        " CAST(replace(CAST(state AS TEXT), 'plan.txt', 'pl4n.txt') AS BLOB)"
    )


def remove(events: Events) -> None:
    events.execute("DELETE FROM stored_events WHERE rowid = 3")


def swap(events: Events) -> None:
    for old, new in ((2, 100), (3, 2), (100, 3)):
        events.execute("UPDATE stored_events SET rowid = ? WHERE rowid = ?", (new, old))


@pytest.mark.parametrize(
    ("forge", "named"),
    [
        (change, ["changed"]),
        (remove, ["removed"]),
        (swap, ["changed", "changed"]),
    ],
)
def test_each_forged_event_is_named(
    home: Path, forge: Callable[[Events], None], named: list[str]
) -> None:
    with sqlite3.connect(home / "events.db") as events:
        forge(events)
    events.close()

    assert [how for how, _ in faults(home)] == named
    assert run(home, "verify").exit_code == DAMAGED


def test_forged_events_do_not_replace_what_was_derived_from_the_true_ones(
    home: Path,
) -> None:
    with sqlite3.connect(home / "events.db") as events:
        events.execute(
            "UPDATE stored_events SET state ="
            " CAST(replace(CAST(state AS TEXT), '\"48\"', '\"84\"') AS BLOB)"
        )
    events.close()

    result = run(home, "verify", "--repair")

    assert "không đối chiếu" in result.stderr
    assert json.loads(run(home, "search", "48/KH-VKS", "--json").stdout)["total"] == 2


def test_a_rebuild_goes_on_where_events_were_removed(home: Path) -> None:
    with sqlite3.connect(home / "events.db") as events:
        remove(events)
    events.close()

    assert run(home, "rebuild").exit_code == 0


def test_an_event_between_others_is_named(home: Path) -> None:
    with sqlite3.connect(home / "events.db") as events:
        remove(events)
    events.close()
    with sqlite3.connect(home / "imports.db") as seals:
        seals.execute("DELETE FROM seals WHERE position = 4")
    seals.close()

    assert ("inserted", False) in faults(home)


def test_what_a_person_decided_is_sealed_at_once(home: Path) -> None:
    decide = ("correct", "48/KH-VKS", "place", "Hòa An")
    result = run(home, *decide, "--by", "An", "--why", "in nhầm")
    assert result.exit_code == 0, result.output
    with sqlite3.connect(home / "events.db") as events:
        events.execute(
            "UPDATE stored_events SET state ="
            " CAST(replace(CAST(state AS TEXT), 'in nh', 'ghi nh') AS BLOB)"
        )
    events.close()

    assert faults(home) == [("changed", False)]


def test_what_was_imported_before_a_kill_is_sealed_by_the_next_command(
    home: Path,
) -> None:
    with open_archive(Settings(home)) as opened:  # and ends before it is projected
        parsed = make_parsed(body="ngay trước khi bị ngắt")
        opened.archive.register(make_received(parsed), parsed)
        opened.archive.commit()
    run(home, "status")
    with sqlite3.connect(home / "events.db") as events:
        events.execute("DELETE FROM stored_events WHERE rowid = 8")
    events.close()

    assert faults(home) == [("removed", False)]


@pytest.mark.parametrize("is_older", [True, False])
def test_an_archive_without_a_chain_gets_one_from_the_first_command(
    home: Path, *, is_older: bool
) -> None:
    for each in home.glob("imports.db*"):
        each.unlink()
    if is_older:
        with sqlite3.connect(home / "views.db") as views:
            views.execute("UPDATE versions SET version = 0")
        views.close()
    run(home, "search", "thi đua")
    with sqlite3.connect(home / "events.db") as events:
        change(events)
    events.close()

    assert faults(home) == [("changed", False)]


def test_a_head_that_was_kept_is_still_on_the_chain(home: Path, tmp_path: Path) -> None:
    anchor = tmp_path / "anchor.json"
    run(home, "verify", "--anchor", anchor)
    (tmp_path / "new.txt").write_text(REPORT.replace("15/BC", "16/BC"), "utf-8")
    run(home, "import", tmp_path / "new.txt")

    assert faults(home, "--anchor", anchor) == []
    assert json.loads(anchor.read_text("utf-8"))["count"] == 9


def test_who_forges_the_chain_too_is_found_by_a_head_that_was_kept(
    home: Path, tmp_path: Path
) -> None:
    anchor = tmp_path / "anchor.json"
    run(home, "verify", "--anchor", anchor)
    with sqlite3.connect(home / "events.db") as events:
        change(events)
    events.close()
    with sqlite3.connect(home / "imports.db") as seals:
        seals.execute("DELETE FROM seals")
    seals.close()

    assert faults(home, "--anchor", anchor) == [("anchor", False)]


@pytest.mark.parametrize("text", ["", "no head", '{"count": 3}'])
def test_what_is_no_head_is_named_and_left(
    home: Path, tmp_path: Path, text: str
) -> None:
    anchor = tmp_path / "anchor.json"
    anchor.write_text(text)

    assert faults(home, "--anchor", anchor) == [("anchor", False)]
    assert anchor.read_text() == text


def test_forged_events_do_not_get_into_the_head_that_is_kept(
    home: Path, tmp_path: Path
) -> None:
    anchor = tmp_path / "anchor.json"
    with sqlite3.connect(home / "events.db") as events:
        change(events)
    events.close()

    assert ("changed", False) in faults(home, "--anchor", anchor)
    assert not anchor.exists()


def zipped(**members: bytes | str) -> bytes:
    written = io.BytesIO()
    with ZipFile(written, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return written.getvalue()


def mail(attached: str) -> bytes:
    written = EmailMessage()
    written["From"], written["To"] = "vt@a.example", "pnv@a.example"
    written["Subject"], written["Date"] = "Báo cáo", "Fri, 27 Nov 2026 08:00:00 +0700"
    written.set_content("Kính gửi văn bản kèm theo.")
    written.add_attachment(attached.encode(), "text", "plain", filename="report.txt")
    return bytes(written)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.zip", zipped(report=REPORT, plan=PLAN)),
        ("b.zip", zipped(inner=zipped(report=REPORT))),
        ("c.eml", mail(REPORT)),
        ("d.zip", zipped(letter=mail(REPORT))),
    ],
    ids=["zip", "zip in a zip", "mail", "mail in a zip"],
)
def test_a_lost_original_is_taken_out_of_what_it_came_in(
    tmp_path: Path, name: str, data: bytes
) -> None:
    home, outer = tmp_path / "home", tmp_path / name
    outer.write_bytes(data)
    assert run(home, "import", outer).exit_code == 0
    original = stored(home, REPORT)
    original.unlink()

    assert faults(home, "--repair") == [("missing", True)]
    assert original.read_text("utf-8") == REPORT


def test_a_lost_attachment_is_taken_out_of_the_mail_that_is_archived(
    tmp_path: Path,
) -> None:
    home, letter = tmp_path / "home", tmp_path / "a.eml"
    letter.write_bytes(mail(REPORT))
    run(home, "import", letter)
    letter.unlink()
    original = stored(home, REPORT)
    original.unlink()

    assert faults(home, "--repair") == [("missing", True)]
    assert original.read_text("utf-8") == REPORT


def test_other_bytes_in_the_zip_archive_it_came_in_heal_nothing(tmp_path: Path) -> None:
    home, outer = tmp_path / "home", tmp_path / "a.zip"
    outer.write_bytes(zipped(report=REPORT))
    run(home, "import", outer)
    outer.write_bytes(zipped(report=REPORT.replace("15/BC", "16/BC")))
    stored(home, REPORT).unlink()

    assert faults(home, "--repair") == [("missing", False)]


@pytest.mark.parametrize("damage", [b"", b"other bytes"])
def test_a_damaged_original_is_taken_from_where_it_came_from(
    home: Path, damage: bytes
) -> None:
    original = stored(home, REPORT)
    original.write_bytes(damage)

    assert faults(home) == [("corrupt", False)]
    assert faults(home, "--repair") == [("corrupt", True)]
    assert original.read_text("utf-8") == REPORT
    assert faults(home) == []


def test_a_pipe_where_the_file_lay_is_left_alone(tmp_path: Path) -> None:
    """Whoever opens one waits for somebody to write into it."""
    home, came_from = tmp_path / "home", tmp_path / "report.txt"
    came_from.write_text(REPORT, "utf-8")
    run(home, "import", came_from)
    stored(home, REPORT).unlink()
    came_from.unlink()
    os.mkfifo(came_from)

    assert faults(home, "--repair") == [("missing", False)]


def test_what_is_lost_is_taken_from_a_copy_of_the_archive(
    home: Path, whole: Path
) -> None:
    for path in (home / "files").rglob("*"):
        if path.is_file():
            path.unlink()

    assert faults(home, "--repair", "--from", whole) == [("missing", True)] * 4
    assert faults(home) == []


def test_a_copy_that_is_damaged_too_does_not_stop_the_repair(
    home: Path, whole: Path, tmp_path: Path
) -> None:
    copy = copytree(whole, tmp_path / "copy", symlinks=True)
    stored(copy, REPORT).write_bytes(b"damaged, too")
    original = stored(home, REPORT)
    original.write_bytes(b"damaged")

    assert faults(home, "--repair", "--from", copy) == [("corrupt", True)]
    assert original.read_text("utf-8") == REPORT


def test_a_few_files_may_be_read_again(home: Path) -> None:
    assert "Đã đọc lại 1 tệp" in run(home, "verify", "--sample", "1").stdout
    assert "Đã đọc lại 0 tệp" in run(home, "verify", "--since", "2100-01-01").stdout


def test_read_models_and_index_that_differ_are_named_and_repaired(home: Path) -> None:
    with sqlite3.connect(home / "views.db") as views:
        views.execute("UPDATE documents SET subject = 'giả' WHERE number LIKE '48%'")
    views.close()
    with closing(TantivyIndex(home / "index")) as index:
        index.remove([each.id for each in index.entries()])
        index.refresh()

    result = run(home, "verify")

    assert result.exit_code == DAMAGED
    assert result.stdout.count("chỉ mục thiếu văn bản: ") == 2
    assert result.stdout.count("cơ sở dữ liệu tra cứu ghi khác các sự kiện: ") == 1
    assert "(subject)" in result.stdout
    repaired = [("view_differs", True), *[("entry_missing", True)] * 2]
    assert faults(home, "--repair") == repaired
    assert faults(home) == []
    assert json.loads(run(home, "search", "--json").stdout)["total"] == 2
