"""The database of the read models: opening it, and its indexes for a rebuild."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

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
    inspect,
    select,
)
from sqlalchemy.engine.interfaces import DBAPIConnection, ExceptionContext

from schemas.codec import from_json, to_json
from schemas.database_errors import archive_error
from schemas.errors import ArchiveError, DamagedViewsError
from service.graph.sqlite_documents import VIEWS
from service.graph.tables import citations, identities, metadata

_FORMER = MetaData()
"""Tables of earlier versions, which have other names now."""
for _name in ("questions", "touched", "faults"):
    Table(_name, _FORMER)

_CACHE = 64 * 1024  # KiB; keys come in no order, so a large index needs its pages
_CHECKPOINT = 10_000  # pages; the same pages are written repeatedly meanwhile
_MAKING = 30_2020  # the number of this lock on a PostgreSQL server


def open_views(
    url: URL | str, connections: int | None = None, cache: int = _CACHE
) -> Engine:
    """Return the database at the SQLAlchemy *url*, its tables created where missing.

    It has at most that many *connections* (None: as many as SQLAlchemy sees fit), and
    on SQLite each keeps up to *cache* KiB in memory.

    Tables of an older version, which lack a table or a column, are dropped and created
    empty: with their position gone too, the next catch-up fills them from the events.
    """
    pool = {"pool_size": connections, "max_overflow": 0} if connections else {}
    engine = create_engine(
        url, json_serializer=to_json, json_deserializer=from_json, **pool
    )
    event.listen(engine, "handle_error", _name_error)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", partial(_make_quick, cache))
    with alone(engine) as connection:
        if _is_outdated(connection):
            metadata.drop_all(connection)
            _FORMER.drop_all(connection)
        metadata.create_all(connection)
        make_link_indexes(connection)
    return engine


def _name_error(context: ExceptionContext) -> ArchiveError | None:
    """Return what is to be raised for an error of the database; None: it itself."""
    return archive_error(context.original_exception, VIEWS, DamagedViewsError)


def drop_link_indexes(connection: Connection) -> None:
    """Drop the indexes that find links: a million are inserted faster without."""
    for index in _link_indexes():
        index.drop(connection, checkfirst=True)


def make_link_indexes(connection: Connection) -> None:
    """Create the indexes that find links, also after an interrupted rebuild."""
    for index in _link_indexes():
        index.create(connection, checkfirst=True)


def _link_indexes() -> list[Index]:
    found = identities.indexes | citations.indexes
    return sorted(found, key=lambda index: str(index.name))


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


def _is_outdated(connection: Connection) -> bool:
    """Return whether a table or column that this version reads is missing."""
    found = inspect(connection)
    present = metadata.tables.keys() & set(found.get_table_names())
    if not present:
        return False
    return present != metadata.tables.keys() or any(
        not set(table.columns.keys()) <= {c["name"] for c in found.get_columns(name)}
        for name, table in metadata.tables.items()
    )


def _make_quick(cache: int, connection: DBAPIConnection, _record: object) -> None:
    """Let readers work while one writes; what is lost is rebuilt from events."""
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=NORMAL")
    cursor.execute("PRAGMA busy_timeout=30000")
    cursor.execute(f"PRAGMA cache_size=-{cache}")
    cursor.execute(f"PRAGMA wal_autocheckpoint={_CHECKPOINT}")
    cursor.close()
