"""Danh mục tài liệu viện dẫn: the works that a report refers to, each once, in order.

Works are ordered by rank, then by date; the ranks in ``tables/kind_ranks.csv`` follow
custom, since no decree orders such lists.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache

from schemas.citation import Citation
from schemas.csv_table import csv_table
from schemas.link import DocumentSummary, Link, LinkState
from schemas.vocabulary import table_rows
from schemas.work import Work
from service.citing.forms import citation_forms

NOT_HELD = "chưa có trong kho"
UNSURE = "chưa chắc là văn bản nào trong kho"
COLUMNS = ("place", "doc_type", "date", "text", "id")
"""The columns of the CSV form; ``id`` is empty for works not in the archive."""


def works_of(documents: Iterable[DocumentSummary]) -> tuple[Work, ...]:
    """Return *documents* as works, each once, in the order of a list."""
    return _ordered(_held(each) for each in documents)


def works_cited(links: Iterable[Link]) -> tuple[Work, ...]:
    """Return the works that *links* cite, in the order of a list.

    Where a link is not certain, the work is named as it is cited.
    """
    return _ordered(
        _held(link.target) if link.target and link.state.is_certain else _as_cited(link)
        for link in links
        if link.state is not LinkState.DISMISSED
    )


def documents_cited(links: Iterable[Link]) -> tuple[DocumentSummary, ...]:
    """Return what *links* cite as documents, each once, for forms of other programs.

    Where a link is not certain, it is what the citation says, without an id.
    """
    found = (
        link.target if link.target and link.state.is_certain else _said(link.citation)
        for link in links
        if link.state is not LinkState.DISMISSED
    )
    return tuple(dict.fromkeys(found))


def _said(citation: Citation) -> DocumentSummary:
    return DocumentSummary(
        id="",
        filename=citation.text,
        number=str(citation.number) if citation.number else None,
        doc_type=citation.doc_type,
        issuer=citation.issuer,
        issued_on=citation.issued_on,
        subject=citation.title,
    )


def list_of(works: Iterable[Work]) -> str:
    """Return the list as text, one numbered line per work, grouped by kind."""
    return "".join(f"{line}\n" for line in _lines(works))


def csv_list_of(works: Iterable[Work]) -> str:
    """Return the list as CSV with a heading; dates are ISO."""
    rows = (
        (place, each.doc_type, each.issued_on, each.text, _id_of(each))
        for place, each in enumerate(works, start=1)
    )
    return csv_table(COLUMNS, rows)


def line_of(work: Work) -> str:
    """Return the line of a work: in full, marked if it is not surely held."""
    if work.document:
        return work.text
    return f"{work.text} ({UNSURE if work.is_unsure else NOT_HELD})"


def _id_of(work: Work) -> str:
    return work.document.id if work.document else ""


def kind_rank(doc_type: str) -> int:
    """Return the rank of a kind in a list; those that have none stand last."""
    return _ranks().get(doc_type, len(_ranks()) + 1)


def _lines(works: Iterable[Work]) -> Iterator[str]:
    kind: str | None = ""
    for place, each in enumerate(works, start=1):
        if each.doc_type != kind:
            kind = each.doc_type
            yield (kind or "Văn bản khác").upper()
        yield f"{place}. {line_of(each)}"


def _held(document: DocumentSummary) -> Work:
    forms = citation_forms(document)
    return Work(
        forms.full, forms.short, document.doc_type, document.issued_on, document
    )


def _as_cited(link: Link) -> Work:
    citation, unsure = link.citation, bool(link.target or link.possible)
    number = f" số {citation.number}" if citation.number else ""
    short = f"{citation.doc_type}{number}" if citation.doc_type and number else None
    text = " ".join(filter(None, (citation.text, citation.title)))
    return Work(
        text,
        short or citation.text,
        citation.doc_type,
        citation.issued_on,
        is_unsure=unsure,
    )


def _ordered(works: Iterable[Work]) -> tuple[Work, ...]:
    return tuple(sorted(dict.fromkeys(works), key=_place))


def _place(work: Work) -> tuple[int, str, date, str]:
    return (
        kind_rank(work.doc_type or ""),
        work.doc_type or "~",
        work.issued_on or date.max,
        work.text,
    )


@cache
def _ranks() -> dict[str, int]:
    return {
        row["name"]: int(row["rank"])
        for row in table_rows("service.citing", "kind_ranks")
    }
