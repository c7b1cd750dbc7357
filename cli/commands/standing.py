"""``vankho standing``: what is known of a document's force, held or only cited."""

from collections.abc import Iterable, Iterator
from datetime import date

import click

from cli.archive_access import open_for
from cli.messages import say
from cli.options import Day, command, json_option, option, reference_argument
from cli.output import Branch, show_json, show_trees
from cli.phrases import (
    document_text,
    mentions_text,
    relation_text,
    state_text,
)
from cli.standing_texts import standing_text, successor_text
from schemas.document_names import citation_text
from schemas.link import CitedBy
from schemas.reports.standing_report import StandingReport
from schemas.standing import Force, Standing

STYLES = {
    Force.AMENDED: "yellow",
    Force.NOT_YET: "yellow",
    Force.EXPIRED: "red",
    Force.REPLACED: "red",
    Force.REPEALED: "red",
}


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
    show_trees([standing_tree(standing)])


def standing_tree(standing: Standing) -> Branch:
    """Return the standing as a tree: what is known at the root, then why."""
    style = STYLES.get(standing.force, "") if standing.force else ""
    return Branch(standing_text(standing), tuple(_parts(standing)), style)


def _parts(standing: Standing) -> Iterator[Branch]:
    yield from _named("standing.decided_by", standing.decided_by)
    chain = tuple(Branch(successor_text(each)) for each in standing.successors)
    if len(chain) > 1:
        yield Branch(say("standing.successors"), chain, "bold")
    yield from _named("standing.upcoming", standing.upcoming)
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
    name, state = document_text(citing.document), state_text(citing.link)
    return Branch(f"{' '.join(filter(None, (name, state)))} – {relation}: {places}")
