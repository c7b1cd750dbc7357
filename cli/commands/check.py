"""``vankho check``: compare a draft with the archive, before it is signed."""

from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from cli.archive_access import is_made, open_for
from cli.errors import FINDINGS
from cli.messages import say
from cli.options import EnumChoice, command, json_option, option
from cli.output import Branch, show_json, show_line, show_table, show_trees
from cli.phrases import mentions_text, place_text
from schemas.codec import to_json
from schemas.document_names import citation_text
from schemas.finding import DraftCheck, Finding, Severity
from schemas.reports.check_report import CheckReport
from service.bootstrap import OpenArchive
from service.checking.page import html_report
from service.checking.sarif import sarif_report
from service.checking.word.annotated_copy import annotate_docx
from service.settings import Settings

STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.NOTE: "dim"}
OUTPUT = click.Path(dir_okay=False, writable=True, path_type=Path)


@dataclass(frozen=True, slots=True)
class Outputs:
    """The files to write, if any; ``tracked``: with tracked changes in the DOCX."""

    html: Path | None
    sarif: Path | None
    docx: Path | None
    tracked: bool


@command("check")
@json_option
@option("--html", type=OUTPUT, metavar="FILE", help="option.html")
@option("--sarif", type=OUTPUT, metavar="FILE", help="option.sarif")
@option("--docx", type=OUTPUT, metavar="FILE", help="option.docx")
@option("--tracked", is_flag=True, help="option.tracked")
@option(
    "--fail-on",
    type=EnumChoice([Severity.ERROR, Severity.WARNING]),
    help="option.fail_on",
)
@click.argument("draft", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.pass_context
def command_check(  # noqa: PLR0913  # an option each
    ctx: click.Context,
    *,
    draft: Path,
    as_json: bool,
    html: Path | None,
    sarif: Path | None,
    docx: Path | None,
    tracked: bool,
    fail_on: Severity | None,
) -> None:
    """Print what each citation means and the findings, or write them to files."""
    outputs = Outputs(html, sarif, docx, tracked)
    refuse_wrong(outputs, draft)
    data = draft.read_bytes()
    check = _archive_of(ctx).checker.check(data, draft.name)
    write_outputs(outputs, data, check)
    if as_json:
        show_json(CheckReport.of(check))
    else:
        show_check(check)
    if fail_on and check.has(fail_on):
        ctx.exit(FINDINGS)


def _archive_of(ctx: click.Context) -> OpenArchive:
    """Return the archive; where there is none, an empty one that is gone afterwards."""
    settings = ctx.ensure_object(Settings)
    if not is_made(settings):
        click.echo(say("check.alone", home=settings.home), err=True)
        home = ctx.with_resource(TemporaryDirectory(prefix="vankho-"))
        ctx.obj = replace(settings, home=Path(home))
    return open_for(ctx)


def refuse_wrong(outputs: Outputs, draft: Path) -> None:
    """Raise a ``UsageError`` if outputs conflict, or would overwrite the *draft*."""
    if outputs.tracked and not outputs.docx:
        raise click.UsageError(say("check.tracked"))
    for path in filter(None, (outputs.html, outputs.sarif, outputs.docx)):
        if path.exists() and path.samefile(draft):
            raise click.UsageError(say("check.original"))


def write_outputs(outputs: Outputs, data: bytes, check: DraftCheck) -> None:
    """Write the files that are wanted; *data* is the draft."""
    if outputs.docx:
        annotated = annotate_docx(data, check, tracked=outputs.tracked)
        outputs.docx.write_bytes(annotated)
    if outputs.html:
        outputs.html.write_text(html_report(check), "utf-8")
    if outputs.sarif:
        outputs.sarif.write_text(to_json(sarif_report(check)), "utf-8")


def show_check(check: DraftCheck) -> None:
    """Write the citations with their states, the findings, and how many there are."""
    report = CheckReport.of(check)
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
    show_line(say("check.summary", **report.counts))


def finding_branch(finding: Finding) -> Branch:
    """Return severity, place and words of a finding, and below them why and the fix."""
    severity = say(f"severity.{finding.severity}")
    place = place_text(finding.place)
    below = [Branch(finding.message)]
    if finding.correction:
        below.append(Branch(say("check.corrected", text=finding.correction.text)))
    head = f"{severity} · {place}: {finding.place.text}"
    return Branch(head, tuple(below), STYLES[finding.severity])
