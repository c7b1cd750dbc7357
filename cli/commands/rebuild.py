"""``vankho rebuild``: the read models and the index, rebuilt from the events."""

import click

from cli.archive_access import open_for
from cli.messages import say
from cli.options import command
from cli.output import show_line
from cli.progress import counting


@command("rebuild")
@click.pass_context
def command_rebuild(ctx: click.Context) -> None:
    """Drop what was derived from the events, and rebuild it."""
    projections = open_for(ctx).projections
    with counting(say("rebuild.doing")) as count:
        events = projections.rebuild(count)
    show_line(say("rebuild.done", count=events))
