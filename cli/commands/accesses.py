"""``vankho audit``: who used the archive over HTTP."""

import getpass
from datetime import date, datetime, time, timedelta
from pathlib import Path

import click

from cli.archive_access import opened_for
from cli.messages import say
from cli.options import Day, EnumChoice, command, json_option, limit_option, option
from cli.output import show_json, show_line, show_table
from cli.text_files import write_text
from schemas.audit import Action, AuditChoice, AuditEntry, Person
from schemas.reports.audit_report import AuditEntryReport, audit_csv

OUTPUT = click.Path(dir_okay=False, writable=True, path_type=Path)


@command("audit")
@option("--name", metavar="NAME", help="option.audit_name")
@option("--action", type=EnumChoice(Action), help="option.audit_action")
@option("--target", metavar="ID", help="option.audit_target")
@option("--from", "since", type=Day(), help="option.since_day")
@option("--to", "until", type=Day(), help="option.until_day")
@limit_option
@option("--csv", "output", type=OUTPUT, metavar="FILE", help="option.audit_csv")
@option("--erase", "erased", metavar="NAME", help="option.audit_erase")
@option("--by", default=getpass.getuser, help="option.by")
@option("--why", help="option.why")
@json_option
@click.pass_context
def command_audit(  # noqa: PLR0913  # an option each
    ctx: click.Context,
    *,
    name: str | None,
    action: Action | None,
    target: str | None,
    since: date | None,
    until: date | None,
    limit: int,
    output: Path | None,
    erased: str | None,
    by: str,
    why: str | None,
    as_json: bool,
) -> None:
    """Print the latest accesses, write all to a file, or erase who somebody was."""
    audit = opened_for(ctx).audit
    if erased is not None:
        if not why:
            raise click.UsageError(say("audit.why"))
        count = audit.erase(erased, by, why)
        show_line(say("audit.erased", count=count, name=erased))
        return
    day_after = until + timedelta(days=1) if until else None
    choice = AuditChoice(name, action, target, _start(since), _start(day_after))
    if output:
        write_text(audit_csv(audit.entries(choice)), output, is_csv=True)
        return
    found = audit.latest(choice, limit)
    if as_json:
        show_json([AuditEntryReport.of(each) for each in found])
        return
    keys = ("when", "who", "action", "target", "words", "status")
    show_table([say(f"audit.{key}") for key in keys], map(_row, found))


def _start(day: date | None) -> datetime | None:
    """Return when the day begins, where this machine is."""
    return datetime.combine(day, time()).astimezone() if day else None


def _row(entry: AuditEntry) -> tuple[str | None, ...]:
    access = entry.access
    person = entry.person or Person(name=say("audit.unknown"))
    return (
        f"{access.at.astimezone():%d/%m/%Y %H:%M:%S}",
        person.name or person.address,
        say(f"action.{access.action}"),
        access.target,
        person.words,
        str(access.status),
    )
