"""Rows of the read models → what the archive says about a document.

A row has its columns as attributes, and begins with those of ``DocumentSummary``; who
ran the query has turned JSON, dates and truth values into Python's own.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from typing import Any

from schemas.citation import Citation, Relation
from schemas.clearance import TOP_LEVEL, as_registered
from schemas.codec import from_plain
from schemas.decision import (
    Decision,
    HeaderCorrection,
    RelationDecision,
    Verdict,
    Withdrawal,
)
from schemas.digital_signature import Signature
from schemas.document import Doubt, Header
from schemas.document_names import UNPRINTED, field_text, unprinted_text
from schemas.link import DocumentSummary
from schemas.record import DocumentRecord
from schemas.work_file import WorkFile
from service.domain.header_fields import corrected

SUMMARY_COLUMNS = DocumentSummary.__slots__
"""What a row of a summary holds, in order; ``filename`` is of the table ``files``."""
FILE_COLUMNS = (
    "path", "checksum", "media_type", "size", "received_at", "arrived", "pages",
    "methods", "trust", "signatures",
)  # fmt: skip
DOCUMENT_COLUMNS = (
    "parser_version", "header", "doubts", "work", "work_doubts",
)  # fmt: skip
"""What the row of a record holds in addition, of ``files`` and ``documents``."""
RECORDED = ("corrected", "withdrawn")
"""The kinds of decisions that a record says."""

_WIDTH = len(SUMMARY_COLUMNS)


def summary_of(row: Sequence[Any]) -> DocumentSummary:
    """Return the document of a row that begins with ``SUMMARY_COLUMNS``."""
    return DocumentSummary(*row[:_WIDTH])


def record_of(
    row: Any,
    citations: Iterable[Citation],
    decided: Iterable[Any],
    work: Iterable[Any],
) -> DocumentRecord:
    """Return everything stored about a document.

    *decided* are the rows of its decisions of ``RECORDED`` kinds, *work* those of all
    files of its văn bản.
    """
    header, corrections, withdrawal = _decided(row, decided)
    return DocumentRecord(
        summary=summary_of(row),
        path=row.path,
        checksum=row.checksum,
        media_type=row.media_type,
        size=row.size,
        received_at=moment(row.received_at),
        arrived=row.arrived,
        pages=row.pages,
        methods=tuple(row.methods),
        trust=row.trust,
        signatures=from_plain(tuple[Signature, ...], row.signatures),
        parser_version=row.parser_version,
        header=header,
        citations=tuple(citations),
        doubts=from_plain(tuple[Doubt, ...], [*row.doubts, *row.work_doubts]),
        corrections=corrections,
        work=row.work,
        files=work_files(work),
        withdrawal=withdrawal,
    )


def withdrawal_of(row: Any) -> Withdrawal:
    """Return the withdrawal that a decision row holds."""
    return Withdrawal(row.number, row.by, row.why, moment(row.decided_at))


def work_files(rows: Iterable[Any]) -> tuple[WorkFile, ...]:
    """Return the files of a văn bản, the main one first."""
    return tuple(sorted(map(_work_file, rows), key=_main_first))


def _work_file(row: Any) -> WorkFile:
    return WorkFile(
        id=row.id,
        filename=row.filename,
        media_type=row.media_type,
        number=row.number or row.hinted_number,
        reason=row.work_reason,
        signatures=from_plain(tuple[Signature, ...], row.signatures or ()),
    )


def _main_first(file: WorkFile) -> tuple[bool, str, str]:
    return file.reason is not None, file.filename, file.id


def moment(stored: datetime) -> datetime:
    """Return a moment with its zone, which SQLite forgets."""
    return stored if stored.tzinfo else stored.replace(tzinfo=UTC)


def _decided(
    row: Any, decided: Iterable[Any]
) -> tuple[Header, tuple[HeaderCorrection, ...], Withdrawal | None]:
    """Return header, corrections and withdrawal, as decided on what was read."""
    header, made, withdrawal = from_plain(Header, row.header), [], None
    for each in decided:
        if each.kind == "withdrawn":
            withdrawal = withdrawal_of(each)
            continue
        after = corrected(header, each.field, each.value)
        made.append(_correction(each, header, after))
        header = after
    if header.secrecy == TOP_LEVEL:
        made = [each for each in made if each.field != "subject"]
    return as_registered(header), tuple(made), withdrawal


def _correction(row: Any, before: Header, after: Header) -> HeaderCorrection:
    return HeaderCorrection(
        number=row.number,
        field=row.field,
        value=_value_text(row, after) or "",
        printed=(None if row.field in UNPRINTED else field_text(before, row.field)),
        by=row.by,
        why=row.why,
    )


def _value_text(row: Any, after: Header) -> str | None:
    if row.field in UNPRINTED:
        return unprinted_text(row.field, row.value)
    return field_text(after, row.field)


def decision_of(row: Any) -> Decision:
    """Return the decision of a row that says which document is citing."""
    return Decision(
        document=row.citing,
        number=row.number,
        key=row.key,
        day=_day(row),
        verdict=Verdict(row.kind),
        target=row.target,
        by=row.by,
        why=row.why,
        decided_at=moment(row.decided_at),
        seen=tuple(row.value or ()),
    )


def relation_decision_of(row: Any) -> RelationDecision:
    """Return the decision on a relation that a row holds."""
    return RelationDecision(
        document=row.document,
        key=row.key,
        day=_day(row),
        relation=Relation(row.value),
        by=row.by,
        why=row.why,
        decided_at=moment(row.decided_at),
    )


def _day(row: Any) -> date | None:
    return date.fromisoformat(row.day) if row.day else None
