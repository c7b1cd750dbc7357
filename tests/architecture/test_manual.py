"""The manual tells of every command and every option."""

from pathlib import Path

import click
import pytest

from cli.main import COMMANDS, main

MANUAL = (Path(__file__).parents[2] / "docs/manual/cli.md").read_text("utf-8")


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_is_in_the_manual(name: str) -> None:
    assert f"\n## `vankho {name}" in MANUAL


@pytest.mark.parametrize("name", COMMANDS)
def test_each_option_is_in_the_part_of_its_command(name: str) -> None:
    part = MANUAL.split(f"\n## `vankho {name}", 1)[1].split("\n## ", 1)[0]
    command = main.get_command(click.Context(main), name)

    assert command
    options = [each for each in command.params if isinstance(each, click.Option)]
    assert [each.opts[0] for each in options if f"`{each.opts[0]}" not in part] == []
