"""``vankho check``: compare a draft with the archive, before it is signed."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click

from cli.archive_access import is_made, open_for
from cli.draft_files import DraftFile, drafts_in
from cli.errors import FINDINGS, QUARANTINED
from cli.messages import say
from cli.options import EnumChoice, command, json_option, option
from cli.output import Branch, show_json, show_line, show_table, show_trees
from cli.phrases import mentions_text, place_text
from ingest.readers.ole import MAGIC as OLE
from schemas.codec import to_json
from schemas.document_names import citation_text
from schemas.errors import UnreadableFileError
from schemas.finding import DraftCheck, Finding, Severity
from schemas.known_act import ListedAct
from schemas.reports.check_report import CheckReport
from service.bootstrap import OpenArchive
from service.checking.page import html_report
from service.checking.pdf_annotations import annotate_pdf
from service.checking.rules import rules
from service.checking.sarif import sarif_report
from service.checking.word.annotated_copy import annotate_docx
from service.intake.programs.installed import installed_programs
from service.settings import Settings

STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.NOTE: "dim"}
OUTPUT = click.Path(writable=True, path_type=Path)
Checked = Callable[[bytes, str], DraftCheck]
_SUFFIXES = ("html", "sarif", "docx", "pdf")


@dataclass(frozen=True, slots=True)
class Outputs:
    """The files to write, if any; ``tracked``: with tracked changes in the DOCX.

    Of several drafts they are folders, with a file for each draft.
    """

    html: Path | None
    sarif: Path | None
    docx: Path | None
    pdf: Path | None
    tracked: bool

    @property
    def paths(self) -> tuple[Path, ...]:
        """Those that are wanted."""
        return tuple(filter(None, (self.html, self.sarif, self.docx, self.pdf)))

    def of(self, draft: DraftFile) -> "Outputs":
        """Return the files of one of several drafts, in these folders."""
        html, sarif, docx, pdf = (
            folder / f"{draft.name}.{suffix}" if folder else None
            for folder, suffix in zip(
                (self.html, self.sarif, self.docx, self.pdf), _SUFFIXES, strict=True
            )
        )
        return Outputs(html, sarif, docx, pdf, self.tracked)


class RuleNames(click.ParamType[frozenset[str]]):
    """Codes of rules, with commas between them."""

    name = "rules"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> frozenset[str]:
        """Return the codes that *value* names."""
        codes = frozenset(filter(None, (each.strip() for each in value.split(","))))
        unknown = ", ".join(sorted(codes - set(rules())))
        if unknown or not codes:
            self.fail(say("check.no_rule", codes=unknown or value), param, ctx)
        return codes


@command("check")
@json_option
@option("--html", type=OUTPUT, metavar="FILE", help="option.html")
@option("--sarif", type=OUTPUT, metavar="FILE", help="option.sarif")
@option("--docx", type=OUTPUT, metavar="FILE", help="option.docx")
@option("--pdf", type=OUTPUT, metavar="FILE", help="option.pdf")
@option("--tracked", is_flag=True, help="option.tracked")
@option(
    "--min-severity",
    "least",
    type=EnumChoice(Severity),
    default=Severity.NOTE,
    help="option.min_severity",
)
@option("--rules", "codes", type=RuleNames(), metavar="CODE,…", help="option.rules")
@option(
    "--fail-on",
    type=EnumChoice([Severity.ERROR, Severity.WARNING]),
    help="option.fail_on",
)
@click.argument(
    "drafts", type=click.Path(exists=True, allow_dash=True, path_type=Path),
    nargs=-1, required=True, metavar="DRAFT...",
)  # fmt: skip
@click.pass_context
def command_check(  # noqa: PLR0913  # an option each
    ctx: click.Context,
    *,
    drafts: tuple[Path, ...],
    as_json: bool,
    html: Path | None,
    sarif: Path | None,
    docx: Path | None,
    pdf: Path | None,
    tracked: bool,
    least: Severity,
    codes: frozenset[str] | None,
    fail_on: Severity | None,
) -> None:
    """Print what each citation means and the findings, or write them to files."""
    outputs = Outputs(html, sarif, docx, pdf, tracked)
    files = list(drafts_in(drafts))
    several = len(drafts) > 1 or any(each.is_dir() for each in drafts)
    refuse_wrong(outputs, files, several=several)
    checker = _archive_of(ctx).checker

    def checked(data: bytes, name: str) -> DraftCheck:
        return checker.check(data, name).narrowed(least, codes)

    run = _Run(outputs, as_json=as_json, several=several)
    for each in files:
        run.take(
            each, lambda data, name: checker.check(data, name).narrowed(least, codes)
        )
    run.end()
    if run.problems:
        ctx.exit(QUARANTINED)
    if fail_on and any(each.has(fail_on) for each in run.checks):
        ctx.exit(FINDINGS)


class _Run:
    """Checks drafts one after the other, and shows what was found in each."""

    def __init__(self, outputs: Outputs, *, as_json: bool, several: bool) -> None:
        self._outputs, self._as_json, self._several = outputs, as_json, several
        self.checks: list[DraftCheck] = []
        self.problems = 0

    def take(
        self, draft: DraftFile, checked: Callable[[bytes, str], DraftCheck]
    ) -> None:
        """Check one draft; one of several that cannot be read stops no other."""
        outputs = self._outputs.of(draft) if self._several else self._outputs
        try:
            word = as_word_file(draft) if outputs.docx else draft
            check = checked(word.data, word.name)
        except UnreadableFileError as error:
            if not self._several:
                raise
            self._warn(error)
            return
        self.checks.append(check)
        if not self._as_json:
            if self._several:
                show_line(draft.name)
            show_check(check)
        try:
            write_outputs(outputs, word.data, check)
        except UnreadableFileError as error:
            self._warn(error)

    def end(self) -> None:
        """Show all reports as JSON, if that is wanted."""
        reports = list(map(CheckReport.of, self.checks))
        if self._as_json:
            show_json(reports if self._several else reports[0])

    def _warn(self, error: UnreadableFileError) -> None:
        self.problems += 1
        click.echo(str(error), err=True)


def as_word_file(draft: DraftFile) -> DraftFile:
    """Return a .doc draft as a DOCX file, if LibreOffice is there; others as they are.

    Raises:
        UnreadableFileError: LibreOffice cannot read it.

    """
    convert = installed_programs(1).convert_to_docx
    if convert is None or not draft.data.startswith(OLE):
        return draft
    return replace(draft, name=f"{draft.name}x", data=convert(draft.data))


def _archive_of(ctx: click.Context) -> OpenArchive:
    """Return the archive; where there is none, an empty one that is gone afterwards."""
    settings = ctx.ensure_object(Settings)
    if not is_made(settings):
        click.echo(say("check.alone", home=settings.home), err=True)
        home = ctx.with_resource(TemporaryDirectory(prefix="vankho-"))
        ctx.obj = replace(settings, home=Path(home))
    return open_for(ctx)


def refuse_wrong(
    outputs: Outputs, drafts: Iterable[DraftFile], *, several: bool
) -> None:
    """Raise a ``UsageError`` if outputs conflict, or would overwrite a draft."""
    if outputs.tracked and not outputs.docx:
        raise click.UsageError(say("check.tracked"))
    for path in outputs.paths:
        if several and path.exists() and not path.is_dir():
            raise click.UsageError(say("check.folder", path=path))
        if not several and path.is_dir():
            raise click.UsageError(say("check.file", path=path))
    for draft in drafts:
        written = outputs.of(draft) if several else outputs
        for path in written.paths:
            if path.exists() and draft.path and path.samefile(draft.path):
                raise click.UsageError(say("check.original"))


def write_outputs(outputs: Outputs, data: bytes, check: DraftCheck) -> None:
    """Write the files that are wanted; *data* is the draft.

    Raises:
        UnreadableFileError: the draft cannot be annotated in this way.

    """
    for path in outputs.paths:
        path.parent.mkdir(parents=True, exist_ok=True)
    if outputs.html:
        outputs.html.write_text(html_report(check), "utf-8")
    if outputs.sarif:
        outputs.sarif.write_text(to_json(sarif_report(check)), "utf-8")
    if outputs.docx:
        annotated = annotate_docx(data, check, tracked=outputs.tracked)
        outputs.docx.write_bytes(annotated)
    if outputs.pdf:
        outputs.pdf.write_bytes(annotate_pdf(data, check))


def show_check(check: DraftCheck) -> None:
    """Write the citations with their states, the findings, and how many there are."""
    report = CheckReport.of(check)
    show_line(say("heading.citations"))
    show_table(
        (),
        [
            (
                "; ".join((say(f"state.{link.state}"), *_listing(listed))),
                citation_text(link.citation),
                mentions_text(link.citation.mentions),
            )
            for link, listed in check.links_and_listed
        ],
    )
    count = len(check.findings)
    below = tuple(finding_branch(each) for each in check.findings)
    show_trees([Branch(say("check.findings", count=count), below)])
    show_line(say("check.summary", **report.counts))


def _listing(listed: ListedAct | None) -> Iterator[str]:
    if listed:
        yield listed.words


def finding_branch(finding: Finding) -> Branch:
    """Return severity, place and words of a finding, and below them why and the fix."""
    severity = say(f"severity.{finding.severity}")
    place = place_text(finding.place)
    below = [Branch(finding.message)]
    if finding.correction:
        below.append(Branch(say("check.corrected", text=finding.correction.text)))
    head = f"{severity} · {place}: {finding.place.text}"
    return Branch(head, tuple(below), STYLES[finding.severity])
