"""Where the read models lie: opening the database, and dropping it for a rebuild."""

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection

from service.graph.tables import metadata


def open_views(url: str) -> Engine:
    """Return the database at the SQLAlchemy *url*, its tables made where missing."""
    engine = create_engine(url)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _make_quick)
    metadata.create_all(engine)
    return engine


def _make_quick(connection: DBAPIConnection, _record: object) -> None:
    """Let readers go on while one writes; what is lost is made from events again."""
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=NORMAL")
    cursor.execute("PRAGMA busy_timeout=30000")
    cursor.close()
