"""One process, and in it one thread, projects events at a time; one rebuilds."""

import fcntl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from math import inf
from pathlib import Path
from threading import TIMEOUT_MAX, Lock
from time import monotonic, sleep
from typing import BinaryIO

from sqlalchemy import Engine, func, select

_LOCKS = {"turn": 30_2021, "rebuild": 30_2022}
"""The names of the locks, and their numbers on a PostgreSQL server."""
_PAUSE = 0.05
"""Seconds until whoever does not wait for ever tries again."""


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
    def take(self, *, wait: bool, patience: float = inf) -> Iterator[bool]:
        """Give whether the lock is ours; with *wait* it is, within *patience* seconds.

        Without *patience* who waits longest comes first.
        """
        seconds = patience if wait else 0
        until = monotonic() + seconds
        if not self._threads.acquire(timeout=min(seconds, TIMEOUT_MAX)):
            yield False
            return
        try:
            with self._taken_from_processes(until) as ours:
                yield ours
        finally:
            self._threads.release()

    @contextmanager
    def _taken_from_processes(self, until: float) -> Iterator[bool]:
        path = self._engine.url.database
        if self._engine.dialect.name != "sqlite":
            with self._taken_on_server(until) as ours:
                yield ours
        elif path and path != ":memory:":
            with _taken_by_file(Path(f"{path}.{self._name}"), until) as ours:
                yield ours
        else:
            yield True

    @contextmanager
    def _taken_on_server(self, until: float) -> Iterator[bool]:
        """Hold a lock of the session, which ends with the connection at the latest."""
        lock = func.pg_advisory_lock if until == inf else func.pg_try_advisory_lock
        number = _LOCKS[self._name]
        with self._engine.connect() as connection:

            def attempt() -> bool:
                done = connection.execute(select(lock(number))).scalar()
                connection.commit()  # no transaction stays open for as long as we work
                return done is not False

            ours = _succeeds(attempt, until)
            try:
                yield ours
            finally:
                if ours:
                    connection.execute(select(func.pg_advisory_unlock(number)))
                    connection.commit()


@contextmanager
def _taken_by_file(path: Path, until: float) -> Iterator[bool]:
    with path.open("ab") as file:
        if not _succeeds(lambda: _lock_file(file, wait=until == inf), until):
            yield False
            return
        try:
            yield True
        finally:  # closing is not enough: a process just being started has it open too
            fcntl.flock(file, fcntl.LOCK_UN)


def _lock_file(file: BinaryIO, *, wait: bool) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except BlockingIOError:
        return False
    return True


def _succeeds(attempt: Callable[[], bool], until: float) -> bool:
    """Return whether *attempt* does, until then."""
    while not attempt():
        if monotonic() >= until:
            return False
        sleep(_PAUSE)
    return True
