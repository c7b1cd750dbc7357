"""``vankho catalogue``: acts that are known without being held."""

import getpass
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import click

from cli.archive_access import make_for, open_for
from cli.messages import say
from cli.options import command, json_option, known_on_option, option
from cli.output import show_json, show_table
from cli.text_files import read_text_file
from schemas.decision import DecidedBy
from schemas.document_names import day_text, document_words
from schemas.known_act import ActEntry, KnownAct
from service.curation.act_lists import ActKeeper, acts_in, shipped_acts

ACTIONS = ("list", "add", "remove", "history")
_HEADINGS = ("number", "doc_type", "date", "issuer", "subject", "ended", "source")

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@command("catalogue")
@option("--by", default=getpass.getuser, help="option.by")
@option("--why", help="option.why_removed")
@option("--shipped", is_flag=True, help="option.shipped")
@known_on_option
@json_option
@click.argument("action", type=click.Choice(ACTIONS))
@click.argument("named", required=False, metavar="[FILE|NUMBER]")
@click.pass_context
def command_catalogue(  # noqa: PLR0913, PLR0917  # its options
    ctx: click.Context,
    action: str,
    named: str | None,
    by: str,
    why: str | None,
    shipped: bool,
    known_on: date | None,
    as_json: bool,
) -> None:
    """List the acts, add those of a file or of the product, remove one."""
    if action == "list":
        with open_for(ctx).queries.known_on(known_on) as queries:
            _show(queries.known_acts(), as_json=as_json)
    elif action == "add":
        _add(ctx, named, by, shipped=shipped, as_json=as_json)
    elif named is None:
        raise click.UsageError(say("catalogue.nameless"))
    elif action == "history":
        _show_history(_keeper(ctx).history(named), as_json=as_json)
    elif why is None:
        raise click.UsageError(say("catalogue.why"))
    else:
        act = _keeper(ctx).remove(named, DecidedBy(by, why))
        if as_json:
            show_json(act)
        else:
            click.echo(say("catalogue.removed", name=document_words(act.summary)))


def _add(
    ctx: click.Context, named: str | None, by: str, *, shipped: bool, as_json: bool
) -> None:
    """Add the acts of the file *named*, or those that come with the product."""
    path = _FILE.convert(named, None, ctx) if named else None
    if (path is None) is not shipped:
        raise click.UsageError(say("catalogue.nothing"))
    acts = shipped_acts() if path is None else acts_in(read_text_file(path))
    make_for(ctx)
    counts = _keeper(ctx).add(acts, by)
    if as_json:
        show_json({each.value: count for each, count in counts.items()})
        return
    added, corrected, unchanged = counts.values()
    click.echo(
        say("catalogue.added", added=added, corrected=corrected, unchanged=unchanged)
    )


def _keeper(ctx: click.Context) -> ActKeeper:
    opened = open_for(ctx)
    return ActKeeper(opened.log, opened.graph, opened.projections)


def _show(acts: Iterable[KnownAct], *, as_json: bool) -> None:
    """Print the acts, as the catalogue has them."""
    if as_json:
        show_json(list(acts))
    else:
        show_table([say(f"heading.{key}") for key in _HEADINGS], map(_cells, acts))


def _show_history(entries: Iterable[ActEntry], *, as_json: bool) -> None:
    """Print what was said of an act, the first first."""
    if as_json:
        show_json(list(entries))
        return
    rows = [
        (
            f"{each.when.astimezone():%d/%m/%Y %H:%M:%S}",
            each.by,
            _act_text(each.act),
            say("catalogue.gone", why=each.why) if each.removed else each.act.origin,
        )
        for each in entries
    ]
    headings = ("when", "by", "document", "source")
    show_table([say(f"heading.{key}") for key in headings], rows)


def _act_text(act: KnownAct) -> str:
    """Return the act in one cell: a table of all its facts is too wide to read."""
    ended = _ended_text(act)
    end = f"{say('heading.ended')} {ended}" if ended else None
    return "; ".join(filter(None, (document_words(act.summary), act.title, end)))


def _cells(act: KnownAct) -> tuple[str | None, ...]:
    return (
        act.number,
        act.doc_type,
        day_text(act.issued_on),
        act.issuer,
        act.title,
        _ended_text(act),
        act.origin,
    )


def _ended_text(act: KnownAct) -> str:
    return " ".join(filter(None, (day_text(act.ended_on), act.ended_by)))
