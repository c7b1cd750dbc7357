"""``vankho quarantine``: the files that could not be read, and what becomes of them."""

import getpass
from dataclasses import fields
from pathlib import Path

import click

from cli.archive_access import open_for
from cli.errors import QUARANTINED
from cli.messages import say
from cli.options import command, json_option, option
from cli.output import Branch, show_json, show_line, show_table, show_trees
from cli.text_files import write_text
from schemas.csv_table import csv_table
from schemas.document_names import day_text
from schemas.quarantine_choice import QuarantineChoice
from schemas.record import FileResult, QuarantinedFile
from schemas.reports.archive_report import QuarantineReport
from service.intake.quarantined_files import QuarantinedFiles

ACTIONS = ("list", "show", "retry", "discard", "export")
TABLE = "quarantine.csv"
"""The name of the list of reasons beside exported files."""


@command("quarantine")
@option("--reason", "code", metavar="CODE", help="option.quarantine_reason")
@option("--under", metavar="PATH", help="option.quarantine_under")
@option("--read-by", metavar="VERSION", help="option.read_by")
@option("--by", default=getpass.getuser, help="option.by")
@option("--why", help="option.why")
@json_option
@click.argument("action", type=click.Choice(ACTIONS), default="list")
@click.argument("words", nargs=-1, metavar="[DIR] [ID|PATH...]")
@click.pass_context
def command_quarantine(  # noqa: PLR0913, PLR0917  # its options
    ctx: click.Context,
    action: str,
    words: tuple[str, ...],
    code: str | None,
    under: str | None,
    read_by: str | None,
    by: str,
    why: str | None,
    as_json: bool,
) -> None:
    """List files, show, read again, discard or export them."""
    folder, references = _folder_and_rest(action, words)
    choice = QuarantineChoice(references, code, under, read_by)
    if action == "discard" and (why is None or choice.is_everything):
        raise click.UsageError(say("quarantine.discard_what"))
    opened = open_for(ctx)
    quarantine = opened.quarantined_files
    files = quarantine.find(choice)
    if action == "discard":
        quarantine.discard(files, by, why or "")
        show_line(say("quarantine.discarded", count=len(files)))
    elif action == "retry":
        read = opened.second_reading.run(files, _report)
        show_line(say("quarantine.retried", count=len(files), read=read))
        if read < len(files):
            ctx.exit(QUARANTINED)
    elif action == "export":
        _export(quarantine, files, folder)
    elif as_json:
        show_json([QuarantineReport.of(each) for each in files])
    elif action == "show":
        show_trees(map(_branch, files))
    else:
        _list(files)


def _folder_and_rest(
    action: str, words: tuple[str, ...]
) -> tuple[Path, tuple[str, ...]]:
    """Return where files are to be exported to, and what names those that are meant."""
    if action != "export":
        return Path(), words
    if not words:
        raise click.MissingParameter(param_type="argument", param_hint="DIR")
    return Path(words[0]), words[1:]


def _list(files: tuple[QuarantinedFile, ...]) -> None:
    show_table(
        [say(f"heading.{key}") for key in ("file", "problem", "reason", "received_at")],
        [
            (
                each.path or each.filename,
                say(f"problem.{each.code}"),
                each.reason,
                day_text(each.received_at.astimezone().date()),
            )
            for each in files
        ],
    )


def _branch(file: QuarantinedFile) -> Branch:
    """Return all that is known of a file."""
    values = {
        "problem": f"{say(f'problem.{file.code}')} ({file.code})",
        "reason": file.reason,
        "received_at": f"{file.received_at.astimezone():%d/%m/%Y %H:%M}",
        "size": f"{file.size} byte",
        "checksum": file.checksum,
        "id": file.id,
    }
    lines = [f"{say(f'heading.{key}')}: {value}" for key, value in values.items()]
    came_from = Branch(say("heading.paths"), tuple(map(Branch, file.paths)))
    return Branch(file.filename, (*map(Branch, lines), came_from))


def _report(result: FileResult) -> None:
    line = f"{say(f'import.{result.outcome}')}: {result.path}"
    reason = say(f"quarantine.{result.code}") if result.code else result.reason
    click.echo(f"{line}: {reason}" if reason else line, err=bool(reason))


def _export(
    quarantine: QuarantinedFiles, files: tuple[QuarantinedFile, ...], folder: Path
) -> None:
    """Copy the files, and write why each could not be read, for spreadsheets."""
    names = [field.name for field in fields(QuarantineReport)]
    rows: list[tuple[str, ...]] = []
    for each, name in quarantine.export(files, folder):
        report = QuarantineReport.of(each)
        cells = {key: getattr(report, key) for key in names}
        cells["paths"] = "\n".join(report.paths)
        rows.append((name, *cells.values()))
    table = folder / TABLE
    write_text(csv_table(["file", *names], rows), table, is_csv=True)
    show_line(say("quarantine.exported", count=len(files), file=str(table)))
