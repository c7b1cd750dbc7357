"""``vankho quarantine``: the files that could not be read."""

import click

from cli.archive_access import open_for
from cli.messages import say
from cli.options import command, json_option
from cli.output import show_json, show_table
from schemas.document_names import day_text
from schemas.reports.archive_report import QuarantineReport


@command("quarantine")
@json_option
@click.pass_context
def command_quarantine(ctx: click.Context, as_json: bool) -> None:
    """Print a line for each file, with the reason."""
    files = open_for(ctx).queries.quarantined()
    if as_json:
        show_json([QuarantineReport.of(each) for each in files])
        return
    show_table(
        [say(f"heading.{key}") for key in ("file", "problem", "reason", "received_at")],
        [
            (
                each.path or each.filename,
                say(f"problem.{each.code}"),
                each.reason,
                day_text(each.received_at.date()),
            )
            for each in files
        ],
    )
