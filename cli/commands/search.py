"""``vankho search``: find documents by words, numbers and filters."""

from pathlib import Path
from typing import Any

import click
from rich.text import Text

from cli.archive_access import open_for
from cli.messages import say
from cli.options import Day, EnumChoice, command, json_option, limit_option, option
from cli.output import show_json, show_line
from cli.phrases import document_text, printed_at
from cli.standing_texts import force_text, not_held_text
from cli.terminal import marked_text
from cli.text_files import read_text_file, write_text
from schemas.record import MissingDocument
from schemas.reports.search_report import SearchReport
from schemas.search import (
    FacetValue,
    Passage,
    SearchHit,
    SearchPage,
    SearchQuery,
    SortOrder,
)
from schemas.standing import Force, Standing
from service.search.batch import csv_of_rows, queries_of

MOST_FACET_VALUES = 5


@command("search")
@option("--type", "doc_types", multiple=True, metavar="KIND", help="option.type")
@option("--issuer", "issuers", multiple=True, metavar="NAME", help="option.issuer")
@option("--signer", "signers", multiple=True, metavar="NAME", help="option.signer")
@option("--from", "issued_from", type=Day(), help="option.from")
@option("--to", "issued_to", type=Day(), help="option.to")
@option(
    "--standing",
    "standings",
    multiple=True,
    type=EnumChoice(Force),
    help="option.standing",
)
@option("--cites", metavar="NUMBER", help="option.cites")
@option(
    "--sort",
    type=EnumChoice(SortOrder),
    default=SortOrder.RELEVANCE.value,
    show_default=True,
    help="option.sort",
)
@limit_option
@option("--offset", type=click.IntRange(min=0), default=0, help="option.offset")
@option("--after", metavar="MARK", help="option.after")
@option("--batch", type=click.Path(exists=True, path_type=Path), help="option.batch")
@option(
    "--output", type=click.Path(dir_okay=False, path_type=Path), help="option.output"
)
@json_option
@click.argument("words", nargs=-1, metavar="[QUERY]")
@click.pass_context
def command_search(
    ctx: click.Context,
    /,
    words: tuple[str, ...],
    as_json: bool,
    batch: Path | None,
    output: Path | None,
    **filters: Any,
) -> None:
    """Print one page of hits; *filters* are those of SearchQuery."""
    if batch:
        is_csv = batch.suffix.lower() == ".csv"
        typed = queries_of(read_text_file(batch), is_csv=is_csv)
        rows = open_for(ctx).queries.search_all(typed, filters["limit"])
        write_text(csv_of_rows(rows), output, is_csv=True)
        return
    query = SearchQuery(text=" ".join(words), **filters)
    queries = open_for(ctx).queries
    page = queries.search(query)
    standings = queries.standings_in(page)
    if as_json:
        show_json(SearchReport.of(page, standings))
        return
    for missing in page.unheld:
        _show_unheld(missing)
        _show_standing(standings.get(missing.number))
    if page.read_as:
        show_line(say("search.read_as", typed=query.text, meant=page.read_as))
    _show_page(page, query.offset, standings)
    if page.as_typed:
        show_line(say("search.as_typed", typed=query.text))
        for each in page.as_typed:
            show_line(f"   {document_text(each)}")
    _show_near(page, standings)


def _show_near(page: SearchPage, standings: dict[str, Standing]) -> None:
    if page.near:
        show_line(say("search.near"))
    for each in page.near:
        show_line(f"   {document_text(each)}")
        if each.subject:
            show_line(f"   {each.subject}")
        _show_standing(standings.get(each.id))


def _show_page(page: SearchPage, offset: int, standings: dict[str, Standing]) -> None:
    show_line(say("search.total", count=page.total))
    if page.with_all_words is not None:
        show_line(say("search.most_words", count=page.with_all_words))
    if page.order_changed:
        show_line(say("search.order_changed"))
    for place, hit in enumerate(page.hits, start=offset + 1):
        _show_hit(place, hit, standings.get(hit.id))
    for name, values in page.facets.items():
        if values:
            show_line(f"{say(f'facet.{name}')}: {_facet_text(name, values)}")
    if page.next:
        show_line(Text(say("search.next", mark=page.next), style="dim"))


def _show_unheld(missing: MissingDocument) -> None:
    line = say("search.unheld", number=missing.number, count=len(missing.needed_by))
    if missing.withdrawn or missing.listed:
        show_line(not_held_text(missing))
    citing = ", ".join(map(document_text, missing.needed_by))
    show_line(f"{line}: {citing}" if citing else line)


def _show_standing(standing: Standing | None) -> None:
    text = force_text(standing) if standing else ""
    if text:
        show_line(f"   {text}")


def _show_hit(place: int, hit: SearchHit, standing: Standing | None) -> None:
    show_line(Text(f"{place}. {document_text(hit)}", style="bold"))
    if hit.subject:
        show_line(f"   {hit.subject}")
    _show_standing(standing)
    if len(hit.files) > 1:
        names = "; ".join(each.filename for each in hit.files)
        show_line(f"   {say('search.files', count=len(hit.files), names=names)}")
    for each in hit.passages:
        show_line(Text("   ") + marked_text(each.text) + _place(each))


def _place(passage: Passage) -> Text:
    """Return where the passage stands: ``[tr. 2]``, ``[tr. 5, chú thích 3]``."""
    if passage.page is None:
        return Text()
    return Text(f" [{printed_at(passage.page, passage.note)}]", style="dim")


def _facet_text(name: str, values: tuple[FacetValue, ...]) -> str:
    shown = [
        f"{_value_text(name, each.value)} ({each.count})"
        for each in values[:MOST_FACET_VALUES]
    ]
    return ", ".join(shown + ["…"] * (len(values) > MOST_FACET_VALUES))


def _value_text(name: str, value: str) -> str:
    return say(f"standing.{value}") if name == "standing" else value
