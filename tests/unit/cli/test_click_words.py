"""Click's words in Vietnamese."""

import ast
from importlib import import_module
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from cli.click_words import counted_word, word
from cli.main import main
from schemas.vocabulary import table_rows

_MESSAGES = [row["message"] for row in table_rows("cli", "click")]


def run(tmp_path: Path, *arguments: str) -> str:
    environ = {"VANKHO_HOME": str(tmp_path)}
    return CliRunner().invoke(main, arguments, env=environ).output


@pytest.fixture(scope="module")
def click_texts() -> set[str]:
    """Return every text in the sources of click."""
    folder = Path(click.__file__).parent
    trees = (ast.parse(path.read_text("utf-8")) for path in folder.glob("*.py"))
    return {
        node.value
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


@pytest.mark.parametrize("message", _MESSAGES)
def test_each_message_of_the_table_is_one_of_click(
    message: str, click_texts: set[str]
) -> None:
    assert message in click_texts


def test_a_mistyped_command_is_answered_with_the_nearest(tmp_path: Path) -> None:
    output = run(tmp_path, "serch", "x")

    assert "không có lệnh 'serch'" in output
    assert "'search'" in output


def test_a_missing_argument_is_said_in_vietnamese(tmp_path: Path) -> None:
    assert "thiếu tham số" in run(tmp_path, "check")


def test_help_is_headed_in_vietnamese(tmp_path: Path) -> None:
    output = run(tmp_path, "status", "--help")

    assert output.startswith("Cách dùng:")
    assert "In hướng dẫn này." in output


def test_help_is_in_vietnamese_after_it_was_shown_in_english(tmp_path: Path) -> None:
    english = run(tmp_path, "--language", "en", "missing", "--help")
    vietnamese = run(tmp_path, "missing", "--help")

    assert "Show this message and exit." in english
    assert "In hướng dẫn này." in vietnamese


def test_english_has_the_words_of_click(tmp_path: Path) -> None:
    assert "No such command" in run(tmp_path, "--language", "en", "serch")


def test_a_message_that_the_table_lacks_stays_as_it_is() -> None:
    assert word("Nobody translated this") == "Nobody translated this"


def test_several_things_are_counted_by_the_second_form() -> None:
    singular = "Got unexpected extra argument ({args})"
    plural = "Got unexpected extra arguments ({args})"

    assert counted_word(singular, plural, 2) == "thừa các tham số ({args})"
    assert import_module("click.core").ngettext is counted_word
