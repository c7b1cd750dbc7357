"""The database of the read models: opening it, and its indexes for a rebuild."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

from sqlalchemy import (
    URL,
    Connection,
    Engine,
    Index,
    MetaData,
    Table,
    create_engine,
    event,
    func,
    insert,
    inspect,
    select,
)
from sqlalchemy.engine.interfaces import DBAPIConnection, ExceptionContext

from schemas.codec import from_json, to_json
from schemas.database_errors import archive_error
from schemas.errors import ArchiveError, DamagedViewsError
from service.graph.sqlite_documents import VIEWS, VIEWS_VERSION
from service.graph.tables import citations, identities, metadata, positions, versions

FORMER = MetaData()
"""Tables of earlier versions, which have other names now."""
for _name in ("questions", "touched", "faults"):
    Table(_name, FORMER)

_CACHE = 64 * 1024  # KiB; keys come in no order, so a large index needs its pages
_CACHES = 96 * 1024 * 1024
"""Bytes that all connections of a process keep together, about: a service has many."""
_CHECKPOINT = 10_000  # pages; the same pages are written repeatedly meanwhile
_MAKING = 30_2020  # the number of this lock on a PostgreSQL server


def open_views(
    url: URL | str, connections: int | None = None, cache: int = _CACHE
) -> Engine:
    """Return the database at the SQLAlchemy *url*, with its tables if it is empty.

    It has at most that many *connections* (None: as many as SQLAlchemy sees fit), and
    on SQLite each keeps up to *cache* KiB in memory.
    """
    pool = {"pool_size": connections, "max_overflow": 0} if connections else {}
    engine = connect_views(url, cache, **pool)
    with alone(engine) as connection:
        make_tables(connection)
    return engine


def connect_views(url: URL | str, cache: int = _CACHE, **options: Any) -> Engine:
    """Return the database at the SQLAlchemy *url* as it is; nothing is opened yet."""
    engine = create_engine(
        url, json_serializer=to_json, json_deserializer=from_json, **options
    )
    event.listen(engine, "handle_error", _name_error)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", partial(_make_quick, cache))
    return engine


def make_tables(connection: Connection) -> None:
    """Create the tables of this version, unless there are some."""
    if not _present(connection):
        metadata.create_all(connection)
        connection.execute(insert(versions).values(version=VIEWS_VERSION))


def empty_tables(connection: Connection) -> None:
    """Empty all tables, without the indexes that find links; see ``flush``."""
    metadata.drop_all(connection)
    make_tables(connection)
    for index in _link_indexes():
        index.drop(connection, checkfirst=True)


def make_link_indexes(connection: Connection) -> None:
    """Create the indexes that find links: a million are inserted faster without."""
    for index in _link_indexes():
        index.create(connection, checkfirst=True)


def is_readable(connection: Connection) -> bool:
    """Return whether each table and column that this version answers from is there."""
    found, present = inspect(connection), _present(connection)
    read = metadata.tables.keys() - {versions.name, positions.name}
    return read <= present and all(
        set(metadata.tables[name].columns.keys())
        <= {column["name"] for column in found.get_columns(name)}
        for name in read
    )


def is_outdated(connection: Connection) -> bool:
    """Return whether an earlier version made the tables."""
    if versions.name not in _present(connection):
        return True
    made_by = connection.execute(select(func.max(versions.c.version))).scalar() or 0
    return made_by < VIEWS_VERSION or not is_readable(connection)


def _present(connection: Connection) -> set[str]:
    return metadata.tables.keys() & set(inspect(connection).get_table_names())


def _link_indexes() -> list[Index]:
    found = identities.indexes | citations.indexes
    return sorted(found, key=lambda index: str(index.name))


def _name_error(context: ExceptionContext) -> ArchiveError | None:
    """Return what is to be raised for an error of the database; None: it itself."""
    return archive_error(context.original_exception, VIEWS, DamagedViewsError)


@contextmanager
def alone(engine: Engine) -> Iterator[Connection]:
    """Give a connection while no other process creates tables in this database."""
    with engine.begin() as connection:
        _take_lock(connection)
        yield connection


def _take_lock(connection: Connection) -> None:
    """Wait until no other process creates tables; the lock is held until the commit."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    else:
        connection.execute(select(func.pg_advisory_xact_lock(_MAKING)))


def _make_quick(cache: int, connection: DBAPIConnection, _record: object) -> None:
    """Let readers work while one writes; what is lost is rebuilt from events."""
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=NORMAL")
    cursor.execute("PRAGMA busy_timeout=30000")
    cursor.execute(f"PRAGMA cache_size=-{cache}")
    cursor.execute(f"PRAGMA soft_heap_limit={_CACHES}")
    cursor.execute(f"PRAGMA wal_autocheckpoint={_CHECKPOINT}")
    cursor.close()
