"""Entries as shown on a page of hits."""

from collections.abc import Iterable, Sequence

from schemas.search import SearchEntry, SearchHit
from service.search.passages import find_passages
from service.search.port import Scored
from service.search.query_tree import Phrase, QueryTree


def hit_of(entry: SearchEntry, score: float, tree: QueryTree) -> SearchHit:
    """Return *entry* as a hit, with the passages that answer *tree*."""
    (hit,) = hits_of([Scored(score, entry)], tree)
    return hit


def hits_of(found: Iterable[Scored], tree: QueryTree) -> tuple[SearchHit, ...]:
    """Return what was *found* as hits, with the passages that answer *tree*."""
    phrases, runs = tuple(tree.phrases()), tree.runs()
    return tuple(_hit(each.entry, each.score, phrases, runs) for each in found)


def _hit(
    entry: SearchEntry,
    score: float,
    phrases: Sequence[Phrase],
    runs: Sequence[Sequence[str]],
) -> SearchHit:
    return SearchHit(
        id=entry.id,
        score=score,
        filename=entry.filename,
        number=entry.number,
        doc_type=entry.doc_type,
        issuer=entry.issuer,
        issued_on=entry.issued_on,
        subject=entry.subject,
        files=entry.files,
        passages=find_passages(entry, phrases, runs),
    )
