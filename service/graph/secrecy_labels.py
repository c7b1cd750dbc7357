"""Which documents not everybody may know of, as the read models have it."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import Engine, func, select

from schemas.clearance import Clearance, Label
from service.graph.tables import (
    decisions,
    documents,
    files,
    group_rules,
    positions,
    ruled_documents,
)


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of documents, by their ids, as of *position* in the log or later.

    ``unread`` are files whose level nobody knows, as they could not be read.
    ``changes`` is another value after a document that was derived from before got
    another label, or was read again. ``ruled``: there was a rule for some at least
    once, which is not to be known either.
    """

    position: int = 0
    labels: dict[str, Label] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()
    changes: str = ""
    ruled: bool = False

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
            said = connection.execute(_DECIDED).all()
            unread = connection.execute(_UNREAD).scalars().all()
            reread = connection.execute(_REREAD).scalar()
            rules = connection.execute(_RULES).all()
            ruled = connection.execute(_RULED).all() if rules else ()
        decided = [row for row in said if row.field in _OF_LABELS]
        found = _overlaid(_labels_of(printed, decided), decided, ruled)
        telling = said if rules else decided  # by its issuer a rule finds a document
        changes = [(row.document, row.number) for row in telling]
        changed = repr((reread, changes, *((row.id, row.position) for row in rules)))
        closed = {ident: label for ident, label in found.items() if not label.is_open}
        parts = closed, frozenset(unread), changed, bool(rules)
        self._last = Labels(position, *parts)
        return self._last


_OF_LABELS = ("secrecy", "groups")
_TELLING = (*_OF_LABELS, "issuer", "signing_organ")
_PRINTED = select(documents.c.id, documents.c.secrecy).where(
    documents.c.secrecy.is_not(None)
)
_DECIDED = (
    select(
        *(decisions.c.document, decisions.c.number, decisions.c.field),
        *(decisions.c.value, decisions.c.position),
    )
    .where(decisions.c.kind == "corrected", decisions.c.field.in_(_TELLING))
    .order_by(decisions.c.document, decisions.c.number)
)
_UNREAD = (
    select(files.c.id)
    .outerjoin(documents, documents.c.id == files.c.id)
    .where(documents.c.id.is_(None))
)
_RULES = select(group_rules.c.id, group_rules.c.position).order_by(group_rules.c.id)
_RULED = (
    select(ruled_documents.c.document, group_rules.c.groups, group_rules.c.position)
    .join(group_rules, group_rules.c.id == ruled_documents.c.rule)
    .order_by(group_rules.c.id)
)
_REREAD = select(func.max(documents.c.reread_at))


def _labels_of(printed: Iterable[Any], decided: Iterable[Any]) -> dict[str, Label]:
    """Return the labels that are printed, or that people gave to single documents."""
    found = {row.id: Label(row.secrecy) for row in printed}
    for row in decided:
        found[row.document] = _relabelled(found.get(row.document, Label()), row)
    return found


def _overlaid(
    found: dict[str, Label], decided: Iterable[Any], ruled: Iterable[Any]
) -> dict[str, Label]:
    """Return the labels with what rules add: those that are later than a person's word.

    Who gave a document groups of its own while there was a rule knew of it.
    """
    by_hand = {row.document: row.position for row in decided if row.field == "groups"}
    for row in ruled:
        if by_hand.get(row.document, 0) < row.position:
            label = found.get(row.document, Label())
            found[row.document] = replace(label, also=(*label.also, tuple(row.groups)))
    return found


def _relabelled(label: Label, row: Any) -> Label:
    """Return *label* as a person has corrected it."""
    if row.field == "groups":
        return Label(label.level, tuple(row.value or ()))
    return Label(row.value, label.groups)
