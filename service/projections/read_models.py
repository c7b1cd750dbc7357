"""The read models in SQL: rows and position are stored in one transaction."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from sqlalchemy import Connection, Engine, delete, insert, select

from service.domain.document import Document
from service.graph.tables import metadata, positions
from service.graph.views import drop_link_indexes, make_link_indexes
from service.projections.batches import in_rounds
from service.projections.changes import ASKED, DECIDING, Change
from service.projections.decision_rows import decided_changes
from service.projections.port import Fault, LoggedEvent
from service.projections.resolver import answer_open, ask_alone, put_questions, reopen
from service.projections.stale_entries import touch_cited


class ViewsProjection:
    """Keeps ledger, catalogue and citations in step with the events."""

    name = "views"

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._made_anew = False

    def position(self) -> int:
        """Return up to which event the tables are complete; 0: none."""
        query = select(positions.c.position).where(positions.c.projection == self.name)
        with self._engine.connect() as connection:
            return connection.execute(query).scalar() or 0

    def apply(self, events: Sequence[LoggedEvent], position: int) -> list[Fault]:
        """Take in *events*, open the questions they answer, remember *position*."""
        faults: list[Fault] = []
        changes = list(in_rounds(events, faults))
        read, said_of = _ids_of(events, Document.Parsed), _ids_of(events, *_SAYING)
        changed = tuple(dict.fromkeys((*read, *said_of)))
        with self._engine.begin() as connection:
            with self._opened(connection, changed):
                for change in changes:
                    _execute(connection, change)
                for change in list(decided_changes(connection, read, said_of)):
                    _execute(connection, change)
                ask_alone(connection, changed)
            self._store(connection, position)
        return faults

    def settle(self) -> None:
        """Answer what is open, a portion at a time."""
        if self._made_anew:
            with self._engine.begin() as connection:
                make_link_indexes(connection)
        while True:
            with self._engine.begin() as connection:
                if not answer_open(connection, touch=not self._made_anew):
                    break
        self._made_anew = False

    def clear(self) -> None:
        """Empty all tables; what links need to be found by comes with ``settle``."""
        with self._engine.begin() as connection:
            metadata.drop_all(connection)
            metadata.create_all(connection)
            drop_link_indexes(connection)
        self._made_anew = True

    def show(self) -> None:
        """Do nothing: what is in the tables is seen."""

    @contextmanager
    def _opened(self, connection: Connection, ids: Sequence[str]) -> Iterator[None]:
        """Open the questions that the documents of *ids* answer, before and after.

        Where the views are made anew, all questions are open still, and the index is
        told of every document.
        """
        if self._made_anew:
            yield
            return
        reopen(connection, ids)  # what was known of them until now
        touch_cited(connection, ids)
        yield
        reopen(connection, ids)
        touch_cited(connection, ids)

    def _store(self, connection: Connection, position: int) -> None:
        row = {"projection": self.name, "position": position}
        connection.execute(delete(positions).where(positions.c.projection == self.name))
        connection.execute(insert(positions).values(row))


def _execute(connection: Connection, change: Change) -> None:
    if change.statement is ASKED:
        put_questions(connection, change.rows)
    elif change.rows:
        connection.execute(change.statement, change.rows)


_SAYING = (*DECIDING, Document.TakenBack, Document.DecisionUndone)
"""What people say; it changes what is found under a document's name, and its links."""


def _ids_of(events: Iterable[LoggedEvent], *kinds: type) -> tuple[str, ...]:
    touched = (each for each in events if isinstance(each.event, kinds))
    return tuple(dict.fromkeys(str(each.event.originator_id) for each in touched))
