"""One process at a time brings the views up."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine, func, select

_LOCK = 30_2021  # its number on a PostgreSQL server


class ProjectionLock:
    """Taken in turns by all processes that use the database *engine*.

    On SQLite it is a lock on a file beside the database; who uses a database in
    memory is alone with it.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @contextmanager
    def take(self, *, wait: bool) -> Iterator[bool]:
        """Give whether it is our turn; with *wait* it is, sooner or later."""
        path = self._engine.url.database
        if self._engine.dialect.name != "sqlite":
            with self._taken_on_server(wait=wait) as ours:
                yield ours
        elif path and path != ":memory:":
            with _taken_by_file(Path(f"{path}.turn"), wait=wait) as ours:
                yield ours
        else:
            yield True

    @contextmanager
    def _taken_on_server(self, *, wait: bool) -> Iterator[bool]:
        """Hold a lock of the session, which ends with the connection at the latest."""
        lock = func.pg_advisory_lock if wait else func.pg_try_advisory_lock
        with self._engine.connect() as connection:
            ours = connection.execute(select(lock(_LOCK))).scalar() is not False
            connection.commit()  # no transaction stays open for as long as we work
            try:
                yield ours
            finally:
                if ours:
                    connection.execute(select(func.pg_advisory_unlock(_LOCK)))
                    connection.commit()


@contextmanager
def _taken_by_file(path: Path, *, wait: bool) -> Iterator[bool]:
    with path.open("ab") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            yield False
        else:
            yield True
