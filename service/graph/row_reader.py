"""Queries to the read models, on a database or inside a transaction."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, Row, Select, select

from schemas.link import DocumentSummary
from service.graph.records import SUMMARY_COLUMNS, summary_of
from service.graph.tables import documents, files

Value = TypeVar("Value")
MAIN = documents.alias("main")
"""The document that stands for the văn bản of another one."""
_FEW = 5000  # values in one statement

SUMMARY = select(
    *(
        files.c.filename if name == "filename" else documents.c[name]
        for name in SUMMARY_COLUMNS
    )
).join(files, files.c.id == documents.c.id)
"""The columns of ``DocumentSummary``, in its order."""
SUMMARY_OF_MAIN = (
    select(
        *(
            files.c.filename if name == "filename" else MAIN.c[name]
            for name in SUMMARY_COLUMNS
        )
    )
    .join(documents, documents.c.work == MAIN.c.id)
    .join(files, files.c.id == MAIN.c.id)
)
"""The same of the main file, for a condition on any of ``documents``."""


class Reader:
    """Runs queries, and decodes what many of them give."""

    def __init__(self, database: Engine | Connection) -> None:
        self._database = database

    def rows(self, query: Select[Any], **values: Any) -> list[Row[Any]]:
        """Return the rows of *query*, its parameters being *values*."""
        if isinstance(self._database, Connection):
            return list(self._database.execute(query, values))
        with self._database.connect() as connection:
            return list(connection.execute(query, values))

    def count(self, query: Select[Any]) -> int:
        """Return the single number that *query* gives."""
        return int(self.rows(query)[0][0])

    def summaries(self, ids: Iterable[str]) -> dict[str, DocumentSummary]:
        """Return the documents of *ids*, by id; unknown ones are left out."""
        found = (
            summary_of(row)
            for few in portions(ids)
            for row in self.rows(SUMMARY.where(documents.c.id.in_(few)))
        )
        return {each.id: each for each in found}


def portions(values: Iterable[Value]) -> Iterator[list[Value]]:
    """Yield the distinct *values* in portions that fit into one statement."""
    rest = iter(dict.fromkeys(values))
    while portion := list(islice(rest, _FEW)):
        yield portion
