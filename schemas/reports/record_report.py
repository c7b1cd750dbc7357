"""A document of the archive, with all that was read from it but its text."""

from dataclasses import dataclass
from typing import Self

from schemas.archival_reference import ArchivalReference
from schemas.decision import HeaderCorrection
from schemas.digital_signature import Signature, SignatureState
from schemas.link import DocumentSummary
from schemas.record import DocumentRecord
from schemas.reports.citation_report import CitationReport
from schemas.reports.header_report import DoubtReport, HeaderReport
from schemas.reports.openapi import Moment
from schemas.reports.summary_report import SummaryReport
from schemas.reports.work_report import WorkFileReport


@dataclass(frozen=True, slots=True)
class FileReport:
    """Tệp gốc: SHA-256, kiểu, số byte, lúc nhận; ``path`` là nơi nó đến.

    ``paths``: mọi nơi đã thấy nó, kể cả trong tệp nén hay thư (``a.zip/b.pdf``).
    """

    checksum: str
    media_type: str
    size: int
    received_at: Moment
    path: str | None
    paths: tuple[str, ...]

    @classmethod
    def of(cls, record: DocumentRecord) -> Self:
        """Return the report of a document's file."""
        return cls(
            checksum=record.checksum,
            media_type=record.media_type,
            size=record.size,
            received_at=record.received_at.isoformat(),
            path=record.path,
            paths=record.paths,
        )


@dataclass(frozen=True, slots=True)
class SignatureReport:
    """Chữ ký số; ``state`` chỉ nói về tệp, không nói về hạn của chứng thư.

    valid: không đổi từ khi ký; continued: phần thêm sau được chữ ký sau bao trùm;
    changed: có phần thêm hay sửa mà không ai ký; invalid: nội dung đã ký bị sửa hoặc
    chữ ký không khớp; unchecked: không kiểm tra được.
    """

    state: SignatureState
    signer: str | None
    organisation: str | None
    issued_by: str | None
    signed_at: str | None

    @classmethod
    def of(cls, signature: Signature) -> Self:
        """Return the report of a digital signature."""
        return cls(
            state=signature.state,
            signer=signature.signer,
            organisation=signature.organisation,
            issued_by=signature.issued_by,
            signed_at=signature.signed_at,
        )


@dataclass(frozen=True, slots=True)
class ReadingReport:
    """Tệp được đọc thế nào; ``trust`` từ 0 đến 1."""

    pages: int
    methods: tuple[str, ...]
    trust: float
    parser_version: str

    @classmethod
    def of(cls, record: DocumentRecord) -> Self:
        """Return how a document was read."""
        return cls(record.pages, record.methods, record.trust, record.parser_version)


@dataclass(frozen=True, slots=True)
class CorrectedReport:
    """Một thành phần thể thức đã được người sửa; ``printed`` là bản đọc của máy."""

    number: int
    field: str
    value: str
    printed: str | None
    by: str
    why: str

    @classmethod
    def of(cls, correction: HeaderCorrection) -> Self:
        """Return the report of a correction."""
        return cls(
            number=correction.number,
            field=correction.field,
            value=correction.value,
            printed=correction.printed,
            by=correction.by,
            why=correction.why,
        )


@dataclass(frozen=True, slots=True)
class ArchivalReport:
    """Nơi lưu trữ: số lưu trữ, độ gốc, cơ quan quản lý, do người lưu trữ ghi."""

    number: str | None
    originality: str | None
    custodian: str | None

    @classmethod
    def of(cls, archival: ArchivalReference) -> Self:
        """Return the report of where a document is kept."""
        return cls(archival.number, archival.originality, archival.custodian)


@dataclass(frozen=True, slots=True)
class KeptReport:
    """Một văn bản, và nơi lưu trữ nó."""

    document: SummaryReport
    archival: ArchivalReport

    @classmethod
    def of(cls, document: DocumentSummary, archival: ArchivalReference) -> Self:
        """Return the report of a document and of where it is kept."""
        return cls(SummaryReport.of(document), ArchivalReport.of(archival))


@dataclass(frozen=True, slots=True)
class RecordReport:
    """Mọi điều đọc được từ một văn bản, trừ toàn văn.

    ``files``: mọi tệp của văn bản, tệp chính trước; ``asked``: mã của tệp được hỏi;
    ``copy_of``: mã của tệp chính, nếu tệp được hỏi là một tệp khác.
    """

    document: SummaryReport
    header: HeaderReport
    citations: tuple[CitationReport, ...]
    doubts: tuple[DoubtReport, ...]
    corrections: tuple[CorrectedReport, ...]
    files: tuple[WorkFileReport, ...]
    asked: str
    copy_of: str | None
    withdrawn: bool
    archival: ArchivalReport | None
    file: FileReport
    reading: ReadingReport
    signatures: tuple[SignatureReport, ...]

    @classmethod
    def of(cls, record: DocumentRecord) -> Self:
        """Return the report of a document."""
        return cls(
            document=SummaryReport.of(record.summary),
            header=HeaderReport.of(record.header),
            citations=tuple(map(CitationReport.of, record.citations)),
            doubts=tuple(map(DoubtReport.of, record.doubts)),
            corrections=tuple(map(CorrectedReport.of, record.corrections)),
            files=tuple(map(WorkFileReport.of, record.files)),
            asked=record.asked or record.summary.id,
            copy_of=record.summary.id if record.asked else None,
            withdrawn=record.withdrawn,
            archival=ArchivalReport.of(record.archival) if record.archival else None,
            file=FileReport.of(record),
            reading=ReadingReport.of(record),
            signatures=tuple(map(SignatureReport.of, record.signatures)),
        )
