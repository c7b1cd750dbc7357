"""Which documents are files of one văn bản, in the read models, after each event.

Documents of one identity are compared once, when the second of them arrives; only then
are their texts loaded. What people decide, and the texts of the other pairs, stay.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Self

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    bindparam,
    delete,
    insert,
    or_,
    select,
    update,
)

from schemas.codec import text_from_json, to_plain
from schemas.decision import said_by
from schemas.errors import StoredFileError
from service.files.port import FileStore
from service.graph.records import moment, summary_of
from service.graph.row_reader import SUMMARY, portions
from service.graph.tables import decisions, documents, files, work_pairs
from service.linking.shingles import Shingles, likeness, shingles_of
from service.linking.works import (
    BARE,
    NOT_THE_TEXT,
    ComparedFiles,
    GroupedFiles,
    Member,
    Tie,
    compare_files,
    group_files,
)

_FILE = SUMMARY.add_columns(
    files.c.arrived, files.c.trust, files.c.text_checksum,
    documents.c.work_key, documents.c.doubts, documents.c.withdrawn,
)  # fmt: skip
_SET_WORK = (
    update(documents)
    .where(documents.c.id == bindparam("of"))
    .values(
        {
            name: bindparam(f"new_{name}")
            for name in ("work", "work_reason", "work_doubts")
        }
    )
)
_CORRECTING = ("corrected", "added")
"""Decisions by which people work on a file, so that it goes on to be the main one."""


@dataclass(frozen=True, slots=True)
class Company:
    """What is known of documents before they change: they leave others behind.

    *known* are those that had been read, *others* they and what is, or may be, of one
    văn bản with one of them. Most documents that arrive have neither.
    """

    known: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()

    @classmethod
    def of(cls, connection: Connection, ids: Collection[str]) -> Self:
        """Return that of the documents of *ids*, which are about to change."""
        query = select(documents.c.id)
        known = {row.id for row in _rows_of(connection, query, documents.c.id, ids)}
        if not known:
            return cls()
        one, other = documents.alias(), documents.alias()
        query = select(one.c.id, other.c.id.label("other")).join(
            other, (other.c.work == one.c.work) & (other.c.id != one.c.id)
        )
        rows = _rows_of(connection, query, one.c.id, known)
        pairs = [(e.document, e.other) for e in _pairs(connection, known)]
        others = frozenset(each for row in (*rows, *pairs) for each in row)
        return cls(frozenset(known), others)


def regroup(
    connection: Connection,
    texts: FileStore,
    changed: Collection[str],
    company: Company,
) -> frozenset[str]:
    """Group the *changed* documents with all that are of one văn bản with them.

    Return the documents (ids) whose group may be another now; *company* is theirs,
    before they changed.
    """
    for few in portions(company.known):
        pair = work_pairs.c.document.in_(few), work_pairs.c.other.in_(few)
        connection.execute(delete(work_pairs).where(or_(*pair)))
    compared = _compare(connection, texts, changed)
    near = {*changed, *company.others}
    if not compared and not company.known and not list(_marks(connection, changed)):
        return frozenset()
    ties = _ties_around(connection, near)
    ids = {*company.others, *(x for each in ties for x in (each.document, each.other))}
    if ids:
        rows = _decisions_on(connection, ids, ["parted"])
        parted = {row.document: row.position for row in rows}
        _store(connection, group_files(_members(connection, ids), ties, parted))
    return frozenset(ids)


def _compare(connection: Connection, texts: FileStore, changed: Iterable[str]) -> bool:
    """Compare the *changed* documents with those of the same identity, if any."""
    one, other = documents.alias(), documents.alias()
    query = select(one.c.id, other.c.id.label("other")).join(
        other, (other.c.work_key == one.c.work_key) & (other.c.id != one.c.id)
    )
    found = _rows_of(connection, query, one.c.id, changed)
    pairs = sorted({(min(row), max(row)) for row in found})
    rows = list(_pair_rows(connection, texts, pairs))
    if rows:
        connection.execute(insert(work_pairs), rows)
    return bool(rows)


def _pair_rows(
    connection: Connection, texts: FileStore, pairs: Collection[tuple[str, str]]
) -> Iterator[dict[str, Any]]:
    ids = {each for pair in pairs for each in pair}
    found = {r.id: r for r in _rows_of(connection, _FILE, documents.c.id, ids)}

    @cache
    def read(checksum: str | None) -> Shingles | None:
        if checksum is None:  # the event that names it has been removed
            return None
        try:
            return shingles_of(text_from_json(texts.read(checksum)).content)
        except StoredFileError:  # said by vankho status; the documents are shown
            return None

    for one, other in pairs:
        compared = _compared(found[one], found[other], read)
        if compared:
            yield {
                "document": one,
                "other": other,
                "joined": compared.joined,
                "likeness": compared.likeness,
                "reason": compared.reason,
            }


def _compared(
    one: Row[Any], other: Row[Any], read: Callable[[str | None], Shingles | None]
) -> ComparedFiles | None:
    ours, theirs = (read(each.text_checksum) for each in (one, other))
    same = None if ours is None or theirs is None else likeness(ours, theirs)
    bare = any(BARE in _codes(each) for each in (one, other))
    return compare_files(summary_of(one), summary_of(other), same, bare=bare)


def _ties_around(connection: Connection, ids: Iterable[str]) -> list[Tie]:
    """Return all ties of the documents of *ids*, and of those that they lead to."""
    found: dict[Tie, None] = {}
    seen: set[str] = set()
    waiting = set(ids)
    while waiting:
        seen |= waiting
        ties = [*_pairs(connection, waiting), *_marks(connection, waiting)]
        found |= dict.fromkeys(ties)
        waiting = {x for each in ties for x in (each.document, each.other)} - seen
    return list(found)


def _pairs(connection: Connection, ids: Iterable[str]) -> Iterator[Tie]:
    columns = work_pairs.c
    query = select(work_pairs)
    for few in portions(ids):
        near = or_(columns.document.in_(few), columns.other.in_(few))
        for row in connection.execute(query.where(near)):
            yield Tie(row.document, row.other, row.reason, joined=row.joined)


def _marks(connection: Connection, ids: Iterable[str]) -> Iterator[Tie]:
    columns = decisions.c
    query = select(decisions).where(columns.kind == "copy")
    for few in portions(ids):
        near = or_(columns.document.in_(few), columns.target.in_(few))
        for row in connection.execute(query.where(near)):
            reason = said_by(row.by, moment(row.decided_at), row.why)
            yield Tie(row.document, row.target, reason, row.position)


def _members(connection: Connection, ids: Collection[str]) -> list[Member]:
    rows = _decisions_on(connection, ids, _CORRECTING)
    corrected = {row.document for row in rows}
    return [
        Member(
            summary=summary_of(row),
            arrived=row.arrived,
            trust=row.trust,
            is_whole=NOT_THE_TEXT.isdisjoint(_codes(row)),
            is_corrected=row.id in corrected,
            is_withdrawn=row.withdrawn,
        )
        for row in _rows_of(connection, _FILE, documents.c.id, ids)
    ]


def _store(connection: Connection, groups: Iterable[GroupedFiles]) -> None:
    rows = [
        {
            "of": document,
            "new_work": each.main,
            "new_work_reason": reason,
            "new_work_doubts": to_plain(each.doubts) if reason is None else [],
        }
        for each in groups
        for document, reason in [(each.main, None), *each.reasons.items()]
    ]
    if rows:
        connection.execute(_SET_WORK, rows)


def _decisions_on(
    connection: Connection, ids: Iterable[str], kinds: Collection[str]
) -> list[Row[Any]]:
    """Return the decisions of those *kinds* on the documents, the last one last."""
    query = select(decisions).where(decisions.c.kind.in_(kinds))
    query = query.order_by(decisions.c.position)
    return _rows_of(connection, query, decisions.c.document, ids)


def _rows_of(
    connection: Connection,
    query: Select[Any],
    column: ColumnElement[str],
    ids: Iterable[str],
) -> list[Row[Any]]:
    """Return the rows of *query* whose *column* is one of *ids*."""
    return [
        row
        for few in portions(ids)
        for row in connection.execute(query.where(column.in_(few)))
    ]


def _codes(row: Row[Any]) -> set[str]:
    return {each["code"] for each in row.doubts}
