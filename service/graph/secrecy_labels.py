"""Which documents not everybody may know of, as the read models have it."""

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Engine, func, or_, select

from schemas.clearance import Clearance, Label
from service.graph.tables import decisions, documents, files, positions


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of documents, by their ids, as of *position* in the log or later.

    ``unread`` are files whose level nobody knows, as they could not be read.
    ``changes`` is another value after a document that was derived from before got
    another label, or was read again.
    """

    position: int = 0
    labels: dict[str, Label] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()
    changes: str = ""

    def hidden_from(self, clearance: Clearance) -> frozenset[str]:
        """Return the documents that somebody may not know of."""
        return frozenset(
            ident for ident, label in self.labels.items() if not clearance.admits(label)
        )


class StoredLabels:
    """Reads labels from the read models of all documents."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._last = Labels()

    def position(self) -> int:
        """Return up to which event the read models are complete."""
        query = select(positions.c.position).where(positions.c.projection == "views")
        with self._engine.connect() as connection:
            return connection.execute(query).scalar() or 0

    def read(self) -> Labels:
        """Return the labels of now; what comes in meanwhile may be among them."""
        position = self.position()  # first: labels may be newer, and never older
        if position == self._last.position:
            return self._last
        with self._engine.connect() as connection:
            printed = connection.execute(_PRINTED).all()
            decided = connection.execute(_DECIDED).all()
            unread = connection.execute(_UNREAD).scalars().all()
            reread = connection.execute(_REREAD).scalar()
        found = {row.id: Label(row.secrecy) for row in printed}
        for row in decided:
            found[row.document] = _relabelled(found.get(row.document, Label()), row)
        changes = repr((reread, [(row.document, row.number) for row in decided]))
        closed = {ident: label for ident, label in found.items() if not label.is_open}
        self._last = Labels(position, closed, frozenset(unread), changes)
        return self._last


_PRINTED = select(documents.c.id, documents.c.secrecy).where(
    documents.c.secrecy.is_not(None)
)
_DECIDED = (
    select(
        decisions.c.document, decisions.c.number, decisions.c.field, decisions.c.value
    )
    .where(
        decisions.c.kind == "corrected",
        or_(decisions.c.field == "secrecy", decisions.c.field == "groups"),
    )
    .order_by(decisions.c.document, decisions.c.number)
)
_UNREAD = (
    select(files.c.id)
    .outerjoin(documents, documents.c.id == files.c.id)
    .where(documents.c.id.is_(None))
)
_REREAD = select(func.max(documents.c.reread_at))


def _relabelled(label: Label, row: Any) -> Label:
    """Return *label* as a person has corrected it."""
    if row.field == "groups":
        return Label(label.level, tuple(row.value or ()))
    return Label(row.value, label.groups)
