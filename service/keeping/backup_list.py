"""The archive's list of its backups, in the database of the ledger."""

from dataclasses import asdict, fields
from datetime import datetime

from sqlalchemy import (
    BigInteger,
    Column,
    DateTime,
    Engine,
    Integer,
    MetaData,
    Row,
    String,
    Table,
    Text,
    insert,
    select,
    update,
)

from schemas.backup_manifest import Backup
from service.graph.records import moment
from service.graph.views import alone

metadata = MetaData()
backups = Table(
    "backups",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("place", Text, nullable=False),
    Column("taken_at", DateTime(timezone=True), nullable=False),
    Column("position", BigInteger, nullable=False),
    Column("count", BigInteger, nullable=False),
    Column("digest", String(64), nullable=False),
    Column("files", BigInteger, nullable=False),
    Column("checked_at", DateTime(timezone=True)),
)
_COLUMNS = [backups.c[field.name] for field in fields(Backup)]


class BackupList:
    """The backups that were ever taken, in the database *engine*."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        with alone(engine) as connection:
            metadata.create_all(connection)

    def add(self, backup: Backup) -> None:
        """Note that a backup was taken."""
        with self._engine.begin() as connection:
            connection.execute(insert(backups).values(asdict(backup)))

    def note_check(self, place: str, at: datetime) -> None:
        """Note that all of the backups at *place* was read again and is right."""
        change = update(backups).where(backups.c.place == place)
        with self._engine.begin() as connection:
            connection.execute(change.values(checked_at=at))

    def all(self) -> tuple[Backup, ...]:
        """Return all backups, the latest first."""
        query = select(*_COLUMNS).order_by(backups.c.id.desc())
        with self._engine.connect() as connection:
            return tuple(map(_backup_of, connection.execute(query)))


def _backup_of(row: Row[tuple[object, ...]]) -> Backup:
    values = dict(row._mapping)  # noqa: SLF001  # the documented way
    times = {
        name: moment(values[name])
        for name in ("taken_at", "checked_at")
        if values[name]
    }
    return Backup(**{**values, **times})
