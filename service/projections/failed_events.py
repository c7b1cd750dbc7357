"""The events that a projection set aside."""

from collections.abc import Iterable

from sqlalchemy import Engine, delete, insert, select

from service.graph.tables import faults
from service.projections.port import Fault


class FaultLedger:
    """Keeps what was set aside in the database of the read models."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def put(self, projection: str, found: Iterable[Fault]) -> None:
        """Keep what *projection* could not take in; twice is once."""
        with self._engine.begin() as connection:
            for each in found:
                same = faults.c.position == each.position
                mine = faults.c.projection == projection
                connection.execute(delete(faults).where(same, mine))
                row = {
                    "projection": projection,
                    "position": each.position,
                    "topic": each.topic,
                    "problem": each.problem,
                }
                connection.execute(insert(faults).values(row))

    def find(self) -> tuple[Fault, ...]:
        """Return all that was set aside, in the order of the events."""
        query = select(faults.c.position, faults.c.topic, faults.c.problem).distinct()
        with self._engine.connect() as connection:
            rows = connection.execute(query.order_by(faults.c.position))
            return tuple(Fault(*row) for row in rows)
