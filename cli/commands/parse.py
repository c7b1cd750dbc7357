"""``vankho parse``: read files without an archive."""

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from functools import cache, partial
from pathlib import Path

import click

from cli.errors import QUARANTINED
from cli.messages import say
from cli.options import command, json_option, option, paths_argument
from cli.output import show_json, show_table
from ingest.programs import Programs
from schemas.record import Received
from schemas.reports.parsed_report import ErrorReport, ParsedReport, UnreadableReport
from service.intake.file_names import readable_path
from service.intake.folders import Folders
from service.intake.incoming_file import Source, skip_silently
from service.intake.parsers import Failure, failure, parse_file
from service.intake.programs import installed_programs
from service.intake.sources import find_sources
from service.intake.workers import WorkerDiedError, Workers
from service.settings import Limits, Settings

FileReport = ParsedReport | UnreadableReport


@command("parse")
@json_option
@option("--jobs", type=click.IntRange(min=1), help="option.jobs")
@paths_argument
@click.pass_context
def command_parse(
    ctx: click.Context, paths: tuple[str, ...], as_json: bool, jobs: int | None
) -> None:
    """Print what is found in each file, in the order of the files."""
    limits = ctx.ensure_object(Settings).limits
    files = list(Folders(skip_silently).walk(map(Path, paths)))
    reports = list_reports(files, jobs or os.cpu_count() or 1, limits)
    unreadable = False
    for report in reports:
        unreadable |= isinstance(report, UnreadableReport)
        (show_json if as_json else _show_line)(report)
    if unreadable:
        ctx.exit(QUARANTINED)


def list_reports(
    files: list[Path | Source], jobs: int, limits: Limits
) -> Iterator[FileReport]:
    """Read the *files* in *jobs* processes; yield their reports in their order.

    An archive has one report for each file inside, a mail one of its own before.
    """
    work = partial(file_reports, limits.seconds)
    workers: Workers[Path, tuple[FileReport, ...]] = Workers(jobs, work, limits)

    def reports(file: Path | Source) -> tuple[FileReport, ...]:
        if isinstance(file, Source):
            return (_problem_report(file),)
        try:
            return workers.do(file)
        except WorkerDiedError as death:
            why = failure(file.name, death, limits)
            return (_error_report(readable_path(file), why),)

    with ThreadPoolExecutor(jobs) as threads, closing(workers):
        for each in threads.map(reports, files):
            yield from each


def file_reports(seconds: float, path: Path) -> tuple[FileReport, ...]:
    """Return the reports of one file and of those inside it."""
    return tuple(_report(seconds, source) for source in find_sources([path]))


def _report(seconds: float, source: Source) -> FileReport:
    if source.problem:
        return _problem_report(source)
    received = Received(source.filename, "", source.data, large=source.large)
    parsed = parse_file(_programs(), seconds, received)
    if isinstance(parsed, Failure):
        return _error_report(source.path, parsed)
    return ParsedReport.of(parsed, source.path)


def _problem_report(source: Source) -> UnreadableReport:
    return _error_report(source.path, Failure(source.code, source.problem or ""))


def _error_report(path: str, failed: Failure) -> UnreadableReport:
    return UnreadableReport(path, ErrorReport(failed.code, failed.reason))


def _show_line(report: FileReport) -> None:
    if isinstance(report, UnreadableReport):
        show_table((), [(report.path, None, None, None, report.error.message)])
        return
    header = report.header
    date = header.date.isoformat() if header.date else None
    found = say("parse.citations", count=len(report.citations))
    show_table((), [(report.path, header.number, date, header.issuer, found)])


@cache
def _programs() -> Programs:
    return installed_programs()
