"""``vankho missing``: what is cited, but not in the archive."""

import click

from cli.archive_access import open_for
from cli.messages import say
from cli.options import command, json_option, option
from cli.output import show_json, show_table
from cli.phrases import candidate_text, document_text
from schemas.document_names import day_text
from schemas.record import MissingDocument
from schemas.reports.archive_report import MissingReport
from service.citing.exporters import csv_of_missing


@command("missing")
@option("--csv", "as_csv", is_flag=True, help="option.csv")
@option("--limit", type=click.IntRange(min=1), help="option.missing_limit")
@json_option
@click.pass_context
def command_missing(
    ctx: click.Context, as_csv: bool, limit: int | None, as_json: bool
) -> None:
    """Print a line for each missing document, with who needs it."""
    missing = open_for(ctx).queries.missing()[:limit]
    if as_csv:
        click.echo(csv_of_missing(missing), nl=False)
        return
    if as_json:
        show_json([MissingReport.of(each) for each in missing])
        return
    keys: tuple[str, ...] = ("number", "doc_type", "date", "issuer", "needed_by")
    if any(each.found_since for each in missing):
        keys = (*keys, "found_since")
    show_table(
        [say(f"heading.{key}") for key in keys],
        [_cells(each)[: len(keys)] for each in missing],
    )


def _cells(missing: MissingDocument) -> tuple[str | None, ...]:
    return (
        missing.number,
        missing.doc_type,
        day_text(missing.issued_on),
        missing.issuer,
        "; ".join(map(document_text, missing.needed_by)),
        "; ".join(map(candidate_text, missing.found_since)),
    )
