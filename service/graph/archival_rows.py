"""Where archives keep documents, from the decisions in the read models."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Row, select

from schemas.archival_reference import PARTS, ArchivalReference
from service.graph.row_reader import Reader, portions
from service.graph.tables import decisions

_SAID = (
    select(decisions.c.document, decisions.c.field, decisions.c.value)
    .where(decisions.c.kind == "corrected", decisions.c.field.in_(PARTS))
    .order_by(decisions.c.document, decisions.c.number)
)


class ArchivalRows:
    """Archival references, which *reader* queries."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def of(self, ids: Iterable[str]) -> dict[str, ArchivalReference]:
        """Return those of the documents of *ids*, by id; without any: left out."""
        rows = (
            row
            for few in portions(ids)
            for row in self._reader.rows(_SAID.where(decisions.c.document.in_(few)))
        )
        return _references(rows)

    def every(self) -> dict[str, ArchivalReference]:
        """Return those of all documents, by id."""
        return _references(self._reader.rows(_SAID))


def _references(rows: Iterable[Row[Any]]) -> dict[str, ArchivalReference]:
    said: dict[str, dict[str, str | None]] = defaultdict(dict)
    for row in rows:
        said[row.document][PARTS[row.field]] = row.value
    found = {ident: ArchivalReference(**parts) for ident, parts in said.items()}
    return {ident: each for ident, each in found.items() if each.words}
