"""Commands and options whose help is in the catalogue, and those many share."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from enum import Enum
from importlib import import_module
from typing import Any, TypeVar

import click

from cli.click_words import word
from cli.messages import say
from cli.noted_command import noted

Member = TypeVar("Member", bound=Enum)
Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


class Option(click.Option):
    """An option whose ``help`` is the key of a message."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Return the line of the help, in the language of the context."""
        record = super().get_help_record(ctx)
        if record is None or not self.help:
            return record
        names, text = record
        return names, text.replace(self.help, say(self.help), 1)


class SaidHelp(click.Command):
    """A command whose help is the message ``help.<its name>``.

    ``--help`` is explained in the language of each context: click makes that option
    once and keeps it, in the language it was first shown in.
    """

    def format_help_text(
        self,
        ctx: click.Context,  # noqa: ARG002  # click's own signature
        formatter: click.HelpFormatter,
    ) -> None:
        """Write what the command is for."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(say(f"help.{self.name}"))

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return the option ``--help``, with its words in the language of now."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = word("Show this message and exit.")
        return option


class Command(SaidHelp):
    """A command that is noted for the audit."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command, and note that for the audit."""
        with noted(ctx):
            return super().invoke(ctx)


class Day(click.ParamType[date]):
    """A date, written ``2026-10-28`` or, as in Vietnam, ``28/10/2026``."""

    name = "day"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """Return the date that *value* is written as."""
        for form in ("%Y-%m-%d", "%d/%m/%Y"):
            try:
                return datetime.strptime(value, form).date()  # noqa: DTZ007  # a day has no zone
            except ValueError:
                continue
        return self.fail(say("problem.day", text=value), param, ctx)


class EnumChoice(click.Choice[Member]):
    """A choice among members of an enum, each written as its value: ``in_force``.

    By itself click 8.2 and later takes the names of the members, ``IN_FORCE``.
    """

    def __init__(self, members: Iterable[Member]) -> None:
        super().__init__(members, case_sensitive=False)

    def normalize_choice(self, choice: object, ctx: click.Context | None) -> str:
        """Return the value of the member, or what was typed, in small letters."""
        return super().normalize_choice(
            choice.value if isinstance(choice, Enum) else choice, ctx
        )


def option(*names: str, **settings: Any) -> Decorator:
    """Return the decorator of an ``Option``; see ``click.option``."""
    return click.option(*names, cls=Option, **settings)


def command(name: str) -> Callable[[Callable[..., Any]], click.Command]:
    """Return the decorator that makes a ``Command`` called *name*."""
    return click.command(name, cls=Command)


json_option = option("--json", "as_json", is_flag=True, help="option.json")
depth_option = option(
    "--depth", type=click.IntRange(1, 20), default=1, show_default=True,
    help="option.depth",
)  # fmt: skip
limit_option = option(
    "--limit", type=click.IntRange(1, 1000), default=20, show_default=True,
    help="option.limit",
)  # fmt: skip
known_on_option = option("--as-of", "known_on", type=Day(), help="option.known_on")


def _proposed(ctx: click.Context, _parameter: click.Parameter, typed: str) -> list[str]:
    """Return the numbers that begin so; the archive is loaded when a shell asks."""
    proposed: list[str] = import_module("cli.proposed_numbers").proposed_numbers(
        ctx, typed
    )
    return proposed


reference_argument = click.argument(
    "reference", metavar="NUMBER|ID", shell_complete=_proposed
)
paths_argument = click.argument(
    "paths", nargs=-1, required=True, type=click.Path(exists=True), metavar="PATH..."
)
