"""Documents whose standing others may have changed, until the index is updated.

Whether a document is in force depends on those that amend, replace or repeal it, so
that an event of one document, or a changed link, can change the entry of another.
"""

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, Engine, Text, cast, delete, insert, or_, select

from schemas.citation import Relation
from service.graph.row_reader import portions
from service.graph.tables import citations, identities, stale_entries
from service.linking.force import DECISIVE

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
        _mark(connection, connection.execute(query.where(_DECIDING)).scalars())


def mark_stale_targets(
    connection: Connection, resolved: Mapping[str, Iterable[str]]
) -> None:
    """Mark the documents that identities (by id) meant before, or mean now."""
    for few in portions(resolved):
        query = select(citations.c.identity).where(citations.c.identity.in_(few))
        deciding = connection.execute(query.where(_DECIDING).distinct()).scalars()
        _mark(connection, (each for ident in deciding for each in resolved[ident]))


def _mark(connection: Connection, ids: Iterable[str]) -> None:
    for few in portions(ids):
        connection.execute(
            delete(stale_entries).where(stale_entries.c.document.in_(few))
        )
        connection.execute(insert(stale_entries), [{"document": each} for each in few])


class StaleEntries:
    """The stale documents, kept in the database of the read models."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

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
