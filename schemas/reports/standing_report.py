"""Whether a document is in force, by whom it was changed, its lược đồ."""

from dataclasses import dataclass
from datetime import date
from typing import Self

from schemas.citation import Relation
from schemas.reports.link_report import CitedByReport, LinkReport
from schemas.reports.summary_report import SummaryReport
from schemas.standing import Force, Standing


@dataclass(frozen=True, slots=True)
class StandingReport:
    """Văn bản còn hiệu lực không, theo những gì có trong kho, và lược đồ của nó."""

    document: SummaryReport
    force: Force
    as_of: date
    decided_by: tuple[CitedByReport, ...]
    unsure: tuple[CitedByReport, ...]
    cites: dict[Relation, tuple[LinkReport, ...]]
    cited_by: dict[Relation, tuple[CitedByReport, ...]]

    @classmethod
    def of(cls, standing: Standing) -> Self:
        """Return the report of a standing."""
        return cls(
            document=SummaryReport.of(standing.document),
            force=standing.force,
            as_of=standing.as_of,
            decided_by=tuple(map(CitedByReport.of, standing.decided_by)),
            unsure=tuple(map(CitedByReport.of, standing.unsure)),
            cites={
                relation: tuple(map(LinkReport.of, links))
                for relation, links in standing.cites
            },
            cited_by={
                relation: tuple(map(CitedByReport.of, citing))
                for relation, citing in standing.cited_by
            },
        )
