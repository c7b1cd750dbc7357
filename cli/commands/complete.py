"""``vankho complete``: how a query may continue."""

import click

from cli.archive_access import open_for
from cli.messages import say
from cli.options import command, json_option, limit_option
from cli.output import show_json, show_table
from schemas.reports.search_report import CompletionReport


@command("complete")
@limit_option
@json_option
@click.argument("words", nargs=-1, required=True, metavar="BEGINNING")
@click.pass_context
def command_complete(
    ctx: click.Context, words: tuple[str, ...], limit: int, as_json: bool
) -> None:
    """Print the numbers, issuers and subjects that start so."""
    found = open_for(ctx).queries.complete(" ".join(words), limit)
    if as_json:
        show_json([CompletionReport.of(each) for each in found])
        return
    show_table(
        [say("heading.kind"), say("heading.text")],
        [(say(f"completion.{each.kind}"), each.text) for each in found],
    )
