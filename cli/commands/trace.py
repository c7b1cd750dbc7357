"""``vankho trace``: what a document rests on, and who rests on it."""

from collections.abc import Iterator
from datetime import date

import click

from cli.archive_access import open_for
from cli.messages import say
from cli.options import (
    command,
    depth_option,
    json_option,
    known_on_option,
    option,
    reference_argument,
)
from cli.output import Branch, show_json, show_trees
from cli.phrases import (
    candidate_text,
    document_text,
    id_text,
    mentions_text,
    relation_text,
)
from cli.standing_texts import standing_text
from schemas.document_names import citation_text
from schemas.link import CitedBy, Link, LinkState, Trace, TracedLink
from schemas.record import MissingDocument
from schemas.reports.trace_report import TraceReport
from service.answers.traces import MOST_FOLLOWED

STYLES = {
    LinkState.CONFLICT: "yellow",
    LinkState.AMBIGUOUS: "yellow",
    LinkState.MISSING: "red",
    LinkState.NOT_HELD: "red",
    LinkState.REJECTED: "dim",
    LinkState.DISMISSED: "dim",
}

EXPLAINED = set(LinkState) - {LinkState.EXACT, LinkState.STRONG, LinkState.MISSING}
"""The states whose reasons are worth printing."""


@command("trace")
@depth_option
@option(
    "--most",
    type=click.IntRange(1),
    default=MOST_FOLLOWED,
    show_default=True,
    help="option.most_followed",
)
@known_on_option
@json_option
@reference_argument
@click.pass_context
def command_trace(  # noqa: PLR0913, PLR0917  # its options
    ctx: click.Context,
    reference: str,
    depth: int,
    most: int,
    known_on: date | None,
    as_json: bool,
) -> None:
    """Print the chains of citations as a tree."""
    queries = ctx.with_resource(open_for(ctx).queries.known_on(known_on))
    trace = queries.trace(reference, depth, most)
    standing = queries.standing_in(trace, known_on)
    if as_json:
        show_json(TraceReport.of(trace, standing))
        return
    needed = queries.needed(trace)
    show_trees([Branch(standing_text(standing), tuple(_parts(trace, needed)))])


def _parts(trace: Trace, needed: tuple[MissingDocument, ...]) -> Iterator[Branch]:
    parts = {
        "trace.cites": tuple(map(_cites_branch, trace.cites)),
        "trace.cited_by": tuple(map(_cited_by_branch, trace.cited_by)),
        "trace.missing": tuple(map(_missing_branch, needed)),
    }
    for key, branches in parts.items():
        if branches:
            yield Branch(say(key, count=len(branches)), branches, "bold")


def _cites_branch(traced: TracedLink) -> Branch:
    link = traced.link
    text = f"{citation_text(link.citation)} {_link_text(link)}"
    if link.target:
        text += f" → {id_text(link.target)}"
    if traced.repeated:
        text += f" {say('trace.repeated')}"
    if traced.cut:
        text += f" {say('trace.cut')}"
    below = tuple(map(_cites_branch, traced.below or ()))
    return Branch(text, below + _candidates(link), STYLES.get(link.state, ""))


def _candidates(link: Link) -> tuple[Branch, ...]:
    return tuple(Branch(candidate_text(each)) for each in link.possible)


def _cited_by_branch(citing: CitedBy) -> Branch:
    link = citing.link
    words = _words(link) if link.state.is_unheld else _link_text(link)
    text = f"{document_text(citing.document)} {words}"
    return Branch(text, style=STYLES.get(link.state, ""))


def _missing_branch(missing: MissingDocument) -> Branch:
    needed_by = tuple(Branch(document_text(each)) for each in missing.needed_by)
    return Branch(missing.number, needed_by, STYLES[LinkState.MISSING])


def _link_text(link: Link) -> str:
    state = say(f"state.{link.state}")
    if link.state in EXPLAINED:
        state += f": {', '.join(link.reasons)}"
    return f"({state}) {_words(link)}"


def _words(link: Link) -> str:
    """Return what the document does with what it cites, and where it says so."""
    citation = link.citation
    places = mentions_text(citation.mentions)
    return f"– {relation_text(citation.relation)}: {places}"
