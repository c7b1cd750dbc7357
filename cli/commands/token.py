"""``vankho token``: how programs show for which account they work."""

from datetime import datetime, timedelta

import click

from cli.archive_access import opened_for
from cli.messages import say
from cli.options import EnumChoice, command, json_option, option
from cli.output import show_json, show_line, show_table
from schemas.account import ApiToken, Role
from schemas.reports.account_report import TokenReport
from service.accounts.token_keeper import TokenKeeper

ACTIONS = ("add", "list", "revoke")


@command("token")
@option("--scope", type=EnumChoice(Role), help="option.scope")
@option("--days", type=click.IntRange(1, 3650), help="option.days")
@option("--label", default="", help="option.label")
@json_option
@click.argument("action", type=click.Choice(ACTIONS))
@click.argument("subject", metavar="[NAME|ID]", required=False)
@click.pass_context
def command_token(  # noqa: PLR0913, PLR0917  # its options
    ctx: click.Context,
    action: str,
    subject: str | None,
    scope: Role | None,
    days: int | None,
    label: str,
    as_json: bool,
) -> None:
    """Make tokens for an account, list all, revoke one."""
    tokens = opened_for(ctx).accounts.tokens
    if action == "list":
        _show(tokens, as_json=as_json)
        return
    if subject is None or (action == "revoke" and not subject.isdecimal()):
        raise click.UsageError(say(f"token.which_{action}"))
    if action == "revoke":
        tokens.revoke(int(subject))
        return
    ends_in = timedelta(days=days) if days else None
    text, kept = tokens.issue(subject, label, scope, ends_in)
    click.echo(say("token.once", id=kept.id), err=True)
    show_line(text)


def _show(tokens: TokenKeeper, *, as_json: bool) -> None:
    if as_json:
        show_json([TokenReport.of(each) for each in tokens.tokens()])
    else:
        show_table((), map(_row, tokens.tokens()))


def _row(token: ApiToken) -> tuple[str, ...]:
    ends, used = _day(token.ends_at), _day(token.used_at)
    return (
        str(token.id),
        token.account,
        token.label,
        say(f"role.{token.scope}"),
        say("token.ends", day=ends) if ends else say("token.endless"),
        say("token.used", day=used) if used else say("token.unused"),
    )


def _day(moment: datetime | None) -> str:
    return f"{moment.astimezone():%d/%m/%Y}" if moment else ""
