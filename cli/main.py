"""The group ``vankho``; a command is loaded when it is called."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any

import click

from cli.click_words import translate_click
from cli.errors import DISK, disk_error, exit_status, failure_text
from cli.messages import LANGUAGE, Language, say
from cli.options import EnumChoice, Option, SaidHelp
from ingest.version import PARSER_VERSION
from schemas.errors import ArchiveError, DamagedViewsError, SettingsError
from service.settings import Settings, read_settings

COMMANDS = {
    "import": "cli.commands.import_:command_import",
    "parse": "cli.commands.parse:command_parse",
    "search": "cli.commands.search:command_search",
    "saved": "cli.commands.saved:command_saved",
    "complete": "cli.commands.complete:command_complete",
    "like": "cli.commands.like:command_like",
    "show": "cli.commands.show:command_show",
    "cite": "cli.commands.cite:command_cite",
    "archival": "cli.commands.archival:command_archival",
    "catalogue": "cli.commands.act_catalogue:command_catalogue",
    "basket": "cli.commands.collect:command_basket",
    "network": "cli.commands.network:command_network",
    "standing": "cli.commands.standing:command_standing",
    "check": "cli.commands.check:command_check",
    "trace": "cli.commands.trace:command_trace",
    "watch": "cli.commands.watch:command_watch",
    "imports": "cli.commands.imports:command_imports",
    "missing": "cli.commands.missing:command_missing",
    "works": "cli.commands.work_lists:command_works",
    "withdrawn": "cli.commands.work_lists:command_withdrawn",
    "quarantine": "cli.commands.quarantine:command_quarantine",
    "status": "cli.commands.status:command_status",
    "verify": "cli.commands.verify:command_verify",
    "backup": "cli.commands.backup:command_backup",
    "backups": "cli.commands.backup:command_backups",
    "restore": "cli.commands.backup:command_restore",
    "export-log": "cli.commands.export_log:command_export_log",
    "rebuild": "cli.commands.rebuild:command_rebuild",
    "serve": "cli.commands.serve:command_serve",
    "mcp": "cli.commands.mcp:command_mcp",
    "user": "cli.commands.user:command_user",
    "token": "cli.commands.token:command_token",
    "audit": "cli.commands.accesses:command_audit",
    "why": "cli.commands.why:command_why",
    "confirm": "cli.commands.decide:command_confirm",
    "relate": "cli.commands.decide:command_relate",
    "reject": "cli.commands.decide:command_reject",
    "dismiss": "cli.commands.decide:command_dismiss",
    "add": "cli.commands.decide:command_add",
    "correct": "cli.commands.decide:command_correct",
    "groups": "cli.commands.group_rules:command_groups",
    "mark-copy": "cli.commands.decide:command_mark_copy",
    "part": "cli.commands.decide:command_part",
    "withdraw": "cli.commands.decide:command_withdraw",
    "reinstate": "cli.commands.decide:command_reinstate",
    "undo": "cli.commands.decide:command_undo",
    "history": "cli.commands.history:command_history",
    "migrate": "cli.commands.migrate:command_migrate",
    "reparse": "cli.commands.reparse:command_reparse",
}
"""Each command and where it is; the manual has a section for each."""
OF_EVERYTHING = frozenset(
    {
        *("import", "watch", "imports", "quarantine", "verify", "rebuild", "reparse"),
        *("backup", "backups", "restore", "export-log", "migrate"),
        *("user", "token", "audit", "groups"),
    }
)
"""Commands that say something of all documents, or of who has read which."""


class Archive(SaidHelp, click.Group):
    """The group: loads commands by name, and turns errors into exit statuses."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Return the names of all commands, in the order newcomers meet them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import the command's module and return the command."""
        if cmd_name not in COMMANDS:
            return None
        module, name = COMMANDS[cmd_name].split(":")
        command: click.Command = getattr(import_module(module), name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that is called; of a mistyped one, propose the nearest.

        Raises:
            click.NoSuchCommand: there is none of that name.
            SettingsError: it is of everything, and not all may be seen.

        """
        if args[0] not in COMMANDS and not args[0].startswith("-"):
            raise click.NoSuchCommand(args[0], possibilities=COMMANDS, ctx=ctx)
        settings = ctx.ensure_object(Settings)
        if args[0] in OF_EVERYTHING and not settings.clearance.sees_everything:
            raise SettingsError(say("sight.limited", command=args[0]))
        return super().resolve_command(ctx, args)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the settings before anything is printed: help has a language, too."""
        with _failures_reported(ctx):
            ctx.obj = read_settings(os.environ)
        ctx.meta[LANGUAGE] = Language(ctx.obj.language)
        translate_click()
        return super().parse_args(ctx, args)

    def format_commands(
        self,
        ctx: click.Context,  # noqa: ARG002  # click's own signature
        formatter: click.HelpFormatter,
    ) -> None:
        """Write a line for each command, without loading any."""
        with formatter.section(say("heading.commands")):
            formatter.write_dl([(name, say(f"help.{name}")) for name in COMMANDS])

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; report an error of the archive, and exit accordingly."""
        with _failures_reported(ctx):
            return super().invoke(ctx)


@contextmanager
def _failures_reported(ctx: click.Context) -> Iterator[None]:
    try:
        yield
    except DamagedViewsError as error:
        engines = import_module("service.engines")  # too slow to load for what works
        aside = engines.put_views_aside(ctx.ensure_object(Settings))
        click.echo(f"vankho: {failure_text(error)}", err=True)
        if aside:
            click.echo(say("notice.views_aside", file=aside), err=True)
        ctx.exit(exit_status(error))
    except ArchiveError as error:
        click.echo(f"vankho: {failure_text(error)}", err=True)
        ctx.exit(exit_status(error))
    except OSError as error:
        if error.errno == errno.EPIPE:  # nobody reads on; click knows what to do
            raise
        click.echo(f"vankho: {failure_text(disk_error(error))}", err=True)
        ctx.exit(DISK)
    except click.UsageError as error:
        click.echo(f"vankho: {error.format_message()}", err=True)
        ctx.exit(error.exit_code)


def _choose_language(
    ctx: click.Context, _option: click.Parameter, chosen: Language | None
) -> None:
    if chosen is not None:
        ctx.meta[LANGUAGE] = chosen


def _show_version(ctx: click.Context, _option: click.Parameter, wanted: bool) -> None:
    if wanted:
        version = import_module("importlib.metadata").version("vankho")
        click.echo(say("version", version=version, parser=PARSER_VERSION))
        ctx.exit()


main = Archive(
    "vankho",
    params=[
        Option(
            ["--language"],
            type=EnumChoice(Language),
            callback=_choose_language,
            expose_value=False,
            is_eager=True,
            help="option.language",
        ),
        Option(
            ["--version"],
            is_flag=True,
            callback=_show_version,
            expose_value=False,
            help="option.version",
        ),
    ],
    context_settings={"help_option_names": ["-h", "--help"]},
)
