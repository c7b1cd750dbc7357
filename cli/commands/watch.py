"""``vankho watch``: a folder whose files are imported as they come."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from threading import Event

import click

from cli.archive_access import make_for, open_for, warn_of_delay
from cli.commands.import_ import ended_by_signals, report_file, show_summary
from cli.messages import say
from cli.options import command, option
from schemas.errors import BusyError, SettingsError
from schemas.reports.archive_report import ImportReport
from service.bootstrap import OpenArchive
from service.intake.hot_folder import HotFolder
from service.intake.incoming_file import Exclusions
from service.settings import Settings

QUIET = 2
"""Seconds without a change after which a file is whole, unless a setting says it."""


@command("watch")
@option("--once", is_flag=True, help="option.once")
@option("--poll", type=click.FloatRange(0.1), metavar="SECONDS", help="option.poll")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.pass_context
def command_watch(
    ctx: click.Context, folder: Path, once: bool, poll: float | None
) -> None:
    """Import what is in the *folder*, and what comes, until a signal ends it."""
    settings = ctx.ensure_object(Settings)
    if not once:
        settings = replace(settings, quiet=settings.quiet or QUIET)
        ctx.obj = settings
    _require_outside(settings.moved_to, folder)
    with _alone(settings.home, folder):
        make_for(ctx)
        opened, stop = open_for(ctx), Event()
        changes = () if once else _changes(folder, poll, stop)
        with ended_by_signals(opened.importer, stop):
            for summary in _hot_folder(opened, folder).take_in(changes, report_file):
                _finish(opened, ImportReport.of(summary))
                if stop.is_set():
                    break


def _hot_folder(opened: OpenArchive, folder: Path) -> HotFolder:
    settings = opened.settings
    without = Exclusions(settings.home, settings.quiet)
    importer, ledger = opened.importer, opened.ledger
    return HotFolder(folder, importer, ledger, without, settings.moved_to)


def _changes(
    folder: Path, poll: float | None, stop: Event
) -> Iterator[frozenset[Path]]:
    from service.intake.folder_changes import changed_paths  # noqa: PLC0415  # slow

    def away() -> None:
        click.echo(say("watch.away", folder=folder), err=True)

    return changed_paths(folder, poll or QUIET, stop, away, poll=poll is not None)


def _finish(opened: OpenArchive, report: ImportReport) -> None:
    opened.chain.seal()
    warn_of_delay(opened)
    show_summary(report)


def _require_outside(moved_to: Path | None, folder: Path) -> None:
    """Make sure that nothing is moved to where it would be imported again.

    Raises:
        SettingsError: it would be.

    """
    if moved_to and moved_to.absolute().is_relative_to(folder.absolute()):
        raise SettingsError(f"VANKHO_MOVE_TO: {moved_to} ({folder})")


@contextmanager
def _alone(home: Path, folder: Path) -> Iterator[None]:
    """Hold the locks of the folder, which end with the process at the latest.

    One is in the archive, as a network share may have none; the other keeps processes
    of this machine apart that work for other archives.

    Raises:
        BusyError: another process watches the folder.

    """
    home.mkdir(parents=True, exist_ok=True)
    name = sha256(os.fsencode(folder.resolve())).hexdigest()[:16]
    with ExitStack() as stack:
        ours = stack.enter_context((home / f"watch-{name}.lock").open("w"))
        itself = os.open(folder, os.O_RDONLY)
        stack.callback(os.close, itself)
        try:
            fcntl.flock(ours, fcntl.LOCK_EX | fcntl.LOCK_NB)
            with _without_locks_on_shares():
                fcntl.flock(itself, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BusyError(say("watch.busy", folder=folder)) from None
        yield


@contextmanager
def _without_locks_on_shares() -> Iterator[None]:
    """Go on where a file system has no locks for folders."""
    try:
        yield
    except BlockingIOError:
        raise
    except OSError:
        return
