"""``vankho cite``: how documents are cited."""

from collections.abc import Iterator
from pathlib import Path

import click

from cli.messages import say
from cli.opening import open_for
from cli.options import command, json_option, option
from cli.output import show_json, show_table
from schemas.reports import forms_report, summary_report
from service.exporting import EXPORTERS
from service.queries import Queries


@command("cite")
@option(
    "--from",
    "listed",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="option.cite_from",
)
@option(
    "--format", "form", type=click.Choice(list(EXPORTERS)), help="option.cite_format"
)
@json_option
@click.argument("references", nargs=-1, metavar="NUMBER|ID...")
@click.pass_context
def command_cite(
    ctx: click.Context,
    references: tuple[str, ...],
    listed: Path | None,
    form: str | None,
    as_json: bool,
) -> None:
    """Print the full, the short and the footnote form, or a form for programs."""
    wanted = [*references, *_lines(listed)]
    if not wanted:
        raise click.UsageError(say("problem.nothing_to_cite"))
    queries = open_for(ctx).queries
    if form:
        documents = [queries.find(each) for each in wanted]
        click.echo(EXPORTERS[form](documents), nl=False)
    elif as_json:
        reports = [_report(queries, each, alone=len(wanted) == 1) for each in wanted]
        show_json(reports[0] if len(wanted) == 1 else reports)
    else:
        show_table((), [row for each in wanted for row in _rows(queries, each)])


def _lines(listed: Path | None) -> Iterator[str]:
    """Yield the numbers of a file, one a line; empty lines say nothing."""
    text = listed.read_text("utf-8") if listed else ""
    yield from filter(None, map(str.strip, text.splitlines()))


def _report(queries: Queries, reference: str, *, alone: bool) -> dict[str, object]:
    """Return the forms; among others, with the document that they are of."""
    forms = forms_report(queries.cite(reference))
    if alone:
        return forms
    return {"document": summary_report(queries.find(reference)), **forms}


def _rows(queries: Queries, reference: str) -> Iterator[tuple[str, str]]:
    forms = queries.cite(reference)
    yield say("cite.full"), forms.full
    yield say("cite.short"), forms.short
    yield say("cite.footnote"), forms.footnote
