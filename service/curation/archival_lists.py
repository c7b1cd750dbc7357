"""Lists by which archivists say where documents are kept: rows of a CSV file."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from eventsourcing.persistence import IntegrityError

from schemas.archival_reference import PARTS, ArchivalReference
from schemas.decision import DecidedBy
from schemas.errors import (
    AmbiguousReferenceError,
    ConflictError,
    CorrectionError,
    DocumentNotFoundError,
)
from schemas.link import DocumentSummary
from schemas.spelling.characters import collapse_spaces
from service.domain.document import Document
from service.domain.document_log import DocumentLog
from service.domain.typed_values import read_field
from service.graph.lookup import look_up_work
from service.graph.port import Graph
from service.projections.port import CatchesUp

COLUMNS = ("document", "day", *PARTS)
"""The columns of a list; the document and one of the last three have to be filled."""
_MOST = 500  # documents in one transaction


@dataclass(frozen=True, slots=True)
class ArchivalRow:
    """A line of a list: which document, by its number or id, and where it is kept.

    ``day`` says which, where several documents have the number.
    """

    line: int
    document: str
    day: date | None
    kept: ArchivalReference


class RowProblem(StrEnum):
    """Why a row was not recorded."""

    NOT_HELD = "not_held"  # the archive has no such document
    SEVERAL = "several"  # several documents are called so
    TWICE = "twice"  # another row says something else of the same document


@dataclass(frozen=True, slots=True)
class FailedRow:
    """A row that was not recorded, and why."""

    line: int
    document: str
    problem: RowProblem


@dataclass(frozen=True, slots=True)
class ArchivalImport:
    """How many documents a list changed and left as they were; what it failed at."""

    changed: int
    unchanged: int
    failed: tuple[FailedRow, ...]


class ArchivalLists:
    """Records what lists say."""

    def __init__(self, log: DocumentLog, graph: Graph, projections: CatchesUp) -> None:
        self._log = log
        self._graph = graph
        self._projections = projections

    def every(self) -> tuple[tuple[DocumentSummary, ArchivalReference], ...]:
        """Return the documents of which it is known where they are kept."""
        found = self._graph.archival.every()
        documents = self._graph.summaries(found)
        known = [(documents[each], found[each]) for each in found if each in documents]
        return tuple(sorted(known, key=lambda each: (each[1].number or "", each[0].id)))

    def add(self, rows: Iterable[ArchivalRow], decided: DecidedBy) -> ArchivalImport:
        """Record the *rows* whose document the archive holds; others are returned.

        What is said already stays as it is; an empty cell says nothing.

        Raises:
            ConflictError: another process changed one of the documents meanwhile.

        """
        named, failed = self._named(rows)
        before = self._graph.archival.of(named)
        changed = {
            ident: said
            for ident, row in named.items()
            if (said := _news(row.kept, before.get(ident, ArchivalReference())))
        }
        idents = list(changed)
        for start in range(0, len(idents), _MOST):
            some = idents[start : start + _MOST]
            self._save([self._said(each, changed[each], decided) for each in some])
        self._projections.catch_up(hurry=True)
        return ArchivalImport(len(changed), len(named) - len(changed), failed)

    def _named(
        self, rows: Iterable[ArchivalRow]
    ) -> tuple[dict[str, ArchivalRow], tuple[FailedRow, ...]]:
        """Return the rows by the document (an id) that they name, and the others."""
        named: dict[str, ArchivalRow] = {}
        failed = []
        for row in rows:
            found = self._find(row)
            if isinstance(found, RowProblem):
                failed.append(FailedRow(row.line, row.document, found))
            elif named.setdefault(found.id, row).kept != row.kept:
                failed.append(FailedRow(row.line, row.document, RowProblem.TWICE))
        return named, tuple(failed)

    def _find(self, row: ArchivalRow) -> DocumentSummary | RowProblem:
        """Return the document of a row: of several, that of its day."""
        try:
            found: tuple[DocumentSummary | str, ...]
            found = (look_up_work(self._graph, row.document),)
        except DocumentNotFoundError:
            return RowProblem.NOT_HELD
        except AmbiguousReferenceError as error:
            found = error.candidates
        named = [each for each in found if isinstance(each, DocumentSummary)]
        if row.day:
            named = [each for each in named if each.issued_on == row.day]
        if len(named) > 1:
            return RowProblem.SEVERAL
        return named[0] if named else RowProblem.NOT_HELD

    def _said(self, ident: str, said: dict[str, str], decided: DecidedBy) -> Document:
        document = self._log.find(Document, UUID(ident))
        if document is None:
            raise DocumentNotFoundError(ident)
        for field, value in said.items():
            document.correct_header(field, value, decided.by, decided.why)
        return document

    def _save(self, documents: list[Document]) -> None:
        try:
            self._log.save(*documents)
        except IntegrityError:
            raise ConflictError from None


def rows_in(text: str) -> tuple[ArchivalRow, ...]:
    """Return the rows of a CSV table with a heading.

    Raises:
        CorrectionError: a column is absent, or a row cannot be read; it says which.

    """
    reader = csv.DictReader(text.splitlines())
    named = reader.fieldnames or ()
    if "document" not in named:
        raise CorrectionError("thiếu cột document")
    if not any(each in named for each in PARTS):
        raise CorrectionError(f"thiếu cột {', '.join(PARTS)}")
    return tuple(_rows(reader))


def _rows(reader: "csv.DictReader[str]") -> Iterator[ArchivalRow]:
    for row in reader:
        cells = {each: collapse_spaces(row.get(each) or "") for each in COLUMNS}
        try:
            yield _row_of(reader.line_num, cells)
        except CorrectionError as error:
            raise CorrectionError(f"dòng {reader.line_num}: {error}") from None


def _row_of(line: int, cells: dict[str, str]) -> ArchivalRow:
    if not cells["document"]:
        raise CorrectionError("document")
    day = read_field("issued_on", cells["day"])
    said = {name: read_field(field, cells[field]) for field, name in PARTS.items()}
    kept = ArchivalReference(**said)
    return ArchivalRow(
        line, cells["document"], date.fromisoformat(day) if day else None, kept
    )


def _news(said: ArchivalReference, before: ArchivalReference) -> dict[str, str]:
    """Return what is *said* that is not known, by the fields that are corrected."""
    return {
        field: value
        for field, name in PARTS.items()
        if (value := getattr(said, name)) and value != getattr(before, name)
    }
