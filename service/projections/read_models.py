"""The read models in SQL: rows and position are stored in one transaction."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager

from sqlalchemy import Connection, Engine, delete, insert, select

from service.domain.document import Document
from service.domain.readers_rule import ReadersRule
from service.files.port import FileStore
from service.graph.catalogue import Catalogue
from service.graph.many_rows import execute_many
from service.graph.tables import positions
from service.graph.views import empty_tables, make_link_indexes
from service.projections.decision_rows import (
    citing_changes,
    find_decided,
    header_changes,
)
from service.projections.port import Change, FailedEvent, LoggedEvent
from service.projections.resolver import (
    forget_resolutions,
    mark_stale,
    mark_stale_meaning,
    mark_stale_names,
    put_identities,
    resolve_stale,
    separate_decided,
)
from service.projections.row_changes import (
    DECIDING,
    NEW_IDENTITIES,
    VERDICTS,
    in_rounds,
)
from service.projections.ruled_documents import STANDING, apply_rules
from service.projections.stale_entries import mark_entries_stale, mark_stale_cited
from service.projections.work_rows import Company, regroup

_REBUILD = "rebuild"
"""The row that says how far a rebuild has come, as long as it is not visible."""
_FILLED, _LINKED = 0, 1
"""In that row: the tables are being filled; then all links are resolved."""


def _visible_already() -> None:
    """Do nothing: what is in the tables is visible."""


class ViewsProjection:
    """Keeps files, catalogue and citations in step with the events.

    The stored texts in *files* are read where two documents may be one văn bản.
    *publish* makes tables visible that were filled beside those that answer.
    """

    name = "views"

    def __init__(
        self,
        engine: Engine,
        files: FileStore,
        publish: Callable[[], None] = _visible_already,
    ) -> None:
        self._engine = engine
        self._files = files
        self._publish = publish
        self._rebuilt = False

    def position(self) -> int:
        """Return up to which event the tables are complete; 0: none."""
        query = select(positions.c.position).where(positions.c.projection == self.name)
        with self._engine.connect() as connection:
            return connection.execute(query).scalar() or 0

    def digest(self) -> str:
        """Return the digest of the event at its position; empty: it is not known."""
        query = select(positions.c.digest).where(positions.c.projection == self.name)
        with self._engine.connect() as connection:
            return connection.execute(query).scalar() or ""

    def apply(
        self, events: Sequence[LoggedEvent], position: int, digest: str = ""
    ) -> list[FailedEvent]:
        """Apply *events*, mark stale what they affect, store *position*."""
        failures: list[FailedEvent] = []
        changes = list(in_rounds(events, failures))
        read, decided = _ids_of(events, Document.Parsed), _ids_of(events, *_CHANGING)
        changed = tuple(dict.fromkeys((*read, *decided)))
        with self._engine.begin() as connection:
            company = Company.of(connection, changed)
            with self._affected(connection, changed):
                for change in changes:
                    _execute(connection, change)
                deciding = {*decided, *find_decided(connection, read)}
                grouped = self._regroup(connection, changed, deciding, company)
                linked = grouped.union(_ids_of(events, *VERDICTS))
                mains = {*changed, *Catalogue(connection).works(linked).values()}
                separate_decided(connection, mains, mark_entries=not self._rebuilt)
            laid, rules = _ids_of(events, *_RULES), connection.execute(STANDING).all()
            if rules or laid:
                apply_rules(connection, rules, changed, laid)
            _store(connection, self.name, position, digest)
        return failures

    def _regroup(
        self,
        connection: Connection,
        changed: Sequence[str],
        decided: Collection[str],
        company: Company,
    ) -> frozenset[str]:
        """Apply what was decided, and find the files of each văn bản again.

        Return the documents whose group may be another now. *company* are those that
        were grouped with the *changed* ones.
        """
        for change in list(header_changes(connection, decided)):
            _execute(connection, change)
        grouped = regroup(connection, self._files, changed, company)
        with self._affected(connection, grouped):
            for change in list(citing_changes(connection, grouped.union(decided))):
                _execute(connection, change)
        if not self._rebuilt:
            mark_entries_stale(connection, grouped)
            mark_stale_meaning(connection, grouped.union(decided))
        return grouped

    def flush(self) -> None:
        """Resolve what is stale, a portion at a time."""
        if self._rebuilt:
            with self._engine.begin() as connection:
                make_link_indexes(connection)
        self._resolve()
        if self._rebuilt:
            with self._engine.begin() as connection:
                mark_stale_names(connection)
            self._resolve()
            with self._engine.begin() as connection:
                _store(connection, _REBUILD, _LINKED)
        self._rebuilt = False

    def _resolve(self) -> None:
        while True:
            with self._engine.begin() as connection:
                if not resolve_stale(connection, mark_entries=not self._rebuilt):
                    return

    def clear(self) -> None:
        """Empty all tables; ``flush`` creates the indexes by which links are found."""
        with self._engine.begin() as connection:
            empty_tables(connection)
            _store(connection, _REBUILD, _FILLED)
        self._rebuilt = True

    def resume(self) -> bool:
        """Go on with tables that a killed process filled; return whether there are any.

        Until links have been resolved, they are resolved from the first one on.
        """
        query = select(positions.c.position).where(positions.c.projection == _REBUILD)
        with self._engine.begin() as connection:
            stage = connection.execute(query).scalar()
            if stage == _FILLED:
                forget_resolutions(connection)
        self._rebuilt = stage == _FILLED
        return stage is not None

    def show(self) -> None:
        """Let queries use the tables."""
        with self._engine.begin() as connection:
            connection.execute(
                delete(positions).where(positions.c.projection == _REBUILD)
            )
        self._publish()

    @contextmanager
    def _affected(self, connection: Connection, ids: Collection[str]) -> Iterator[None]:
        """Mark stale what the documents of *ids* affect, before and after a change.

        During a rebuild all identities are stale anyway, and the index receives every
        document.
        """
        if self._rebuilt or not ids:
            yield
            return
        mark_stale(connection, ids)  # what was known of them until now
        mark_stale_cited(connection, ids)
        yield
        mark_stale(connection, ids)
        mark_stale_cited(connection, ids)


def _store(
    connection: Connection, projection: str, position: int, digest: str = ""
) -> None:
    row = {"projection": projection, "position": position, "digest": digest}
    connection.execute(delete(positions).where(positions.c.projection == projection))
    connection.execute(insert(positions).values(row))


def _execute(connection: Connection, change: Change) -> None:
    if change.statement is NEW_IDENTITIES:
        put_identities(connection, change.rows)
    else:
        execute_many(connection, change.statement, change.rows)


_CHANGING = (
    *(DECIDING.keys() - VERDICTS.keys()),
    *(Document.TakenBack, Document.DecisionUndone),
)
"""Decisions that may change what is found by a document's keys, or what it cites."""


_RULES = (ReadersRule.Laid, ReadersRule.Changed, ReadersRule.Lifted)


def _ids_of(events: Iterable[LoggedEvent], *kinds: type) -> tuple[str, ...]:
    of_kind = (each for each in events if isinstance(each.event, kinds))
    return tuple(dict.fromkeys(str(each.event.originator_id) for each in of_kind))
