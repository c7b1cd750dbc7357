"""``vankho check``: a draft held against the archive, before it is signed."""

from pathlib import Path

import click

from cli.errors import FINDINGS
from cli.messages import say
from cli.opening import open_for
from cli.options import command, json_option, option
from cli.output import Branch, show_json, show_line, show_table, show_trees
from cli.wording import citation_text, mentions_text, place_text
from schemas.finding import DraftCheck, Finding, Severity
from schemas.reports import check_report

STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.NOTE: "dim"}


@command("check")
@json_option
@option(
    "--fail-on",
    type=click.Choice([Severity.ERROR.value, Severity.WARNING.value]),
    help="option.fail_on",
)
@click.argument("draft", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.pass_context
def command_check(
    ctx: click.Context, draft: Path, as_json: bool, fail_on: str | None
) -> None:
    """Print what each citation means, and what is to be looked at."""
    check = open_for(ctx).checker.check(draft.read_bytes(), draft.name)
    if as_json:
        show_json(check_report(check))
    else:
        show_check(check)
    if fail_on and check.has(Severity(fail_on)):
        ctx.exit(FINDINGS)


def show_check(check: DraftCheck) -> None:
    """Write the citations with their states, the findings, and how many there are."""
    report = check_report(check)
    show_line(say("heading.citations"))
    show_table(
        (),
        [
            (
                say(f"state.{link.state}"),
                citation_text(link.citation),
                mentions_text(link.citation.mentions),
            )
            for link in check.links
        ],
    )
    count = len(check.findings)
    below = tuple(finding_branch(each) for each in check.findings)
    show_trees([Branch(say("check.findings", count=count), below)])
    show_line(say("check.summary", **report["counts"]))


def finding_branch(finding: Finding) -> Branch:
    """Return severity, place and words of a finding; below it, why and what to do."""
    severity = say(f"severity.{finding.severity}")
    place = place_text(finding.place)
    below = [Branch(finding.message)]
    if finding.correction:
        below.append(Branch(say("check.corrected", text=finding.correction.text)))
    head = f"{severity} · {place}: {finding.place.text}"
    return Branch(head, tuple(below), STYLES[finding.severity])
