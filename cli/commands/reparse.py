"""``vankho reparse``: read documents of the archive again with a newer parser."""

import click

from cli.messages import say
from cli.opening import open_for
from cli.options import command, json_option
from cli.output import show_json
from schemas.record import FileResult, Outcome


@command("reparse")
@json_option
@click.argument("references", nargs=-1, metavar="[NUMBER|ID...]")
@click.pass_context
def command_reparse(
    ctx: click.Context, references: tuple[str, ...], as_json: bool
) -> None:
    """Read the documents named again, or all that an older parser has read."""
    reparser = open_for(ctx).reparser
    failed: list[FileResult] = []

    def report(result: FileResult) -> None:
        if result.outcome is Outcome.QUARANTINED:
            failed.append(result)
            click.echo(f"{result.path}: {result.reason}", err=True)

    done = reparser.run(references or None, report)
    if as_json:
        show_json({"read": done - len(failed), "failed": len(failed)})
    else:
        click.echo(say("reparse.done", read=done - len(failed), failed=len(failed)))
