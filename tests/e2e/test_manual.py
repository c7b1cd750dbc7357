"""The manual is run: every example of it, and every value of every option."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree
from typing import Any

import click
import pytest
from click.testing import Result

from cli.main import COMMANDS, main
from service.domain.header_fields import FIELDS
from tests.manual import Section, Shell, sections, values_in

START, *PARTS = sections("cli.md")
BY_NAME = {part.name: part for part in PARTS}
PAGES = [("cli.md", START), ("settings.md", sections("settings.md")[0])]
SERVERS = re.compile(r"--scheduler|vankho (migrate|serve)|export VANKHO_DATABASE")
"""Examples that need servers, or are one; ``test_manual_servers`` runs them."""
SEVERE = 8
KEYS = re.compile(r"`\{((?:\"\w+\"[,\s]*)+)\}`")

by_command = pytest.mark.parametrize("name", COMMANDS)


@pytest.fixture
def shell(
    tmp_path: Path,
    demo_files: tuple[Path, ...],
    demo_home: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Shell:
    """A shell in a folder where ``make demo`` was, with the archive of the demo."""
    (tmp_path / ".demo").mkdir()
    (tmp_path / ".demo/documents").symlink_to(demo_files[0].parent)
    copytree(demo_home, tmp_path / ".demo/home", symlinks=True)
    monkeypatch.chdir(tmp_path)
    return Shell(tmp_path / ".demo/home")


def run_examples(shell: Shell, part: Section) -> Iterator[tuple[list[str], Result]]:
    """Run the examples of the part that need no server, in their order."""
    for example in part.examples:
        if not SERVERS.search(example.line):
            result = shell.run(example.words)
            if result:
                said = result.output + repr(result.exception)
                assert result.exit_code == example.status, (example.line, said)
                yield example.words, result


def parameters(name: str) -> list[click.Parameter]:
    command = main.get_command(click.Context(main), name)
    assert command
    return command.params


def choices(parameter: click.Parameter) -> set[str]:
    """The values that the command line takes for a choice, else none."""
    if not isinstance(parameter.type, click.Choice):
        return set()
    choice: click.Choice[Any] = parameter.type
    return {choice.normalize_choice(each, None) for each in choice.choices}


def with_value(part: Section, option: str, value: str) -> list[str]:
    """The first example of the part that has the option, with that value."""
    words = next(e.words for e in part.examples if option in e.words)
    at = words.index(option) + 1
    return [*words[:at], value, *words[at + 1 :]]


@pytest.mark.parametrize("page", [name for name, _ in PAGES])
def test_the_examples_before_the_commands_do_as_they_say(
    shell: Shell, page: str
) -> None:
    assert list(run_examples(shell, dict(PAGES)[page]))


@by_command
def test_each_example_of_a_command_does_as_it_says(shell: Shell, name: str) -> None:
    ran = [words for words, _ in run_examples(shell, BY_NAME[name])]

    assert ran or SERVERS.search(f"vankho {name}")


@by_command
def test_each_option_of_a_command_has_a_row_and_an_example(name: str) -> None:
    part = BY_NAME[name]
    options = {p.opts[0] for p in parameters(name) if isinstance(p, click.Option)}
    used = {word for example in part.examples for word in example.words}

    assert part.options().keys() == options
    assert options <= used


@by_command
def test_each_choice_of_a_command_is_named_or_used(name: str) -> None:
    part = BY_NAME[name]
    used = {word for example in part.examples for word in example.words}
    tables = {value for row in part.rows() for cell in row for value in values_in(cell)}

    for parameter in parameters(name):
        if isinstance(parameter, click.Option):
            named = values_in(part.options()[parameter.opts[0]])
            assert choices(parameter) <= set(named)
        else:
            assert choices(parameter) <= used | tables


@by_command
def test_each_value_that_is_named_of_an_option_is_taken(
    shell: Shell, name: str
) -> None:
    part, refused = BY_NAME[name], []
    for words, _ in run_examples(shell, part):
        assert words  # what later values need is there
    for parameter in parameters(name):
        option = parameter.opts[0]
        takes_one = isinstance(parameter, click.Option) and not parameter.is_flag
        if not takes_one or isinstance(parameter.type, click.Path):
            continue
        for value in values_in(part.options()[option]):
            result = shell.run(with_value(part, option, value))
            allowed = {0, SEVERE} if option == "--fail-on" else {0}
            if result and result.exit_code not in allowed:
                refused.append((option, value, result.output))

    assert refused == []


@by_command
def test_json_has_the_keys_that_are_named(shell: Shell, name: str) -> None:
    part = BY_NAME[name]
    named = KEYS.search(part.options().get("--json", ""))
    if named is None:
        return
    for words, result in run_examples(shell, part):
        if "--json" in words:
            found = json.loads(result.stdout)
            one = found[0] if isinstance(found, list) else found
            assert list(one) == re.findall(r"\w+", named[1])
            return


def test_each_query_of_the_table_is_understood(shell: Shell) -> None:
    part = BY_NAME["search"]
    start = part.text.index("| written | finds |")
    table = Section("", part.text[start : part.text.index("\n\n", start)])
    queries = [query for cell, _ in table.rows() for query in values_in(cell)]

    assert len(queries) > 20
    for query in queries:
        result = shell.run(["vankho", "search", "--", query])
        assert result
        assert result.exit_code == 0, (query, result.output)


def test_each_field_can_be_corrected_to_the_value_beside_it(shell: Shell) -> None:
    rows = [(values_in(a), values_in(b)) for a, b in BY_NAME["correct"].rows()]
    fields = {a[0]: b[0] for a, b in rows if len(a) == len(b) == 1}

    assert tuple(fields) == FIELDS
    for field, value in fields.items():
        words = ["vankho", "correct", "e1f6f556", field, value, "--why", "thử"]
        result = shell.run(words)
        assert result
        assert result.exit_code == 0, (field, result.output)
