"""The standing of a document or a cited number, with the chain of what ended it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from schemas.citation import ENDING, Relation
from schemas.known_act import KnownAct
from schemas.link import CitedBy, DocumentSummary, Trace
from schemas.standing import Force, Standing, Successor
from service.graph.port import Graph
from service.linking.force import (
    effective_on,
    effects_of,
    kind_has_force,
    standing_of,
    standing_of_missing,
)
from service.linking.listed_acts import with_listed
from service.linking.unheld import with_withdrawn

MOST_SUCCESSORS = 20
"""Where a chain is no longer followed: none is as long, but for wrong relations."""


def standing_in(graph: Graph, trace: Trace, as_of: date) -> Standing:
    """Return the standing of what *trace* is of, held or only cited, on *as_of*."""
    if trace.document is None:
        standing = _with_known(graph, standing_of_missing(trace, as_of))
    else:
        standing = standing_of(trace, as_of)
    return replace(standing, successors=tuple(_successors(graph, standing)))


def _with_known(graph: Graph, standing: Standing) -> Standing:
    """Return the standing with what was withdrawn, and what the catalogue says."""
    found = [standing.missing] if standing.missing else []
    known = with_listed(graph, with_withdrawn(graph, found))
    missing = next(iter(known), None)
    listed = missing.listed if missing else None
    standing = replace(standing, missing=missing)
    if missing is None or listed is None or not listed.agrees:
        return standing
    return replace(
        standing,
        has_force=kind_has_force(missing.doc_type),
        force=standing.force or _listed_force(listed.act, standing.as_of),
    )


def _listed_force(act: KnownAct, as_of: date) -> Force | None:
    """Return what the catalogue says of an act's force; it never says "in force"."""
    if act.ended_on and act.ended_on <= as_of:
        return Force.REPLACED if act.ended_by else Force.EXPIRED
    is_upcoming = act.effective_from is not None and as_of < act.effective_from
    return Force.NOT_YET if is_upcoming else None


def find_ended(
    graph: Graph, documents: Iterable[DocumentSummary], as_of: date
) -> dict[str, Standing]:
    """Return, by id, the standings of those *documents* that are not in force.

    Who amends them is not looked up: of a law it may be hundreds.
    """
    known = {each.id: each for each in documents if kind_has_force(each.doc_type)}
    citing: dict[str, list[CitedBy]] = {ident: [] for ident in known}
    for each in graph.endings_of(known):
        if each.link.target:
            citing[each.link.target.id].append(each)
    found = (
        standing_in(graph, Trace(known[ident], cited_by=tuple(some)), as_of)
        for ident, some in citing.items()
    )
    return {each.document.id: each for each in found if each.document and each.force}


def _successors(graph: Graph, standing: Standing) -> Iterator[Successor]:
    """Yield what ended the document, what ended that one, until nothing is known.

    A circle ends where it would come to a document or a number again.
    """
    first = standing.document
    seen = {*_names(first)} if first else set()
    if standing.missing:
        seen.add(standing.missing.number)
    step = _first_to_end(standing.decided_by)
    for _ in range(MOST_SUCCESSORS):
        if step is None or not seen.isdisjoint(_names(step.document)):
            return
        yield step
        seen.update(_names(step.document))
        after = Trace(step.document, cited_by=graph.links_to([step.document.id]))
        step = _first_to_end(standing_of(after, standing.as_of).decided_by)


def _first_to_end(deciding: Iterable[CitedBy]) -> Successor | None:
    """Return which replaced the document, or else repealed it, and was the first."""
    ending = [each for each in deciding if _ends(each)]
    first = min(ending, key=_order, default=None)
    relation = _ends(first) if first else None
    return Successor(first.document, relation) if first and relation else None


def _ends(citing: CitedBy) -> Relation | None:
    """Return how it ends the whole document: replacing it says more than repealing."""
    effects = effects_of(citing)
    return next((each for each in reversed(ENDING) if each in effects), None)


def _order(citing: CitedBy) -> tuple[bool, date, str]:
    day = effective_on(citing.document) or date.max
    return _ends(citing) is not Relation.REPLACES, day, citing.document.id


def _names(document: DocumentSummary) -> tuple[str, ...]:
    return tuple(filter(None, (document.id, document.number)))
