"""``vankho groups``: groups of readers by issuer and by folder."""

import getpass
from collections.abc import Iterable

import click

from cli.archive_access import open_for
from cli.messages import say
from cli.options import EnumChoice, command, json_option, option
from cli.output import show_json, show_table
from schemas.decision import DecidedBy
from schemas.group_rule import GroupRule, RuleEntry, RuleKind
from schemas.reports.rule_report import RuleEntryReport, RuleReport
from service.curation.rule_keeper import RuleKeeper

ACTIONS = ("list", "set", "remove", "history")


@command("groups")
@option("--why", help="option.why_ruled")
@option("--by", default=getpass.getuser, help="option.by")
@json_option
@click.argument("action", type=click.Choice(ACTIONS))
@click.argument("kind", required=False, type=EnumChoice(RuleKind))
@click.argument("name", required=False)
@click.argument("groups", required=False)
@click.pass_context
def command_groups(  # noqa: PLR0913, PLR0917  # its options
    ctx: click.Context,
    action: str,
    kind: RuleKind | None,
    name: str | None,
    groups: str | None,
    by: str,
    why: str | None,
    as_json: bool,
) -> None:
    """List the rules, restrict an issuer or folder to groups, lift a rule."""
    rules = open_for(ctx).rules
    if action == "history":
        _show_history(rules.history(), as_json=as_json)
        return
    if action != "list":
        if kind is None or not name or not why:
            raise click.UsageError(say("groups.incomplete"))
        _decide(rules, action, (kind, name), groups, DecidedBy(by, why))
    _show(rules.rules(), as_json=as_json)


def _decide(
    rules: RuleKeeper,
    action: str,
    of: tuple[RuleKind, str],
    groups: str | None,
    decided: DecidedBy,
) -> None:
    if action == "set":
        rules.restrict(*of, groups or "", decided)
    else:
        rules.lift(*of, decided)


def _show(rules: Iterable[GroupRule], *, as_json: bool) -> None:
    """Print the rules that hold."""
    if as_json:
        show_json([RuleReport.of(each) for each in rules])
        return
    keys = ("kind", "name", "groups", "documents")
    rows = [
        (say(f"groups.{e.kind}"), e.name, ", ".join(e.groups), str(e.documents))
        for e in rules
    ]
    show_table([say(f"groups.heading_{key}") for key in keys], rows)


def _show_history(entries: Iterable[RuleEntry], *, as_json: bool) -> None:
    """Print what was said of the rules, the first first."""
    if as_json:
        show_json([RuleEntryReport.of(each) for each in entries])
        return
    keys = ("when", "by", "kind", "name", "groups", "why")
    rows = [
        (
            f"{each.when.astimezone():%d/%m/%Y %H:%M:%S}",
            each.by,
            say(f"groups.{each.kind}"),
            each.name,
            say("groups.lifted") if each.groups is None else ", ".join(each.groups),
            each.why,
        )
        for each in entries
    ]
    show_table([say(f"groups.heading_{key}") for key in keys], rows)
