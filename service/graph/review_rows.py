"""What waits for a person to decide, from the read models: links, fields of headers."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import (
    CompoundSelect,
    Select,
    Subquery,
    Text,
    cast,
    exists,
    func,
    literal,
    or_,
    select,
    union_all,
)

from schemas.decision import Decision, Verdict
from schemas.link import CitedBy
from schemas.review import DOUBTFUL, UNNUMBERED, CaseKind, ReviewCase
from service.graph.links import StoredLinks
from service.graph.records import decision_of
from service.graph.row_reader import Reader, portions
from service.graph.tables import citations, decisions, documents, identities, keys

_SAME = identities.c.id == citations.c.identity


class ReviewRows:
    """Answers from the read models, which *reader* queries."""

    def __init__(self, reader: Reader, links: StoredLinks) -> None:
        self._reader = reader
        self._links = links

    def find(self, kind: CaseKind, skip: int, limit: int) -> tuple[ReviewCase, ...]:
        """Return *limit* cases, the most needed first, without the first *skip*."""
        doubts = _doubts_of(kind)
        query = _fields_in_order(doubts) if doubts else _links_in_order(kind)
        rows = self._reader.rows(query.limit(limit).offset(skip))
        return tuple(
            ReviewCase(kind, row.document, row.needed, row.place, row.field)
            for row in rows
        )

    def count(self, kind: CaseKind) -> int:
        """Return how many cases there are."""
        doubts = _doubts_of(kind)
        if doubts:
            return self._reader.count(
                select(func.count()).select_from(_fields(doubts).subquery())
            )
        of_kind = identities.c.state == kind.value
        query = select(func.count()).select_from(citations).join(identities, _SAME)
        return self._reader.count(query.where(of_kind))

    def times_cited(self, ids: Iterable[str]) -> dict[str, int]:
        """Return how often what each document of *ids* is called is cited; 0: left out.

        Where several are called the same, all of them are cited.
        """
        query = (
            select(keys.c.document, func.count().label("needed"))
            .join(identities, identities.c.key == keys.c.key)
            .join(citations, _SAME)
            .group_by(keys.c.document)
        )
        return {
            row.document: row.needed
            for few in portions(ids)
            for row in self._reader.rows(query.where(keys.c.document.in_(few)))
        }

    def alike(self, document: str, place: int) -> tuple[CitedBy, ...]:
        """Return the links of the same number that the same evidence speaks for."""
        return self._links.alike(document, place)

    def decided_alike(self, document: str, place: int) -> tuple[Decision, ...]:
        """Return what the same person decided alike on the same number, for one reason.

        The last decision on the citation at *place* is one of them; each is that of
        the file that it was made on.
        """
        here = citations.c.document == document, citations.c.place == place
        key = select(identities.c.key).join(citations, _SAME).where(*here)
        query = (
            select(decisions, decisions.c.document.label("citing"))
            .where(decisions.c.key == key.scalar_subquery())
            .where(decisions.c.kind.in_([each.value for each in Verdict]))
            .order_by(decisions.c.position)
        )
        made = [decision_of(row) for row in self._reader.rows(query)]
        own = [_said(each) for each in made if each.document == document]
        return tuple(each for each in made if own and _said(each) == own[-1])


def _said(decision: Decision) -> tuple[object, ...]:
    return decision.verdict, decision.target, decision.by, decision.why


def _doubts_of(kind: CaseKind) -> Mapping[str, tuple[str, ...]] | None:
    """Return the doubts that a kind of cases is about, by field; None: links."""
    if kind is CaseKind.UNNUMBERED:
        return UNNUMBERED
    return DOUBTFUL if kind is CaseKind.DOUBT else None


def _links_in_order(kind: CaseKind) -> Select[Any]:
    """Select links, those first whose number is cited most often in that state."""
    of_kind = identities.c.state == kind.value
    same = (
        select(identities.c.key, func.count().label("needed"))
        .join(citations, _SAME)
        .where(of_kind)
        .group_by(identities.c.key)
        .subquery()
    )
    return (
        select(
            citations.c.document,
            same.c.needed,
            citations.c.place,
            literal(None).label("field"),
        )
        .join(identities, _SAME)
        .join(same, same.c.key == identities.c.key)
        .where(of_kind)
        .order_by(same.c.needed.desc(), same.c.key)
        .order_by(citations.c.document, citations.c.place)
    )


def _fields_in_order(doubts: Mapping[str, tuple[str, ...]]) -> Select[Any]:
    """Select doubtful fields, those first whose document is cited most."""
    found: Subquery = _fields(doubts).subquery()
    cited = (
        select(func.count())
        .select_from(identities)
        .join(citations, _SAME)
        .where(identities.c.target == found.c.document)
        .scalar_subquery()
        .label("needed")
    )
    return select(
        found.c.document, cited, literal(None).label("place"), found.c.field
    ).order_by(cited.desc(), found.c.document, found.c.field)


def _fields(doubts: Mapping[str, tuple[str, ...]]) -> CompoundSelect[Any]:
    return union_all(*(_with_doubts(*each) for each in doubts.items()))


def _with_doubts(field: str, codes: Iterable[str]) -> Select[Any]:
    """Select the documents that one of *codes* doubts and nobody has corrected."""
    said = cast(documents.c.doubts, Text)
    corrected = exists().where(
        decisions.c.document == documents.c.id,
        decisions.c.kind == "corrected",
        decisions.c.field == field,
    )
    return select(
        documents.c.id.label("document"), literal(field).label("field")
    ).where(
        documents.c.work == documents.c.id,
        ~documents.c.withdrawn,
        or_(*(said.contains(f'"{code}"', autoescape=True) for code in codes)),
        ~corrected,
    )
