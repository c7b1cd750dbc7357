"""The events that a projection could not apply."""

from collections.abc import Iterable

from sqlalchemy import Engine, delete, insert, select

from service.graph.tables import failed_events
from service.projections.port import FailedEvent


class FailedEvents:
    """Keeps failed events in the database of the read models."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def put(self, projection: str, found: Iterable[FailedEvent]) -> None:
        """Store what *projection* could not apply; twice is once."""
        with self._engine.begin() as connection:
            for each in found:
                same = failed_events.c.position == each.position
                mine = failed_events.c.projection == projection
                connection.execute(delete(failed_events).where(same, mine))
                row = {
                    "projection": projection,
                    "position": each.position,
                    "topic": each.topic,
                    "problem": each.problem,
                }
                connection.execute(insert(failed_events).values(row))

    def positions(self, projection: str) -> tuple[int, ...]:
        """Return the positions of the events that *projection* could not apply."""
        mine = failed_events.c.projection == projection
        query = select(failed_events.c.position).where(mine).order_by("position")
        with self._engine.connect() as connection:
            return tuple(connection.execute(query).scalars())

    def forget(self, projection: str) -> None:
        """Remove the failed events of *projection*."""
        mine = failed_events.c.projection == projection
        with self._engine.begin() as connection:
            connection.execute(delete(failed_events).where(mine))

    def find(self) -> tuple[FailedEvent, ...]:
        """Return all failed events, in order."""
        query = select(
            failed_events.c.position, failed_events.c.topic, failed_events.c.problem
        ).distinct()
        with self._engine.connect() as connection:
            rows = connection.execute(query.order_by(failed_events.c.position))
            return tuple(FailedEvent(*row) for row in rows)
