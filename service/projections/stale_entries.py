"""Documents whose standing others may have changed, until the index is updated.

Whether a document is in force depends on those that amend, replace or repeal it, so
that an event of one document, or a changed link, can change the entry of another. So
can a day that arrives: on which a document, or what ends it, takes effect.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from sqlalchemy import (
    Connection,
    Engine,
    Text,
    and_,
    cast,
    delete,
    func,
    insert,
    or_,
    select,
    update,
)

from schemas.citation import Relation
from service.graph.row_reader import portions
from service.graph.tables import (
    citations,
    documents,
    identities,
    keys,
    stale_entries,
    standings_day,
)
from service.linking.force import DECISIVE

IS_NAME = identities.c.identity["number"].as_string().is_(None)
"""Of an identity: the document is only named."""
# what prolongs its force does so at a mention; the citation only refers to it
_DECIDING = or_(
    citations.c.citation["relation"].as_string().in_([*DECISIVE]),
    cast(citations.c.citation, Text).contains(f'"{Relation.EXTENDS}"'),
)


def mark_stale_cited(connection: Connection, ids: Iterable[str]) -> None:
    """Mark what the documents of *ids* amend, replace or repeal, as resolved now."""
    for few in portions(ids):
        query = (
            select(identities.c.target)
            .join(citations, citations.c.identity == identities.c.id)
            .where(citations.c.document.in_(few), identities.c.target.is_not(None))
        )
        targets = connection.execute(query.where(_DECIDING)).scalars()
        mark_entries_stale(connection, targets)


def mark_stale_targets(
    connection: Connection, resolved: Mapping[str, Iterable[str]]
) -> None:
    """Mark the documents that identities (by id) meant before, or mean now."""
    for few in portions(resolved):
        query = select(citations.c.identity).where(citations.c.identity.in_(few))
        deciding = connection.execute(query.where(_DECIDING).distinct()).scalars()
        targets = (each for ident in deciding for each in resolved[ident])
        mark_entries_stale(connection, targets)


def mark_stale_by_day(connection: Connection, since: date, until: date) -> None:
    """Mark what has another standing on the day *until* than on *since*."""
    start = func.coalesce(documents.c.effective_from, documents.c.issued_on)
    acting = select(documents.c.id).where(start > since, start <= until)
    mark_stale_cited(connection, list(connection.execute(acting).scalars()))
    own_start, own_end = documents.c.effective_from, documents.c.effective_until
    started = and_(own_start > since, own_start <= until)
    ended = and_(own_end >= since, own_end < until)
    changed = select(documents.c.id).where(or_(started, ended))
    mark_entries_stale(connection, list(connection.execute(changed).scalars()))


def mark_entries_stale(connection: Connection, ids: Iterable[str]) -> None:
    """Mark the documents of *ids*."""
    for few in portions(ids):
        connection.execute(
            delete(stale_entries).where(stale_entries.c.document.in_(few))
        )
        connection.execute(insert(stale_entries), [{"document": each} for each in few])
        _mark_names(connection, few)


def _mark_names(connection: Connection, ids: Sequence[str]) -> None:
    """Mark the names of the documents to be resolved: only acts in force are meant."""
    names = select(keys.c.key).where(keys.c.document.in_(ids))
    which = identities.c.key.in_(names), IS_NAME
    connection.execute(update(identities).where(*which).values(stale=True))


class StaleEntries:
    """The stale documents, kept in the database of the read models."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def begin_on(self, today: date) -> None:
        """Record that the standings in the index, which is empty, are of *today*."""
        with self._engine.begin() as connection:
            _store_day(connection, today)

    def mark_by(self, today: date) -> None:
        """Mark what has another standing *today* than on the day of the index."""
        with self._engine.begin() as connection:
            indexed = connection.execute(select(standings_day.c.day)).scalar()
            if indexed != today:
                days = sorted((indexed or date.min, today))
                mark_stale_by_day(connection, *days)
                _store_day(connection, today)

    def some(self, limit: int) -> list[str]:
        """Return up to *limit* of their ids."""
        with self._engine.connect() as connection:
            query = select(stale_entries.c.document).order_by(stale_entries.c.document)
            return list(connection.execute(query.limit(limit)).scalars())

    def forget(self, ids: Iterable[str]) -> None:
        """Remove those that the index has been updated with."""
        with self._engine.begin() as connection:
            for few in portions(ids):
                connection.execute(
                    delete(stale_entries).where(stale_entries.c.document.in_(few))
                )


def _store_day(connection: Connection, day: date) -> None:
    connection.execute(delete(standings_day))
    connection.execute(insert(standings_day).values(day=day))
