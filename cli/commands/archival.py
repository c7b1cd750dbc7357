"""``vankho archival``: where archives keep documents, listed and set by a CSV list."""

import getpass
from collections.abc import Iterator
from pathlib import Path

import click

from cli.archive_access import open_for
from cli.errors import NOT_FOUND
from cli.messages import say
from cli.options import command, json_option, option
from cli.output import show_json, show_table
from cli.phrases import document_text
from cli.text_files import read_text_file
from schemas.archival_reference import ArchivalReference
from schemas.decision import DecidedBy
from schemas.link import DocumentSummary
from schemas.reports.record_report import KeptReport
from service.curation.archival_lists import ArchivalLists, FailedRow, rows_in

ACTIONS = ("list", "add")
_HEADINGS = ("archive_number", "originality", "custodian", "document")
_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@command("archival")
@option("--by", default=getpass.getuser, help="option.by")
@option("--why", help="option.why_listed")
@json_option
@click.argument("action", type=click.Choice(ACTIONS))
@click.argument("path", required=False, type=_FILE, metavar="[FILE]")
@click.pass_context
def command_archival(  # noqa: PLR0913, PLR0917  # its options
    ctx: click.Context,
    action: str,
    path: Path | None,
    by: str,
    why: str | None,
    as_json: bool,
) -> None:
    """List the documents of archives, or record what a file says of them."""
    if action == "list":
        _show(_lists(ctx).every(), as_json=as_json)
        return
    if path is None:
        raise click.UsageError(say("archival.nothing"))
    rows = rows_in(read_text_file(path))
    reason = why or say("archival.why", name=path.name)
    done = _lists(ctx).add(rows, DecidedBy(by, reason))
    if as_json:
        show_json(done)
    else:
        changed, unchanged = done.changed, done.unchanged
        click.echo(say("archival.added", changed=changed, unchanged=unchanged))
        for each in done.failed:
            click.echo(_failure(each), err=True)
    if done.failed:
        ctx.exit(NOT_FOUND)


def _lists(ctx: click.Context) -> ArchivalLists:
    opened = open_for(ctx)
    return ArchivalLists(opened.log, opened.graph, opened.projections)


def _show(
    kept: tuple[tuple[DocumentSummary, ArchivalReference], ...], *, as_json: bool
) -> None:
    if as_json:
        show_json([KeptReport.of(*each) for each in kept])
    else:
        show_table([say(f"heading.{key}") for key in _HEADINGS], _cells(kept))


def _cells(
    kept: tuple[tuple[DocumentSummary, ArchivalReference], ...],
) -> Iterator[tuple[str | None, ...]]:
    for document, each in kept:
        yield each.number, each.originality, each.custodian, document_text(document)


def _failure(row: FailedRow) -> str:
    problem = say(f"archival.{row.problem}")
    return say("archival.failed", line=row.line, document=row.document, why=problem)
