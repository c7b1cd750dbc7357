"""``vankho why``: why a document's citation is linked as it is."""

from collections.abc import Iterator
from datetime import date

import click

from cli.archive_access import open_for
from cli.messages import say
from cli.options import command, json_option, known_on_option, reference_argument
from cli.output import Branch, show_json, show_trees
from cli.phrases import (
    candidate_text,
    document_text,
    place_text,
    relation_text,
)
from schemas.document_names import citation_text
from schemas.explanation import Explanation, Words
from schemas.reports.link_report import ExplanationReport


@command("why")
@known_on_option
@json_option
@reference_argument
@click.argument("cited", metavar="CITED")
@click.pass_context
def command_why(
    ctx: click.Context,
    reference: str,
    cited: str,
    known_on: date | None,
    as_json: bool,
) -> None:
    """Print the words that each link rests on, and what speaks for and against it."""
    with open_for(ctx).queries.known_on(known_on) as queries:
        explanations = queries.explain(reference, cited)
    if as_json:
        show_json([ExplanationReport.of(each) for each in explanations])
        return
    show_trees(map(_branch, explanations))


def _branch(explained: Explanation) -> Branch:
    return Branch(citation_text(explained.link.citation), tuple(_parts(explained)))


def _parts(explained: Explanation) -> Iterator[Branch]:
    link = explained.link
    reasons = ", ".join(link.reasons)
    yield Branch(f"{say(f'state.{link.state}')}: {reasons}")
    for each in link.candidates:
        reasons = ", ".join(each.reasons)
        score = say("why.score", score=each.score)
        yield Branch(f"{candidate_text(each.document)} ({score}): {reasons}")
    if not link.candidates and link.target:
        yield Branch(document_text(link.target))
    if explained.relation_reason:
        relation = relation_text(link.citation.relation)
        yield Branch(f"{relation}: {explained.relation_reason}")
    yield from map(_words_branch, explained.words)
    yield Branch(say("why.parser", version=explained.parser_version))


def _words_branch(words: Words) -> Branch:
    mention = words.mention
    place = f"{place_text(mention)} ({relation_text(mention.relation)})"
    return Branch(f"{place}: …{words.before} [{mention.text}] {words.after}…")
