"""The cited identities: stored once, marked stale, resolved together.

So a rebuild compares each cited number, date and issuer once, however many documents
cite it alike; and an arriving document makes stale only what it may resolve.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    and_,
    bindparam,
    select,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite

from schemas.codec import from_plain, to_plain
from schemas.link import Candidate, DocumentSummary, Link
from service.graph.catalogue import Catalogue
from service.graph.links import Judged
from service.graph.row_reader import portions
from service.graph.tables import STALE, citations, decisions, identities, keys
from service.linking.decided import resolve_all
from service.linking.identity import CitedIdentity, identity_id, identity_of
from service.linking.resolution import ResolvedIdentity, resolve_identity
from service.projections.stale_entries import mark_stale_targets

Values = dict[str, Any]
PORTION = 5000
"""Identities resolved in one transaction."""

_PUT = {
    "sqlite": sqlite.insert(identities).on_conflict_do_nothing(),
    "postgresql": postgresql.insert(identities).on_conflict_do_nothing(),
}
_SET_RESOLUTION = (
    update(identities)
    .where(identities.c.id == bindparam("of_identity"))
    .values(
        {
            name: bindparam(f"new_{name}")
            for name in ("stale", "state", "target", "reasons", "candidates")
        }
    )
)
_SET_IDENTITY = (
    update(citations)
    .where(
        citations.c.document == bindparam("of"), citations.c.place == bindparam("at")
    )
    .values(identity=bindparam("new_identity"))
)
_DECIDED = (
    select(citations.c.document, citations.c.place, identities.c.identity)
    .join(identities, identities.c.id == citations.c.identity)
    .join(
        decisions,
        and_(
            decisions.c.document == citations.c.document,
            decisions.c.key == identities.c.key,
        ),
    )
    .where(identities.c.owner.is_(None))
)
"""Citations with a decision whose identity is shared with others."""


@lru_cache(maxsize=65536)  # many documents cite the same
def identity_row(identity: CitedIdentity, owner: str | None) -> Values:
    """Return the row of an identity yet to be resolved; do not change it."""
    return {
        "id": identity_id(identity, owner),
        "key": identity.key,
        "typo_key": identity.typo_key,
        "owner": owner,
        "identity": to_plain(identity),
        "stale": True,
    }


def put_identities(connection: Connection, rows: Iterable[Values]) -> None:
    """Insert new identities; known ones keep their resolution."""
    distinct = {row["id"]: row for row in rows}
    if distinct:
        connection.execute(_PUT[connection.dialect.name], list(distinct.values()))


def mark_stale(connection: Connection, ids: Iterable[str]) -> None:
    """Mark all identities that a document of *ids* may resolve, or owns."""
    for few in portions(ids):
        own = select(keys.c.key).where(keys.c.document.in_(few))
        _mark_stale(connection, identities.c.key.in_(own))
        _mark_stale(connection, identities.c.typo_key.in_(own))
        cited = select(citations.c.identity).where(citations.c.document.in_(few))
        _mark_stale(
            connection,
            identities.c.id.in_(cited),
            identities.c.owner.is_not(None),
        )


def separate_decided(connection: Connection, ids: Iterable[str]) -> None:
    """Give documents of *ids* identities of their own for what was decided."""
    for few in portions(ids):
        query = _DECIDED.where(decisions.c.document.in_(few))
        rows = [
            (row, identity_row(from_plain(CitedIdentity, row.identity), row.document))
            for row in connection.execute(query)
        ]
        put_identities(connection, (own for _, own in rows))
        places = [
            {"of": row.document, "at": row.place, "new_identity": own["id"]}
            for row, own in rows
        ]
        if places:
            connection.execute(_SET_IDENTITY, places)


def resolve_stale(connection: Connection, *, mark_entries: bool) -> int:
    """Resolve a portion of the stale identities; return how many there were.

    With *mark_entries*, documents whose standing changes are marked for the index.
    """
    query = select(identities).where(STALE)
    rows = list(connection.execute(query.order_by(identities.c.key).limit(PORTION)))
    resolutions = _resolutions(connection, rows) | _own_resolutions(connection, rows)
    if resolutions:
        connection.execute(_SET_RESOLUTION, list(resolutions.values()))
    if mark_entries:
        mark_stale_targets(connection, dict(_changed(rows, resolutions)))
    return len(rows)


def _changed(
    rows: Iterable[Row[Any]], resolutions: dict[str, Values]
) -> Iterator[tuple[str, set[str]]]:
    """Yield the identities resolved otherwise, with the old and new targets."""
    for row in rows:
        if new := resolutions.get(row.id):
            state, target = new["new_state"], new["new_target"]
            if (row.state, row.target) != (state, target):
                yield row.id, {row.target, target} - {None}


def _mark_stale(connection: Connection, *which: ColumnElement[bool]) -> None:
    connection.execute(update(identities).where(*which).values(stale=True))


def _resolutions(connection: Connection, rows: Sequence[Row[Any]]) -> dict[str, Values]:
    """Return the resolutions by the rules, by the identity's id."""
    wanted = {key for row in rows for key in (row.key, row.typo_key) if key}
    found = Catalogue(connection).candidates(wanted)
    return {row.id: _resolved(row.id, _resolution(row, found)) for row in rows}


def _resolution(
    row: Row[Any], found: dict[str, list[DocumentSummary]]
) -> ResolvedIdentity:
    fitting = [*found.get(row.key, ()), *found.get(row.typo_key, ())]
    unique = {each.id: each for each in fitting}
    return resolve_identity(from_plain(CitedIdentity, row.identity), unique.values())


def _own_resolutions(
    connection: Connection, rows: Sequence[Row[Any]]
) -> dict[str, Values]:
    """Return the resolutions of owned identities, including decisions."""
    graph = Catalogue(connection)
    entries = graph.citations_with_identity(row.id for row in rows if row.owner)
    own = (
        identity_id(identity_of(entry.citation, entry.cited_on), entry.document)
        for entry in entries
    )
    links = zip(own, resolve_all(graph, entries), strict=True)
    return {identity: _resolved(identity, link) for identity, link in links}


def _resolved(identity: str, found: ResolvedIdentity | Link) -> Values:
    return {
        "of_identity": identity,
        "new_stale": False,
        "new_state": found.state.value,
        "new_target": found.target.id if found.target else None,
        "new_reasons": list(found.reasons),
        "new_candidates": [to_plain(_judged(each)) for each in found.candidates],
    }


def _judged(candidate: Candidate) -> Judged:
    return Judged(
        candidate.document.id, candidate.state, candidate.score, candidate.reasons
    )
