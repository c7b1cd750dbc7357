"""Whether a document is in force: what the documents that cite it did to it.

Only certain links decide; a citation that may mean another document is reported as
unsure. What the archive does not hold it does not know: ``in_force`` means no more than
that nothing in the archive contradicts it.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from typing import TypeVar

from schemas.citation import Relation
from schemas.link import CitedBy, Trace
from schemas.standing import Force, Standing

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
    if trace.document is None:
        raise ValueError(trace.wanted)
    known = [each for each in trace.cited_by if _is_issued(each, as_of)]
    deciding = [each for each in known if each.relation in DECISIVE]
    decided_by = tuple(filter(_is_certain, deciding))
    return Standing(
        document=trace.document,
        force=_most_severe(decided_by),
        as_of=as_of,
        decided_by=decided_by,
        unsure=tuple(each for each in deciding if each not in decided_by),
        cites=_by_relation(
            (each.link for each in trace.cites), lambda link: link.citation.relation
        ),
        cited_by=_by_relation(known, lambda each: each.relation),
    )


def force_of(citing: Iterable[CitedBy], as_of: date) -> Force:
    """Return what the citing documents have made of a document until *as_of*."""
    known = (each for each in citing if _is_issued(each, as_of))
    return _most_severe(filter(_is_certain, known))


def _is_certain(citing: CitedBy) -> bool:
    return citing.link.state.is_certain


def _is_issued(citing: CitedBy, as_of: date) -> bool:
    day = citing.document.issued_on
    return day is not None and day <= as_of


def _most_severe(deciding: Iterable[CitedBy]) -> Force:
    relations = {each.relation for each in deciding}
    found = (force for relation, force in DECISIVE.items() if relation in relations)
    return next(found, Force.IN_FORCE)


def _by_relation(
    links: Iterable[Linked], relation_of: Callable[[Linked], Relation]
) -> tuple[tuple[Relation, tuple[Linked, ...]], ...]:
    groups: dict[Relation, list[Linked]] = defaultdict(list)
    for link in links:
        groups[relation_of(link)].append(link)
    return tuple(
        (relation, tuple(groups[relation])) for relation in Relation if groups[relation]
    )
