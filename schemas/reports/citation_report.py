"""A citation as its document makes it."""

from dataclasses import dataclass
from datetime import date
from typing import Self

from schemas.citation import Citation, Mention, Relation
from schemas.number import number_text


@dataclass(frozen=True, slots=True)
class MentionReport:
    """Một chỗ nhắc đến: trang, dấu chú thích, vị trí trong toàn văn (từ 0)."""

    page: int
    start: int
    end: int
    text: str
    footnote: str | None

    @classmethod
    def of(cls, mention: Mention) -> Self:
        """Return the report of a mention."""
        return cls(
            page=mention.page,
            start=mention.start,
            end=mention.end,
            text=mention.text,
            footnote=mention.footnote,
        )


@dataclass(frozen=True, slots=True)
class CitationReport:
    """Một văn bản được viện dẫn, như văn bản viện dẫn ghi."""

    text: str
    number: str | None
    doc_type: str | None
    date: date | None
    issuer: str | None
    relation: Relation
    provision: str | None
    title: str | None
    nested: bool
    mentions: tuple[MentionReport, ...]
    recalls: tuple[MentionReport, ...]
    doubts: tuple[str, ...]

    @classmethod
    def of(cls, citation: Citation) -> Self:
        """Return the report of a citation."""
        return cls(
            text=citation.text,
            number=number_text(citation.number),
            doc_type=citation.doc_type,
            date=citation.issued_on,
            issuer=citation.issuer,
            relation=citation.relation,
            provision=citation.provision,
            title=citation.title,
            nested=citation.nested,
            mentions=tuple(map(MentionReport.of, citation.mentions)),
            recalls=tuple(map(MentionReport.of, citation.recalls)),
            doubts=citation.doubts,
        )
