"""``vankho parse``: read files without an archive."""

import os
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path
from typing import Any

import click

from cli.errors import QUARANTINED
from cli.messages import say
from cli.options import command, json_option, option, paths_argument
from cli.output import show_json, show_table
from ingest import Programs, parse
from schemas.codec import report_of
from schemas.errors import UnreadableFileError
from service.programs import find_programs


@command("parse")
@json_option
@option("--jobs", type=click.IntRange(min=1), help="option.jobs")
@paths_argument
@click.pass_context
def command_parse(
    ctx: click.Context, paths: tuple[str, ...], as_json: bool, jobs: int | None
) -> None:
    """Print what is found in each file, in the order of the files."""
    reports = list_reports(list(find_files(paths)), jobs or os.cpu_count() or 1)
    unreadable = False
    for report in reports:
        unreadable |= "error" in report
        (show_json if as_json else _show_line)(report)
    if unreadable:
        ctx.exit(QUARANTINED)


def find_files(paths: Iterable[str]) -> Iterator[Path]:
    """Return the files themselves, and all those in the folders, by name."""
    for path in map(Path, paths):
        if path.is_dir():
            yield from sorted(each for each in path.rglob("*") if each.is_file())
        else:
            yield path


def list_reports(files: list[Path], jobs: int) -> Iterator[dict[str, Any]]:
    """Read the *files* in *jobs* processes; one report each, in their order."""
    jobs = min(jobs, len(files))
    if jobs <= 1:
        yield from map(file_report, files)
        return
    with ProcessPoolExecutor(jobs) as pool:
        yield from pool.map(file_report, files)


def file_report(path: Path) -> dict[str, Any]:
    """Return the report of one file, or the error that reading it met."""
    try:
        document = parse(path.read_bytes(), path.name, _programs())
    except UnreadableFileError as error:
        return _error_report(path, error.code, str(error))
    except OSError as error:
        return _error_report(path, UnreadableFileError.code, error.strerror or "")
    return {"path": str(path), **report_of(document)}


def _error_report(path: Path, code: str, message: str) -> dict[str, Any]:
    return {"path": str(path), "error": {"code": code, "message": message}}


def _show_line(report: dict[str, Any]) -> None:
    header = report.get("header", {})
    found = (
        report["error"]["message"]
        if "error" in report
        else say("parse.citations", count=len(report["citations"]))
    )
    cells = [header.get(key) for key in ("number", "date", "issuer")]
    show_table((), [[report["path"], *cells, found]])


@cache
def _programs() -> Programs:
    return find_programs()
