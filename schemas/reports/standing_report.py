"""What is known of a document's force, by whom it was changed, its lược đồ."""

from dataclasses import dataclass
from datetime import date
from typing import Self

from schemas.citation import Relation
from schemas.reports.archive_report import MissingReport
from schemas.reports.link_report import CitedByReport, LinkReport
from schemas.reports.summary_report import SummaryReport
from schemas.standing import Force, Standing, Successor


@dataclass(frozen=True, slots=True)
class SuccessorReport:
    """Văn bản đã thay thế hoặc bãi bỏ văn bản đứng trước nó trong chuỗi."""

    document: SummaryReport
    relation: Relation

    @classmethod
    def of(cls, successor: Successor) -> Self:
        """Return the report of a step of the chain."""
        return cls(SummaryReport.of(successor.document), successor.relation)


@dataclass(frozen=True, slots=True)
class StandingReport:
    """Hiệu lực của một văn bản, có trong kho hay chỉ được viện dẫn, và lược đồ của nó.

    ``force`` là null nếu kho chưa thấy gì; loại văn bản không xét hiệu lực thì
    ``has_force`` là false. Văn bản chưa có trong kho thì có ``missing``, không có
    ``document``. ``successors`` là chuỗi thay thế, đến văn bản cuối cùng.
    """

    document: SummaryReport | None
    missing: MissingReport | None
    force: Force | None
    has_force: bool
    as_of: date
    decided_by: tuple[CitedByReport, ...]
    unsure: tuple[CitedByReport, ...]
    upcoming: tuple[CitedByReport, ...]
    successors: tuple[SuccessorReport, ...]
    cites: dict[Relation, tuple[LinkReport, ...]]
    cited_by: dict[Relation, tuple[CitedByReport, ...]]

    @classmethod
    def of(cls, standing: Standing) -> Self:
        """Return the report of a standing."""
        missing = standing.missing
        return cls(
            document=SummaryReport.of_any(standing.document),
            missing=MissingReport.of(missing) if missing else None,
            force=standing.force,
            has_force=standing.has_force,
            as_of=standing.as_of,
            decided_by=tuple(map(CitedByReport.of, standing.decided_by)),
            unsure=tuple(map(CitedByReport.of, standing.unsure)),
            upcoming=tuple(map(CitedByReport.of, standing.upcoming)),
            successors=tuple(map(SuccessorReport.of, standing.successors)),
            cites={
                relation: tuple(map(LinkReport.of, links))
                for relation, links in standing.cites
            },
            cited_by={
                relation: tuple(map(CitedByReport.of, citing))
                for relation, citing in standing.cited_by
            },
        )
