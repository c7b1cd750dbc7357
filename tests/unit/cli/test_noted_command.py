"""Who ran which command is in the audit."""

import getpass
import json
from pathlib import Path
from typing import Any

import pytest

from cli.main import COMMANDS
from cli.noted_command import actions
from schemas.audit import Action
from tests.inbox import PLAN
from tests.kept_archive import run

MISSING = 4
"""The exit status where there is no such document."""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "plan.txt").write_text(PLAN, "utf-8")
    run(tmp_path / "home", "import", tmp_path / "plan.txt")
    return tmp_path / "home"


def audited(home: Path) -> list[dict[str, Any]]:
    """Return what was noted since the import, the first first."""
    found: list[dict[str, Any]] = json.loads(run(home, "audit", "--json").stdout)
    return [each for each in reversed(found) if each["route"] != "vankho import"]


def test_each_command_is_noted_as_something_or_not() -> None:
    assert actions().keys() == COMMANDS.keys()
    assert {*actions().values()} <= {"none", *Action}


def test_what_was_searched_and_opened_is_noted_with_who_it_was(home: Path) -> None:
    run(home, "search", "thi", "đua")
    run(home, "show", "48/KH-VKS")
    run(home, "show", "49/KH-VKS")

    searched, shown, missed = audited(home)
    user = getpass.getuser()
    assert (searched["action"], searched["words"]) == ("searched", "thi đua")
    assert (shown["action"], shown["target"], shown["name"]) == (
        "opened", "48/KH-VKS", user,
    )  # fmt: skip
    assert missed["status"] == MISSING


def test_who_read_the_audit_is_noted_too(home: Path) -> None:
    audited(home)

    assert [each["action"] for each in audited(home)] == ["audited"]


def test_a_command_on_no_archive_makes_none(tmp_path: Path) -> None:
    run(tmp_path / "none", "search", "thi đua")

    assert not (tmp_path / "none").exists()


def test_what_asks_nothing_of_documents_is_not_noted(home: Path) -> None:
    run(home, "status")

    assert audited(home) == []
