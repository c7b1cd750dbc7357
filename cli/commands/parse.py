"""``vankho parse``: read files without an archive."""

import os
from collections.abc import Iterable, Iterator
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
from schemas.errors import UnreadableFileError
from schemas.record import Received
from schemas.reports.parsed_report import ErrorReport, ParsedReport, UnreadableReport
from service.intake.parsers import Failure, failure, parse_file
from service.intake.programs import installed_programs
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
    files = list(find_files(paths))
    reports = list_reports(files, jobs or os.cpu_count() or 1, limits)
    unreadable = False
    for report in reports:
        unreadable |= isinstance(report, UnreadableReport)
        (show_json if as_json else _show_line)(report)
    if unreadable:
        ctx.exit(QUARANTINED)


def find_files(paths: Iterable[str]) -> Iterator[Path]:
    """Yield the files, and all files in the folders by name."""
    for path in map(Path, paths):
        if path.is_dir():
            yield from sorted(each for each in path.rglob("*") if each.is_file())
        else:
            yield path


def list_reports(files: list[Path], jobs: int, limits: Limits) -> Iterator[FileReport]:
    """Read the *files* in *jobs* processes; one report each, in their order."""
    work = partial(file_report, limits.seconds)
    workers: Workers[Path, FileReport] = Workers(jobs, work, limits)

    def report(path: Path) -> FileReport:
        try:
            return workers.do(path)
        except WorkerDiedError as death:
            return _error_report(path, failure(path.name, death, limits))

    with ThreadPoolExecutor(jobs) as threads, closing(workers):
        yield from threads.map(report, files)


def file_report(seconds: float, path: Path) -> FileReport:
    """Return the report of one file, or of the error that reading it met."""
    try:
        received = Received(path.name, "", path.read_bytes())
    except OSError as error:
        reason = error.strerror or ""
        return _error_report(path, Failure(UnreadableFileError.code, reason))
    parsed = parse_file(_programs(), seconds, received)
    if isinstance(parsed, Failure):
        return _error_report(path, parsed)
    return ParsedReport.of(parsed, str(path))


def _error_report(path: Path, failed: Failure) -> UnreadableReport:
    return UnreadableReport(str(path), ErrorReport(failed.code, failed.reason))


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
