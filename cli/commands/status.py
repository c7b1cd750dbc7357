"""``vankho status``: how much the archive holds."""

from dataclasses import asdict

import click

from cli.archive_access import open_for
from cli.messages import say
from cli.options import command, json_option
from cli.output import show_json, show_table
from schemas.link import LinkState
from schemas.reports.archive_report import StatusReport
from service.settings import Settings


@command("status")
@json_option
@click.pass_context
def command_status(ctx: click.Context, as_json: bool) -> None:
    """Print the counts of documents, files, events and links."""
    opened = open_for(ctx)
    report = StatusReport.of(opened.queries.status())
    if as_json:
        show_json(report)
        return
    counts = [
        (say(f"status.{key}"), say("status.unknown") if count is None else str(count))
        for key, count in asdict(report).items()
        if key != "links"
    ]
    states = [
        (say("status.links", state=say(f"state.{state}")), str(report.links[state]))
        for state in LinkState
        if report.links.get(state)
    ]
    for failed in opened.projections.failures():
        click.echo(say("status.fault", **asdict(failed)), err=True)
    home = ctx.ensure_object(Settings).home
    show_table((), [(say("status.home"), str(home)), *counts, *states])
