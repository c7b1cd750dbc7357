"""``vankho cite``: how to cite one document, many, or all that a report cites."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import click

from cli.archive_access import documents_for, open_for
from cli.messages import say
from cli.options import Day, EnumChoice, command, json_option, option
from cli.output import show_json, show_table
from cli.text_files import read_text_file, write_text
from schemas.archival_reference import ArchivalReference
from schemas.document_names import document_name
from schemas.errors import DocumentNotFoundError
from schemas.link import DocumentSummary
from schemas.record import CitationForms
from schemas.reports.forms_report import (
    DocumentFormsReport,
    FormsReport,
    LegalBasisReport,
)
from schemas.work import Work
from service.answers.document_queries import DocumentQueries
from service.citing.bibliography import (
    csv_list_of,
    documents_cited,
    list_of,
    works_cited,
    works_of,
)
from service.citing.docx_export import docx_footnotes_of, docx_list_of
from service.citing.exporters import EXPORTERS
from service.citing.forms import citation_forms, with_archival
from service.citing.legal_basis import legal_basis_of
from service.citing.rule_sets import Genre, RuleSet, rules_for
from service.settings import Settings

LISTS: dict[str, Callable[[Sequence[Work]], str | bytes]] = {
    "list": list_of,
    "list-csv": csv_list_of,
    "list-docx": docx_list_of,
    "footnotes-docx": docx_footnotes_of,
}
"""The forms of a list of works, by their names on the command line."""
_TABLES = ("csv", "list-csv")
_LEGAL_BASIS = "can-cu"
_SINGLE = ("full", "short", "footnote")


class Provision(click.ParamType[str]):
    """A provision: ``khoản 2 Điều 5``."""

    name = "provision"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> str:
        """Return the provision as it is cited, from small to large."""
        from ingest.grammar.provision import read_provision  # noqa: PLC0415  # seldom

        found = read_provision(value)
        return found or self.fail(say("problem.provision", text=value), param, ctx)


@dataclass(frozen=True, slots=True)
class _Style:
    """How the documents are to be cited."""

    genre: Genre
    on: date | None
    with_day: bool | None
    provision: str | None
    amended: bool
    archival: bool

    @property
    def day(self) -> date:
        """The day of the document that is being written."""
        return self.on or date.today()  # noqa: DTZ011  # local day

    @property
    def rules(self) -> RuleSet:
        """The rules by which it cites."""
        return rules_for(self.genre, self.day, with_day=self.with_day)

    def forms(self, ctx: click.Context, document: DocumentSummary) -> CitationForms:
        """Return the forms of one document; of one that is not held, as it is cited."""
        amenders: tuple[DocumentSummary, ...] = ()
        if self.amended and document.id:
            amenders = open_for(ctx).queries.amenders(document.id, self.day)
        forms = citation_forms(document, self.rules, amenders, self.provision)
        return with_archival(forms, _kept(ctx, document)) if self.archival else forms


@command("cite")
@option(
    "--from",
    "listed",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="option.cite_from",
)
@option("--basket", metavar="NAME", help="option.cite_basket")
@option("--cited-by", metavar="NUMBER|ID", help="option.cited_by")
@option("--form", type=click.Choice([*_SINGLE, _LEGAL_BASIS]), help="option.cite_form")
@option(
    "--format",
    "exported",
    type=click.Choice([*EXPORTERS, *LISTS]),
    help="option.cite_format",
)
@option("--provision", type=Provision(), metavar="TEXT", help="option.provision")
@option("--amended", is_flag=True, help="option.amended")
@option("--archival", is_flag=True, help="option.archival")
@option(
    "--genre",
    type=EnumChoice(Genre),
    default=Genre.ADMINISTRATIVE.value,
    help="option.genre",
)
@option("--on", type=Day(), help="option.cite_on")
@option("--with-day/--without-day", default=None, help="option.with_day")
@option(
    "--output", type=click.Path(dir_okay=False, path_type=Path), help="option.output"
)
@json_option
@click.argument("references", nargs=-1, metavar="NUMBER|ID...")
@click.pass_context
def command_cite(  # noqa: PLR0913, PLR0917  # its options
    ctx: click.Context,
    /,
    references: tuple[str, ...],
    listed: Path | None,
    basket: str | None,
    cited_by: str | None,
    form: str | None,
    exported: str | None,
    output: Path | None,
    as_json: bool,
    **style: Any,
) -> None:
    """Print the full, the short and the footnote form, or a form for programs."""
    if cited_by and not form:
        written = _cited(ctx, cited_by, exported or "list")
        write_text(written, output, is_csv=exported in _TABLES)
        return
    wanted = [*references, *_lines(listed), *_held(ctx, basket)]
    if not wanted and not cited_by:
        raise click.UsageError(say("problem.nothing_to_cite"))
    queries = documents_for(ctx)
    documents = [_found(ctx, queries, each) for each in wanted]
    if cited_by:
        documents += documents_cited(open_for(ctx).queries.links(cited_by))
    if exported:
        write_text(
            _formed(ctx, exported, documents), output, is_csv=exported in _TABLES
        )
        return
    chosen = _Style(**style)
    found = [(each, chosen.forms(ctx, each)) for each in documents]
    _write_forms(found, chosen, form, output, as_json=as_json)


def _write_forms(
    found: list[tuple[DocumentSummary, CitationForms]],
    style: _Style,
    form: str | None,
    output: Path | None,
    *,
    as_json: bool,
) -> None:
    """Write the forms of each document, or one of them alone, or the căn cứ."""
    if form == _LEGAL_BASIS:
        block = legal_basis_of(found, style.rules.basis_end)
        if as_json:
            lines = tuple(block.splitlines())
            show_json(LegalBasisReport(lines, style.rules.reason))
        else:
            write_text(block, output, is_csv=False)
    elif as_json:
        _show_json(found)
    elif form:
        single = (f"{getattr(forms, form)}\n" for _, forms in found)
        write_text("".join(single), output, is_csv=False)
    else:
        rows = [row for _, forms in found for row in _rows(forms, style)]
        show_table((), rows)


def _found(
    ctx: click.Context, queries: DocumentQueries, reference: str
) -> DocumentSummary:
    """Return the document, or else the act of the catalogue: said on stderr."""
    try:
        return queries.find(reference)
    except DocumentNotFoundError:
        act = open_for(ctx).queries.known_act(reference)
        if act is None:
            raise
    click.echo(say("cite.listed", number=act.number, source=act.origin), err=True)
    return act.summary


def _kept(ctx: click.Context, document: DocumentSummary) -> ArchivalReference:
    """Return where an archive keeps it; what is not known is said on stderr."""
    known = documents_for(ctx).archival(document.id) if document.id else None
    kept = known or ArchivalReference()
    if kept.lacking:
        name, lacking = document_name(document), ", ".join(kept.lacking)
        click.echo(say("cite.lacking", name=name, lacking=lacking), err=True)
    return kept


def _show_json(found: list[tuple[DocumentSummary, CitationForms]]) -> None:
    """Write the forms alone of one document; of many, each with its document."""
    if len(found) == 1:
        show_json(FormsReport.of(found[0][1]))
    else:
        show_json([DocumentFormsReport.of(*each) for each in found])


def _cited(ctx: click.Context, reference: str, form: str) -> str | bytes:
    """Return all that a document cites, as a list or for other programs."""
    links = open_for(ctx).queries.links(reference)
    if form in LISTS:
        return LISTS[form](works_cited(links))
    return EXPORTERS[form](documents_cited(links), _site(ctx))


def _formed(
    ctx: click.Context, form: str, documents: list[DocumentSummary]
) -> str | bytes:
    if form in LISTS:
        return LISTS[form](works_of(documents))
    return EXPORTERS[form](documents, _site(ctx))


def _site(ctx: click.Context) -> str | None:
    """Return the address of the service, for links to documents; None: not known."""
    return ctx.ensure_object(Settings).address


def _lines(listed: Path | None) -> Iterator[str]:
    """Yield the numbers of a file, one a line; empty lines are skipped."""
    text = read_text_file(listed) if listed else ""
    yield from filter(None, map(str.strip, text.splitlines()))


def _held(ctx: click.Context, basket: str | None) -> Iterator[str]:
    if basket:
        yield from (each.id for each in open_for(ctx).baskets.documents(basket))


def _rows(forms: CitationForms, style: _Style) -> Iterator[tuple[str, str]]:
    """Yield the forms; where practice is divided, the căn cứ and the reason, too."""
    yield say("cite.full"), forms.full
    yield say("cite.short"), forms.short
    yield say("cite.footnote"), forms.footnote
    if style.genre is not Genre.ADMINISTRATIVE or style.with_day is not None:
        yield say("cite.legal_basis"), forms.legal_basis
        yield say("cite.rule"), forms.rule
