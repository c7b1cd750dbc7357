"""``vankho migrate``: an archive moves from its folder to servers."""

from pathlib import Path

import click

from cli.commands.backup import show_accounts, show_audit
from cli.messages import say
from cli.options import command, json_option, option
from cli.output import show_json, show_line
from cli.progress import counting
from schemas.codec import to_plain
from schemas.errors import SettingsError
from service.bootstrap import open_archive
from service.keeping.migration import migrate
from service.settings import Settings


@command("migrate")
@option(
    "--from",
    "folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="option.migrate_from",
)
@json_option
@click.pass_context
def command_migrate(ctx: click.Context, folder: Path | None, as_json: bool) -> None:
    """Copy events and files, rebuild the read models, prove that all is equal."""
    settings = ctx.ensure_object(Settings)
    if not settings.on_servers:
        raise SettingsError("VANKHO_DATABASE, VANKHO_OBJECTS")
    with (
        open_archive(settings.embedded(folder or settings.home)) as here,
        open_archive(settings) as there,
        counting(say("migrate.doing")) as count,
    ):
        moved = migrate(here, there, count)
    if as_json:
        show_json(to_plain(moved))
    else:
        show_line(say("migrate.done", **to_plain(moved)))
        show_accounts(moved.accounts)
        show_audit(moved.audit)
