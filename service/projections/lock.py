"""One process, and in it one thread, projects events at a time; one rebuilds."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

from sqlalchemy import Engine, func, select

_LOCKS = {"turn": 30_2021, "rebuild": 30_2022}
"""The names of the locks, and their numbers on a PostgreSQL server."""


class ProjectionLock:
    """Held by one at a time of all that use the database *engine*.

    Threads wait for one another first, so that a process needs no more than one
    connection for the lock, however many threads want it. Processes share a lock of
    the PostgreSQL server, or a lock on a file beside the SQLite database; a database
    in memory belongs to one process.
    """

    def __init__(self, engine: Engine, name: str = "turn") -> None:
        self._engine = engine
        self._name = name
        self._threads = Lock()

    def of_rebuilds(self) -> "ProjectionLock":
        """Return that which is held by whoever rebuilds, while others project."""
        return ProjectionLock(self._engine, "rebuild")

    @contextmanager
    def take(self, *, wait: bool) -> Iterator[bool]:
        """Give whether the lock is ours; with *wait* it is, eventually."""
        if not self._threads.acquire(blocking=wait):
            yield False
            return
        try:
            with self._taken_from_processes(wait=wait) as ours:
                yield ours
        finally:
            self._threads.release()

    @contextmanager
    def _taken_from_processes(self, *, wait: bool) -> Iterator[bool]:
        path = self._engine.url.database
        if self._engine.dialect.name != "sqlite":
            with self._taken_on_server(wait=wait) as ours:
                yield ours
        elif path and path != ":memory:":
            with _taken_by_file(Path(f"{path}.{self._name}"), wait=wait) as ours:
                yield ours
        else:
            yield True

    @contextmanager
    def _taken_on_server(self, *, wait: bool) -> Iterator[bool]:
        """Hold a lock of the session, which ends with the connection at the latest."""
        lock = func.pg_advisory_lock if wait else func.pg_try_advisory_lock
        number = _LOCKS[self._name]
        with self._engine.connect() as connection:
            ours = connection.execute(select(lock(number))).scalar() is not False
            connection.commit()  # no transaction stays open for as long as we work
            try:
                yield ours
            finally:
                if ours:
                    connection.execute(select(func.pg_advisory_unlock(number)))
                    connection.commit()


@contextmanager
def _taken_by_file(path: Path, *, wait: bool) -> Iterator[bool]:
    with path.open("ab") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            yield False
            return
        try:
            yield True
        finally:  # closing is not enough: a process just being started has it open too
            fcntl.flock(file, fcntl.LOCK_UN)
