"""The read models in SQL: rows and position are stored in one transaction."""

from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import Connection, Engine, delete, insert, select

from service.domain.document import Document
from service.graph.tables import metadata, positions
from service.projections.changes import Change, changes_of
from service.projections.linking import link_documents
from service.projections.port import Fault, LoggedEvent


class ViewsProjection:
    """Keeps ledger, catalogue and citations in step with the events."""

    name = "views"

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def position(self) -> int:
        """Return up to which event the tables are complete; 0: none."""
        query = select(positions.c.position).where(positions.c.projection == self.name)
        with self._engine.connect() as connection:
            return connection.execute(query).scalar() or 0

    def apply(self, events: Sequence[LoggedEvent], position: int) -> list[Fault]:
        """Take in *events*, link what they brought, remember *position*."""
        faults: list[Fault] = []
        with self._engine.begin() as connection:
            for change in _changes(events, faults):
                connection.execute(change)
            link_documents(connection, _touched(events))
            self._store(connection, position)
        return faults

    def clear(self) -> None:
        """Empty all tables."""
        with self._engine.begin() as connection:
            metadata.drop_all(connection)
            metadata.create_all(connection)

    def show(self) -> None:
        """Do nothing: what is in the tables is seen."""

    def _store(self, connection: Connection, position: int) -> None:
        row = {"projection": self.name, "position": position}
        connection.execute(delete(positions).where(positions.c.projection == self.name))
        connection.execute(insert(positions).values(row))


def _changes(events: Iterable[LoggedEvent], faults: list[Fault]) -> Iterator[Change]:
    for each in events:
        try:
            changes = changes_of(each.event)
        except Exception as error:  # noqa: BLE001  # one bad event stops no others
            faults.append(Fault(each.position, each.topic, repr(error)))
        else:
            yield from changes


_LINKING = (
    Document.Parsed,
    Document.CitationConfirmed,
    Document.CitationRejected,
    Document.DecisionUndone,
)
"""The events after which the links of their document are made anew."""


def _touched(events: Iterable[LoggedEvent]) -> tuple[str, ...]:
    touched = (each.event for each in events if isinstance(each.event, _LINKING))
    return tuple(dict.fromkeys(str(event.originator_id) for event in touched))
