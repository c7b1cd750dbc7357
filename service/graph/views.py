"""Where the read models lie: opening the database, and dropping it for a rebuild."""

from sqlalchemy import Engine, create_engine, event, inspect
from sqlalchemy.engine.interfaces import DBAPIConnection

from service.graph.tables import metadata


def open_views(url: str) -> Engine:
    """Return the database at the SQLAlchemy *url*, its tables made where missing.

    Views of an older version, which lack a column, are dropped and made empty: with
    their position gone too, the next catch-up fills them again from the events.
    """
    engine = create_engine(url)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _make_quick)
    if _is_outdated(engine):
        metadata.drop_all(engine)
    metadata.create_all(engine)
    return engine


def _is_outdated(engine: Engine) -> bool:
    """Tell whether a table that exists lacks a column that this version reads."""
    found = inspect(engine)
    present = set(found.get_table_names())
    return any(
        not set(table.columns.keys()) <= {c["name"] for c in found.get_columns(name)}
        for name, table in metadata.tables.items()
        if name in present
    )


def _make_quick(connection: DBAPIConnection, _record: object) -> None:
    """Let readers go on while one writes; what is lost is made from events again."""
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=NORMAL")
    cursor.execute("PRAGMA busy_timeout=30000")
    cursor.close()
