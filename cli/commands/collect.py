"""``vankho basket``: named collections of documents to cite from."""

import getpass

import click

from cli.archive_access import open_for
from cli.messages import say
from cli.options import command, json_option, option
from cli.output import show_json, show_table
from cli.phrases import document_text
from schemas.reports.summary_report import SummaryReport

ACTIONS = ("list", "show", "add", "remove")


@command("basket")
@option("--by", default=getpass.getuser, help="option.by")
@json_option
@click.argument("action", type=click.Choice(ACTIONS))
@click.argument("basket", metavar="[NAME]", required=False)
@click.argument("references", nargs=-1, metavar="[NUMBER|ID...]")
@click.pass_context
def command_basket(  # noqa: PLR0913, PLR0917  # its options
    ctx: click.Context,
    action: str,
    basket: str | None,
    references: tuple[str, ...],
    by: str,
    as_json: bool,
) -> None:
    """List the baskets, show one, put documents in, take them out."""
    baskets = open_for(ctx).baskets
    if action == "list":
        names = baskets.names()
        if as_json:
            show_json(names)
        else:
            show_table((), [(name, str(count)) for name, count in names.items()])
        return
    if basket is None:
        raise click.UsageError(say("basket.nameless"))
    if action == "add":
        baskets.put(basket, references, by)
    elif action == "remove":
        baskets.take_out(basket, references, by)
    held = baskets.documents(basket) if basket in baskets.names() else ()
    if action == "show":
        held = baskets.documents(basket)
    if as_json:
        show_json([SummaryReport.of(each) for each in held])
    else:
        show_table((), [(document_text(each),) for each in held])
