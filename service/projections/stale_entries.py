"""Documents whose standing others may have changed, until the index was told.

Whether a document is in force depends on those that amend, replace or repeal it, so
that an event of one document, or a link made anew, can change the entry of another.
"""

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, Engine, delete, insert, select

from service.graph.row_reader import portions
from service.graph.tables import citations, questions, touched
from service.linking.force import DECISIVE

_DECIDING = citations.c.citation["relation"].as_string().in_([*DECISIVE])


def touch_cited(connection: Connection, ids: Iterable[str]) -> None:
    """Note what the documents of *ids* amend, replace or repeal, as answered now."""
    for few in portions(ids):
        query = (
            select(questions.c.target)
            .join(citations, citations.c.question == questions.c.id)
            .where(citations.c.document.in_(few), questions.c.target.is_not(None))
        )
        _touch(connection, connection.execute(query.where(_DECIDING)).scalars())


def touch_answered(
    connection: Connection, answered: Mapping[str, Iterable[str]]
) -> None:
    """Note the documents that questions (by id) meant before, or mean now."""
    for few in portions(answered):
        query = select(citations.c.question).where(citations.c.question.in_(few))
        deciding = connection.execute(query.where(_DECIDING).distinct()).scalars()
        _touch(connection, (each for asked in deciding for each in answered[asked]))


def _touch(connection: Connection, ids: Iterable[str]) -> None:
    for few in portions(ids):
        connection.execute(delete(touched).where(touched.c.document.in_(few)))
        connection.execute(insert(touched), [{"document": each} for each in few])


class Touched:
    """The documents that were touched; kept in the database of the read models."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def some(self, limit: int) -> list[str]:
        """Return up to *limit* of their ids."""
        with self._engine.connect() as connection:
            query = select(touched.c.document).order_by(touched.c.document)
            return list(connection.execute(query.limit(limit)).scalars())

    def forget(self, ids: Iterable[str]) -> None:
        """Take out those that the index was told of."""
        with self._engine.begin() as connection:
            for few in portions(ids):
                connection.execute(delete(touched).where(touched.c.document.in_(few)))
