"""Entries as shown on a page of hits."""

from schemas.search import SearchEntry, SearchHit
from service.search.passages import find_passages
from service.search.query_tree import QueryTree


def hit_of(entry: SearchEntry, score: float, tree: QueryTree) -> SearchHit:
    """Return *entry* as a hit, with the passages that answer *tree*."""
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
        passages=find_passages(entry, tuple(tree.phrases()), tree.runs()),
    )
