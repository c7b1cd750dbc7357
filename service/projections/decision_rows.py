"""Decisions applied on top of what the parser read, after each event."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, select, update

from schemas.citation import Citation, Relation
from schemas.clearance import as_registered
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
    kept_changes,
    keys_of,
    named_changes,
    says_draft,
)


def find_decided(connection: Connection, ids: Iterable[str]) -> Iterator[str]:
    """Yield the documents of *ids* that have decisions; they are few."""
    column = decisions.c.document
    for few in portions(ids):
        query = select(column).where(column.in_(few)).distinct()
        yield from connection.execute(query).scalars()


def header_changes(connection: Connection, ids: Iterable[str]) -> Iterator[Change]:
    """Yield the changes that describe the documents of *ids* as people decided."""
    for row, decided in _with_decisions(connection, ids):
        kinds = {each.kind for each in decided}
        values = {
            "withdrawn": "withdrawn" in kinds,
            "is_draft": says_draft(row.doubts) and "parted" not in kinds,
            **header_columns(_header(row, decided), row.hint),
        }
        change = update(documents).where(documents.c.id == row.id)
        yield Change(change, (values,))


def citing_changes(connection: Connection, ids: Iterable[str]) -> Iterator[Change]:
    """Yield the changes by which the documents of *ids* are cited, and cite others.

    Of the files of a văn bản the main one alone cites, and none cites itself.
    """
    for row, decided in _with_decisions(connection, ids):
        header = _header(row, decided)
        own = keys_of(header, row.hint)
        yield from named_changes(row.id, own)
        added = {
            ADDED + each.number: each.value for each in decided if each.kind == "added"
        }
        read = _citations_as_read(connection, row.id) | added
        related = _related(read, _relations_of_work(connection, row.work))
        if row.work == row.id and not row.withdrawn:
            own |= _keys_of_files(connection, row.id)
            yield from cited_changes(row.id, header, own, read, related)
        else:
            yield from kept_changes(row.id, read, related)


def _with_decisions(
    connection: Connection, ids: Iterable[str]
) -> Iterator[tuple[Row[Any], Sequence[Row[Any]]]]:
    for ident in sorted(ids):
        document = select(documents).where(documents.c.id == ident)
        row = connection.execute(document).first()
        if row is not None:
            mine = select(decisions).where(decisions.c.document == ident)
            yield row, connection.execute(mine.order_by(decisions.c.number)).all()


def _header(row: Row[Any], decided: Iterable[Row[Any]]) -> Header:
    header = from_plain(Header, row.header)
    for each in decided:
        if each.kind == "corrected":
            header = corrected(header, each.field, each.value)
    return as_registered(header)


def _keys_of_files(connection: Connection, main: str) -> frozenset[str]:
    """Return what the other files of the văn bản may be cited by."""
    query = select(documents.c.id).where(
        documents.c.work == main, documents.c.id != main
    )
    others = connection.execute(query).scalars().all()
    return frozenset(
        key
        for row, decided in _with_decisions(connection, others)
        for key in keys_of(_header(row, decided), row.hint)
    )


def _citations_as_read(connection: Connection, document: str) -> dict[int, Any]:
    """Return the citations that the parser has read in the document, by place."""
    query = select(citations.c.place, citations.c.citation, citations.c.as_read).where(
        citations.c.document == document, citations.c.place < ADDED
    )
    return {row.place: row.as_read or row.citation for row in connection.execute(query)}


def _relations_of_work(connection: Connection, main: str) -> Sequence[Row[Any]]:
    """Return what was decided on relations in any file of the văn bản, in order."""
    query = (
        select(decisions)
        .join(documents, documents.c.id == decisions.c.document)
        .where(documents.c.work == main, decisions.c.kind == "related")
        .order_by(decisions.c.position)
    )
    return connection.execute(query).all()


def _related(cited: Mapping[int, Any], decided: Iterable[Row[Any]]) -> dict[int, Any]:
    """Return the citations whose relation was decided, with it, by place."""
    made = {("", each.key, _day(each)): each.value for each in decided}
    if not made:
        return {}
    read = {place: from_plain(Citation, each) for place, each in cited.items()}
    keys = {place: identity_of(each).key for place, each in read.items()}
    alike = Counter(keys.values())
    found = {
        place: decision_for(
            ("", keys[place], each.issued_on), made, alone=alike[keys[place]] == 1
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
