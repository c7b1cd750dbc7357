"""``vankho reparse``: read documents of the archive again with a newer parser."""

import click

from cli.archive_access import open_for
from cli.errors import DAMAGED
from cli.messages import say
from cli.options import command, json_option, option
from cli.output import show_json
from ingest.grammar.doc_type import doc_type_named
from schemas.errors import CorrectionError
from schemas.record import FileResult, Outcome
from service.intake.reparser import Reparser


@command("reparse")
@option("--all", "everything", is_flag=True, help="option.reparse_all")
@option("--type", "kind", help="option.reparse_type")
@option("--layout", is_flag=True, help="option.reparse_layout")
@option("--read-by", "version", metavar="VERSION", help="option.read_by")
@json_option
@click.argument("references", nargs=-1, metavar="[NUMBER|ID...]")
@click.pass_context
def command_reparse(  # noqa: PLR0913, PLR0917  # its options
    ctx: click.Context,
    references: tuple[str, ...],
    everything: bool,
    kind: str | None,
    layout: bool,
    version: str | None,
    as_json: bool,
) -> None:
    """Read the named documents again, or all that an older parser read."""
    reparser = open_for(ctx).reparser
    failed: list[FileResult] = []
    damaged: list[FileResult] = []

    def report(result: FileResult) -> None:
        if result.outcome is Outcome.QUARANTINED:
            failed.append(result)
            click.echo(f"{result.path}: {result.reason}", err=True)
        elif result.outcome is Outcome.SKIPPED:
            damaged.append(result)
            reason = say(f"damaged.{result.code}", document=result.document)
            click.echo(f"{result.path}: {reason}", err=True)

    if everything or kind or version:
        ids = reparser.alike(_kind(kind), version)
    else:
        ids = _chosen(reparser, references, layout=layout)
    done = reparser.run(ids, report)
    counts = {
        "read": done - len(failed) - len(damaged),
        "failed": len(failed),
        "damaged": len(damaged),
    }
    if as_json:
        show_json(counts)
    else:
        click.echo(say("reparse.done", **counts))
    if damaged:
        ctx.exit(DAMAGED)


def _chosen(
    reparser: Reparser, references: tuple[str, ...], *, layout: bool
) -> tuple[str, ...]:
    if layout:
        return reparser.without_layout()
    return reparser.named(references) if references else reparser.outdated()


def _kind(text: str | None) -> str | None:
    try:
        return doc_type_named(text) if text else None
    except KeyError:
        raise CorrectionError(str(text)) from None
