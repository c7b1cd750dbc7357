"""Who cites whom, as last resolved."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Row, Text, and_, cast, func, or_, select

from schemas.citation import Citation, Relation
from schemas.codec import value_from_json
from schemas.link import (
    Candidate,
    CitedBy,
    DocumentSummary,
    Link,
    LinkState,
)
from service.graph.row_reader import Reader, portions
from service.graph.tables import citations, identities

UNRESOLVED = "chưa đối chiếu"

# as text: thousands are decoded in half the time if no dicts are made on the way
_LINK = select(
    citations.c.document,
    citations.c.place,
    cast(citations.c.citation, Text).label("citation"),
    identities.c.state,
    identities.c.target,
    cast(identities.c.reasons, Text).label("reasons"),
    cast(identities.c.candidates, Text).label("candidates"),
).join(identities, identities.c.id == citations.c.identity)


# what people dismissed links nothing; what is not resolved yet may
_LINKED = func.coalesce(identities.c.state, "") != LinkState.DISMISSED.value


@dataclass(frozen=True, slots=True)
class Judged:
    """A candidate as stored: the document by its id."""

    document: str
    state: LinkState
    score: int
    reasons: tuple[str, ...]


class StoredLinks:
    """The links in the read models; *reader* queries them."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def at(self, document: str, place: int) -> Link | None:
        """Return what the document (an id) cites at *place*, dismissed or not."""
        here = citations.c.document == document, citations.c.place == place
        rows = self._reader.rows(_LINK.where(*here))
        return next(iter(self._links(rows)), None)

    def of(self, ids: Iterable[str]) -> dict[str, tuple[Link, ...]]:
        """Return what the documents of *ids* cite, in the order of their texts."""
        rows = [
            row
            for few in portions(ids)
            for row in self._rows(citations.c.document.in_(few))
        ]
        found: dict[str, list[Link]] = defaultdict(list)
        for row, link in zip(rows, self._links(rows), strict=True):
            found[row.document].append(link)
        return {document: tuple(links) for document, links in found.items()}

    def to(self, ids: Iterable[str]) -> tuple[CitedBy, ...]:
        """Return who cites the documents of *ids*."""
        return self._citing(
            row
            for few in portions(ids)
            for row in self._rows(identities.c.target.in_(few))
        )

    def saying(
        self, ids: Iterable[str], relations: Iterable[Relation]
    ) -> tuple[CitedBy, ...]:
        """Return who says one of *relations* at some place that names one of *ids*."""
        said = cast(citations.c.citation, Text)
        is_said = or_(*(said.contains(f'"{each.value}"') for each in relations))
        return self._citing(
            row
            for few in portions(ids)
            for row in self._rows(and_(identities.c.target.in_(few), is_said))
        )

    def found_since(self) -> dict[tuple[str, int], tuple[DocumentSummary, ...]]:
        """Return what fits a citation since it was decided that it is not held."""
        not_held = identities.c.state == LinkState.NOT_HELD.value
        rows = self._reader.rows(_LINK.where(not_held))
        return {
            (row.document, row.place): tuple(each.document for each in link.candidates)
            for row, link in zip(rows, self._links(rows), strict=True)
        }

    def alike(self, document: str, place: int) -> tuple[CitedBy, ...]:
        """Return the links of the same number that the same evidence speaks for.

        That at *place* of *document* (an id) is one of them.
        """
        here = citations.c.document == document, citations.c.place == place
        joined = identities.c.id == citations.c.identity
        own = select(identities.c.key).join(citations, joined).where(*here)
        every = self._citing(self._rows(identities.c.key == own.scalar_subquery()))
        same = next(
            (
                _evidence(each.link)
                for each in every
                if (each.document.id, each.link.place) == (document, place)
            ),
            None,
        )
        return tuple(each for each in every if _evidence(each.link) == same)

    def asking(self, keys: Iterable[str]) -> tuple[CitedBy, ...]:
        """Return who cites one of *keys*, whatever it means."""
        return self._citing(
            row
            for few in portions(keys)
            for row in self._rows(identities.c.key.in_(few))
        )

    def _citing(self, found: Iterable[Row[Any]]) -> tuple[CitedBy, ...]:
        rows = list(found)
        documents = self._reader.summaries(row.document for row in rows)
        return tuple(
            CitedBy(documents[row.document], link, link.citation.relation)
            for row, link in zip(rows, self._links(rows), strict=True)
            if row.document in documents
        )

    def _rows(self, condition: ColumnElement[bool]) -> list[Row[Any]]:
        order = (citations.c.document, citations.c.place)
        return self._reader.rows(_LINK.where(condition, _LINKED).order_by(*order))

    def _links(self, rows: Iterable[Row[Any]]) -> list[Link]:
        found = list(rows)
        judged = {
            id(row): value_from_json(tuple[Judged, ...], row.candidates or "[]")
            for row in found
        }
        named = {row.target for row in found if row.target}
        named |= {each.document for some in judged.values() for each in some}
        documents = self._reader.summaries(named)
        return [_link(row, judged[id(row)], documents) for row in found]


def _link(
    row: Row[Any], judged: Iterable[Judged], documents: Mapping[str, DocumentSummary]
) -> Link:
    reasons = value_from_json(tuple[str, ...], row.reasons or "[]")
    return Link(
        citation=value_from_json(Citation, row.citation),
        state=LinkState(row.state or LinkState.MISSING),
        reasons=reasons or (UNRESOLVED,),
        target=documents.get(row.target) if row.target else None,
        candidates=candidates_of(judged, documents),
        place=row.place,
    )


def _evidence(link: Link) -> tuple[object, ...]:
    """Return what the archive makes of a citation, and why."""
    return link.state, link.target, link.reasons, link.candidates


def candidates_of(
    judged: Iterable[Judged], documents: Mapping[str, DocumentSummary]
) -> tuple[Candidate, ...]:
    """Return the candidates that are stored, with their *documents* by id."""
    return tuple(
        Candidate(documents[each.document], each.state, each.reasons, each.score)
        for each in judged
        if each.document in documents
    )
