"""The files of a văn bản, what may be files of one, and what is withdrawn."""

from dataclasses import dataclass
from typing import Self

from schemas.digital_signature import SignatureState, joint_state
from schemas.reports.openapi import Moment
from schemas.reports.summary_report import SummaryReport
from schemas.work_file import Proposal, SeveralFiles, WithdrawnDocument, WorkFile


@dataclass(frozen=True, slots=True)
class WorkFileReport:
    """Một tệp của văn bản; ``reason``: vì sao thuộc văn bản này, null là tệp chính.

    ``signature``: tình trạng các chữ ký số của tệp, null là không có.
    """

    id: str
    filename: str
    media_type: str
    number: str | None
    reason: str | None
    signature: SignatureState | None

    @classmethod
    def of(cls, file: WorkFile) -> Self:
        """Return the report of a file."""
        return cls(
            id=file.id,
            filename=file.filename,
            media_type=file.media_type,
            number=file.number,
            reason=file.reason,
            signature=joint_state(file.signatures),
        )


@dataclass(frozen=True, slots=True)
class WorkReport:
    """Một văn bản có nhiều tệp; ``document`` là tệp chính."""

    document: SummaryReport
    files: tuple[WorkFileReport, ...]

    @classmethod
    def of(cls, work: SeveralFiles) -> Self:
        """Return the report of a văn bản."""
        files = tuple(map(WorkFileReport.of, work.files))
        return cls(SummaryReport.of(work.document), files)


@dataclass(frozen=True, slots=True)
class ProposalReport:
    """Hai tệp có thể là của một văn bản; ``likeness`` từ 0 đến 1, null: không rõ."""

    document: SummaryReport
    other: SummaryReport
    likeness: float | None
    reason: str

    @classmethod
    def of(cls, proposal: Proposal) -> Self:
        """Return the report of a proposal."""
        return cls(
            document=SummaryReport.of(proposal.document),
            other=SummaryReport.of(proposal.other),
            likeness=proposal.likeness,
            reason=proposal.reason,
        )


@dataclass(frozen=True, slots=True)
class WithdrawnReport:
    """Một văn bản đã rút; ``number`` là số của quyết định, để rút lại."""

    document: SummaryReport
    number: int
    by: str
    why: str
    when: Moment

    @classmethod
    def of(cls, withdrawn: WithdrawnDocument) -> Self:
        """Return the report of a withdrawn document."""
        return cls(
            document=SummaryReport.of(withdrawn.document),
            number=withdrawn.withdrawal.number,
            by=withdrawn.withdrawal.by,
            why=withdrawn.withdrawal.why,
            when=withdrawn.withdrawal.decided_at.isoformat(),
        )
