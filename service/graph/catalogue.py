"""The read models in SQL, on SQLite and PostgreSQL alike."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    Engine,
    Row,
    Select,
    Text,
    and_,
    bindparam,
    cast,
    exists,
    func,
    or_,
    select,
)

from schemas.citation import EFFECTIVE, ENDING, Citation
from schemas.codec import from_plain, value_from_json
from schemas.decision import Decision, RelationDecision, Verdict
from schemas.link import CitedBy, DocumentSummary, Link, LinkState
from schemas.record import DocumentRecord, QuarantinedFile
from schemas.work_file import Proposal, SeveralFiles, WithdrawnDocument
from service.graph.act_rows import ActRows
from service.graph.archival_rows import ArchivalRows
from service.graph.links import StoredLinks
from service.graph.port import CitationEntry
from service.graph.records import (
    DOCUMENT_COLUMNS,
    FILE_COLUMNS,
    RECORDED,
    decision_of,
    moment,
    record_of,
    relation_decision_of,
    summary_of,
)
from service.graph.review_rows import ReviewRows
from service.graph.row_reader import MAIN, SUMMARY, SUMMARY_OF_MAIN, Reader, portions
from service.graph.stored_works import FILE_OF_WORK, StoredWorks
from service.graph.tables import citations, documents, files, identities, keys
from service.graph.tables import decisions as decision_rows

_ENTRY = (
    select(
        citations.c.document,
        citations.c.place,
        identities.c.key,
        citations.c.citation,
        documents.c.issued_on,
        documents.c.effective_from,
    )
    .join(identities, identities.c.id == citations.c.identity)
    .join(documents, documents.c.id == citations.c.document)
)

_DECIDED = (
    select(decision_rows, MAIN.c.id.label("citing"))
    .join(documents, documents.c.id == decision_rows.c.document)
    .join(MAIN, MAIN.c.work == documents.c.work)
    .order_by(decision_rows.c.position)
)
"""Decisions, each for every file of the văn bản."""

# What is asked of every document when it is put into the index: building such a query
# takes longer than running it
_WANTED: BindParameter[Any] = bindparam("wanted", expanding=True)
_RECORD = SUMMARY.add_columns(
    *files.c[FILE_COLUMNS], *documents.c[DOCUMENT_COLUMNS]
).where(documents.c.id.in_(_WANTED))
_RECORDED = (
    select(decision_rows)
    .where(decision_rows.c.document.in_(_WANTED))
    .where(decision_rows.c.kind.in_(RECORDED))
    .order_by(decision_rows.c.number)
)
# as text, which is decoded in half the time if no dicts are made on the way
_CITED = (
    select(citations.c.document, cast(citations.c.citation, Text).label("citation"))
    .where(citations.c.document.in_(_WANTED))
    .order_by(citations.c.document, citations.c.place)
)
_FILES_OF_WORK = FILE_OF_WORK.where(documents.c.work.in_(_WANTED))
_TEXT_CHECKSUMS = select(files.c.id, files.c.text_checksum).where(
    files.c.id.in_(_WANTED), files.c.text_checksum.is_not(None)
)

_MISSING = identities.c.state.in_([each.value for each in LinkState if each.is_unheld])


class Catalogue(ActRows):
    """A ``Graph`` over a database, or inside the transaction of one connection."""

    def __init__(self, database: Engine | Connection) -> None:
        super().__init__(Reader(database))
        self._rows = self._reader.rows
        self._links = StoredLinks(self._reader)
        self._works = StoredWorks(self._reader)
        self.archival = ArchivalRows(self._reader)
        self.review = ReviewRows(self._reader, self._links)

    def summaries(self, ids: Iterable[str]) -> dict[str, DocumentSummary]:
        """Return the documents of *ids*, by id; unknown ones are left out."""
        return self._reader.summaries(ids)

    def ids_beginning(self, start: str, limit: int) -> tuple[str, ...]:
        """Return up to *limit* ids of documents that begin with *start*."""
        column = documents.c.id
        end = f"{start}~"  # sorts after every hexadecimal digit
        query = select(column).where(column >= start, column < end).order_by(column)
        return tuple(row.id for row in self._rows(query.limit(limit)))

    def candidates(self, wanted: Iterable[str]) -> dict[str, list[DocumentSummary]]:
        """Return, by key, the documents that may be cited by it.

        Each văn bản is there once, by its main file, whichever file has the key.
        """
        return self._with_keys(wanted, ~MAIN.c.withdrawn)

    def other_files(self, wanted: Iterable[str]) -> dict[str, list[DocumentSummary]]:
        """Return the files with one of the keys that are not main, by the main one's.

        Both may have it; what is only said of another file is found by this alone.
        """
        found: dict[str, list[DocumentSummary]] = defaultdict(list)
        joined = SUMMARY.join(keys, keys.c.document == documents.c.id)
        query = joined.add_columns(documents.c.work).distinct()
        other = documents.c.work != documents.c.id
        for few in portions(wanted):
            for row in self._rows(query.where(keys.c.key.in_(few), other)):
                found[row.work].append(summary_of(row))
        return found

    def withdrawn_by(self, wanted: Iterable[str]) -> dict[str, list[DocumentSummary]]:
        """Return, by key, the withdrawn documents that have it."""
        return self._with_keys(wanted, MAIN.c.withdrawn)

    def _with_keys(
        self, wanted: Iterable[str], which: ColumnElement[bool]
    ) -> dict[str, list[DocumentSummary]]:
        found: dict[str, dict[str, DocumentSummary]] = defaultdict(dict)
        query = SUMMARY_OF_MAIN.add_columns(keys.c.key).join(
            keys, keys.c.document == documents.c.id
        )
        for few in portions(wanted):
            for row in self._rows(query.where(keys.c.key.in_(few), which)):
                found[row.key].setdefault(row.id, summary_of(row))
        return {key: [*some.values()] for key, some in found.items()}

    def works(self, ids: Iterable[str]) -> dict[str, str]:
        """Return the main file (an id) of the văn bản of each document of *ids*."""
        query = select(documents.c.id, documents.c.work)
        return {
            row.id: row.work
            for few in portions(ids)
            for row in self._rows(query.where(documents.c.id.in_(few)))
        }

    def record(self, document: str) -> DocumentRecord | None:
        """Return everything stored about a document."""
        return self.records([document]).get(document)

    def records(self, ids: Iterable[str]) -> dict[str, DocumentRecord]:
        """Return everything stored about the documents of *ids*, by id."""
        return {
            each.summary.id: each
            for few in portions(ids)
            for each in self._records(few)
        }

    def _records(self, ids: Sequence[str]) -> Iterator[DocumentRecord]:
        rows = self._rows(_RECORD, wanted=ids)
        decided = self._grouped(_RECORDED, "document", ids)
        cited = self._grouped(_CITED, "document", ids)
        works = self._grouped(_FILES_OF_WORK, "work", [row.work for row in rows])
        for row in rows:
            mine = (value_from_json(Citation, e.citation) for e in cited[row.id])
            yield record_of(row, mine, decided[row.id], works[row.work])

    def _grouped(
        self, query: Select[Any], column: str, wanted: Iterable[str]
    ) -> defaultdict[str, list[Row[Any]]]:
        """Return the rows of *query* for what is *wanted*, by that *column*."""
        found: defaultdict[str, list[Row[Any]]] = defaultdict(list)
        for row in self._rows(query, wanted=list(dict.fromkeys(wanted))):
            found[getattr(row, column)].append(row)
        return found

    def not_parsed_by(self, version: str) -> tuple[str, ...]:
        """Return the ids of the documents read by another version of the parser."""
        column = documents.c.id
        query = select(column).where(documents.c.parser_version != version)
        return tuple(row.id for row in self._rows(query.order_by(column)))

    def find_ids(
        self, doc_type: str | None = None, parser_version: str | None = None
    ) -> tuple[str, ...]:
        """Return the ids of the documents of that kind, read by that parser."""
        wanted = {"doc_type": doc_type, "parser_version": parser_version}
        given = (documents.c[name] == each for name, each in wanted.items() if each)
        query = select(documents.c.id).where(*given).order_by(documents.c.id)
        return tuple(row.id for row in self._rows(query))

    def without_layout(self) -> tuple[str, ...]:
        """Return the ids of the documents on printed pages that have no layout."""
        printed = or_(
            files.c.media_type == "application/pdf", files.c.media_type.like("image/%")
        )
        read, lacking = files.c.text_checksum.is_not(None), files.c.layout_checksum
        query = select(files.c.id).where(printed, read, lacking.is_(None))
        return tuple(row.id for row in self._rows(query.order_by(files.c.id)))

    def layout_checksum(self, document: str) -> str | None:
        """Return which stored layout is the document's; None: it has none."""
        query = select(files.c.layout_checksum).where(files.c.id == document)
        return next((row.layout_checksum for row in self._rows(query)), None)

    def text_checksum(self, document: str) -> str | None:
        """Return which stored text is the document's."""
        return self.text_checksums([document]).get(document)

    def text_checksums(self, ids: Iterable[str]) -> dict[str, str]:
        """Return which stored texts are those of the documents, by their ids."""
        return {
            row.id: row.text_checksum
            for few in portions(ids)
            for row in self._rows(_TEXT_CHECKSUMS, wanted=few)
        }

    def citations_of(self, document: str) -> tuple[CitationEntry, ...]:
        """Return what the document cites, in the order of its text."""
        return self._entries(citations.c.document == document)

    def citations_of_all(self, ids: Iterable[str]) -> tuple[CitationEntry, ...]:
        """Return what the documents cite."""
        return tuple(
            entry
            for few in portions(ids)
            for entry in self._entries(citations.c.document.in_(few))
        )

    def link_at(self, document: str, place: int) -> Link | None:
        """Return what a document (an id) cites at *place*, dismissed or not."""
        return self._links.at(document, place)

    def links_of(self, ids: Iterable[str]) -> dict[str, tuple[Link, ...]]:
        """Return what the documents of *ids* cite, in the order of their texts."""
        return self._links.of(ids)

    def links_to(self, ids: Iterable[str]) -> tuple[CitedBy, ...]:
        """Return who cites the documents of *ids*."""
        return self._links.to(ids)

    def endings_of(self, ids: Iterable[str]) -> tuple[CitedBy, ...]:
        """Return who says at some place to replace or repeal the documents of *ids*."""
        return self._links.saying(ids, ENDING)

    def effects_on(self, ids: Iterable[str]) -> tuple[CitedBy, ...]:
        """Return who says at some place to end, amend or prolong the documents."""
        return self._links.saying(ids, EFFECTIVE)

    def links_with_identity(self, keys: Iterable[str]) -> tuple[CitedBy, ...]:
        """Return who cites one of *keys*, whatever it means."""
        return self._links.asking(keys)

    def decisions(self, ids: Iterable[str]) -> list[Decision]:
        """Return the decisions on citations of the documents that still stand.

        Those on a citation of another file of the same văn bản are among them.
        """
        verdicts = [each.value for each in Verdict]
        rows = self._decided_on(ids, decision_rows.c.kind.in_(verdicts))
        return [decision_of(row) for row in rows]

    def relation_decisions(self, ids: Iterable[str]) -> list[RelationDecision]:
        """Return the decisions on relations of the documents that still stand.

        Those on another file of the same văn bản are among them.
        """
        rows = self._decided_on(ids, decision_rows.c.kind == "related")
        return [relation_decision_of(row) for row in rows]

    def _decided_on(
        self, ids: Iterable[str], which: ColumnElement[bool]
    ) -> Iterable[Row[Any]]:
        """Return the last decision on each citation of the documents."""
        latest = {
            (row.citing, row.key, row.day): row
            for few in portions(ids)
            for row in self._rows(_DECIDED.where(MAIN.c.id.in_(few), which))
        }
        return latest.values()

    def withdrawals(
        self, ids: Iterable[str] | None = None
    ) -> dict[str, WithdrawnDocument]:
        """Return the withdrawn documents among *ids* (None: all), by id."""
        return self._works.withdrawals(ids)

    def several_files(self) -> tuple[SeveralFiles, ...]:
        """Return the văn bản that have several files."""
        return self._works.several()

    def proposals(self, ids: Iterable[str] | None = None) -> tuple[Proposal, ...]:
        """Return what may be files of one văn bản, with *ids* only of those."""
        return self._works.proposals(ids)

    def missing(self, keys: Iterable[str] | None = None) -> tuple[CitationEntry, ...]:
        """Return the citations whose document is not in the archive.

        With *keys*, only those looked up by one of them.
        """
        if keys is None:
            return self._entries(_MISSING)
        return tuple(
            entry
            for few in portions(keys)
            for entry in self._entries(and_(_MISSING, identities.c.key.in_(few)))
        )

    def found_since(self) -> dict[tuple[str, int], tuple[DocumentSummary, ...]]:
        """Return what fits a citation since it was decided that it is not held."""
        return self._links.found_since()

    def missing_days(self) -> list[tuple[str, date | None]]:
        """Return the keys and dates of missing documents."""
        identity = exists().where(citations.c.identity == identities.c.id)
        day = identities.c.identity["issued_on"].as_string()
        query = select(identities.c.key, day.label("day")).where(_MISSING, identity)
        return [
            (row.key, date.fromisoformat(row.day) if row.day else None)
            for row in self._rows(query.distinct())
        ]

    def quarantined(self) -> tuple[QuarantinedFile, ...]:
        """Return the files in quarantine, in the order of their arrival."""
        query = select(files).where(files.c.code.is_not(None))
        return tuple(
            QuarantinedFile(
                id=row.id,
                filename=row.filename,
                path=row.path,
                checksum=row.checksum,
                size=row.size,
                code=row.code,
                reason=row.reason,
                received_at=moment(row.received_at),
            )
            for row in self._rows(query.order_by(files.c.received_at, files.c.id))
        )

    def count_documents(self) -> int:
        """Return how many documents were read, each with all its files."""
        alone = documents.c.work == documents.c.id
        return self._reader.count(select(func.count()).where(alone))

    def count_quarantined(self) -> int:
        """Return how many files are in quarantine."""
        return self._reader.count(select(func.count()).where(files.c.code.is_not(None)))

    def count_links(self) -> dict[str, int]:
        """Return how many links there are, by state."""
        identity = (
            select(citations.c.identity, func.count().label("links"))
            .group_by(citations.c.identity)
            .subquery()
        )
        query = (
            select(identities.c.state, func.sum(identity.c.links).label("links"))
            .join(identity, identity.c.identity == identities.c.id)
            .where(identities.c.state.is_not(None))
            .group_by(identities.c.state)
        )
        rows = self._rows(query.order_by(identities.c.state))
        return {row.state: int(row.links) for row in rows}

    def _entries(self, condition: ColumnElement[bool]) -> tuple[CitationEntry, ...]:
        order = (citations.c.document, citations.c.place)
        return tuple(
            CitationEntry(
                row.document,
                row.place,
                row.key,
                from_plain(Citation, row.citation),
                row.issued_on,
                row.effective_from,
            )
            for row in self._rows(_ENTRY.where(condition).order_by(*order))
        )
