"""The hash chain over the events: whether one was changed, removed or inserted.

The digest of an event is the SHA-256 of the digest before it and of what is stored of
the event. So the last digest depends on all events and on their order, and on nothing
else: whoever has kept an older one can prove that what was there then still is.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import (
    BigInteger,
    Column,
    Engine,
    MetaData,
    String,
    Table,
    func,
    insert,
    select,
)

from service.domain.document_log import DocumentLog, digest_of
from service.graph.views import alone
from service.keeping.stored_events import stored_events

BATCH = 2000
"""Events sealed at a time."""
FIRST = ""
"""The digest before the first event."""

SEALS = "seals"
"""The table of the digests of the documents' events."""
AUDIT_SEALS = "audit_seals"
"""That of the events of the audit."""


@dataclass(frozen=True, slots=True)
class Head:
    """How many events the chain has, and its last digest."""

    count: int
    digest: str


@dataclass(frozen=True, slots=True)
class Broken:
    """Where the chain is broken: an event ``changed``, ``removed`` or ``inserted``."""

    position: int
    how: str


class Chain:
    """The digests of the events of *log*, in a *table* of the database *engine*."""

    def __init__(self, log: DocumentLog, engine: Engine, table: str = SEALS) -> None:
        self._log, self._engine = log, engine
        self._seals_table = _table(table)
        with alone(engine) as connection:
            self._seals_table.metadata.create_all(connection)

    def seal(self) -> None:
        """Add the digests of the events that have none yet."""
        position, digest = self._last()
        while events := self._log.events_after(position, BATCH):
            sealed = []
            for each in events:
                digest = digest_of(digest, each)
                sealed.append((each.id, digest))
            position = events[-1].id
            self._store(sealed)

    def _store(self, sealed: Sequence[tuple[int, str]]) -> None:
        """Store the digests after the last one; another process may have been first."""
        seals = self._seals_table
        with alone(self._engine) as connection:
            last = connection.execute(select(func.max(seals.c.position))).scalar() or 0
            new = [
                {"position": position, "digest": digest}
                for position, digest in sealed
                if position > last
            ]
            if new:
                connection.execute(insert(seals), new)

    def broken(self) -> Iterator[Broken]:
        """Yield each event that is not as it was when it was sealed."""
        stored = self._seals()
        sealed = next(stored, None)
        before = FIRST
        for event in stored_events(self._log):
            while sealed and sealed[0] < event.id:
                yield Broken(sealed[0], "removed")
                before, sealed = sealed[1], next(stored, None)
            if sealed is None:
                return  # what comes after the last seal is only new
            if sealed[0] > event.id:
                yield Broken(event.id, "inserted")
                continue
            if digest_of(before, event) != sealed[1]:
                yield Broken(event.id, "changed")
            before, sealed = sealed[1], next(stored, None)
        while sealed:
            yield Broken(sealed[0], "removed")
            sealed = next(stored, None)

    def head(self, most: int | None = None) -> Head:
        """Return the head of the chain as the events are now, of the first *most*."""
        return head_of(self._log, most)

    def _last(self) -> tuple[int, str]:
        seals = self._seals_table
        query = select(seals.c.position, seals.c.digest)
        with self._engine.connect() as connection:
            row = connection.execute(
                query.order_by(seals.c.position.desc()).limit(1)
            ).first()
        return (row.position, row.digest) if row else (0, FIRST)

    def _seals(self) -> Iterator[tuple[int, str]]:
        seals = self._seals_table
        query = select(seals.c.position, seals.c.digest).order_by(seals.c.position)
        with self._engine.connect() as connection:
            for row in connection.execute(query):
                yield row.position, row.digest


def head_of(log: DocumentLog, most: int | None = None) -> Head:
    """Return the head of the chain over the events of *log*, of the first *most*."""
    count, digest = 0, FIRST
    for event in stored_events(log):
        if count == most:
            break
        count, digest = count + 1, digest_of(digest, event)
    return Head(count, digest)


def _table(name: str) -> Table:
    return Table(
        name,
        MetaData(),
        Column("position", BigInteger, primary_key=True, autoincrement=False),
        Column("digest", String(64), nullable=False),
    )
