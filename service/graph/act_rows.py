"""The catalogue of acts that are known without being held, in the read models."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Row, select

from schemas.codec import from_plain
from schemas.known_act import KnownAct
from service.graph.row_reader import Reader, portions
from service.graph.tables import known_acts

_IN_ORDER = select(known_acts).order_by(known_acts.c.position, known_acts.c.id)


class ActRows:
    """The acts of the catalogue, which *reader* queries."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def known_acts(self, keys: Iterable[str]) -> dict[str, list[KnownAct]]:
        """Return, by key, the acts that have it."""
        found: dict[str, list[KnownAct]] = defaultdict(list)
        for few in portions(keys):
            for row in self._reader.rows(_IN_ORDER.where(known_acts.c.key.in_(few))):
                if row.act:
                    found[row.key].append(_act_of(row))
        return found

    def all_acts(self) -> tuple[KnownAct, ...]:
        """Return all acts, in the order in which they were listed last."""
        rows = (row for row in self._reader.rows(_IN_ORDER) if row.act)
        return tuple(dict.fromkeys(map(_act_of, rows)))

    def ids_of_acts(self, keys: Iterable[str]) -> tuple[str, ...]:
        """Return the ids of the acts with one of *keys* that are or were listed."""
        query = select(known_acts.c.id).where(known_acts.c.key.in_(tuple(keys)))
        return tuple(dict.fromkeys(row.id for row in self._reader.rows(query)))


def _act_of(row: Row[Any]) -> KnownAct:
    return from_plain(KnownAct, row.act)
