"""The read models in SQL: one code for SQLite and PostgreSQL."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Engine, Row, Select, func, or_, select

from schemas.citation import Citation
from schemas.codec import from_plain
from schemas.decision import Decision, Verdict
from schemas.document import Doubt, Header
from schemas.link import DocumentSummary, LinkState
from schemas.record import DocumentRecord, QuarantinedFile
from service.graph.port import CitationEntry
from service.graph.tables import citations, documents, files
from service.graph.tables import decisions as said

Value = TypeVar("Value")
_FEW = 500  # values in one statement

_SUMMARY = select(
    *(
        files.c.filename if name == "filename" else documents.c[name]
        for name in DocumentSummary.__slots__
    )
).join(files, files.c.id == documents.c.id)
_DETAILS = (
    "checksum", "media_type", "size", "received_at", "pages", "methods", "trust",
)  # fmt: skip
_KEYS = documents.c["number_key", "hint_key", "name_key", "slip_key"]
_ENTRY = (
    citations.c.document,
    citations.c.place,
    citations.c.key,
    citations.c.citation,
)


class Catalogue:
    """A ``Graph`` over a database, or inside the transaction of one connection."""

    def __init__(self, database: Engine | Connection) -> None:
        self._database = database

    def summaries(self, ids: Iterable[str]) -> dict[str, DocumentSummary]:
        """Return the documents of *ids*, by id; unknown ones are left out."""
        found = (
            _summary(row)
            for few in _portions(ids)
            for row in self._rows(_SUMMARY.where(documents.c.id.in_(few)))
        )
        return {each.id: each for each in found}

    def ids_beginning(self, start: str, limit: int) -> tuple[str, ...]:
        """Return up to *limit* ids of documents that begin with *start*."""
        column = documents.c.id
        end = f"{start}~"  # sorts after every hexadecimal digit
        query = select(column).where(column >= start, column < end).order_by(column)
        return tuple(row.id for row in self._rows(query.limit(limit)))

    def candidates(self, keys: Iterable[str]) -> dict[str, list[DocumentSummary]]:
        """Return, by key, the documents whose number, hint or name has that key."""
        found: dict[str, list[DocumentSummary]] = defaultdict(list)
        for few in _portions(keys):
            wanted = or_(*(column.in_(few) for column in _KEYS))
            query = _SUMMARY.add_columns(*_KEYS).where(wanted)
            for row in self._rows(query.order_by(documents.c.id)):
                document = _summary(row)
                for key in {*row[-len(_KEYS) :]} - {None}:
                    found[key].append(document)
        return found

    def record(self, document: str) -> DocumentRecord | None:
        """Return all that is kept of a document."""
        details = [
            *files.c[_DETAILS],
            *documents.c["parser_version", "header", "doubts"],
        ]
        joined = _SUMMARY.add_columns(*details)
        for row in self._rows(joined.where(documents.c.id == document)):
            return _record(row, self.citations_of(document))
        return None

    def not_parsed_by(self, version: str) -> tuple[str, ...]:
        """Return the ids of the documents that another version of the parser read."""
        column = documents.c.id
        query = select(column).where(documents.c.parser_version != version)
        return tuple(row.id for row in self._rows(query.order_by(column)))

    def text_checksum(self, document: str) -> str | None:
        """Return which stored text is the document's."""
        query = select(files.c.text_checksum).where(files.c.id == document)
        return next((row.text_checksum for row in self._rows(query)), None)

    def citations_of(self, document: str) -> tuple[CitationEntry, ...]:
        """Return what the document cites, in the order of its text."""
        return self._entries(citations.c.document == document)

    def citations_of_all(self, ids: Iterable[str]) -> tuple[CitationEntry, ...]:
        """Return what the documents cite."""
        return tuple(
            entry
            for few in _portions(ids)
            for entry in self._entries(citations.c.document.in_(few))
        )

    def citing_any(self, ids: Iterable[str]) -> tuple[CitationEntry, ...]:
        """Return the citations that may mean one of the documents, by its keys."""
        keys = (
            key
            for few in _portions(ids)
            for row in self._rows(select(*_KEYS).where(documents.c.id.in_(few)))
            for key in row
            if key
        )
        return self.citing(keys)

    def citing(self, keys: Iterable[str]) -> tuple[CitationEntry, ...]:
        """Return the citations that have one of *keys*, whatever they mean."""
        return tuple(
            entry
            for few in _portions(keys)
            for entry in self._entries(
                or_(citations.c.key.in_(few), citations.c.slip_key.in_(few))
            )
        )

    def citing_document(self, document: str) -> tuple[CitationEntry, ...]:
        """Return the citations that are taken to mean the document."""
        return self._entries(citations.c.target == document)

    def decisions(self, documents: Iterable[str]) -> list[Decision]:
        """Return what people said of citations of *documents* (ids), and still say."""
        return [
            _decision(row)
            for few in _portions(documents)
            for row in self._rows(select(said).where(said.c.document.in_(few)))
        ]

    def missing(self) -> tuple[CitationEntry, ...]:
        """Return the citations whose document is not in the archive."""
        return self._entries(citations.c.state == LinkState.MISSING.value)

    def quarantined(self) -> tuple[QuarantinedFile, ...]:
        """Return the files in quarantine, in the order in which they came."""
        query = select(files).where(files.c.code.is_not(None))
        return tuple(
            QuarantinedFile(
                id=row.id,
                filename=row.filename,
                checksum=row.checksum,
                size=row.size,
                code=row.code,
                reason=row.reason,
                received_at=_moment(row.received_at),
            )
            for row in self._rows(query.order_by(files.c.received_at, files.c.id))
        )

    def count_documents(self) -> int:
        """Return how many documents were read."""
        return self._count(select(func.count()).select_from(documents))

    def count_quarantined(self) -> int:
        """Return how many files lie in quarantine."""
        return self._count(select(func.count()).where(files.c.code.is_not(None)))

    def count_links(self) -> dict[str, int]:
        """Return how many links there are, by state."""
        state = citations.c.state
        query = select(state, func.count().label("links")).group_by(state)
        return {row.state: row.links for row in self._rows(query.order_by(state))}

    def _entries(self, condition: ColumnElement[bool]) -> tuple[CitationEntry, ...]:
        query = select(*_ENTRY).where(condition)
        ordered = query.order_by(citations.c.document, citations.c.place)
        return tuple(
            CitationEntry(
                row.document, row.place, row.key, from_plain(Citation, row.citation)
            )
            for row in self._rows(ordered)
        )

    def _count(self, query: Select[Any]) -> int:
        return int(self._rows(query)[0][0])

    def _rows(self, query: Select[Any]) -> list[Row[Any]]:
        if isinstance(self._database, Connection):
            return list(self._database.execute(query))
        with self._database.connect() as connection:
            return list(connection.execute(query))


def _summary(row: Row[Any]) -> DocumentSummary:
    return DocumentSummary(
        **{name: getattr(row, name) for name in DocumentSummary.__slots__}
    )


def _record(row: Row[Any], cited: tuple[CitationEntry, ...]) -> DocumentRecord:
    return DocumentRecord(
        summary=_summary(row),
        checksum=row.checksum,
        media_type=row.media_type,
        size=row.size,
        received_at=_moment(row.received_at),
        pages=row.pages,
        methods=tuple(row.methods),
        trust=row.trust,
        parser_version=row.parser_version,
        header=from_plain(Header, row.header),
        citations=tuple(each.citation for each in cited),
        doubts=from_plain(tuple[Doubt, ...], row.doubts),
    )


def _decision(row: Row[Any]) -> Decision:
    return Decision(
        document=row.document,
        key=row.key,
        day=date.fromisoformat(row.day) if row.day else None,
        verdict=Verdict(row.verdict),
        target=row.target,
        by=row.by,
        why=row.why,
        decided_at=_moment(row.decided_at),
    )


def _moment(stored: datetime) -> datetime:
    """Return a moment with its zone, which SQLite forgets."""
    return stored if stored.tzinfo else stored.replace(tzinfo=UTC)


def _portions(values: Iterable[Value]) -> Iterator[list[Value]]:
    rest = iter(dict.fromkeys(values))
    while portion := list(islice(rest, _FEW)):
        yield portion
