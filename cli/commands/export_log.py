"""``vankho export-log``: the events, for media that can be written only once."""

import json
from pathlib import Path

import click

from cli.archive_access import opened_for
from cli.messages import say
from cli.options import command, option
from cli.output import show_line
from service.keeping.event_lines import lines_of


@command("export-log")
@option("--after", type=click.IntRange(0), default=0, metavar="N", help="option.after")
@click.argument(
    "file", type=click.Path(path_type=Path, dir_okay=False, allow_dash=True)
)
@click.pass_context
def command_export_log(ctx: click.Context, after: int, file: Path) -> None:
    """Write each event as a line of JSON, with the digest of the chain up to it."""
    written, last = 0, b"{}"
    with click.open_file(file, "xb") as stream:
        for last in lines_of(opened_for(ctx).log, after):
            stream.write(last)
            written += 1
    digest = json.loads(last).get("digest", "")
    show_line(say("export_log.done", count=written, digest=digest))
