"""The read models of what people collect, save and restrict, by name."""

from dataclasses import dataclass

from sqlalchemy import Engine, func, select

from schemas.group_rule import GroupRule, RuleKind
from service.graph.row_reader import Reader
from service.graph.tables import (
    basket_documents,
    group_rules,
    ruled_documents,
    saved_searches,
)


@dataclass(frozen=True, slots=True)
class SavedRow:
    """A saved query, and the position up to which somebody has looked at it."""

    search: str
    query: str
    seen: int


class CuratedRows:
    """Baskets, saved searches and rules for groups, by their names."""

    def __init__(self, engine: Engine) -> None:
        self._reader = Reader(engine)

    def basket_sizes(self) -> dict[str, int]:
        """Return the names of all baskets, and how many documents are in each."""
        name = basket_documents.c.basket
        rows = self._reader.rows(
            select(name, func.count().label("documents")).group_by(name)
        )
        sizes = {row.basket: int(row.documents) for row in rows}
        return dict(sorted(sizes.items()))

    def basket(self, name: str) -> tuple[str, ...]:
        """Return the ids of its documents, in the order they were added."""
        query = (
            select(basket_documents.c.document)
            .where(basket_documents.c.basket == name)
            .order_by(basket_documents.c.place)
        )
        return tuple(row.document for row in self._reader.rows(query))

    def saved(self) -> tuple[SavedRow, ...]:
        """Return all saved searches, by name."""
        rows = self._reader.rows(select(saved_searches))
        found = (SavedRow(row.search, row.query, row.seen) for row in rows)
        return tuple(sorted(found, key=lambda each: each.search))

    def saved_under(self, name: str) -> SavedRow | None:
        """Return the search saved under *name*."""
        return next((each for each in self.saved() if each.search == name), None)

    def group_rules(self) -> tuple[GroupRule, ...]:
        """Return the rules that hold, by kind and name."""
        rows = self._reader.rows(
            select(
                *(group_rules.c.kind, group_rules.c.name, group_rules.c.groups),
                func.count(ruled_documents.c.document).label("documents"),
            )
            .outerjoin(ruled_documents, ruled_documents.c.rule == group_rules.c.id)
            .where(group_rules.c.groups.is_not(None))
            .group_by(group_rules.c.id)
        )
        found = (
            GroupRule(RuleKind(row.kind), row.name, tuple(row.groups), row.documents)
            for row in rows
        )
        return tuple(sorted(found, key=lambda each: (each.kind, each.name)))

    def ids_of_rules(self) -> tuple[str, ...]:
        """Return the ids of all rules, those that were lifted, too."""
        return tuple(row.id for row in self._reader.rows(select(group_rules.c.id)))
