"""``vankho import``: put files, folders and zip archives into the archive."""

from dataclasses import asdict, replace
from itertools import count
from pathlib import Path

import click

from cli.archive_access import open_for, warn_of_delay
from cli.errors import QUARANTINED
from cli.messages import say
from cli.options import command, json_option, option, paths_argument
from cli.output import show_json, show_line
from cli.progress import counting, on_terminal
from schemas.record import FileResult, ImportSummary, Outcome
from schemas.reports.archive_report import ImportReport
from service.intake.importer import Importer
from service.settings import Settings


@command("import")
@option("--scheduler", metavar="ADDRESS", help="option.scheduler")
@json_option
@paths_argument
@click.pass_context
def command_import(
    ctx: click.Context, paths: tuple[str, ...], scheduler: str | None, as_json: bool
) -> None:
    """Import the *paths*, and report what became of each file."""
    if scheduler:
        ctx.obj = replace(ctx.ensure_object(Settings), scheduler=scheduler)
    opened = open_for(ctx)
    summary = _run(opened.importer, [Path(path) for path in paths], quiet=as_json)
    warn_of_delay(opened)
    report = ImportReport.of(summary)
    if as_json:
        show_json(report)
    else:
        show_line(say("import.summary", **asdict(report)))
    if summary.quarantined:
        ctx.exit(QUARANTINED)


def _run(importer: Importer, paths: list[Path], *, quiet: bool) -> ImportSummary:
    """Run under a progress bar on a terminal; elsewhere print a line for each file."""
    watched = on_terminal()
    total = importer.count(paths) if watched else 0
    done = count(1)
    with counting(say("import.doing")) as update:

        def report(result: FileResult) -> None:
            if result.outcome is not Outcome.SKIPPED:  # the total has none of those
                seen = next(done)
                update(seen, max(seen, total))
            is_news = result.outcome is Outcome.QUARANTINED or result.reason
            if is_news or not (watched or quiet):
                _report(result)

        return importer.run(paths, report)


def _report(result: FileResult) -> None:
    line = f"{say(f'import.{result.outcome}')}: {result.path}"
    found = say(f"{result.outcome}.{result.code}") if result.code else None
    if reasons := "; ".join(filter(None, (found, result.reason))):
        line += f": {reasons}"
    click.echo(line, err=result.outcome is not Outcome.ARCHIVED and bool(result.reason))
