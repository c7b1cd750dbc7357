"""What a search finds, how a query may go on, and the searches that are saved."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Self

from schemas.record import MissingDocument
from schemas.reports.archive_report import MissingReport
from schemas.reports.summary_report import SummaryReport
from schemas.reports.work_report import WorkFileReport
from schemas.search import (
    Completion,
    CompletionKind,
    FacetValue,
    Passage,
    SavedSearch,
    SearchHit,
    SearchPage,
)
from schemas.standing import Force, Standing

Standings = Mapping[str, Standing]
"""What is known of the force of hits, by their ids, and of numbers not held."""


@dataclass(frozen=True, slots=True)
class PassageReport:
    """Một đoạn, là HTML, chỗ khớp nằm trong ``<b>``; trang, dấu chú thích nếu có."""

    text: str
    page: int | None
    note: str | None

    @classmethod
    def of(cls, passage: Passage) -> Self:
        """Return the report of a passage."""
        return cls(passage.text, passage.page, passage.note)


@dataclass(frozen=True, slots=True)
class FoundStandingReport:
    """Hiệu lực của một văn bản tìm được, ngày ``as_of``.

    ``sources``: theo văn bản nào; ``now``: văn bản cuối chuỗi thay thế, nếu còn.
    """

    force: Force | None
    as_of: date
    sources: tuple[SummaryReport, ...]
    now: SummaryReport | None

    @classmethod
    def of(cls, standing: Standing) -> Self:
        """Return the report of a standing."""
        return cls(
            force=standing.force,
            as_of=standing.as_of,
            sources=tuple(SummaryReport.of(e.document) for e in standing.sources),
            now=SummaryReport.of_any(standing.now),
        )

    @classmethod
    def of_any(cls, standing: Standing | None) -> Self | None:
        """Return the report of a standing, None of none."""
        return cls.of(standing) if standing else None


@dataclass(frozen=True, slots=True)
class HitReport:
    """Một văn bản tìm được; ``snippet`` là đoạn khớp nhất trong ``passages``.

    ``standing`` là null nếu kho không thấy văn bản nào sửa đổi, thay thế, bãi bỏ nó;
    ``files``: mọi tệp của văn bản, tệp chính trước.
    """

    id: str
    number: str | None
    doc_type: str | None
    issuer: str | None
    date: date | None
    subject: str | None
    standing: FoundStandingReport | None
    snippet: str
    passages: tuple[PassageReport, ...]
    score: float
    filename: str
    files: tuple[WorkFileReport, ...]

    @classmethod
    def of(cls, hit: SearchHit, standings: Standings) -> Self:
        """Return the report of a hit, whose standing is among *standings*."""
        return cls(
            id=hit.id,
            number=hit.number,
            doc_type=hit.doc_type,
            issuer=hit.issuer,
            date=hit.issued_on,
            subject=hit.subject,
            standing=FoundStandingReport.of_any(standings.get(hit.id)),
            snippet=hit.snippet,
            passages=tuple(map(PassageReport.of, hit.passages)),
            score=hit.score,
            filename=hit.filename,
            files=tuple(map(WorkFileReport.of, hit.files)),
        )

    @classmethod
    def of_all(
        cls, hits: Iterable[SearchHit], standings: Standings
    ) -> tuple[Self, ...]:
        """Return the reports of *hits*."""
        return tuple(cls.of(each, standings) for each in hits)


@dataclass(frozen=True, slots=True)
class UnheldReport(MissingReport):
    """Văn bản mà câu hỏi viện dẫn nhưng kho chưa có, ai cần nó, và hiệu lực của nó."""

    standing: FoundStandingReport | None

    @classmethod
    def of_cited(cls, missing: MissingDocument, standings: Standings) -> Self:
        """Return the report of a document that is cited by a query."""
        report = MissingReport.of(missing)
        parts = {each.name: getattr(report, each.name) for each in fields(report)}
        standing = FoundStandingReport.of_any(standings.get(missing.number))
        return cls(**parts, standing=standing)


@dataclass(frozen=True, slots=True)
class FacetReport:
    """Một giá trị, và bao nhiêu văn bản tìm được có nó."""

    value: str
    count: int

    @classmethod
    def of(cls, facet: FacetValue) -> Self:
        """Return the report of a value of a facet."""
        return cls(facet.value, facet.count)


@dataclass(frozen=True, slots=True)
class SearchReport:
    """Một trang kết quả; ``facets`` (doc_type, issuer, …) tính trên mọi kết quả.

    ``read_as``: câu đã sửa chỗ gõ sai, được tìm thay vì câu đã gõ không có kết quả,
    hoặc rất ít; ``as_typed``: khi ấy, vài văn bản có đủ hay phần lớn các từ như đã gõ;
    ``with_all_words``: bao nhiêu văn bản có đủ các từ như đã gõ, nếu sau đó còn văn bản
    khác dấu hoặc thiếu vài từ, không thì null; ``unheld``: văn bản mà câu hỏi viện dẫn
    nhưng kho chưa có, và ai cần nó;
    ``next``: gửi lại làm ``after`` để có trang sau, null ở trang cuối;
    ``order_changed``: từ trang trước đã có văn bản mới, nên thứ tự có thể khác;
    ``near``: vài văn bản gần nghĩa câu hỏi mà không có trong ``hits``, gần nhất trước.
    """

    total: int
    read_as: str | None
    as_typed: tuple[HitReport, ...]
    with_all_words: int | None
    unheld: tuple[UnheldReport, ...]
    next: str | None
    order_changed: bool
    hits: tuple[HitReport, ...]
    near: tuple[HitReport, ...]
    facets: dict[str, tuple[FacetReport, ...]]

    @classmethod
    def of(cls, page: SearchPage, standings: Standings) -> Self:
        """Return the report of a page of hits, with what is known of their force."""
        return cls(
            total=page.total,
            read_as=page.read_as,
            as_typed=HitReport.of_all(page.as_typed, standings),
            with_all_words=page.with_all_words,
            unheld=tuple(UnheldReport.of_cited(e, standings) for e in page.unheld),
            next=page.next,
            order_changed=page.order_changed,
            hits=HitReport.of_all(page.hits, standings),
            near=HitReport.of_all(page.near, standings),
            facets={
                name: tuple(map(FacetReport.of, values))
                for name, values in page.facets.items()
            },
        )


@dataclass(frozen=True, slots=True)
class CompletionReport:
    """Số, cơ quan hay trích yếu trong kho, bắt đầu như chữ đã gõ."""

    kind: CompletionKind
    text: str

    @classmethod
    def of(cls, completion: Completion) -> Self:
        """Return the report of a completion."""
        return cls(completion.kind, completion.text)


@dataclass(frozen=True, slots=True)
class SavedReport:
    """Câu tìm kiếm được giữ, và bao nhiêu văn bản mới cho nó."""

    name: str
    query: str
    new: int

    @classmethod
    def of(cls, saved: SavedSearch) -> Self:
        """Return the report of a saved search."""
        return cls(saved.name, saved.text, saved.new)
