"""``vankho backup``, ``backups``, ``restore``: copies of the archive, and back."""

from dataclasses import asdict
from pathlib import Path

import click

from cli.archive_access import make_for, opened_for
from cli.commands.verify import show_faults
from cli.errors import DAMAGED
from cli.messages import say
from cli.options import command, json_option, option
from cli.output import show_json, show_line, show_table
from cli.progress import counting
from schemas.backup_manifest import Backup, Restored
from schemas.codec import to_plain
from schemas.errors import SettingsError
from service.engines import open_backup_place
from service.keeping.backup_places import BackupPlace
from service.settings import Settings

_place = click.argument(
    "folder", required=False, type=click.Path(path_type=Path), metavar="[FOLDER]"
)


@command("backup")
@_place
@option("--check", is_flag=True, help="option.check_backup")
@json_option
@click.pass_context
def command_backup(
    ctx: click.Context, folder: Path | None, check: bool, as_json: bool
) -> None:
    """Copy what is new since the last backup there, and read all of it again."""
    opened, place = opened_for(ctx), _place_of(ctx, folder)
    backup, missing = opened.backups.take(place)
    faults = opened.backups.check(place) if check else ()
    if as_json:
        backup, *_ = opened.backups.taken()  # it knows when it was checked
        found = {"missing": list(missing), "faults": [asdict(each) for each in faults]}
        show_json({**to_plain(backup), **found})
    else:
        _show_backup(backup, missing)
        show_faults(faults)
        if check:
            click.echo(say("backup.checked", count=len(faults)), err=True)
    if missing or any(not each.repaired for each in faults):
        ctx.exit(DAMAGED)


@command("backups")
@json_option
@click.pass_context
def command_backups(ctx: click.Context, as_json: bool) -> None:
    """Print where and when backups were taken, and when they were checked."""
    taken = opened_for(ctx).backups.taken()
    if as_json:
        show_json(to_plain(taken))
        return
    keys = ("taken_at", "backup", "events", "new_files", "chain_head", "checked_at")
    show_table([say(f"heading.{key}") for key in keys], map(_cells, taken))


@command("restore")
@_place
@json_option
@click.pass_context
def command_restore(ctx: click.Context, folder: Path | None, as_json: bool) -> None:
    """Fill the empty archive of the settings from a backup, and prove it equal."""
    make_for(ctx)
    opened, place = opened_for(ctx), _place_of(ctx, folder)
    with counting(say("restore.doing")) as count:
        restored = opened.restoration.restore(place, count)
    if as_json:
        show_json(to_plain(restored))
    else:
        for each in restored.missing:
            click.echo(say("verify.missing", what=each))
        show_line(say("restore.done", **to_plain(restored)))
        show_accounts(restored.accounts)
        show_audit(restored.audit)
        _show_moment(restored)
    if restored.missing:
        ctx.exit(DAMAGED)


def show_accounts(count: int | None) -> None:
    """Say whether accounts came along; nothing where there were none."""
    if count is None:
        click.echo(say("accounts.not_copied"), err=True)
    elif count:
        show_line(say("accounts.copied", count=count))


def show_audit(count: int | None) -> None:
    """Say whether the audit came along; nothing where nobody used the archive."""
    if count is None:
        click.echo(say("audit.not_copied"), err=True)
    elif count:
        show_line(say("audit.copied", count=count))


def _show_moment(restored: Restored) -> None:
    """Say what has come back that somebody may have erased since the backup."""
    if restored.taken_at and (restored.accounts or restored.persons):
        at = f"{restored.taken_at.astimezone():%d/%m/%Y %H:%M}"
        click.echo(say("restore.as_of", at=at), err=True)


def _place_of(ctx: click.Context, folder: Path | None) -> BackupPlace:
    """Return where the backup is: the folder that was named, or that of the settings.

    Raises:
        SettingsError: neither is there.

    """
    target = folder or ctx.ensure_object(Settings).backup
    if target is None:
        raise SettingsError("VANKHO_BACKUP")
    return open_backup_place(target)


def _show_backup(backup: Backup, missing: tuple[str, ...]) -> None:
    for each in missing:
        click.echo(say("verify.missing", what=each))
    show_line(say("backup.done", **to_plain(backup)))


def _cells(backup: Backup) -> tuple[str, ...]:
    checked = backup.checked_at
    return (
        f"{backup.taken_at.astimezone():%d/%m/%Y %H:%M}",
        backup.place,
        str(backup.count),
        str(backup.files),
        backup.digest[:12],
        f"{checked.astimezone():%d/%m/%Y %H:%M}" if checked else "–",
    )
