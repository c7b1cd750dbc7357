"""The archive as a whole: what it holds, lacks and could not read."""

from dataclasses import dataclass
from datetime import date
from typing import Self

from schemas.known_act import KnownAct
from schemas.record import (
    ArchiveStatus,
    ImportSummary,
    MissingDocument,
    QuarantinedFile,
)
from schemas.reports.openapi import Moment
from schemas.reports.summary_report import SummaryReport
from schemas.reports.work_report import WithdrawnReport


@dataclass(frozen=True, slots=True)
class StatusReport:
    """Kho có gì; ``behind`` là số sự kiện chưa cập nhật, ``links`` theo mức khớp.

    ``indexed`` là null khi không mở được chỉ mục; ``set_aside`` là số sự kiện hỏng.
    """

    documents: int
    quarantined: int
    missing: int
    indexed: int | None
    events: int
    behind: int
    set_aside: int
    links: dict[str, int]

    @classmethod
    def of(cls, status: ArchiveStatus) -> Self:
        """Return the report of how much the archive holds."""
        return cls(
            documents=status.documents,
            quarantined=status.quarantined,
            missing=status.missing,
            indexed=status.indexed,
            events=status.events,
            behind=status.behind,
            set_aside=status.failed_events,
            links=status.links,
        )


@dataclass(frozen=True, slots=True)
class MissingReport:
    """Văn bản được viện dẫn mà kho chưa có, và những văn bản cần nó.

    ``withdrawn``: văn bản số ấy đã rút khỏi kho, ai rút và vì sao. ``listed``: văn bản
    ấy trong danh mục, nếu có; ``listing``: khớp hay mâu thuẫn, theo nguồn nào.
    """

    number: str
    doc_type: str | None
    date: date | None
    issuer: str | None
    needed_by: tuple[SummaryReport, ...]
    found_since: tuple[SummaryReport, ...]
    withdrawn: tuple[WithdrawnReport, ...]
    listed: KnownAct | None
    listing: str | None

    @classmethod
    def of(cls, missing: MissingDocument) -> Self:
        """Return the report of a missing document."""
        return cls(
            number=missing.number,
            doc_type=missing.doc_type,
            date=missing.issued_on,
            issuer=missing.issuer,
            needed_by=tuple(map(SummaryReport.of, missing.needed_by)),
            found_since=tuple(map(SummaryReport.of, missing.found_since)),
            withdrawn=tuple(map(WithdrawnReport.of, missing.withdrawn)),
            listed=missing.listed.act if missing.listed else None,
            listing=missing.listed.words if missing.listed else None,
        )


@dataclass(frozen=True, slots=True)
class QuarantineReport:
    """Tệp không đọc được, và lý do; ``path`` là nơi nó đến (``a.zip/b.pdf``).

    ``paths``: mọi nơi đã thấy nó.
    """

    id: str
    filename: str
    path: str | None
    paths: tuple[str, ...]
    checksum: str
    size: int
    code: str
    reason: str
    received_at: Moment

    @classmethod
    def of(cls, file: QuarantinedFile) -> Self:
        """Return the report of a file that could not be read."""
        return cls(
            id=file.id,
            filename=file.filename,
            path=file.path,
            paths=file.paths,
            checksum=file.checksum,
            size=file.size,
            code=file.code,
            reason=file.reason,
            received_at=file.received_at.isoformat(),
        )


@dataclass(frozen=True, slots=True)
class ImportReport:
    """Kết quả của một lần nhập; ``seen`` là tổng của bốn số sau.

    ``refused`` là số tệp bị bỏ qua vì có dấu chỉ độ mật.
    """

    seen: int
    archived: int
    duplicates: int
    quarantined: int
    skipped: int
    refused: int
    seconds: float

    @classmethod
    def of(cls, summary: ImportSummary) -> Self:
        """Return the report of an import."""
        return cls(
            seen=summary.seen,
            archived=summary.archived,
            duplicates=summary.duplicates,
            quarantined=summary.quarantined,
            skipped=summary.skipped,
            refused=summary.refused,
            seconds=round(summary.seconds, 3),
        )


@dataclass(frozen=True, slots=True)
class HealthReport:
    """Dịch vụ đang chạy."""

    status: str = "ok"
