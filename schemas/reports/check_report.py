"""What the check of a draft finds."""

from dataclasses import dataclass
from typing import Self

from schemas.finding import Correction, DraftCheck, Finding, Severity
from schemas.known_act import ListedAct
from schemas.link import Link
from schemas.reports.citation_report import MentionReport
from schemas.reports.link_report import LinkFields


@dataclass(frozen=True, slots=True)
class CorrectionReport:
    """Chữ viết lại cho đúng, thay cho chữ in ở ``start`` đến trước ``end``."""

    start: int
    end: int
    printed: str
    text: str

    @classmethod
    def of(cls, correction: Correction) -> Self:
        """Return the report of a correction."""
        span = correction.span
        return cls(span.start, span.end, correction.printed, correction.text)


@dataclass(frozen=True, slots=True)
class FindingReport:
    """Một điều phát hiện: quy tắc, mức độ, vì sao, ở đâu, viết lại thế nào."""

    code: str
    severity: Severity
    message: str
    place: MentionReport
    correction: CorrectionReport | None

    @classmethod
    def of(cls, finding: Finding) -> Self:
        """Return the report of a finding."""
        fix = finding.correction
        return cls(
            code=finding.code,
            severity=finding.severity,
            message=finding.message,
            place=MentionReport.of(finding.place),
            correction=CorrectionReport.of(fix) if fix else None,
        )


@dataclass(frozen=True, slots=True)
class DraftLinkReport(LinkFields):
    """Một viện dẫn của dự thảo; ``listing``: danh mục nói gì về văn bản chưa có."""

    listing: str | None

    @classmethod
    def of(cls, link: Link, listed: ListedAct | None) -> Self:
        """Return the report of a link of a draft, and of the act of the catalogue."""
        return cls.of_link(link, listing=listed.words if listed else None)


@dataclass(frozen=True, slots=True)
class CheckReport:
    """Kết quả kiểm tra một dự thảo; ``counts`` đếm theo mức độ."""

    filename: str
    counts: dict[Severity, int]
    links: tuple[DraftLinkReport, ...]
    findings: tuple[FindingReport, ...]

    @classmethod
    def of(cls, check: DraftCheck) -> Self:
        """Return the report of a check."""
        severities = [each.severity for each in check.findings]
        return cls(
            filename=check.draft.filename,
            counts={each: severities.count(each) for each in Severity},
            links=tuple(DraftLinkReport.of(*each) for each in check.links_and_listed),
            findings=tuple(map(FindingReport.of, check.findings)),
        )
