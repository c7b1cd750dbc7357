"""How documents are cited."""

from dataclasses import dataclass
from typing import Self

from schemas.link import DocumentSummary
from schemas.record import CitationForms
from schemas.reports.summary_report import SummaryReport


@dataclass(frozen=True, slots=True)
class FormsReport:
    """Cách viện dẫn: lần đầu, các lần sau, ở cuối trang."""

    full: str
    short: str
    footnote: str

    @classmethod
    def of(cls, forms: CitationForms) -> Self:
        """Return the report of the forms of a citation."""
        return cls(forms.full, forms.short, forms.footnote)


@dataclass(frozen=True, slots=True)
class DocumentFormsReport:
    """Một văn bản trong nhiều văn bản, và cách viện dẫn nó."""

    document: SummaryReport
    full: str
    short: str
    footnote: str

    @classmethod
    def of(cls, document: DocumentSummary, forms: CitationForms) -> Self:
        """Return the report of a document and of how it is cited."""
        summary = SummaryReport.of(document)
        return cls(summary, forms.full, forms.short, forms.footnote)


@dataclass(frozen=True, slots=True)
class LegalBasisReport:
    """Phần căn cứ: mỗi văn bản một dòng, theo thứ bậc; theo quy định nào."""

    lines: tuple[str, ...]
    rule: str
