"""``vankho user``: who may use the archive over HTTP, and as what."""

import sys
from secrets import token_urlsafe

import click

from cli.archive_access import make_for, opened_for
from cli.messages import say
from cli.options import EnumChoice, command, json_option, option
from cli.output import show_json, show_line, show_table
from schemas.account import Account, Role
from schemas.clearance import LEVELS, Clearance
from schemas.reports.account_report import AccountReport
from service.accounts.account_keeper import AccountKeeper
from service.settings import NO_CLEARANCE

ACTIONS = ("add", "list", "role", "clearance", "password", "disable", "enable")
CHOICES = (*LEVELS, NO_CLEARANCE)
_GENERATED = 12
"""Random bytes of a generated password."""


@command("user")
@option("--role", type=EnumChoice(Role), help="option.role")
@option("--admin", is_flag=True, help="option.admin")
@option("--clearance", type=click.Choice(CHOICES), help="option.clearance")
@option("--group", "groups", multiple=True, help="option.group")
@option("--full-name", default="", help="option.full_name")
@option("--generate", is_flag=True, help="option.generate")
@json_option
@click.argument("action", type=click.Choice(ACTIONS))
@click.argument("name", metavar="[NAME]", required=False)
@click.pass_context
def command_user(  # noqa: PLR0913, PLR0917  # its options
    ctx: click.Context,
    action: str,
    name: str | None,
    role: Role | None,
    admin: bool,
    clearance: str | None,
    groups: tuple[str, ...],
    full_name: str,
    generate: bool,
    as_json: bool,
) -> None:
    """Add accounts, list them, change their role or password, disable them."""
    make_for(ctx)
    people = opened_for(ctx).accounts.people
    role = Role.ADMINISTRATOR if admin else role
    if action == "list":
        _show(people, as_json=as_json)
        return
    if name is None:
        raise click.UsageError(say("user.nameless"))
    if action in {"add", "role"} and role is None:
        raise click.UsageError(say("user.roleless"))
    if action == "add":
        people.require_free(name)
        people.add(name, full_name, role or Role.READER, _password(generate=generate))
    elif action == "password":
        people.set_password(people.account(name).name, _password(generate=generate))
    elif action == "role":
        people.set_role(name, role or Role.READER)
    elif action != "clearance":
        people.disable(name, disabled=action == "disable")
    if clearance or groups or action == "clearance":
        people.set_clearance(name, Clearance(_level(clearance), groups))
    if as_json:
        show_json(_report_of(people, people.account(name)))


def _password(*, generate: bool) -> str:
    """Return the password that was typed, or the first line of stdin, or a new one."""
    if generate:
        password = token_urlsafe(_GENERATED)
        click.echo(say("user.password_is", password=password), err=True)
        return password
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    return str(
        click.prompt(
            say("user.password"),
            hide_input=True,
            confirmation_prompt=say("user.password_again"),
        )
    )


def _level(clearance: str | None) -> str | None:
    return clearance if clearance in LEVELS else None


def _report_of(people: AccountKeeper, account: Account) -> AccountReport:
    return AccountReport.of(account, people.clearance(account.name))


def _show(people: AccountKeeper, *, as_json: bool) -> None:
    accounts = people.accounts()
    if as_json:
        show_json([_report_of(people, each) for each in accounts])
        return
    if not accounts:
        show_line(say("user.none"))
    show_table(
        (),
        [
            (
                each.name,
                each.full_name,
                say(f"role.{each.role}"),
                say("user.disabled") if each.disabled else "",
                _cleared(people.clearance(each.name)),
            )
            for each in accounts
        ],
    )


def _cleared(clearance: Clearance) -> str:
    """Return level and groups, ``MẬT (PC03)``; nothing where there are none."""
    groups = f"({', '.join(clearance.groups)})" if clearance.groups else ""
    return " ".join(filter(None, (clearance.level, groups)))
