"""Searches that are kept, and lists of queries, on the command line."""

import csv
import io
from pathlib import Path

import pytest

from tests.e2e.test_cli import answer, command_for
from tests.inbox import PLAN, REPORT


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    (folder / "report.txt").write_text(REPORT, "utf-8")
    (folder / "plan.txt").write_text(PLAN, "utf-8")
    return folder


def test_a_kept_search_tells_what_came_in(inbox: Path, tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    run = command_for(tmp_path / "home")
    run("saved", "add", "thi đua", "nông thôn mới")
    run("import", inbox)

    assert answer(run("saved", "list", "--json"))[0]["new"] == 2
    assert "thi đua: 2 new" in run("saved", "new").stdout
    assert answer(run("saved", "new", "--json"))["thi đua"]["total"] == 0
    run("saved", "remove", "thi đua")
    assert answer(run("saved", "list", "--json")) == []


def test_a_list_of_queries_is_answered_as_a_table(inbox: Path, tmp_path: Path) -> None:
    run = command_for(tmp_path / "home")
    run("import", inbox)
    queries = tmp_path / "queries.txt"
    queries.write_text("48 kh vks\nnông thôn\n", "utf-8")
    rows = list(csv.DictReader(io.StringIO(run("search", "--batch", queries).stdout)))

    assert rows[0]["number"] == "48/KH-VKS"
    assert {row["query"] for row in rows} == {"48 kh vks", "nông thôn"}


def test_a_trace_answers_as_the_archive_knew_it(inbox: Path, tmp_path: Path) -> None:
    run = command_for(tmp_path / "home")
    run("import", inbox)

    assert run("trace", "15/BC-VKS", "--as-of", "2020-01-01").exit_code == 4
    assert "48/KH-VKS" in run("trace", "15/BC-VKS", "--as-of", "31/12/2099").stdout
