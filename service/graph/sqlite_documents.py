"""Single documents of the read models, straight from the SQLite file of a folder.

SQLAlchemy takes three times as long to load as it takes to show a document; a command
that is about one document alone does without. ``Catalogue`` answers everything else,
and the tables are its own.
"""

import sqlite3
from collections import defaultdict, namedtuple
from collections.abc import Iterable
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from schemas.citation import Citation
from schemas.codec import from_json, from_plain
from schemas.database_errors import named_database_errors
from schemas.errors import ArchiveError, DamagedViewsError
from schemas.link import DocumentSummary
from schemas.record import DocumentRecord
from service.graph.records import (
    DOCUMENT_COLUMNS,
    FILE_COLUMNS,
    RECORDED,
    SUMMARY_COLUMNS,
    record_of,
    summary_of,
)

VIEWS = "views.db"
"""The file of the read models, in the home of an archive without servers."""
VIEWS_VERSION = 5
"""What the tables of the read models have in them, and how it was derived.

To be raised when a column changes, or what a table says of the same events: archives
of an earlier version then rebuild theirs. Before the first version there was none.
"""
_SUMMARY = ", ".join(
    f"files.{name}" if name == "filename" else f"documents.{name}"
    for name in SUMMARY_COLUMNS
)
_DETAILS = ", ".join(
    [
        *(f"files.{name}" for name in FILE_COLUMNS),
        *(f"documents.{name}" for name in DOCUMENT_COLUMNS),
    ]
)
_JOINED = "FROM documents JOIN files ON files.id = documents.id"
_WORK = (
    f"SELECT {_SUMMARY}, files.media_type, files.signatures, documents.work_reason"
    f" {_JOINED}"
    " WHERE documents.work = ?"
)
_RECORD = f"SELECT {_SUMMARY}, {_DETAILS} {_JOINED} WHERE documents.id = ?"

# of the types that ``tables`` declares, by the name that SQLite has for each
for _type, _convert in {
    "JSON": from_json,
    "DATE": lambda text: date.fromisoformat(text.decode()),
    "DATETIME": lambda text: datetime.fromisoformat(text.decode()),
    "BOOLEAN": lambda text: bool(int(text)),
}.items():
    sqlite3.register_converter(_type, _convert)


class SqliteDocuments:
    """``Documents`` of the read models in the file *path*, which is only read.

    Raises:
        sqlite3.Error: it is one of an older version.
        ArchiveError: there is no such file, or it cannot be read.

    """

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode=ro",
            uri=True,
            detect_types=sqlite3.PARSE_DECLTYPES,
            check_same_thread=False,
        )
        self._connection.row_factory = _named
        try:
            self._require_version()
            self._rows(_RECORD, "")  # together they have all columns
            self.withdrawn_by([""])
        except (sqlite3.Error, ArchiveError):
            self.close()
            raise

    def _require_version(self) -> None:
        """Require that this version made them.

        Raises:
            sqlite3.Error: an earlier one made them.

        """
        rows = self._rows("SELECT version FROM versions")
        if max((row.version for row in rows), default=0) < VIEWS_VERSION:
            raise sqlite3.DataError

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def hold(self) -> int:
        """From now on, read the state as it is now; return up to which event it is.

        A rebuild, which drops the tables, then changes no answer. A process that runs
        on must ``release`` it, so that SQLite can shorten its log.
        """
        self.release()
        self._connection.execute("BEGIN")
        return self.position()

    def release(self) -> None:
        """Read every state again."""
        self._connection.rollback()

    def position(self) -> int:
        """Return up to which event the read models are complete; 0: none."""
        query = "SELECT position FROM positions WHERE projection = 'views'"
        return next((row.position for row in self._rows(query)), 0)

    def digest(self) -> str:
        """Return the digest of the event at that position; empty: there is none."""
        query = "SELECT digest FROM positions WHERE projection = 'views'"
        return next((row.digest or "" for row in self._rows(query)), "")

    def summaries(self, ids: Iterable[str]) -> dict[str, DocumentSummary]:
        """Return the documents of *ids*, by id; unknown ones are left out."""
        wanted = tuple(ids)
        rows = self._rows(
            f"SELECT {_SUMMARY} {_JOINED} WHERE documents.id IN {_places(wanted)}",
            *wanted,
        )
        return {row.id: summary_of(row) for row in rows}

    def ids_beginning(self, start: str, limit: int) -> tuple[str, ...]:
        """Return up to *limit* ids of documents that begin with *start*."""
        query = "SELECT id FROM documents WHERE id >= ? AND id < ? ORDER BY id LIMIT ?"
        return tuple(row.id for row in self._rows(query, start, f"{start}~", limit))

    def candidates(self, keys: Iterable[str]) -> dict[str, list[DocumentSummary]]:
        """Return, by key, the documents that may be cited by it."""
        return self._with_keys("NOT documents.withdrawn", keys)

    def withdrawn_by(self, keys: Iterable[str]) -> dict[str, list[DocumentSummary]]:
        """Return, by key, the withdrawn documents that have it."""
        return self._with_keys("documents.withdrawn", keys)

    def _with_keys(
        self, which: str, keys: Iterable[str]
    ) -> dict[str, list[DocumentSummary]]:
        """Return, by key, the main files of which *which* (SQL) is true."""
        wanted = tuple(keys)
        found: dict[str, dict[str, DocumentSummary]] = defaultdict(dict)
        rows = self._rows(
            f"SELECT {_SUMMARY}, keys.key {_JOINED}"  # names of columns
            f" JOIN documents AS own ON own.work = documents.id"
            f" JOIN keys ON keys.document = own.id"
            f" WHERE keys.key IN {_places(wanted)} AND {which}",
            *wanted,
        )
        for row in rows:
            found[row.key].setdefault(row.id, summary_of(row))
        return {key: [*some.values()] for key, some in found.items()}

    def works(self, ids: Iterable[str]) -> dict[str, str]:
        """Return the main file (an id) of the văn bản of each document of *ids*."""
        wanted = tuple(ids)
        rows = self._rows(
            f"SELECT id, work FROM documents WHERE id IN {_places(wanted)}",  # noqa: S608  # placeholders  # nosec B608
            *wanted,
        )
        return {row.id: row.work for row in rows}

    def record(self, document: str) -> DocumentRecord | None:
        """Return everything stored about a document."""
        for row in self._rows(_RECORD, document):
            cited = self._rows(
                "SELECT citation FROM citations WHERE document = ? ORDER BY place",
                document,
            )
            decided = self._rows(
                "SELECT * FROM decisions WHERE document = ?"
                " AND kind IN (?, ?) ORDER BY number",
                document,
                *RECORDED,
            )
            work = self._rows(_WORK, row.work)
            citations = (from_plain(Citation, each.citation) for each in cited)
            return record_of(row, citations, decided, work)
        return None

    def text_checksum(self, document: str) -> str | None:
        """Return which stored text is the document's."""
        query = "SELECT text_checksum FROM files WHERE id = ?"
        return next((row.text_checksum for row in self._rows(query, document)), None)

    def layout_checksum(self, document: str) -> str | None:
        """Return which stored layout is the document's; None: it has none."""
        query = "SELECT layout_checksum FROM files WHERE id = ?"
        return next((row.layout_checksum for row in self._rows(query, document)), None)

    def _rows(self, query: str, *values: Any) -> list[Any]:
        with named_database_errors(VIEWS, DamagedViewsError):
            return self._connection.execute(query, values).fetchall()


def _places(values: tuple[str, ...]) -> str:
    """Return the placeholders for *values* in a query."""
    return f"({', '.join('?' * len(values))})"


def _named(cursor: sqlite3.Cursor, row: tuple[Any, ...]) -> Any:
    """Return the row with its columns as attributes."""
    return _row_type(tuple(name for name, *_ in cursor.description))(*row)


@cache
def _row_type(names: tuple[str, ...]) -> type[Any]:
    return namedtuple("Row", names)  # noqa: PYI024  # only here are the names known
