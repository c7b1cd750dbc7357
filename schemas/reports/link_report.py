"""Which document a citation means, how sure that is, and why."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from schemas.citation import Relation
from schemas.explanation import Explanation, Words
from schemas.link import Candidate, CitedBy, Link, LinkState
from schemas.number import number_text
from schemas.reports.citation_report import MentionReport
from schemas.reports.summary_report import SummaryReport


@dataclass(frozen=True, slots=True)
class LinkFields:
    """What every report of a link has."""

    number: str | None
    doc_type: str | None
    date: date | None
    issuer: str | None
    relation: Relation
    state: LinkState
    reasons: tuple[str, ...]
    target: SummaryReport | None
    mentions: tuple[MentionReport, ...]

    @classmethod
    def of_link(cls, link: Link, **others: Any) -> Self:
        """Return the report of *link*; *others* are the fields that a subclass adds."""
        citation = link.citation
        return cls(
            number=number_text(citation.number),
            doc_type=citation.doc_type,
            date=citation.issued_on,
            issuer=citation.issuer,
            relation=citation.relation,
            state=link.state,
            reasons=link.reasons,
            target=SummaryReport.of_any(link.target),
            mentions=tuple(map(MentionReport.of, citation.mentions)),
            **others,
        )


@dataclass(frozen=True, slots=True)
class LinkReport(LinkFields):
    """Một viện dẫn, văn bản trong kho mà nó chỉ đến, chắc đến đâu và vì sao."""

    @classmethod
    def of(cls, link: Link) -> Self:
        """Return the report of a link."""
        return cls.of_link(link)


@dataclass(frozen=True, slots=True)
class CitedByReport:
    """Một văn bản viện dẫn văn bản được hỏi."""

    document: SummaryReport
    relation: Relation
    state: LinkState
    reasons: tuple[str, ...]
    mentions: tuple[MentionReport, ...]

    @classmethod
    def of(cls, citing: CitedBy) -> Self:
        """Return the report of a citing document."""
        return cls(
            document=SummaryReport.of(citing.document),
            relation=citing.relation,
            state=citing.link.state,
            reasons=citing.link.reasons,
            mentions=tuple(map(MentionReport.of, citing.link.citation.mentions)),
        )


@dataclass(frozen=True, slots=True)
class CandidateReport:
    """Một văn bản có thể được chỉ đến, và những gì ủng hộ hay phản bác."""

    document: SummaryReport
    state: LinkState
    score: int
    reasons: tuple[str, ...]

    @classmethod
    def of(cls, candidate: Candidate) -> Self:
        """Return the report of a candidate."""
        document = SummaryReport.of(candidate.document)
        return cls(document, candidate.state, candidate.score, candidate.reasons)


@dataclass(frozen=True, slots=True)
class WordsReport:
    """Chữ mà liên kết dựa vào, với chữ đứng trước và sau."""

    page: int
    start: int
    end: int
    text: str
    footnote: str | None
    before: str
    after: str

    @classmethod
    def of(cls, words: Words) -> Self:
        """Return the report of a mention among its words."""
        mention = words.mention
        return cls(
            page=mention.page,
            start=mention.start,
            end=mention.end,
            text=mention.text,
            footnote=mention.footnote,
            before=words.before,
            after=words.after,
        )


@dataclass(frozen=True, slots=True)
class ExplanationReport(LinkFields):
    """Vì sao một viện dẫn được nối như vậy."""

    document: SummaryReport
    candidates: tuple[CandidateReport, ...]
    words: tuple[WordsReport, ...]
    parser_version: str
    relation_reason: str | None

    @classmethod
    def of(cls, explained: Explanation) -> Self:
        """Return the report of why a citation is linked as it is."""
        return cls.of_link(
            explained.link,
            document=SummaryReport.of(explained.document),
            candidates=tuple(map(CandidateReport.of, explained.link.candidates)),
            words=tuple(map(WordsReport.of, explained.words)),
            parser_version=explained.parser_version,
            relation_reason=explained.relation_reason,
        )
