"""``vankho history``: everything that happened to a document."""

import click

from cli.archive_access import documents_for
from cli.event_texts import detail_text
from cli.messages import say
from cli.options import command, json_option, reference_argument
from cli.output import show_json, show_table
from schemas.decision import HistoryEntry
from schemas.reports.history_report import HistoryReport


@command("history")
@json_option
@reference_argument
@click.pass_context
def command_history(ctx: click.Context, reference: str, as_json: bool) -> None:
    """Print a line for each event, the first one first."""
    documents = documents_for(ctx)
    history = documents.history(reference)
    if as_json:
        show_json([HistoryReport.of(each) for each in history])
        return
    keys = ("number", "when", "what", "by", "why", "details")
    names = documents.names_in(documents.file(reference), history)
    rows = (_row(each, names) for each in history)
    show_table([say(f"history.{key}") for key in keys], rows)


def _row(entry: HistoryEntry, names: dict[str, str]) -> tuple[str | None, ...]:
    when = f"{entry.when.astimezone():%d/%m/%Y %H:%M:%S}"
    return (
        str(entry.number),
        when,
        say(f"event.{entry.what}"),
        entry.by,
        entry.why,
        detail_text(entry, names),
    )
