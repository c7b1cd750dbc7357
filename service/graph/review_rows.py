"""What waits for a person to decide, from the read models: links, fields of headers."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Exists,
    Select,
    Subquery,
    Text,
    and_,
    cast,
    distinct,
    exists,
    func,
    literal,
    or_,
    select,
    union_all,
)

from schemas.decision import Decision, Verdict
from schemas.link import CitedBy
from schemas.review import DOUBTFUL, READING, UNNUMBERED, CaseKind, ReviewCase
from service.graph.links import StoredLinks
from service.graph.records import decision_of
from service.graph.row_reader import Reader, portions
from service.graph.tables import citations, decisions, documents, identities, keys

_SAME = identities.c.id == citations.c.identity
_CITING = func.count(distinct(citations.c.document))
"""How many documents cite it: what one decision counts for."""


class ReviewRows:
    """Answers from the read models, which *reader* queries."""

    def __init__(self, reader: Reader, links: StoredLinks) -> None:
        self._reader = reader
        self._links = links

    def find(self, kind: CaseKind, skip: int, limit: int) -> tuple[ReviewCase, ...]:
        """Return *limit* cases, the most needed first, without the first *skip*."""
        doubtful = _doubtful(kind)
        query = _links_in_order(kind) if doubtful is None else _in_order(doubtful)
        rows = self._reader.rows(query.limit(limit).offset(skip))
        return tuple(
            ReviewCase(kind, row.document, row.needed, row.place, row.field)
            for row in rows
        )

    def count(self, kind: CaseKind) -> int:
        """Return how many cases there are."""
        doubtful = _doubtful(kind)
        if doubtful is not None:
            return self._reader.count(
                select(func.count()).select_from(doubtful.subquery())
            )
        of_kind = identities.c.state == kind.value
        query = select(func.count()).select_from(citations).join(identities, _SAME)
        return self._reader.count(query.where(of_kind))

    def times_cited(self, ids: Iterable[str]) -> dict[str, int]:
        """Return how many cite what each document of *ids* is called; 0: left out.

        Where several are called the same, all of them are cited.
        """
        query = (
            select(keys.c.document, _CITING.label("needed"))
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


def _doubtful(kind: CaseKind) -> CompoundSelect[Any] | Select[Any] | None:
    """Select the documents of a kind of cases, and the field; None: of links."""
    if kind is CaseKind.UNNUMBERED:
        return _fields(UNNUMBERED)
    if kind is CaseKind.DOUBT:
        return _fields(DOUBTFUL)
    return _readings() if kind is CaseKind.READING else None


def _links_in_order(kind: CaseKind) -> Select[Any]:
    """Select links, those first whose number most documents cite in that state."""
    of_kind = identities.c.state == kind.value
    same = (
        select(identities.c.key, _CITING.label("needed"))
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


def _in_order(doubtful: CompoundSelect[Any] | Select[Any]) -> Select[Any]:
    """Select what is doubtful, that first whose document most others cite."""
    found: Subquery = doubtful.subquery()
    cited = (
        select(_CITING)
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
    has_doubt = or_(*(_names(said, code) for code in codes))
    return _documents(field).where(has_doubt, ~_corrected(field))


def _readings() -> Select[Any]:
    """Select the documents with a doubt of the file that nobody has looked at."""
    said = cast(documents.c.doubts, Text).concat(cast(documents.c.work_doubts, Text))
    value = cast(decisions.c.value, Text)
    looked_at = _corrected("reading")
    unseen = (
        and_(_names(said, code), ~looked_at.where(_names(value, code)))
        for code in READING
    )
    return _documents(None).where(or_(*unseen))


def _documents(field: str | None) -> Select[Any]:
    """Select the documents that people find, and a field of theirs."""
    columns = documents.c.id.label("document"), literal(field).label("field")
    return select(*columns).where(
        documents.c.work == documents.c.id, ~documents.c.withdrawn
    )


def _corrected(field: str) -> Exists:
    return exists().where(
        decisions.c.document == documents.c.id,
        decisions.c.kind == "corrected",
        decisions.c.field == field,
    )


def _names(stored: ColumnElement[str], code: str) -> ColumnElement[bool]:
    """Return whether stored JSON has that code of a doubt in it."""
    return stored.contains(f'"{code}"', autoescape=True)
