"""``vankho imports``: the ledger: each import, or every file that one saw."""

from collections.abc import Iterable, Sequence
from dataclasses import fields

import click

from cli.archive_access import opened_for
from cli.messages import say
from cli.options import command, json_option, option
from cli.output import show_json, show_table
from schemas.csv_table import csv_table
from schemas.errors import ImportNotFoundError
from schemas.import_run import ImportRun, LedgerEntry
from schemas.reports.import_report import ImportRunReport, SeenFilesReport

_COUNTS = ("seen", "archived", "duplicates", "quarantined", "skipped")
_MARK = "\ufeff"
"""The byte order mark by which spreadsheets know UTF-8."""


@command("imports")
@option("--csv", "as_csv", is_flag=True, help="option.csv")
@json_option
@click.argument("run", required=False, type=int, metavar="[RUN]")
@click.pass_context
def command_imports(
    ctx: click.Context, run: int | None, as_csv: bool, as_json: bool
) -> None:
    """Print a line for each import, or for each file that the *run* saw."""
    ledger = opened_for(ctx).ledger
    if run is None:
        _show_runs(ledger.runs(), as_csv=as_csv, as_json=as_json)
        return
    found = ledger.run(run)
    if found is None:
        raise ImportNotFoundError(str(run))
    files = ledger.files(run)
    if as_json:
        show_json(SeenFilesReport.with_files(found, files))
    elif as_csv:
        _show_csv(LedgerEntry, files)
    else:
        show_table(
            [say(f"heading.{key}") for key in ("outcome", "file", "reason")],
            ((say(f"import.{e.outcome}"), e.path, _reason(e)) for e in files),
        )


def _show_runs(runs: Sequence[ImportRun], *, as_csv: bool, as_json: bool) -> None:
    if as_json:
        show_json([ImportRunReport.of(each) for each in runs])
    elif as_csv:
        _show_csv(ImportRun, runs)
    else:
        keys = ("run", "begun_at", "state", *_COUNTS, "paths")
        show_table([say(f"heading.{key}") for key in keys], map(_cells, runs))


def _cells(run: ImportRun) -> tuple[str, ...]:
    return (
        str(run.id),
        f"{run.begun_at.astimezone():%d/%m/%Y %H:%M}",
        say(f"import.{_state(run)}"),
        *(str(getattr(run, name)) for name in _COUNTS),
        " ".join(run.paths) or say("import.second_reading"),
    )


def _state(run: ImportRun) -> str:
    if run.ended_at is None:
        return "unfinished"
    return "interrupted" if run.interrupted else "finished"


def _reason(entry: LedgerEntry) -> str | None:
    if entry.reason or not entry.code:
        return entry.reason
    return say(f"{entry.outcome}.{entry.code}")


def _show_csv(
    kind: type[ImportRun | LedgerEntry], rows: Iterable[ImportRun | LedgerEntry]
) -> None:
    """Write a table that spreadsheets open as it is."""
    names = [field.name for field in fields(kind)]
    cells = ([getattr(each, name) for name in names] for each in rows)
    click.echo(_MARK + csv_table(names, cells), nl=False)
