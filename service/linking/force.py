"""Whether a document is in force: what it says itself, and what others did to it.

Only certain links decide; a citation that may mean another document is reported as
unsure. What counts is what a document does at each place that names the other one: the
same circular may rest on a decree and amend it. It does so from the day on which it
takes effect, which may be months after it was signed. What the archive does not hold it
does not know, so that nothing is ever said to be in force.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from typing import TypeVar

from schemas.citation import ENDING, Mention, Relation
from schemas.link import CitedBy, DocumentSummary, Trace
from schemas.spelling.folding import fold_name
from schemas.standing import Force, Standing
from schemas.vocabulary import document_types
from service.linking.unheld import CitedWork

DECISIVE = {
    Relation.REPEALS: Force.REPEALED,
    Relation.REPLACES: Force.REPLACED,
    Relation.AMENDS: Force.AMENDED,
}
"""What a relation does to the cited document, the most severe first."""

Linked = TypeVar("Linked")


def standing_of(trace: Trace, as_of: date) -> Standing:
    """Return the standing of the traced document on the date *as_of*.

    *trace* is of a document in the archive, one step up and down.
    """
    document = trace.document
    if document is None:
        raise ValueError(trace.wanted)
    known = [each for each in trace.cited_by if _is_issued(each, as_of)]
    sure = {id(each) for each in known if _is_certain(each, document)}
    standing = Standing(
        document=document,
        force=force_of(trace.cited_by, as_of, document),
        as_of=as_of,
        has_force=kind_has_force(document.doc_type),
        cites=_by_relation(
            (each.link for each in trace.cites), lambda link: link.citation.relation
        ),
    )
    return _with_changes(standing, known, sure)


def standing_of_missing(trace: Trace, as_of: date) -> Standing:
    """Return the standing of the number of *trace*, which the archive does not hold.

    Citations of one number may mean several documents (each province has a decision
    ``12/QĐ-UBND``): then nothing is certain.
    """
    work = CitedWork.of(trace)
    known = [each for each in trace.cited_by if _is_issued(each, as_of)]
    sure = {id(each) for each in known if work.is_meant_by(each)}
    effective = (each for each in known if id(each) in sure and _acts(each, as_of))
    standing = Standing(
        document=None,
        missing=work.as_missing(),
        force=_most_severe(effective),
        as_of=as_of,
        has_force=kind_has_force(work.doc_type),
    )
    return _with_changes(standing, known, sure)


def force_of(
    citing: Iterable[CitedBy], as_of: date, document: DocumentSummary | None = None
) -> Force | None:
    """Return what is known of a document's force on the date *as_of*.

    It is what the *citing* documents have made of it, and what *document* itself says.
    """
    certain = [each for each in citing if _is_certain(each, document)]
    effective = [each for each in certain if _acts(each, as_of)]
    found = {_most_severe(effective), _own_force(document, effective, as_of)}
    return next((force for force in Force if force in found), None)


def first_to_end(
    citing: Iterable[CitedBy], document: DocumentSummary
) -> tuple[date, DocumentSummary] | None:
    """Return since when *document* is replaced or repealed, and by which, if so.

    Only links that are certain say so.
    """
    found = [
        (day, each.document.id, each.document)
        for each in citing
        if _is_certain(each, document)
        and not effects_of(each).isdisjoint(ENDING)
        and (day := effective_on(each.document))
    ]
    day, _, by = min(found, default=(None, "", None))
    return (day, by) if day and by else None


def effects_of(citing: CitedBy) -> frozenset[Relation]:
    """Return what the citing document does, at any place that names the cited one.

    Repealing an article amends the document that it is an article of.
    """
    mentions = citing.link.citation.mentions
    said = {each.relation for each in mentions}
    merged = set() if citing.relation in said else {citing.relation}
    return frozenset(merged.union(map(_effect, mentions)))


def effective_on(document: DocumentSummary) -> date | None:
    """Return the day on which a document takes effect: its own words, or its date."""
    return document.effective_from or document.issued_on


def kind_has_force(doc_type: str | None) -> bool:
    """Return whether documents of the kind are in force or not; a letter never is."""
    return fold_name(doc_type or "") in _kinds_with_force()


@cache
def _kinds_with_force() -> frozenset[str]:
    found = (each.name for each in document_types() if each.has_force)
    return frozenset(map(fold_name, found))


def _effect(mention: Mention) -> Relation:
    in_part = mention.provision is not None and mention.relation in ENDING
    return Relation.AMENDS if in_part else mention.relation


def _own_force(
    document: DocumentSummary | None, effective: Iterable[CitedBy], as_of: date
) -> Force | None:
    """Return what the document says itself; others may have prolonged its force."""
    if document is None:
        return None
    start, end = document.effective_from, document.effective_until
    if end and end < as_of:
        extended = any(Relation.EXTENDS in effects_of(each) for each in effective)
        return None if extended else Force.EXPIRED
    return Force.NOT_YET if start and as_of < start else None


def _is_certain(citing: CitedBy, document: DocumentSummary | None) -> bool:
    """Return whether it is that document, and not older than what changes it."""
    if not citing.link.state.is_certain:
        return False
    day, other = document.issued_on if document else None, citing.document.issued_on
    return day is None or other is None or day <= other


def _is_issued(citing: CitedBy, as_of: date) -> bool:
    day = citing.document.issued_on
    return day is not None and day <= as_of


def _acts(citing: CitedBy, as_of: date) -> bool:
    """Return whether the citing document has taken effect."""
    day = effective_on(citing.document)
    return day is not None and day <= as_of


def _most_severe(deciding: Iterable[CitedBy]) -> Force | None:
    relations = {relation for each in deciding for relation in effects_of(each)}
    found = (force for relation, force in DECISIVE.items() if relation in relations)
    return next(found, None)


def _with_changes(
    standing: Standing, known: Sequence[CitedBy], sure: set[int]
) -> Standing:
    """Return *standing* with those of *known* that changed the document, or may have.

    *sure* has the identity (``id``) of those whose link is certain.
    """
    changing = [each for each in known if effects_of(each) & set(DECISIVE)]
    certain = [each for each in changing if id(each) in sure]
    acting = tuple(each for each in certain if _acts(each, standing.as_of))
    giving = next((x for x, force in DECISIVE.items() if force is standing.force), None)
    return replace(
        standing,
        decided_by=acting,
        sources=tuple(each for each in acting if giving in effects_of(each)),
        upcoming=tuple(each for each in certain if not _acts(each, standing.as_of)),
        unsure=tuple(each for each in changing if id(each) not in sure),
        cited_by=_by_relation(known, lambda each: each.relation),
    )


def _by_relation(
    links: Iterable[Linked], relation_of: Callable[[Linked], Relation]
) -> tuple[tuple[Relation, tuple[Linked, ...]], ...]:
    groups: dict[Relation, list[Linked]] = defaultdict(list)
    for link in links:
        groups[relation_of(link)].append(link)
    return tuple(
        (relation, tuple(groups[relation])) for relation in Relation if groups[relation]
    )
