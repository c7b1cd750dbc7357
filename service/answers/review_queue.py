"""The review queue: what waits for a person to decide, the most needed first."""

from collections.abc import Sequence

from schemas.link import LinkState
from schemas.review import CaseKind, ReviewCase
from service.graph.port import Graph

LINKS = frozenset({
    CaseKind.CONFLICT, CaseKind.AMBIGUOUS, CaseKind.PROBABLE, CaseKind.MISSING,
})  # fmt: skip
"""The kinds whose cases are links of that state."""


def find_cases(
    graph: Graph, kind: CaseKind, skip: int, limit: int
) -> tuple[ReviewCase, ...]:
    """Return *limit* cases of a kind, without the first *skip*."""
    if kind is CaseKind.COPY:
        found = _copies(graph)
    elif kind is CaseKind.QUARANTINE:
        found = [ReviewCase(kind, each.id) for each in graph.quarantined()]
    else:
        return graph.review.find(kind, skip, limit)
    return tuple(found[skip : skip + limit])


def count_cases(graph: Graph) -> dict[CaseKind, int]:
    """Return how many cases there are of each kind."""
    links = graph.count_links()
    counts = {kind: links.get(LinkState(kind.value), 0) for kind in LINKS}
    counts[CaseKind.COPY] = len(graph.proposals())
    counts[CaseKind.QUARANTINE] = graph.count_quarantined()
    for kind in (CaseKind.UNNUMBERED, CaseKind.DOUBT, CaseKind.READING):
        counts[kind] = graph.review.count(kind)
    return {kind: counts[kind] for kind in CaseKind}


def _copies(graph: Graph) -> Sequence[ReviewCase]:
    """Return what may be one văn bản, those cited most first."""
    proposals = graph.proposals()
    ids = (each for one in proposals for each in (one.document.id, one.other.id))
    cited = graph.review.times_cited(ids)
    cases = (
        ReviewCase(
            CaseKind.COPY,
            each.document.id,
            # both have the same number, so that who cites it is counted for each
            max(cited.get(each.document.id, 0), cited.get(each.other.id, 0)),
            other=each.other.id,
        )
        for each in proposals
    )
    return sorted(cases, key=lambda each: -each.needed)
