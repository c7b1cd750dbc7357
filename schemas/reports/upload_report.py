"""A job: files that were sent to be imported, and what became of each so far."""

from dataclasses import dataclass
from typing import Self

from schemas.record import FileResult, Outcome
from schemas.reports.openapi import Moment
from schemas.upload_job import JobState, UploadJob


@dataclass(frozen=True, slots=True)
class FileResultReport:
    """Một tệp: ``path`` (``a.zip/b.pdf``), kết quả, văn bản, lý do.

    ``code`` nói vì sao bị bỏ qua; ``document`` là văn bản được nhận, hay đã có.
    """

    path: str
    outcome: Outcome
    document: str | None
    code: str | None
    reason: str | None

    @classmethod
    def of(cls, result: FileResult) -> Self:
        """Return the report of a file."""
        return cls(
            path=result.path,
            outcome=result.outcome,
            document=result.document,
            code=result.code,
            reason=result.reason,
        )


@dataclass(frozen=True, slots=True)
class UploadJobReport:
    """Một lần gửi tệp; ``untouched``: tên những tệp chưa có kết quả.

    ``interrupted``: dịch vụ dừng giữa chừng, những tệp ``untouched`` phải gửi lại;
    ``failed``: dừng vì lỗi của kho.
    """

    id: str
    state: JobState
    sent_at: Moment
    ended_at: Moment | None
    results: tuple[FileResultReport, ...]
    untouched: tuple[str, ...]

    @classmethod
    def of(cls, job: UploadJob) -> Self:
        """Return the report of a job."""
        return cls(
            id=job.id,
            state=job.state,
            sent_at=job.sent_at.isoformat(),
            ended_at=job.ended_at.isoformat() if job.ended_at else None,
            results=tuple(map(FileResultReport.of, job.results)),
            untouched=job.untouched,
        )
