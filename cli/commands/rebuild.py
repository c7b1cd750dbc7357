"""``vankho rebuild``: the read models and the index, rebuilt from the events."""

import click

from cli.archive_access import open_for
from cli.messages import say
from cli.options import command
from cli.output import show_line
from cli.progress import counting
from schemas.clearance import Clearance
from service.bootstrap import OpenArchive


@command("rebuild")
@click.pass_context
def command_rebuild(ctx: click.Context) -> None:
    """Build what is derived from the events again, and exchange it for the old."""
    opened = open_for(ctx)
    projections = opened.projections
    with counting(say("rebuild.doing")) as count:
        events = projections.rebuild(count, _say_that_we_wait)
    opened.sight.remove_unused(lambda: _clearances(opened))
    show_line(say("rebuild.done", count=events))


def _clearances(opened: OpenArchive) -> list[Clearance]:
    people = opened.accounts.people
    return [people.clearance(each.name) for each in people.accounts()]


def _say_that_we_wait() -> None:
    click.echo(say("rebuild.waiting"), err=True)
