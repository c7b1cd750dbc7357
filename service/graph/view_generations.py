"""Generations of the read models: those that answer, and those built beside them.

Whoever reads goes on with the former ones until the new ones are complete; then the
next query goes to these. The former ones are dropped once nobody is reading them.
"""

import re
import sqlite3
from contextlib import suppress
from pathlib import Path
from typing import Any, Protocol

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.pool import ConnectionPoolEntry

from schemas.database_errors import named_database_errors
from schemas.errors import DamagedViewsError
from service.graph.tables import metadata
from service.graph.views import (
    FORMER,
    alone,
    connect_views,
    is_outdated,
    is_readable,
    make_tables,
    open_views,
)

_SCHEMA = "vankho_views"
_NEXT, _LAST = "_next", "_last"
_OF_A_VIEW = rf"{_SCHEMA}_([0-9a-f]+)_([0-9a-f]+)(?:{_NEXT}|{_LAST})?"
_FILE = "file"
"""In what the pool keeps of a connection: the file that it has open."""


class ViewGenerations(Protocol):
    """The read models that answer, and those that are being built.

    One process at a time builds some, as its caller sees to.
    """

    @property
    def engine(self) -> Engine:
        """Those that answer: another database once others were published."""

    def begin(self) -> Engine:
        """Return the next ones, which nobody sees; the caller disposes of them.

        They are empty, or what a killed process left, if this version made that.
        """

    def publish(self) -> None:
        """Let all queries go to those begun, in one step, and drop the former ones."""

    def discard(self) -> None:
        """Drop what was begun and never published, by whichever process."""


def are_outdated(generations: ViewGenerations) -> bool:
    """Return whether an earlier version made those that answer."""
    with generations.engine.connect() as connection:
        return is_outdated(connection)


def are_readable(generations: ViewGenerations) -> bool:
    """Return whether this version can answer from them all the same."""
    with generations.engine.connect() as connection:
        return is_readable(connection)


class FileGenerations:
    """Those of an archive without servers: each in a file of its own.

    *path* is the first one, or a link to the one that answers. A file that was
    published keeps its name, so that SQLite finds the log that lies beside it.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._next: Path | None = None
        url = URL.create("sqlite", database=str(path))
        if not path.exists():  # a link to a file that somebody removed, perhaps
            open_views(URL.create("sqlite", database=str(self._file()))).dispose()
        self.engine = connect_views(url)
        event.listen(self.engine, "do_connect", self._connect)
        event.listen(self.engine, "checkout", self._leave_former)
        with alone(self.engine) as connection:
            make_tables(connection)

    def begin(self) -> Engine:
        """Return those in the next file, which may be there already."""
        self._next = self._path.with_stem(f"{self._path.stem}-{self._number() + 1}")
        self._remove_others(self._next)
        url = URL.create("sqlite", database=str(self._next))
        with suppress(DamagedViewsError):
            engine = open_views(url)
            with engine.connect() as connection:
                if not is_outdated(connection):
                    return engine
            engine.dispose()
        self.discard()
        return open_views(url)

    def publish(self) -> None:
        """Point the link to the file begun: a rename, which is one step."""
        if self._next is None:
            return
        link = self._path.with_name(f"{self._path.name}.new")
        link.unlink(missing_ok=True)
        link.symlink_to(self._next.name)
        former, self._next = self._file(), None
        link.replace(self._path)
        _remove(former, but=self._path)
        self.discard()

    def discard(self) -> None:
        """Remove all files but the one that answers."""
        self._remove_others()

    def _remove_others(self, but: Path | None = None) -> None:
        for each in self._path.parent.glob(f"{self._path.stem}-*{self._path.suffix}"):
            if each not in (self._file(), but):
                _remove(each)

    def _file(self) -> Path:
        """Return the file that answers."""
        try:
            return self._path.with_name(self._path.readlink().name)
        except OSError:
            return self._path

    def _number(self) -> int:
        _, _, number = self._file().stem.partition("-")
        return int(number) if number.isdecimal() else 1

    def _connect(
        self, _dialect: object, record: ConnectionPoolEntry, _args: object, _more: Any
    ) -> sqlite3.Connection:
        """Open the file that answers; it may be another by the time it is opened."""
        while True:
            file = self._file()
            try:
                opened = sqlite3.connect(
                    f"{file.absolute().as_uri()}?mode=rw",
                    uri=True,
                    check_same_thread=False,
                )
            except sqlite3.OperationalError:
                if self._file() == file:
                    raise
            else:
                record.info[_FILE] = file
                return opened

    def _leave_former(
        self, _connection: DBAPIConnection, record: ConnectionPoolEntry, _proxy: object
    ) -> None:
        """Let the pool connect again where the file has been replaced.

        Raises:
            DisconnectionError: so it has; the pool knows what to do.

        """
        if record.info[_FILE] != self._file():
            raise DisconnectionError


def _remove(file: Path, but: Path | None = None) -> None:
    """Remove a file of SQLite, and what belongs to it; those who read it go on."""
    for end in ("", "-wal", "-shm"):
        each = file.with_name(file.name + end)
        if each != but:
            each.unlink(missing_ok=True)


class SchemaGenerations:
    """Those of an archive on a PostgreSQL server: each in a schema of its own.

    With *view*, hexadecimal digits and hyphens, those of some readers.
    """

    def __init__(self, url: URL, view: str = "") -> None:
        self._url = url
        self._schema = "_".join(filter(None, (_SCHEMA, view.replace("-", "_"))))
        self._next, self._last = f"{self._schema}{_NEXT}", f"{self._schema}{_LAST}"
        self.engine = _in_schema(url, self._schema)
        with alone(self.engine) as connection:
            if not _has_schema(connection, self._schema):
                connection.execute(text(f"CREATE SCHEMA {self._schema}"))
                if not view:
                    self._take_over(connection)
            make_tables(connection)

    def _take_over(self, connection: Connection) -> None:
        """Take the tables that an earlier version made beside those of the events."""
        outside = create_engine(self._url)
        with outside.connect() as elsewhere:
            schema = elsewhere.execute(text("SELECT current_schema()")).scalar()
            found = inspect(elsewhere).get_table_names(schema)
        outside.dispose()
        for name in {*metadata.tables, *FORMER.tables}.intersection(found):
            table = f'"{schema}".{name}'
            connection.execute(text(f"ALTER TABLE {table} SET SCHEMA {self._schema}"))

    def begin(self) -> Engine:
        """Return those in the next schema, which may be there already."""
        engine = _in_schema(self._url, self._next)
        with engine.connect() as connection:
            left = _has_schema(connection, self._next) and not is_outdated(connection)
        if not left:
            self.discard()
            with self.engine.begin() as connection:
                connection.execute(text(f"CREATE SCHEMA {self._next}"))
        with engine.begin() as connection:
            make_tables(connection)
        return engine

    def publish(self) -> None:
        """Exchange the names of the schemas, in one transaction."""
        with self.engine.begin() as connection:
            if not _has_schema(connection, self._next):
                return
            connection.execute(
                text(f"ALTER SCHEMA {self._schema} RENAME TO {self._last}")
            )
            connection.execute(
                text(f"ALTER SCHEMA {self._next} RENAME TO {self._schema}")
            )
        self.discard()

    def discard(self) -> None:
        """Drop all schemas but the one that answers."""
        with self.engine.begin() as connection:
            for each in (self._next, self._last):
                connection.execute(text(f"DROP SCHEMA IF EXISTS {each} CASCADE"))


def find_schemas(url: URL) -> set[str]:
    """Return the views, by the names that ``SchemaGenerations`` takes, of a database.

    Raises:
        ServerUnavailableError: it cannot be asked.

    """
    engine = create_engine(url)
    with named_database_errors(_SCHEMA), engine.connect() as connection:
        named = connection.execute(text("SELECT nspname FROM pg_namespace")).scalars()
        found = [re.fullmatch(_OF_A_VIEW, each) for each in named]
    engine.dispose()
    return {f"{each[1]}-{each[2]}" for each in found if each}


def drop_schemas(url: URL, view: str) -> None:
    """Drop all schemas of a view, unless others keep them busy.

    Raises:
        ServerUnavailableError: that is so, or the database cannot be asked.

    """
    engine = create_engine(url)
    schema = f"{_SCHEMA}_{view.replace('-', '_')}"
    with named_database_errors(_SCHEMA), engine.begin() as connection:
        connection.execute(text("SET LOCAL lock_timeout = '2s'"))
        for each in (schema, f"{schema}{_NEXT}", f"{schema}{_LAST}"):
            connection.execute(text(f"DROP SCHEMA IF EXISTS {each} CASCADE"))
    engine.dispose()


def _in_schema(url: URL, schema: str) -> Engine:
    """Return the database, where a table's name means the one in that schema."""
    return connect_views(url, connect_args={"options": f"-c search_path={schema}"})


def _has_schema(connection: Connection, name: str) -> bool:
    query = text("SELECT 1 FROM pg_namespace WHERE nspname = :name")
    return connection.execute(query, {"name": name}).first() is not None
