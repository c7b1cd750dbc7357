"""The ledger of imports: each run, and the files that it saw."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from schemas.codec import to_plain
from schemas.import_run import ImportRun, LedgerEntry
from schemas.reports.openapi import Moment


@dataclass(frozen=True, slots=True)
class ImportRunReport:
    """Một lần nhập; ``ended_at`` là null khi chưa xong.

    ``interrupted``: có người ngắt. ``seen`` là tổng của bốn số sau.
    """

    id: int
    begun_at: Moment
    ended_at: Moment | None
    interrupted: bool
    paths: tuple[str, ...]
    parser_version: str
    seen: int
    archived: int
    duplicates: int
    quarantined: int
    skipped: int

    @classmethod
    def of(cls, run: ImportRun) -> Self:
        """Return the report of a run."""
        return cls(
            id=run.id,
            begun_at=run.begun_at.isoformat(),
            ended_at=run.ended_at.isoformat() if run.ended_at else None,
            interrupted=run.interrupted,
            paths=run.paths,
            parser_version=run.parser_version,
            seen=run.seen,
            archived=run.archived,
            duplicates=run.duplicates,
            quarantined=run.quarantined,
            skipped=run.skipped,
        )


@dataclass(frozen=True, slots=True)
class LedgerEntryReport:
    """Một tệp đã thấy: ``path`` (``a.zip/b.pdf``), kết quả, bước cuối, số giây.

    ``file`` là tệp trên đĩa; ``file_size``, ``modified`` (nano giây) là của tệp ấy.
    """

    path: str
    outcome: str
    stage: str
    seconds: float
    file: str | None
    file_size: int | None
    modified: int | None
    size: int | None
    checksum: str | None
    document: str | None
    code: str | None
    reason: str | None

    @classmethod
    def of(cls, entry: LedgerEntry) -> Self:
        """Return the report of a file."""
        return cls(
            path=entry.path,
            outcome=entry.outcome.value,
            stage=entry.stage,
            seconds=entry.seconds,
            file=entry.file,
            file_size=entry.file_size,
            modified=entry.modified,
            size=entry.size,
            checksum=entry.checksum,
            document=entry.document,
            code=entry.code,
            reason=entry.reason,
        )


@dataclass(frozen=True, slots=True)
class SeenFilesReport(ImportRunReport):
    """Một lần nhập, và mọi tệp mà nó đã thấy."""

    files: tuple[LedgerEntryReport, ...]

    @classmethod
    def with_files(cls, run: ImportRun, files: Iterable[LedgerEntry]) -> Self:
        """Return the report of a run with its files."""
        seen = tuple(map(LedgerEntryReport.of, files))
        return cls(**to_plain(ImportRunReport.of(run)), files=seen)
