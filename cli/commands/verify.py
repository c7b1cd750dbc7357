"""``vankho verify``: whether the archive still is what it was."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from functools import partial
from pathlib import Path

import click

from cli.archive_access import open_for
from cli.errors import DAMAGED
from cli.messages import say
from cli.options import Day, command, json_option, option
from cli.output import show_json, show_line
from cli.progress import counting
from schemas.codec import to_json, value_from_json
from schemas.reports.verify_report import FaultReport, VerifyReport
from service.bootstrap import OpenArchive
from service.keeping.chain import Chain, Head
from service.keeping.verification import Fault


@command("verify")
@option("--since", type=Day(), help="option.verify_since")
@option("--sample", type=click.IntRange(1), metavar="N", help="option.sample")
@option("--repair", is_flag=True, help="option.repair")
@option("--from", "copy", metavar="COPY", help="option.repair_from")
@option("--anchor", metavar="FILE", help="option.anchor")
@json_option
@click.pass_context
def command_verify(  # noqa: PLR0913, PLR0917  # its options
    ctx: click.Context,
    since: date | None,
    sample: int | None,
    repair: bool,
    copy: str | None,
    anchor: str | None,
    as_json: bool,
) -> None:
    """Read files again, walk the chain of events, compare what is derived from them."""
    opened = open_for(ctx)
    names = opened.verification.files(since, sample)
    faults = [*opened.verification.events(), *_damaged(opened, names)]
    faults += _audit_faults(opened)
    if repair:
        faults = _repaired(opened, faults, Path(copy) if copy else None)
    opened.chain.seal()
    head = opened.chain.head()
    if anchor:
        faults += _anchored(opened.chain, head, Path(anchor), faults)
    faults += _derived(opened, faults, repair=repair)
    if as_json:
        shown = tuple(FaultReport(**asdict(each)) for each in faults)
        show_json(VerifyReport(len(names), head.count, head.digest, shown))
    else:
        show_faults(faults)
        show_line(say("verify.done", files=len(names), **asdict(head)))
    if any(not each.repaired for each in faults):
        ctx.exit(DAMAGED)


def show_faults(faults: Iterable[Fault]) -> None:
    """Print a line for each fault."""
    for each in faults:
        line = say(f"verify.{each.how}", what=each.what)
        click.echo(f"{line}{say('verify.repaired') if each.repaired else ''}")


def _derived(
    opened: OpenArchive, faults: Iterable[Fault], *, repair: bool
) -> list[Fault]:
    """Compare what is derived from the events, unless these were forged.

    Then it may be the only thing that still says what they were.
    """
    if any(each.is_of_events for each in faults):
        click.echo(say("verify.not_compared"), err=True)
        return []
    with counting(say("verify.comparing")) as count:
        wait = partial(click.echo, say("rebuild.waiting"), err=True)
        return opened.verification.derived(count, wait, repair=repair)


def _audit_faults(opened: OpenArchive) -> list[Fault]:
    """Return what is not as it was noted of those who used the archive."""
    return [Fault(f"audit_{how}", str(at)) for how, at in opened.audit.faults()]


def _damaged(opened: OpenArchive, names: list[str]) -> list[Fault]:
    return [each for each in map(opened.verification.check, names) if each]


def _repaired(
    opened: OpenArchive, faults: list[Fault], copy: Path | None
) -> list[Fault]:
    """Heal the stored files that can be."""
    files = [each for each in faults if each.how in {"missing", "corrupt"}]
    others = [each for each in faults if each not in files]
    return [*opened.verification.repair(files, copy), *others]


def _anchored(
    chain: Chain, head: Head, path: Path, faults: Iterable[Fault]
) -> list[Fault]:
    """Return a fault if the head that was written to *path* is not on the chain.

    Otherwise it is renewed, unless events are known to be forged: they would be in it.
    """
    if path.exists():
        kept = _read_head(path)
        if kept is None or chain.head(kept.count) != kept:
            return [Fault("anchor", str(path))]
    if not any(each.is_of_events for each in faults):
        new = path.with_name(f"{path.name}.new")
        new.write_text(to_json(head), "utf-8")
        new.replace(path)
    return []


def _read_head(path: Path) -> Head | None:
    """Return the head in that file; None: there is none."""
    try:
        return value_from_json(Head, path.read_bytes())
    except ValueError:
        return None
