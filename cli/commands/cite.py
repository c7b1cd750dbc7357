"""``vankho cite``: how a document is cited."""

import click

from cli.messages import say
from cli.opening import open_for
from cli.options import command, json_option, reference_argument
from cli.output import show_json, show_table
from schemas.reports import forms_report


@command("cite")
@json_option
@reference_argument
@click.pass_context
def command_cite(ctx: click.Context, reference: str, as_json: bool) -> None:
    """Print the full, the short and the footnote form."""
    forms = open_for(ctx).queries.cite(reference)
    if as_json:
        show_json(forms_report(forms))
        return
    show_table(
        (),
        [
            (say("cite.full"), forms.full),
            (say("cite.short"), forms.short),
            (say("cite.footnote"), forms.footnote),
        ],
    )
