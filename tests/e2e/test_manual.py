"""The manual is run: every example of it, and every value of every option."""

import json
import re
from collections.abc import Iterator
from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path
from shutil import copytree
from typing import Any

import click
import pytest
from click.testing import Result

from cli.main import COMMANDS, main
from service.domain.header_fields import FIELDS
from service.settings import read_settings
from tests.manual import Example, Section, Shell, sections, values_in

PARTS = sections("cli.md")
SETTINGS = sections("settings.md")[0]
BY_NAME = {"before all": PARTS[0], "settings": SETTINGS} | {
    part.name: part for part in PARTS[1:]
}
ON_SERVERS = re.compile(
    r"--scheduler|vankho (migrate|serve|mcp)|export VANKHO_DATABASE"
)
"""Examples that need servers, or are one; ``test_manual_servers`` runs them.

``test_mcp`` runs that of ``vankho mcp``.
"""
SEVERE = 8
KEYS = re.compile(r"`\{((?:\"\w+\"[,\s]*)+)\}`")


@dataclass(frozen=True, slots=True)
class Ran:
    """A part of the manual with the results of its examples, and the shell after."""

    part: Section
    shell: Shell
    results: list[tuple[Example, Result]]


@pytest.fixture(scope="module", params=BY_NAME)
def ran(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    demo_files: tuple[Path, ...],
    demo_home: Path,
) -> Iterator[Ran]:
    """The part, run in a folder where ``make demo`` was."""
    folder, part = tmp_path_factory.mktemp("manual"), BY_NAME[request.param]
    (folder / ".demo").mkdir()
    (folder / ".demo/documents").symlink_to(demo_files[0].parent)
    copytree(demo_home, folder / ".demo/home", symlinks=True)
    with chdir(folder):
        shell = Shell(folder / ".demo/home")
        yield Ran(part, shell, list(run_examples(part, shell)))


def run_examples(part: Section, shell: Shell) -> Iterator[tuple[Example, Result]]:
    """Run the examples that need no server, in their order."""
    for example in part.examples:
        if not ON_SERVERS.search(example.line):
            result = shell.run(example.words)
            if result:
                yield example, result


def parameters(part: Section) -> list[click.Parameter]:
    """The options and arguments of the command; the start is that of all commands."""
    if part is SETTINGS:
        return []
    name = part.name if part.heading else None
    found = main.get_command(click.Context(main), name) if name else main
    assert found
    return found.params


def choices(parameter: click.Parameter) -> set[str]:
    """The values that the command line takes for a choice, else none."""
    if not isinstance(parameter.type, click.Choice):
        return set()
    choice: click.Choice[Any] = parameter.type
    return {choice.normalize_choice(each, None) for each in choice.choices}


def words_of(part: Section) -> set[str]:
    return {word for example in part.examples for word in example.words}


def with_value(part: Section, option: str, value: str) -> list[str]:
    """The first example of the part that has the option, with that value."""
    words = next(each.words for each in part.examples if option in each.words)
    at = words.index(option) + 1
    return [*words[:at], value, *words[at + 1 :]]


def test_each_example_does_as_it_says(ran: Ran) -> None:
    assert ran.results or ON_SERVERS.search(ran.part.text)
    assert [
        (example.line, result.output, result.exception)
        for example, result in ran.results
        if result.exit_code != example.status
    ] == []


def test_each_value_that_is_named_of_an_option_is_taken(ran: Ran) -> None:
    refused = []
    for parameter in parameters(ran.part):
        option = parameter.opts[0]
        takes_one = isinstance(parameter, click.Option) and not parameter.is_flag
        if not takes_one or isinstance(parameter.type, click.Path):
            continue
        for value in values_in(ran.part.options()[option]):
            result = ran.shell.run(with_value(ran.part, option, value))
            allowed = {0, SEVERE} if option == "--fail-on" else {0}
            if result and result.exit_code not in allowed:
                refused.append((option, value, result.output))

    assert refused == []


def test_json_has_the_keys_that_are_named(ran: Ran) -> None:
    named = KEYS.search(ran.part.options().get("--json", ""))
    written = [r.stdout for example, r in ran.results if "--json" in example.words]
    if named and written:
        found = json.loads(written[0])
        one = found[0] if isinstance(found, list) else found
        assert list(one) == re.findall(r"\w+", named[1])


@pytest.mark.parametrize("name", ["before all", *COMMANDS])
def test_each_option_has_a_row_and_an_example(name: str) -> None:
    part = BY_NAME[name]
    options = {p.opts[0] for p in parameters(part) if isinstance(p, click.Option)}

    assert part.options().keys() == options
    assert options <= words_of(part)


@pytest.mark.parametrize("name", ["before all", *COMMANDS])
def test_each_choice_is_named_or_used(name: str) -> None:
    part = BY_NAME[name]
    tables = {value for row in part.rows() for cell in row for value in values_in(cell)}

    for parameter in parameters(part):
        if isinstance(parameter, click.Option):
            named = values_in(part.options()[parameter.opts[0]])
            assert choices(parameter) <= set(named)
        else:
            assert choices(parameter) <= words_of(part) | tables


@pytest.mark.parametrize("ran", ["search"], indirect=True)
def test_each_query_of_the_table_is_understood(ran: Ran) -> None:
    start = ran.part.text.index("| written | finds |")
    end = ran.part.text.index("\n\n", start)
    table = Section("", ran.part.text[start:end])
    queries = [query for cell, _ in table.rows() for query in values_in(cell)]
    results = {q: ran.shell.run(["vankho", "search", "--", q]) for q in queries}

    assert len(queries) > 20
    assert [q for q, result in results.items() if result and result.exit_code] == []


@pytest.mark.parametrize("ran", ["correct"], indirect=True)
def test_each_field_can_be_corrected_to_the_value_beside_it(ran: Ran) -> None:
    cells = [(values_in(a), values_in(b)) for a, b in ran.part.rows()]
    fields = {a[0]: b[0] for a, b in cells if len(a) == len(b) == 1}
    start = ["vankho", "correct", "e1f6f556"]
    results = {
        field: ran.shell.run([*start, field, value, "--why", "thử"])
        for field, value in fields.items()
    }

    assert tuple(fields) == FIELDS
    assert [f for f, result in results.items() if result and result.exit_code] == []


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        (name.strip("`"), value)
        for name, rest in SETTINGS.rows()
        if name.startswith("`VANKHO_")
        for value in values_in(rest)
        if not value.startswith("Authorization")
    ],
)
def test_each_value_of_a_setting_is_understood(variable: str, value: str) -> None:
    needed = {"VANKHO_OIDC_CLIENT_ID": "vankho"}  # by VANKHO_OIDC_ISSUER, as it says
    assert read_settings(needed | {variable: value})
