"""``vankho like``: the documents that are similar to one."""

import click

from cli.archive_access import open_for
from cli.options import command, json_option, limit_option, reference_argument
from cli.output import show_json, show_line
from cli.phrases import document_text
from schemas.reports.search_report import HitReport


@command("like")
@limit_option
@json_option
@reference_argument
@click.pass_context
def command_like(ctx: click.Context, reference: str, limit: int, as_json: bool) -> None:
    """Print a line for each similar document, the most similar first."""
    queries = open_for(ctx).queries
    found = queries.alike(reference, limit)
    if as_json:
        show_json(HitReport.of_all(found, queries.standings_of(found)))
        return
    for place, hit in enumerate(found, start=1):
        show_line(f"{place}. {document_text(hit)}")
        if hit.subject:
            show_line(f"   {hit.subject}")
