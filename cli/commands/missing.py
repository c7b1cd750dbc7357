"""``vankho missing``: what is cited, but not in the archive."""

import click

from cli.archive_access import open_for
from cli.messages import say
from cli.options import command, json_option, option
from cli.output import show_json, show_table
from cli.phrases import candidate_text, document_text
from schemas.document_names import day_text, listing_words
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
    if any(each.listed for each in missing):
        keys = (*keys, "listed")
    rows = [[_cells(each)[key] for key in keys] for each in missing]
    show_table([say(f"heading.{key}") for key in keys], rows)


def _cells(missing: MissingDocument) -> dict[str, str | None]:
    """Return what stands under each heading."""
    return {
        "number": missing.number,
        "doc_type": missing.doc_type,
        "date": day_text(missing.issued_on),
        "issuer": missing.issuer,
        "needed_by": "; ".join(map(document_text, missing.needed_by)),
        "found_since": "; ".join(map(candidate_text, missing.found_since)),
        "listed": listing_words(missing),
    }
