"""``vankho network``: who cites whom around a document, as a graph or a picture."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import click

from cli.archive_access import open_for
from cli.options import (
    EnumChoice,
    command,
    depth_option,
    known_on_option,
    option,
    reference_argument,
)
from schemas.citation import Relation
from schemas.codec import to_json
from schemas.network import Direction, Network
from schemas.reports.network_report import NetworkReport
from service.answers.citation_network import ALL
from service.answers.drawing.dot import dot_of
from service.answers.drawing.graphml import graphml_of
from service.answers.drawing.svg import svg_of

FORMATS: dict[str, Callable[[Network], str]] = {
    "json": lambda network: to_json(NetworkReport.of(network)) + "\n",
    "graphml": graphml_of,
    "dot": dot_of,
    # the address of a document on the pages of ``vankho serve``
    "svg": lambda network: svg_of(network, lambda ident: f"/documents/{ident}"),
}


@command("network")
@option(
    "--direction",
    type=EnumChoice(Direction),
    default=Direction.BOTH.value,
    show_default=True,
    help="option.direction",
)
@depth_option
@option(
    "--relation",
    "relations",
    type=EnumChoice(Relation),
    multiple=True,
    help="option.relation",
)
@option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    default="svg",
    show_default=True,
    help="option.network_format",
)
@known_on_option
@option(
    "--output", type=click.Path(dir_okay=False, path_type=Path), help="option.output"
)
@reference_argument
@click.pass_context
def command_network(  # noqa: PLR0913, PLR0917  # its options
    ctx: click.Context,
    reference: str,
    direction: Direction,
    depth: int,
    relations: tuple[Relation, ...],
    form: str,
    known_on: date | None,
    output: Path | None,
) -> None:
    """Write the network to a file, or to standard output."""
    queries = ctx.with_resource(open_for(ctx).queries.known_on(known_on))
    wanted = frozenset(relations) or ALL
    network = queries.network(reference, direction, depth, wanted)
    written = FORMATS[form](network)
    if output:
        output.write_text(written, encoding="utf-8")
    else:
        click.echo(written, nl=False)
