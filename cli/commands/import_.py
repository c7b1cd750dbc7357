"""``vankho import``: put files, folders and zip archives into the archive."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from pathlib import Path
from threading import Event, current_thread, main_thread

import click

from cli.archive_access import make_for, open_for, warn_of_delay
from cli.errors import QUARANTINED, REFUSED
from cli.import_progress import ImportProgress
from cli.messages import say
from cli.options import command, json_option, option
from cli.output import show_json, show_line
from cli.progress import counting, on_terminal
from schemas.errors import ImportNotFoundError
from schemas.record import FileResult, ImportSummary, Outcome
from schemas.reports.archive_report import ImportReport
from service.graph.ledger import Ledger
from service.intake.importer import Importer
from service.settings import Settings

SIGNALLED = 128
"""What is added to the number of the signal that ended an import."""
_ENDING = (signal.SIGINT, signal.SIGTERM)


@command("import")
@option("--scheduler", metavar="ADDRESS", help="option.scheduler")
@option("--resume", is_flag=True, help="option.resume")
@json_option
@click.argument("paths", nargs=-1, type=click.Path(exists=True), metavar="PATH...")
@click.pass_context
def command_import(
    ctx: click.Context,
    paths: tuple[str, ...],
    scheduler: str | None,
    resume: bool,
    as_json: bool,
) -> None:
    """Import the *paths*, and report what became of each file."""
    if not paths and not resume:
        raise click.MissingParameter(param_type="argument", param_hint="PATH...")
    if scheduler:
        ctx.obj = replace(ctx.ensure_object(Settings), scheduler=scheduler)
    make_for(ctx)
    opened = open_for(ctx)
    if resume:
        paths = (*_unfinished(opened.ledger), *paths)
    with ended_by_signals(opened.importer) as ended_by:
        summary = _run(opened.importer, [Path(path) for path in paths], quiet=as_json)
    opened.chain.seal()
    warn_of_delay(opened)
    report = ImportReport.of(summary)
    if as_json:
        show_json(report)
    else:
        show_summary(report)
    if summary.interrupted:
        ctx.exit(SIGNALLED + (ended_by[0] if ended_by else signal.SIGINT))
    if summary.refused:
        ctx.exit(REFUSED)
    if summary.quarantined:
        ctx.exit(QUARANTINED)


def show_summary(report: ImportReport) -> None:
    """Print what became of all files; on stderr how many secrets were refused."""
    show_line(say("import.summary", **asdict(report)))
    if report.refused:
        click.echo(say("import.refused", count=report.refused), err=True)


def _unfinished(ledger: Ledger) -> tuple[str, ...]:
    """Return the paths of the last import if it saw not all of its files.

    A run without paths was a second reading of the quarantine.

    Raises:
        ImportNotFoundError: it did, or there was none.

    """
    last = next((each for each in ledger.runs() if each.paths), None)
    if last is None or (last.ended_at and not last.interrupted):
        raise ImportNotFoundError
    return last.paths


@contextmanager
def ended_by_signals(
    importer: Importer, stop: Event | None = None
) -> Iterator[list[int]]:
    """End an import by SIGTERM as by SIGINT; give the list of the signals received.

    They also set *stop*, if it is given.
    """
    received: list[int] = []

    def interrupt(number: int, _frame: object) -> None:
        received.append(number)
        if stop:
            stop.set()
        importer.interrupt()

    in_charge = current_thread() is main_thread()  # no other may handle signals
    signals = _ENDING if in_charge else ()
    former = {each: signal.signal(each, interrupt) for each in signals}
    try:
        yield received
    finally:
        for each, handler in former.items():
            signal.signal(each, handler)


def _run(importer: Importer, paths: list[Path], *, quiet: bool) -> ImportSummary:
    """Run under a progress bar on a terminal; elsewhere print a line for each file.

    There, a line on stderr says now and then how far it is.
    """
    watched = on_terminal()
    progress = ImportProgress(lambda: importer.count(paths))
    with counting(say("import.doing")) as update:

        def report(result: FileResult) -> None:
            progress.add(result)
            if watched:
                update(progress.seen, progress.total, progress.words())
            elif progress.is_due():
                click.echo(
                    say("progress.line", seen=progress.seen, words=progress.words()),
                    err=True,
                )
            is_news = result.outcome is Outcome.QUARANTINED or result.reason
            if is_news or not (watched or quiet):
                report_file(result)

        return importer.run(paths, report)


def report_file(result: FileResult) -> None:
    """Print what became of a file; on stderr if that needs a reason."""
    line = f"{say(f'import.{result.outcome}')}: {result.path}"
    found = say(f"{result.outcome}.{result.code}") if result.code else None
    if reasons := "; ".join(filter(None, (found, result.reason))):
        line += f": {reasons}"
    click.echo(line, err=result.outcome is not Outcome.ARCHIVED and bool(result.reason))
