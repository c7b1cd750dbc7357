"""Databases of what is in no event, and so cannot be rebuilt: imports, accounts."""

from functools import partial

from sqlalchemy import URL, Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection, ExceptionContext

from schemas.database_errors import archive_error
from schemas.errors import ArchiveError


def open_primary(url: URL, name: str) -> Engine:
    """Return the database at *url*; errors are raised as ours, and call it *name*."""
    engine = create_engine(url)
    event.listen(engine, "handle_error", partial(_name_error, name))
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _let_readers_work)
    return engine


def _name_error(name: str, context: ExceptionContext) -> ArchiveError | None:
    """Return what is to be raised for an error of the database; None: it itself."""
    return archive_error(context.original_exception, name)


def _let_readers_work(connection: DBAPIConnection, _record: object) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA busy_timeout=30000")
    cursor.close()
