"""What is typed on the command line, as values."""

from collections.abc import Iterator
from datetime import date
from enum import Enum, StrEnum

import click
import pytest

from cli.main import COMMANDS, main
from cli.options import Day, EnumChoice


class Colour(StrEnum):
    DARK_RED = "dark_red"
    SKY = "blue"


def enum_options() -> Iterator[tuple[str, str, Enum]]:
    """Yield each option of an enum, with each of its members."""
    for name in COMMANDS:
        command = main.get_command(click.Context(main), name)
        for parameter in command.params if command else ():
            for each in getattr(parameter.type, "choices", ()):
                if isinstance(each, Enum):
                    yield name, parameter.opts[0], each


@pytest.mark.parametrize("text", ["2022-02-01", "01/02/2022", "1/2/2022"])
def test_a_day_is_typed_as_iso_or_as_in_vietnam(text: str) -> None:
    assert Day().convert(text, None, None) == date(2022, 2, 1)


@pytest.mark.parametrize("text", ["31/02/2022", "2022", "hôm qua", ""])
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(click.BadParameter, match="2026-10-28"):
        Day().convert(text, None, None)


@pytest.mark.parametrize("text", ["blue", "Blue", Colour.SKY])
def test_a_member_of_an_enum_is_typed_as_its_value(text: str) -> None:
    assert EnumChoice(Colour).convert(text, None, None) is Colour.SKY


def test_the_name_of_a_member_is_refused() -> None:
    with pytest.raises(click.BadParameter, match=r"'dark_red', 'blue'"):
        EnumChoice(Colour).convert("SKY", None, None)


@pytest.mark.parametrize(("name", "option", "member"), list(enum_options()))
def test_each_option_of_an_enum_takes_the_values_of_its_members(
    name: str, option: str, member: Enum
) -> None:
    command = main.get_command(click.Context(main), name)
    assert command
    (parameter,) = (each for each in command.params if each.opts[0] == option)

    assert parameter.type.convert(member.value, parameter, None) is member
