"""Entries as they are shown in a page of hits."""

from schemas.search import SearchEntry, SearchHit
from service.search.question import Question
from service.search.snippets import snippet


def hit_of(entry: SearchEntry, score: float, question: Question) -> SearchHit:
    """Return *entry* as a hit, with the lines of it that answer *question*."""
    return SearchHit(
        id=entry.id,
        score=score,
        filename=entry.filename,
        number=entry.number,
        doc_type=entry.doc_type,
        issuer=entry.issuer,
        issued_on=entry.issued_on,
        subject=entry.subject,
        snippet=snippet(entry, tuple(question.phrases())),
    )
