"""``vankho cite``: how to cite one document, many, or all that a report cites."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

import click

from cli.archive_access import documents_for, open_for
from cli.messages import say
from cli.options import Day, EnumChoice, command, json_option, option
from cli.output import show_json, show_table
from cli.text_files import read_text_file, write_text
from schemas.link import DocumentSummary
from schemas.record import CitationForms
from schemas.reports.forms_report import DocumentFormsReport, FormsReport
from schemas.work import Work
from service.citing.bibliography import csv_list_of, list_of, works_cited, works_of
from service.citing.docx_export import docx_footnotes_of, docx_list_of
from service.citing.exporters import EXPORTERS
from service.citing.rule_sets import Genre

LISTS: dict[str, Callable[[Sequence[Work]], str | bytes]] = {
    "list": list_of,
    "list-csv": csv_list_of,
    "list-docx": docx_list_of,
    "footnotes-docx": docx_footnotes_of,
}
"""The forms of a list of works, by their names on the command line."""
_TABLES = ("csv", "list-csv")


@command("cite")
@option(
    "--from",
    "listed",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="option.cite_from",
)
@option("--basket", metavar="NAME", help="option.cite_basket")
@option("--cited-by", metavar="NUMBER|ID", help="option.cited_by")
@option(
    "--format",
    "form",
    type=click.Choice([*EXPORTERS, *LISTS]),
    help="option.cite_format",
)
@option(
    "--genre",
    type=EnumChoice(Genre),
    default=Genre.ADMINISTRATIVE.value,
    help="option.genre",
)
@option("--on", type=Day(), help="option.cite_on")
@option(
    "--output", type=click.Path(dir_okay=False, path_type=Path), help="option.output"
)
@json_option
@click.argument("references", nargs=-1, metavar="NUMBER|ID...")
@click.pass_context
def command_cite(  # noqa: PLR0913, PLR0917  # its options
    ctx: click.Context,
    references: tuple[str, ...],
    listed: Path | None,
    basket: str | None,
    cited_by: str | None,
    form: str | None,
    genre: Genre,
    on: date | None,
    output: Path | None,
    as_json: bool,
) -> None:
    """Print the full, the short and the footnote form, or a form for programs."""
    if cited_by:
        works = works_cited(open_for(ctx).queries.links(cited_by))
        written = LISTS.get(form or "list", list_of)(works)
        write_text(written, output, is_csv=form in _TABLES)
        return
    wanted = [*references, *_lines(listed), *_held(ctx, basket)]
    if not wanted:
        raise click.UsageError(say("problem.nothing_to_cite"))
    queries = documents_for(ctx)
    documents = [queries.find(each) for each in wanted]
    if form:
        write_text(_formed(form, documents), output, is_csv=form in _TABLES)
        return
    found = [(each, queries.cite(each.id, genre, on)) for each in documents]
    if as_json:
        _show_json(found)
    else:
        show_table((), [row for _, forms in found for row in _rows(forms)])


def _show_json(found: list[tuple[DocumentSummary, CitationForms]]) -> None:
    """Write the forms alone of one document; of many, each with its document."""
    if len(found) == 1:
        show_json(FormsReport.of(found[0][1]))
    else:
        show_json([DocumentFormsReport.of(*each) for each in found])


def _formed(form: str, documents: list[DocumentSummary]) -> str | bytes:
    if form in LISTS:
        return LISTS[form](works_of(documents))
    return EXPORTERS[form](documents)


def _lines(listed: Path | None) -> Iterator[str]:
    """Yield the numbers of a file, one a line; empty lines are skipped."""
    text = read_text_file(listed) if listed else ""
    yield from filter(None, map(str.strip, text.splitlines()))


def _held(ctx: click.Context, basket: str | None) -> Iterator[str]:
    if basket:
        yield from (each.id for each in open_for(ctx).baskets.documents(basket))


def _rows(forms: CitationForms) -> Iterator[tuple[str, str]]:
    yield say("cite.full"), forms.full
    yield say("cite.short"), forms.short
    yield say("cite.footnote"), forms.footnote
