"""Decisions applied on top of what the parser read, after each event."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, select, update

from schemas.citation import Citation, Relation
from schemas.codec import from_plain, to_plain
from schemas.document import Header
from service.domain.header_fields import corrected
from service.graph.row_reader import portions
from service.graph.tables import ADDED, citations, decisions, documents
from service.linking.decided import decision_for
from service.linking.identity import identity_of
from service.projections.port import Change
from service.projections.row_changes import (
    cited_changes,
    header_columns,
    keys_of,
    named_changes,
)


def decided_changes(
    connection: Connection, read: Iterable[str], decided_on: Iterable[str]
) -> Iterator[Change]:
    """Yield the changes that apply the decisions on the documents of *ids*.

    *read* were parsed again, *decided_on* have a new decision or one taken back.
    """
    for ident in sorted({*decided_on, *_decided(connection, read)}):
        document = documents.c.id == ident
        row = connection.execute(select(documents).where(document)).first()
        if row is not None:
            mine = select(decisions).where(decisions.c.document == ident)
            decided = connection.execute(mine.order_by(decisions.c.number)).all()
            yield from _changes(row, decided, _citations_as_read(connection, ident))


def _changes(
    row: Row[Any], decided: Sequence[Row[Any]], cited: dict[int, Any]
) -> Iterator[Change]:
    header = from_plain(Header, row.header)
    for each in decided:
        if each.kind == "corrected":
            header = corrected(header, each.field, each.value)
    copies = [each.target for each in decided if each.kind == "copy"]
    withdrawn = any(each.kind == "withdrawn" for each in decided)
    values = {
        **header_columns(header, row.hint),
        "copy_of": copies[-1] if copies else None,
        "withdrawn": withdrawn,
    }
    added = {
        ADDED + each.number: each.value for each in decided if each.kind == "added"
    }
    own = keys_of(header, row.hint)
    yield Change(update(documents).where(documents.c.id == row.id), (values,))
    # what must not be found has no keys
    yield from named_changes(row.id, frozenset() if copies or withdrawn else own)
    read = cited | added
    related = _related(row.id, read, decided)
    yield from cited_changes(row.id, header, own, read, related)


def _citations_as_read(connection: Connection, document: str) -> dict[int, Any]:
    """Return the citations that the parser has read in the document, by place."""
    query = select(citations.c.place, citations.c.citation, citations.c.as_read).where(
        citations.c.document == document, citations.c.place < ADDED
    )
    return {row.place: row.as_read or row.citation for row in connection.execute(query)}


def _related(
    document: str, cited: Mapping[int, Any], decided: Sequence[Row[Any]]
) -> dict[int, Any]:
    """Return the citations whose relation was decided, with it, by place."""
    made = {
        (document, each.key, _day(each)): each.value
        for each in decided
        if each.kind == "related"
    }
    if not made:
        return {}
    read = {place: from_plain(Citation, each) for place, each in cited.items()}
    keys = {place: identity_of(each).key for place, each in read.items()}
    alike = Counter(keys.values())
    found = {
        place: decision_for(
            (document, keys[place], each.issued_on), made, alone=alike[keys[place]] == 1
        )
        for place, each in read.items()
    }
    return {
        place: to_plain(read[place].related_as(Relation(relation)))
        for place, relation in found.items()
        if relation
    }


def _day(row: Row[Any]) -> date | None:
    return date.fromisoformat(row.day) if row.day else None


def _decided(connection: Connection, read: Iterable[str]) -> Iterator[str]:
    """Yield those of *read* that have decisions; they are few."""
    column = decisions.c.document
    for few in portions(read):
        yield from connection.execute(select(column).where(column.in_(few))).scalars()
