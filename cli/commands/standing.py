"""``vankho standing``: whether a document is in force, as far as is known."""

from collections.abc import Iterable, Iterator
from datetime import date

import click

from cli.archive_access import open_for
from cli.messages import say
from cli.options import Day, command, json_option, option, reference_argument
from cli.output import Branch, day_text, show_json, show_trees
from cli.phrases import citation_text, document_text, mentions_text, relation_text
from schemas.link import CitedBy
from schemas.reports.standing_report import StandingReport
from schemas.standing import Force, Standing

STYLES = {Force.AMENDED: "yellow", Force.REPLACED: "red", Force.REPEALED: "red"}


@command("standing")
@option("--as-of", "as_of", type=Day(), help="option.as_of")
@json_option
@reference_argument
@click.pass_context
def command_standing(
    ctx: click.Context, reference: str, as_of: date | None, as_json: bool
) -> None:
    """Print the standing, what decided it, and the related documents."""
    standing = open_for(ctx).queries.standing(reference, as_of)
    if as_json:
        show_json(StandingReport.of(standing))
        return
    root = f"{document_text(standing.document)}: {_force_text(standing)}"
    show_trees([Branch(root, tuple(_parts(standing)), STYLES.get(standing.force, ""))])


def _force_text(standing: Standing) -> str:
    return say(f"force.{standing.force}", day=day_text(standing.as_of))


def _parts(standing: Standing) -> Iterator[Branch]:
    yield from _named("standing.decided_by", standing.decided_by)
    yield from _named("standing.unsure", standing.unsure)
    for relation, links in standing.cites:
        lines = tuple(Branch(citation_text(link.citation)) for link in links)
        yield Branch(say("standing.cites", relation=relation_text(relation)), lines)
    for relation, citing in standing.cited_by:
        heading = say("standing.cited_by", relation=relation_text(relation))
        yield Branch(heading, tuple(map(_citing_branch, citing)))


def _named(key: str, citing: Iterable[CitedBy]) -> Iterator[Branch]:
    branches = tuple(map(_citing_branch, citing))
    if branches:
        yield Branch(say(key), branches, "bold")


def _citing_branch(citing: CitedBy) -> Branch:
    places = mentions_text(citing.link.citation.mentions)
    relation = relation_text(citing.relation)
    state = say(f"state.{citing.link.state}")
    return Branch(f"{document_text(citing.document)} ({state}) – {relation}: {places}")
