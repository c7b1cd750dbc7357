"""What the tools for other programs answer, beside the reports that commands print."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from schemas.document import Header, Text
from schemas.finding import DraftCheck, Finding
from schemas.link import DocumentSummary, Link
from schemas.record import CitationForms
from schemas.reports.check_report import FindingReport
from schemas.reports.link_report import LinkReport
from schemas.reports.search_report import FoundStandingReport
from schemas.reports.summary_report import SummaryReport
from schemas.standing import Standing

_OF_A_CITATION = ("number", "doc_type", "issuer", "issued_on", "subject")
"""The fields of a header that a citation is made of."""


@dataclass(frozen=True, slots=True)
class PrintedReport:
    """Một phần thể thức: ở trang nào, in những chữ gì."""

    field: str
    page: int
    text: str

    @classmethod
    def of_all(cls, header: Header, text: Text) -> tuple[Self, ...]:
        """Return where the document has what it is cited by."""
        spans = {name: header.spans.get(name) for name in _OF_A_CITATION}
        return tuple(
            cls(name, text.page_at(at.start), text.content[at.start : at.end])
            for name, at in spans.items()
            if at
        )


@dataclass(frozen=True, slots=True)
class CitedReport:
    """Cách viện dẫn một văn bản, theo quy định nào, dựa vào chữ nào của nó."""

    document: SummaryReport
    full: str
    short: str
    footnote: str
    rule: str
    printed: tuple[PrintedReport, ...]

    @classmethod
    def of(
        cls,
        document: DocumentSummary,
        forms: CitationForms,
        printed: tuple[PrintedReport, ...],
    ) -> Self:
        """Return the report of how a document is cited."""
        parts = forms.full, forms.short, forms.footnote, forms.rule
        return cls(SummaryReport.of(document), *parts, printed)


@dataclass(frozen=True, slots=True)
class VerifiedReport:
    """Một viện dẫn: chỉ đến văn bản nào, vì sao, hiệu lực, và chỗ nào phải xem lại."""

    link: LinkReport
    standing: FoundStandingReport | None
    findings: tuple[FindingReport, ...]

    @classmethod
    def of(
        cls, link: Link, standing: Standing | None, findings: Iterable[Finding]
    ) -> Self:
        """Return the report of a citation."""
        return cls(
            LinkReport.of(link),
            FoundStandingReport.of_any(standing),
            tuple(map(FindingReport.of, findings)),
        )


def findings_about(check: DraftCheck, link: Link) -> tuple[Finding, ...]:
    """Return what the check found in the words of one citation."""
    return tuple(
        each
        for each in check.findings
        if any(
            each.place.start < mention.end and mention.start < each.place.end
            for mention in link.citation.mentions
        )
    )
