"""``vankho saved``: saved searches, and what is new for each."""

import getpass

import click

from cli.archive_access import open_for
from cli.messages import say
from cli.options import command, json_option, option
from cli.output import show_json, show_line, show_table
from cli.phrases import document_text
from schemas.reports.search_report import SavedReport, SearchReport
from service.bootstrap import OpenArchive
from service.curation.saved_searches import SavedSearchKeeper

ACTIONS = ("list", "add", "new", "remove")


@command("saved")
@option("--by", default=getpass.getuser, help="option.by")
@option("--keep", is_flag=True, help="option.keep")
@json_option
@click.argument("action", type=click.Choice(ACTIONS))
@click.argument("name", metavar="[NAME]", required=False)
@click.argument("words", nargs=-1, metavar="[QUERY]")
@click.pass_context
def command_saved(  # noqa: PLR0913, PLR0917  # its options
    ctx: click.Context,
    action: str,
    name: str | None,
    words: tuple[str, ...],
    by: str,
    keep: bool,
    as_json: bool,
) -> None:
    """List the saved searches, save one, show what is new, remove one."""
    opened = open_for(ctx)
    searches = opened.searches
    if action == "new":
        _show_new(opened, _names(searches, name), as_json=as_json)
        if not keep:
            searches.mark_seen(_names(searches, name), by)
        return
    if action != "list" and name is None:
        raise click.UsageError(say("saved.nameless"))
    if action == "add":
        if not words:
            raise click.UsageError(say("saved.queryless"))
        searches.save(name or "", " ".join(words), by)
    elif action == "remove":
        searches.remove(name or "", by)
    found = searches.saved()
    if as_json:
        show_json([SavedReport.of(each) for each in found])
    else:
        show_table((), [(each.name, each.text, str(each.new)) for each in found])


def _names(searches: SavedSearchKeeper, name: str | None) -> list[str]:
    return [name] if name else [each.name for each in searches.saved()]


def _show_new(opened: OpenArchive, names: list[str], *, as_json: bool) -> None:
    pages = {each: opened.searches.show_new(each) for each in names}
    if as_json:
        standings_in = opened.queries.standings_in
        reports = {e: SearchReport.of(x, standings_in(x)) for e, x in pages.items()}
        show_json(reports)
        return
    for each, page in pages.items():
        show_line(say("saved.new", name=each, count=page.total))
        for hit in page.hits:
            show_line(f"  {document_text(hit)}")
