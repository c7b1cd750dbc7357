"""The cited identities: stored once, marked stale, resolved together.

So a rebuild compares each cited number, date and issuer once, however many documents
cite it alike; and an arriving document makes stale only what it may resolve.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Text,
    and_,
    bindparam,
    cast,
    select,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite

from schemas.codec import from_plain, to_plain, value_from_json
from schemas.decision import Verdict
from schemas.link import Candidate, LinkState
from service.graph.catalogue import Catalogue
from service.graph.links import Judged, candidates_of
from service.graph.many_rows import execute_many
from service.graph.row_reader import portions
from service.graph.tables import (
    STALE,
    citations,
    decisions,
    documents,
    identities,
    keys,
)
from service.linking.decided import (
    CitationKey,
    Cited,
    lay_decisions_over,
    resolve_cited,
)
from service.linking.identity import CitedIdentity, identity_id
from service.linking.resolution import ResolvedIdentity
from service.projections.stale_entries import IS_NAME, mark_stale_targets

Values = dict[str, Any]
PORTION = 5000
"""Identities resolved in one transaction."""
_OF = "@"  # between the id of an identity that all share and the document it is of

_PUT = {
    "sqlite": sqlite.insert(identities).on_conflict_do_nothing(),
    "postgresql": postgresql.insert(identities).on_conflict_do_nothing(),
}
_SET_RESOLUTION = (
    update(identities)
    .where(identities.c.id == bindparam("of"))
    .values(
        {
            name: bindparam(f"new_{name}")
            for name in ("stale", "state", "target", "reasons", "candidates")
        }
    )
)
# as text, which is decoded in half the time if no dicts are made on the way
_STALE_ROWS = (
    select(
        *identities.c["id", "owner", "state", "target"],
        cast(identities.c.identity, Text).label("identity"),
    )
    .where(STALE)
    .order_by(identities.c.key)
    .limit(PORTION)
)
_SET_IDENTITY = (
    update(citations)
    .where(
        citations.c.document == bindparam("of"), citations.c.place == bindparam("at")
    )
    .values(identity=bindparam("own"))
)
_DECIDED = (
    select(citations.c.document, citations.c.place, *identities.c)
    .join(identities, identities.c.id == citations.c.identity)
    .join(documents, documents.c.work == citations.c.document)
    .join(
        decisions,
        and_(
            decisions.c.document == documents.c.id,
            decisions.c.key == identities.c.key,
            decisions.c.kind.in_([each.value for each in Verdict]),
        ),
    )
)
"""Citations with a decision on them, in whichever file, each with its identity."""


@lru_cache(maxsize=4096)  # many documents cite the same few
def identity_row(identity: CitedIdentity, owner: str | None) -> Values:
    """Return the row of an identity yet to be resolved; do not change it.

    *owner* is the one document (an id) that it is of, None where all share it.
    """
    shared = identity_id(identity)
    return {
        "id": own_id(shared, owner) if owner else shared,
        "key": identity.key,
        "typo_key": identity.typo_key,
        "owner": owner,
        "identity": to_plain(identity),
        "stale": True,
    }


def own_id(ident: str, owner: str) -> str:
    """Return the id that the identity of the id *ident* has where it is of *owner*."""
    return f"{_shared_id(ident)}{_OF}{owner}"


def _shared_id(ident: str) -> str:
    return ident.partition(_OF)[0]


def put_identities(connection: Connection, rows: Iterable[Values]) -> None:
    """Insert new identities; known ones keep their resolution."""
    distinct = {row["id"]: row for row in rows}
    statement = _PUT[connection.dialect.name]
    execute_many(connection, statement, list(distinct.values()))


def mark_stale(connection: Connection, ids: Iterable[str]) -> None:
    """Mark all identities that a document of *ids* may resolve, or owns."""
    for few in portions(ids):
        own = select(keys.c.key).where(keys.c.document.in_(few))
        _mark_stale(connection, identities.c.key.in_(own))
        _mark_stale(connection, identities.c.typo_key.in_(own))
        cited = select(citations.c.identity).where(citations.c.document.in_(few))
        _mark_stale(
            connection, identities.c.id.in_(cited), identities.c.owner.is_not(None)
        )


def mark_stale_names(connection: Connection) -> None:
    """Mark what is only named and has candidates: others may have ended them."""
    has_any = cast(identities.c.candidates, Text) != "[]"
    _mark_stale(connection, IS_NAME, has_any)


def forget_resolutions(connection: Connection) -> None:
    """Let every identity be as it was before it was resolved first."""
    unknown = dict.fromkeys(("state", "target", "reasons", "candidates"))
    connection.execute(update(identities).where(~STALE).values(stale=True, **unknown))


def mark_stale_meaning(connection: Connection, ids: Iterable[str]) -> None:
    """Mark the identities that people decided to mean, or not, a document of *ids*."""
    for few in portions(ids):
        own = identities.c.owner.is_not(None)
        _mark_stale(connection, own, identities.c.target.in_(few))
        decided = select(decisions.c.key).where(decisions.c.target.in_(few))
        _mark_stale(connection, own, identities.c.key.in_(decided))


def resolve_stale(connection: Connection, *, mark_entries: bool) -> int:
    """Resolve a portion of the stale identities; return how many there were.

    With *mark_entries*, documents whose standing changes are marked for the index.
    """
    rows = list(connection.execute(_STALE_ROWS))
    cited = [
        Cited(value_from_json(CitedIdentity, row.identity), row.owner) for row in rows
    ]
    resolved = resolve_cited(Catalogue(connection), cited)
    found = dict(zip((row.id for row in rows), resolved, strict=True))
    _store(connection, found)
    if mark_entries:
        before = ((row.id, row.state, row.target) for row in rows)
        mark_stale_targets(connection, dict(_changed(before, found)))
    return len(rows)


def separate_decided(
    connection: Connection, ids: Iterable[str], *, mark_entries: bool
) -> None:
    """Give main files of *ids* identities of their own for what was decided.

    The decision is laid over what the shared identity was resolved to, without
    resolving it again; where that is stale, the own one is stale too. With
    *mark_entries*, documents whose standing changes are marked for the index.
    """
    for few in portions(ids):
        query = _DECIDED.where(citations.c.document.in_(few))
        rows = {(row.document, row.place): row for row in connection.execute(query)}
        if rows:
            cited = [_Decided(row) for row in rows.values()]
            _separate(connection, cited, mark_entries=mark_entries)


@dataclass(frozen=True, slots=True)
class _Decided:
    """A citation that people decided on, and the row of its identity until now."""

    row: Row[Any]

    @property
    def own(self) -> str:
        """The id of its own identity."""
        return own_id(self.row.id, self.row.document)

    @property
    def shared(self) -> str:
        """The id of the identity that it has in common with others."""
        return _shared_id(self.row.id)

    @property
    def key(self) -> CitationKey:
        """What the decision is on."""
        day = self.row.identity["issued_on"]
        issued_on = date.fromisoformat(day) if day else None
        return self.row.document, self.row.key, issued_on

    def own_row(self) -> Values:
        """Return the row of its own identity, yet to be resolved."""
        row = self.row
        return {
            "id": self.own,
            "key": row.key,
            "typo_key": row.typo_key,
            "owner": row.document,
            "identity": row.identity,
            "stale": True,
        }


def _separate(
    connection: Connection, cited: Sequence[_Decided], *, mark_entries: bool
) -> None:
    put_identities(connection, (each.own_row() for each in cited))
    places = [
        {"of": each.row.document, "at": each.row.place, "own": each.own}
        for each in cited
    ]
    connection.execute(_SET_IDENTITY, places)
    found = _lay_over(connection, cited)
    _store(connection, found)
    if unknown := [each.own for each in cited if each.own not in found]:
        _mark_stale(connection, identities.c.id.in_(unknown))
    if mark_entries:
        before = ((each.own, each.row.state, each.row.target) for each in cited)
        mark_stale_targets(connection, dict(_changed(before, found)))


def _lay_over(
    connection: Connection, cited: Sequence[_Decided]
) -> dict[str, ResolvedIdentity]:
    """Return what is decided, by own id, where the shared identity is resolved.

    Where a document may be what it cites itself, the rules have to leave it out first.
    """
    graph = Catalogue(connection)
    shared = identities.c.id.in_({each.shared for each in cited})
    guesses = _as_resolved(
        graph, connection.execute(select(identities).where(shared, ~STALE)).all()
    )
    known = [
        (each, guess)
        for each in cited
        if (guess := guesses.get(each.shared))
        and each.row.document not in {one.document.id for one in guess.candidates}
    ]
    decided = lay_decisions_over(graph, [(each.key, guess) for each, guess in known])
    return dict(zip((each.own for each, _ in known), decided, strict=True))


def _as_resolved(
    graph: Catalogue, rows: Sequence[Row[Any]]
) -> dict[str, ResolvedIdentity]:
    """Return what identities were resolved to, by their ids."""
    judged = {row.id: from_plain(tuple[Judged, ...], row.candidates) for row in rows}
    documents = graph.summaries(e.document for some in judged.values() for e in some)
    return {
        row.id: ResolvedIdentity(
            LinkState(row.state),
            tuple(row.reasons),
            documents.get(row.target or ""),
            candidates_of(judged[row.id], documents),
        )
        for row in rows
    }


def _changed(
    before: Iterable[tuple[str, str | None, str | None]],
    found: Mapping[str, ResolvedIdentity],
) -> Iterator[tuple[str, set[str]]]:
    """Yield the identities resolved otherwise, with the old and new targets.

    *before* are their ids, states and targets.
    """
    for ident, state, target in before:
        new = found.get(ident)
        new_state = new.state.value if new else None
        new_target = new.target.id if new and new.target else None
        if (state, target) != (new_state, new_target):
            yield ident, {each for each in (target, new_target) if each}


def _mark_stale(connection: Connection, *which: ColumnElement[bool]) -> None:
    connection.execute(update(identities).where(*which).values(stale=True))


def _store(connection: Connection, found: Mapping[str, ResolvedIdentity]) -> None:
    rows = [
        {
            "of": ident,
            "new_stale": False,
            "new_state": each.state.value,
            "new_target": each.target.id if each.target else None,
            "new_reasons": list(each.reasons),
            "new_candidates": [to_plain(_judged(one)) for one in each.candidates],
        }
        for ident, each in found.items()
    ]
    execute_many(connection, _SET_RESOLUTION, rows)


def _judged(candidate: Candidate) -> Judged:
    return Judged(
        candidate.document.id, candidate.state, candidate.score, candidate.reasons
    )
